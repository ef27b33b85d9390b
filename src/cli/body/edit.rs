//! A line that is being typed: characters, a place among them, and the part of it that fits.

use unicode_width::UnicodeWidthChar;

use super::keys::Press;

/// The most characters of a line.
const LONGEST: usize = 4096;

/// A line being typed.
#[derive(Debug, Default)]
pub(super) struct Edit {
    chars: Vec<char>,
    at: usize,
}

impl Edit {
    /// Takes a key; Enter is not for a line to take.
    pub fn press(&mut self, press: Press) {
        match press {
            Press::Char(c) => self.insert(c),
            Press::Backspace => self.backspace(),
            Press::Delete => self.delete(),
            Press::Left => self.left(),
            Press::Right => self.right(),
            Press::Home | Press::Up | Press::PageUp => self.home(),
            Press::End | Press::Down | Press::PageDown => self.end(),
            Press::Escape => self.clear(),
            Press::Enter | Press::Paste => {}
        }
    }
    /// What has been typed, without space around it.
    pub fn text(&self) -> String {
        self.chars.iter().collect::<String>().trim().to_owned()
    }
    /// Whether nothing has been typed.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }
    /// Types a character; what a terminal would obey is left out.
    pub fn insert(&mut self, c: char) {
        if c.is_control() || self.chars.len() >= LONGEST {
            return;
        }
        self.chars.insert(self.at, c);
        self.at += 1;
    }
    /// Types all of a text.
    pub fn insert_all(&mut self, text: &str) {
        text.chars().for_each(|c| self.insert(c));
    }
    /// Takes away what stands before the caret, with the marks that sit on it.
    fn backspace(&mut self) {
        let from = self.before();
        self.chars.drain(from..self.at);
        self.at = from;
    }
    /// Takes away what stands after the caret, with the marks that sit on it.
    fn delete(&mut self) {
        let to = self.after();
        self.chars.drain(self.at..to);
    }
    /// Takes away everything.
    pub fn clear(&mut self) {
        self.chars.clear();
        self.at = 0;
    }
    /// Moves the caret one character to the left.
    fn left(&mut self) {
        self.at = self.before();
    }
    /// Moves the caret one character to the right.
    fn right(&mut self) {
        self.at = self.after();
    }
    /// Moves the caret to the beginning.
    fn home(&mut self) {
        self.at = 0;
    }
    /// Moves the caret to the end.
    fn end(&mut self) {
        self.at = self.chars.len();
    }

    /// The part that fits into these columns, and the column of the caret in it.
    pub fn window(&self, columns: usize) -> (String, usize) {
        let room = columns.max(4) - 1;
        let mut from = self.at;
        let mut caret = 0;
        while from > 0 && caret + width(self.chars[from - 1]) <= room {
            from -= 1;
            caret += width(self.chars[from]);
        }
        let mut used = caret;
        let shown = self.chars[self.at..].iter().take_while(|c| {
            used += width(**c);
            used <= room
        });
        let visible = self.chars[from..self.at].iter().chain(shown).collect();
        (visible, caret)
    }

    fn before(&self) -> usize {
        let mut from = self.at;
        while from > 0 {
            from -= 1;
            if width(self.chars[from]) > 0 {
                break;
            }
        }
        from
    }

    fn after(&self) -> usize {
        let rest = self.chars[self.at..].iter().skip(1).take_while(|c| width(**c) == 0).count();
        (self.at + 1 + rest).min(self.chars.len())
    }
}

fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Edit {
        let mut edit = Edit::default();
        edit.insert_all(text);
        edit
    }

    #[test]
    fn hangul_is_deleted_by_the_syllable_also_in_parts() {
        let mut edit = typed("마그밀");
        edit.backspace();
        assert_eq!(edit.text(), "마그");
        // The last syllable in its parts, as some keyboards send it.
        let mut edit = typed("마\u{1100}\u{1173}");
        edit.backspace();
        assert_eq!(edit.text(), "마");
    }

    #[test]
    fn the_caret_moves_and_both_deletions_work() {
        let mut edit = typed("가나다");
        edit.left();
        edit.left();
        edit.delete();
        assert_eq!(edit.text(), "가다");
        edit.home();
        edit.delete();
        edit.insert('라');
        assert_eq!(edit.text(), "라다");
        edit.end();
        edit.delete();
        edit.right();
        assert_eq!(edit.text(), "라다");
        edit.clear();
        edit.backspace();
        assert!(edit.is_empty());
    }

    #[test]
    fn a_long_line_shows_the_part_round_the_caret() {
        let mut edit = typed("프라미펙솔 0.25 mg");
        assert_eq!(edit.window(40), ("프라미펙솔 0.25 mg".into(), 18));
        let (shown, caret) = edit.window(10);
        assert_eq!((shown.as_str(), caret), (" 0.25 mg", 8));
        edit.home();
        assert_eq!(edit.window(10), ("프라미펙".into(), 0));
        for columns in 4..30 {
            for _ in 0..3 {
                let (shown, caret) = edit.window(columns);
                assert!(shown.chars().map(width).sum::<usize>() < columns && caret < columns);
                edit.right();
            }
        }
    }

    #[test]
    fn control_characters_are_not_typed() {
        assert_eq!(typed("a\u{7}\u{1b}b").text(), "ab");
    }
}
