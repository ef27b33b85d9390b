//! One line of input, however long and whatever is in it.

use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

/// What a line of input is.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    /// Text, without the end of the line and without space around it.
    Text(String),
    /// Not UTF-8, or longer than [`LONGEST`].
    Unreadable,
    /// The input ended.
    Ended,
}

/// Reads a line; of an endless one no more than [`LONGEST`] bytes are ever held.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(Line::Ended);
    }
    if bytes.len() > LONGEST && bytes.last() != Some(&b'\n') {
        skip_line(input)?;
        return Ok(Line::Unreadable);
    }
    Ok(String::from_utf8(bytes)
        .map_or(Line::Unreadable, |text| Line::Text(text.trim_start_matches('\u{feff}').trim().to_owned())))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = match input.fill_buf() {
            Ok(held) => held,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let (length, end) = match held.iter().position(|byte| *byte == b'\n') {
            Some(newline) => (newline + 1, true),
            None => (held.len(), held.is_empty()),
        };
        input.consume(length);
        if end {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_the_end_is_told_from_an_empty_line() {
        let mut input: &[u8] = "\u{feff} a b \r\n\nlast".as_bytes();
        assert_eq!(read(&mut input).expect("as the test says"), Line::Text("a b".into()));
        assert_eq!(read(&mut input).expect("as the test says"), Line::Text(String::new()));
        assert_eq!(read(&mut input).expect("as the test says"), Line::Text("last".into()));
        assert_eq!(read(&mut input).expect("as the test says"), Line::Ended);
    }

    #[test]
    fn bytes_that_are_no_text_are_a_line_that_cannot_be_read() {
        let mut input: &[u8] = b"\xff\xfe\nyes\n";
        assert_eq!(read(&mut input).expect("as the test says"), Line::Unreadable);
        assert_eq!(read(&mut input).expect("as the test says"), Line::Text("yes".into()));
    }

    #[test]
    fn an_overlong_line_is_skipped_whole() {
        let mut long = vec![b'x'; LONGEST * 3];
        long.extend(b"\nyes\n");
        let mut input = io::BufReader::new(long.as_slice());
        assert_eq!(read(&mut input).expect("as the test says"), Line::Unreadable);
        assert_eq!(read(&mut input).expect("as the test says"), Line::Text("yes".into()));
        let mut input: &[u8] = &vec![b'x'; LONGEST + 1];
        assert_eq!(read(&mut input).expect("as the test says"), Line::Unreadable);
        assert_eq!(read(&mut input).expect("as the test says"), Line::Ended);
    }
}
