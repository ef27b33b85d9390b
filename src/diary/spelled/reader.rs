//! Moving over the text of a night, field by field, in the order in which they are written.

use chrono::NaiveDate;

/// A place in the text of a night that moves over what is read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) keeps: bool,
    /// The date that was read last, as written: most times of a night are of one.
    pub(super) date: (&'a str, NaiveDate),
}

/// How many bytes stand before a quotation mark, a backslash or a control character.
fn unescaped(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    // A byte below a number, where both are below 0x80: the high bit of what is left by taking the number away. A carry
    // can only follow a byte that is one of these, and then the bytes are looked at one by one.
    let is_plain = |chunk: &[u8; 8]| {
        let word = u64::from_ne_bytes(*chunk);
        let below = |word: u64, number: u64| word.wrapping_sub(ONES * number) & !word & HIGH;
        let equal = |sign: u8| below(word ^ (ONES * u64::from(sign)), 1);
        below(word, 0x20) | equal(b'"') | equal(b'\\') == 0
    };
    let whole = bytes.as_chunks().0.iter().take_while(|chunk| is_plain(chunk)).count() * 8;
    let rest = bytes[whole..].iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
    Some(whole + rest)
}

/// What is spelled in one way.
pub(super) trait Spelled: Sized {
    fn read(reader: &mut Reader<'_>) -> Option<Self>;
}

impl<'a> Reader<'a> {
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let there = self.rest().starts_with(text.as_bytes());
        if there {
            self.at += text.len();
        }
        there
    }

    pub(super) fn open(&mut self) -> Option<()> {
        self.take("{").then_some(())
    }

    pub(super) fn close(&mut self) -> Option<()> {
        self.take("}").then_some(())
    }

    /// Moves over the name of a field if it stands here, and over the comma before it.
    pub(super) fn field(&mut self, name: &str) -> bool {
        let comma = usize::from(self.text.as_bytes()[self.at - 1] != b'{');
        let rest = self.rest();
        let there = (comma == 0 || rest.first() == Some(&b','))
            && rest.get(comma..).is_some_and(|rest| rest.starts_with(name.as_bytes()));
        if there {
            self.at += comma + name.len();
        }
        there
    }

    /// A field that may be left out.
    pub(super) fn maybe<T: Spelled>(&mut self, name: &str) -> Option<Option<T>> {
        if self.field(name) { T::read(self).map(Some) } else { Some(None) }
    }

    /// A field that has to be there.
    pub(super) fn must<T: Spelled>(&mut self, name: &str) -> Option<T> {
        self.field(name).then(|| T::read(self)).flatten()
    }

    /// A text without a sign that JSON escapes.
    pub(super) fn quoted(&mut self) -> Option<&'a str> {
        if !self.take("\"") {
            return None;
        }
        let length = unescaped(self.rest())?;
        let text = &self.text[self.at..self.at + length];
        self.at += length;
        self.take("\"").then_some(text)
    }

    /// A whole number of at most eight digits.
    pub(super) fn whole(&mut self) -> Option<u64> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = &self.text[self.at..self.at + digits];
        self.at += digits;
        let one_way = digits == 1 || (2..=8).contains(&digits) && !text.starts_with('0');
        let ends = !matches!(self.rest().first(), Some(b'.' | b'e' | b'E'));
        (one_way && ends).then(|| text.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    }

    /// Every member of a list.
    pub(super) fn list(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        if !self.take("[") {
            return None;
        }
        if self.take("]") {
            return Some(());
        }
        loop {
            each(self)?;
            if self.take("]") {
                return Some(());
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    /// A list of what is kept only where it is asked for.
    pub(super) fn kept<T: Spelled>(&mut self) -> Option<Vec<T>> {
        let mut all = Vec::new();
        self.list(|reader| {
            let one = T::read(reader)?;
            if reader.keeps {
                all.push(one);
            }
            Some(())
        })?;
        Some(all)
    }
}
