//! A table of sentences, indexed while compiling.

/// Where each id and each sentence stands in the text, in the order of the ids.
pub struct Table<const N: usize> {
    json: &'static str,
    rows: [Row; N],
}

#[derive(Clone, Copy)]
struct Row {
    id: (u32, u32),
    sentence: (u32, u32),
}

/// Counts the rows: one a line, `  "id": "sentence",`.
pub const fn count(json: &str) -> usize {
    let bytes = json.as_bytes();
    let (mut at, mut rows) = (0, 0);
    while at + 3 < bytes.len() {
        if bytes[at] == b'\n' && bytes[at + 1] == b' ' && bytes[at + 2] == b' ' && bytes[at + 3] == b'"' {
            rows += 1;
        }
        at += 1;
    }
    rows
}

impl<const N: usize> Table<N> {
    /// Indexes the text. Rows out of order, twice, or with a backslash do not compile.
    pub const fn read(json: &'static str) -> Self {
        let bytes = json.as_bytes();
        let mut rows = [Row { id: (0, 0), sentence: (0, 0) }; N];
        let (mut at, mut row) = (0, 0);
        while row < N {
            while !(bytes[at] == b'\n' && bytes[at + 3] == b'"') {
                at += 1;
            }
            let id_start = at + 4;
            let id_end = quote(bytes, id_start);
            let start = id_end + 4;
            let end = quote(bytes, start);
            rows[row] = Row { id: (id_start as u32, id_end as u32), sentence: (start as u32, end as u32) };
            if row > 0 {
                let before = rows[row - 1].id;
                assert!(
                    less(bytes, before.0 as usize, before.1 as usize, id_start, id_end),
                    "ids of data/text must be sorted, and each there once"
                );
            }
            at = end;
            row += 1;
        }
        Self { json, rows }
    }

    /// The sentence of `a.b.c`.
    pub const fn find(&self, parts: [&str; 3]) -> Option<&'static str> {
        let (mut low, mut high) = (0, N);
        while low < high {
            let middle = (low + high) / 2;
            match self.compare(middle, &parts) {
                0 => return Some(self.slice(self.rows[middle].sentence)),
                order if order < 0 => low = middle + 1,
                _ => high = middle,
            }
        }
        None
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|row| self.slice(row.id))
    }

    const fn slice(&self, (start, end): (u32, u32)) -> &'static str {
        let (_, tail) = self.json.split_at(start as usize);
        let (text, _) = tail.split_at((end - start) as usize);
        text
    }

    /// Below zero where the row's id comes before the parts, above where it comes after.
    const fn compare(&self, row: usize, parts: &[&str; 3]) -> i32 {
        let bytes = self.json.as_bytes();
        let (mut at, end) = (self.rows[row].id.0 as usize, self.rows[row].id.1 as usize);
        let mut part = 0;
        while part < 3 {
            let wanted = parts[part].as_bytes();
            let mut byte = 0;
            while byte <= wanted.len() {
                let want = if byte < wanted.len() {
                    wanted[byte]
                } else if part < 2 {
                    b'.'
                } else {
                    break;
                };
                if at == end {
                    return -1;
                }
                if bytes[at] != want {
                    return bytes[at] as i32 - want as i32;
                }
                at += 1;
                byte += 1;
            }
            part += 1;
        }
        (end - at) as i32
    }
}

const fn quote(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes[at] != b'"' {
        assert!(bytes[at] != b'\\', "sentences of data/text need no backslash: use “quotes” and ’");
        at += 1;
    }
    at
}

const fn less(bytes: &[u8], mut a: usize, a_end: usize, mut b: usize, b_end: usize) -> bool {
    while a < a_end && b < b_end {
        if bytes[a] != bytes[b] {
            return bytes[a] < bytes[b];
        }
        a += 1;
        b += 1;
    }
    a_end - a < b_end - b
}
