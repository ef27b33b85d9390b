//! Which time zone the environment names.

use std::path::Path;

use crate::diary::Zone;

/// What the environment says of the zone.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A zone whose clock changes are known.
    Named(Zone),
    /// An offset that never changes, as in `KST-9`.
    Offset,
    /// Rules for summer time without the name of a zone, as in `EST5EDT,M3.2.0,M11.1.0`.
    Rules(String),
    /// No zone that is known.
    Unknown(String),
    /// Nothing.
    Nothing,
}

/// Looks at `TZ`, or at the machine's zone where that is not set.
pub fn look() -> Said {
    match std::env::var_os("TZ") {
        Some(text) => said(&text.to_string_lossy(), |path| std::fs::canonicalize(path).ok()),
        None => match iana_time_zone::get_timezone().ok().as_deref().and_then(Zone::named) {
            Some(zone) => Said::Named(zone),
            None => Said::Nothing,
        },
    }
}

/// What a text of `TZ` says; `real` follows the links of a file.
fn said(text: &str, real: impl Fn(&Path) -> Option<std::path::PathBuf>) -> Said {
    let name = text.strip_prefix(':').unwrap_or(text);
    if name.is_empty() {
        return Zone::named("UTC").map_or(Said::Offset, Said::Named);
    }
    let of_file = |path: &Path| in_database(&path.to_string_lossy()).and_then(Zone::named);
    let found = Zone::named(name).or_else(|| {
        let path = Path::new(if name == "localtime" { "/etc/localtime" } else { name });
        let is_file = path.is_absolute();
        is_file.then(|| of_file(path).or_else(|| real(path).as_deref().and_then(of_file))).flatten()
    });
    match (found, rules(name)) {
        (Some(zone), _) => Said::Named(zone),
        (None, Some(false)) => Said::Offset,
        (None, Some(true)) => Said::Rules(text.to_owned()),
        (None, None) => Said::Unknown(text.to_owned()),
    }
}

/// The name of a zone in the path of its file, as in `/usr/share/zoneinfo/posix/Asia/Seoul`.
fn in_database(path: &str) -> Option<&str> {
    let (_, name) = path.rsplit_once("zoneinfo/")?;
    Some(["posix/", "right/"].into_iter().find_map(|part| name.strip_prefix(part)).unwrap_or(name))
}

/// Whether a text in the form of POSIX has summer time; nothing where it has not that form.
fn rules(text: &str) -> Option<bool> {
    let rest = offset(abbreviation(text)?)?;
    match rest {
        "" => Some(false),
        rest => abbreviation(rest).map(|_| true),
    }
}

/// What stands behind an abbreviation: three or more letters, or anything in angle brackets.
fn abbreviation(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('<') {
        return quoted.split_once('>').map(|(_, rest)| rest);
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    (letters >= 3).then(|| &text[letters..])
}

/// What stands behind an offset, as in `-9` or `+3:30`.
fn offset(text: &str) -> Option<&str> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let length = unsigned.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    (length > 0 && unsigned.as_bytes()[0] != b':').then(|| &unsigned[length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_found_in_each_form_and_nothing_is_guessed() {
        let named = |name: &str| Zone::named(name).map(Said::Named).expect("a zone");
        let say = |text: &str| {
            said(text, |path| (path == Path::new("/etc/localtime")).then(|| "/usr/share/zoneinfo/Asia/Seoul".into()))
        };
        for (text, name) in [
            ("Asia/Seoul", "Asia/Seoul"),
            (":Europe/London", "Europe/London"),
            ("/usr/share/zoneinfo/America/New_York", "America/New_York"),
            (":/usr/share/zoneinfo/America/New_York", "America/New_York"),
            ("/usr/share/zoneinfo/posix/Asia/Seoul", "Asia/Seoul"),
            ("/usr/lib/zoneinfo/right/Asia/Seoul", "Asia/Seoul"),
            (":/etc/localtime", "Asia/Seoul"),
            ("localtime", "Asia/Seoul"),
            ("", "UTC"),
            (":", "UTC"),
        ] {
            assert_eq!(say(text), named(name), "{text}");
        }
        for text in ["KST-9", "<+0530>-5:30", "XYZ0", "ABC+3"] {
            assert_eq!(say(text), Said::Offset, "{text}");
        }
        for text in ["AAA5BBB,M3.2.0,M11.1.0", "CET-1CEST", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1"] {
            assert_eq!(say(text), Said::Rules(text.to_owned()), "{text}");
        }
        for text in ["Mars/Olympus", ":/no/such/file", "no", "Asia/Se\u{1b}oul", "KST", "AB-9"] {
            assert_eq!(say(text), Said::Unknown(text.to_owned()), "{text}");
        }
    }
}
