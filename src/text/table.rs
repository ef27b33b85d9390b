//! A table of sentences, indexed while compiling.

/// Where each id and each sentence stands in the text, in the order of the ids.
pub struct Table<const N: usize> {
    json: &'static str,
    rows: [Row; N],
    /// By hash of the id, the row's position plus one; zero is free. A stream asks for eighty sentences a person.
    slots: [u16; SLOTS],
}

/// A power of two, some three times the rows, so that few ids share a slot.
const SLOTS: usize = 8192;

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
        let mut slots = [0; SLOTS];
        let mut row = 0;
        while row < N {
            let (start, end) = rows[row].id;
            let mut hash = SEED;
            let mut at = start as usize;
            while at < end as usize {
                hash = mix(hash, bytes[at]);
                at += 1;
            }
            let mut slot = hash as usize % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = row as u16 + 1;
            row += 1;
        }
        Self { json, rows, slots }
    }

    /// The sentence of `a.b.c`.
    pub const fn find(&self, parts: [&str; 3]) -> Option<&'static str> {
        let mut slot = hash(&parts) as usize % SLOTS;
        while self.slots[slot] != 0 {
            let row = self.slots[slot] as usize - 1;
            if self.is(row, &parts) {
                return Some(self.slice(self.rows[row].sentence));
            }
            slot = (slot + 1) % SLOTS;
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

    /// Whether the row's id is these parts.
    const fn is(&self, row: usize, parts: &[&str; 3]) -> bool {
        let bytes = self.json.as_bytes();
        let (mut at, end) = (self.rows[row].id.0 as usize, self.rows[row].id.1 as usize);
        if end - at != parts[0].len() + parts[1].len() + parts[2].len() + 2 {
            return false;
        }
        let mut part = 0;
        while part < 3 {
            let wanted = parts[part].as_bytes();
            let mut byte = 0;
            while byte < wanted.len() {
                if bytes[at] != wanted[byte] {
                    return false;
                }
                at += 1;
                byte += 1;
            }
            if part < 2 {
                if bytes[at] != b'.' {
                    return false;
                }
                at += 1;
            }
            part += 1;
        }
        true
    }
}

/// FNV-1a, small enough to run while compiling.
const SEED: u32 = 0x811c_9dc5;

const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn hash(parts: &[&str; 3]) -> u32 {
    let mut hash = SEED;
    let mut part = 0;
    while part < 3 {
        let bytes = parts[part].as_bytes();
        let mut byte = 0;
        while byte < bytes.len() {
            hash = mix(hash, bytes[byte]);
            byte += 1;
        }
        if part < 2 {
            hash = mix(hash, b'.');
        }
        part += 1;
    }
    hash
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
