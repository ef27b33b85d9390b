//! The first line of a diary: which format and version it has, and since when it is there.

use super::{Cursor, LineError, LineFault, time};

/// Name of the format.
pub const FORMAT: &str = "nightlegs-diary";
/// The version that this program reads and writes.
pub const VERSION: u64 = 1;

/// The first line of a diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// When the diary was begun, as written.
    pub created_at: String,
    /// When it was last rewritten, if it was.
    pub compacted: Option<Compaction>,
}

/// A rewrite of the diary to what stood then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compaction {
    /// When, as written.
    pub at: String,
    /// The number of the last record that was there. Up to it nothing is known of what stood before.
    pub seq: u64,
}

impl Header {
    /// Reads the first line without its newline.
    ///
    /// # Errors
    /// It names another format or version ([`LineFault::OtherVersion`]), or is damaged.
    pub fn read(line: &[u8]) -> Result<Header, LineError> {
        let text = std::str::from_utf8(line).map_err(|error| LineFault::NotUtf8.at(error.valid_up_to()))?;
        let mut cursor = Cursor::new(text);
        cursor.expect("{\"format\":")?;
        cursor.quoted(|name| (name == FORMAT).then_some(()), LineFault::OtherFormat)?;
        cursor.expect(",\"version\":")?;
        let at = cursor.at();
        let version = cursor.number()?;
        if version != VERSION {
            return Err(LineFault::OtherVersion(version).at(at));
        }
        cursor.expect(",\"created_at\":")?;
        let created_at = cursor.quoted(moment, LineFault::Time)?;
        let compacted = if cursor.take(",\"compacted_at\":") {
            let at = cursor.quoted(moment, LineFault::Time)?;
            // Where no record stood, there is no last one.
            let seq = if cursor.take(",\"compacted_seq\":") { cursor.number()? } else { 0 };
            Some(Compaction { at, seq })
        } else {
            None
        };
        cursor.expect("}")?;
        cursor.end()?;
        Ok(Header { created_at, compacted })
    }

    /// Writes the first line, without its newline.
    pub fn write(&self) -> String {
        let compacted = self.compacted.as_ref().map_or_else(String::new, |Compaction { at, seq }| {
            let seq = if *seq > 0 { format!(",\"compacted_seq\":{seq}") } else { String::new() };
            format!(",\"compacted_at\":\"{at}\"{seq}")
        });
        let created = &self.created_at;
        format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"created_at\":\"{created}\"{compacted}}}")
    }
}

/// A time, kept as it is written.
fn moment(text: &str) -> Option<String> {
    time(text).map(|_| text.to_owned())
}
