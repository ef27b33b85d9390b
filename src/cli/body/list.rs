//! A list with a cursor, and what each key does to it.

use super::keys::Press;
use super::question::Form;
use crate::ask::{Mark, Reply};

/// The longest list whose lines have a digit each.
pub(super) const NUMBERED: usize = 9;
/// How many lines a page has.
const PAGE: usize = 5;

/// The state of a list.
#[derive(Debug)]
pub(super) struct List {
    /// The line of the cursor.
    pub active: Option<usize>,
    /// The marks of a list to tick.
    pub marks: Option<Vec<Mark>>,
    unsure_each: bool,
    unsure: Option<usize>,
    yes_or_no: bool,
    /// It cannot be left out.
    must: bool,
    lines: usize,
}

/// What a key did.
#[derive(Debug, PartialEq)]
pub(super) enum Done {
    /// Something to draw, perhaps.
    Moved,
    /// The prompt is answered.
    Reply(Reply),
    /// The reason of the line was asked for.
    Why,
    /// Enter without a line.
    NoLine,
    /// A paste, which chooses nothing.
    Pasted,
}

impl List {
    /// The list of a form; `None` where the answer is typed.
    pub fn of(form: &Form<'_>) -> Option<Self> {
        Some(match form {
            Form::Choose { lines, unsure, yes_or_no, current } => Self {
                // Nothing is chosen before the person has moved: a stray Enter never means yes.
                active: *current,
                marks: None,
                unsure_each: false,
                unsure: *unsure,
                yes_or_no: *yes_or_no,
                must: false,
                lines: lines.len(),
            },
            Form::Tick { lines, unsure_each, current } => Self {
                active: Some(0),
                marks: Some(current.clone()),
                unsure_each: *unsure_each,
                unsure: None,
                yes_or_no: false,
                must: false,
                lines: lines.len(),
            },
            _ => return None,
        })
    }

    /// Two lines of which none is taken before it is chosen.
    pub fn without_default() -> Self {
        Self { active: None, marks: None, unsure_each: false, unsure: None, yes_or_no: false, must: true, lines: 2 }
    }

    /// Yes or no.
    pub fn yes_or_no() -> Self {
        Self { active: None, marks: None, unsure_each: false, unsure: Some(1), yes_or_no: true, must: true, lines: 2 }
    }

    /// The sign of a line.
    pub fn sign(&self, line: usize) -> &'static str {
        match self.marks.as_ref().map(|marks| marks[line]) {
            None => "",
            Some(Mark::Blank) => "[ ] ",
            Some(Mark::Ticked) => "[x] ",
            Some(Mark::Unsure) => "[?] ",
        }
    }

    /// Whether nothing is ticked or doubted.
    pub fn is_blank(&self) -> bool {
        self.marks.as_ref().is_some_and(|marks| marks.iter().all(|mark| *mark == Mark::Blank))
    }

    /// Whether the cursor stands on the last line.
    pub fn at_end(&self) -> bool {
        self.active == Some(self.lines - 1)
    }

    /// Takes a key.
    pub fn press(&mut self, press: Press) -> Done {
        let last = self.lines - 1;
        let to = match (press, self.active) {
            (Press::Up | Press::Char('k' | 'ㅏ'), Some(at)) => at.checked_sub(1).unwrap_or(last),
            (Press::Down | Press::Char('j' | 'ㅓ'), Some(at)) => (at + 1) % self.lines,
            (Press::Up | Press::Char('k' | 'ㅏ'), None) | (Press::End, _) => last,
            (Press::Down | Press::Char('j' | 'ㅓ'), None) | (Press::Home, _) => 0,
            (Press::PageUp, at) => at.unwrap_or(0).saturating_sub(PAGE),
            (Press::PageDown, at) => (at.unwrap_or(0) + PAGE).min(last),
            (press, _) => return self.act(press),
        };
        self.active = Some(to);
        Done::Moved
    }

    fn act(&mut self, press: Press) -> Done {
        match press {
            Press::Enter => match (&self.marks, self.active) {
                (Some(marks), _) => Done::Reply(Reply::Marked(marks.clone())),
                (None, Some(at)) => Done::Reply(Reply::Chosen(at)),
                (None, None) => Done::NoLine,
            },
            Press::Char('<') => Done::Reply(Reply::Back),
            Press::Paste => Done::Pasted,
            Press::Char('?') => Done::Why,
            Press::Char(' ') => {
                self.mark(Mark::Ticked);
                Done::Moved
            }
            Press::Char('u' | 'U' | 'ㅕ') => self.not_sure(),
            Press::Char('y' | 'Y' | 'ㅛ') if self.yes_or_no => Done::Reply(Reply::Chosen(0)),
            Press::Char('n' | 'N' | 'ㅜ') if self.yes_or_no => Done::Reply(Reply::Chosen(1)),
            Press::Char(digit @ '1'..='9') => self.digit(digit as usize - '1' as usize),
            _ => Done::Moved,
        }
    }

    fn digit(&mut self, at: usize) -> Done {
        if at >= self.lines || self.lines > NUMBERED {
            return Done::Moved;
        }
        self.active = Some(at);
        if self.marks.is_none() {
            return Done::Reply(Reply::Chosen(at));
        }
        self.mark(Mark::Ticked);
        Done::Moved
    }

    fn not_sure(&mut self) -> Done {
        match (&self.marks, self.unsure) {
            (Some(_), _) if self.unsure_each => {
                self.mark(Mark::Unsure);
                Done::Moved
            }
            (None, Some(line)) => Done::Reply(Reply::Chosen(line)),
            // A choice that has to be made knows no "not sure".
            (None, None) if self.must => Done::Moved,
            _ => Done::Reply(Reply::Skipped),
        }
    }

    /// Sets a mark on the line of the cursor, or takes the same mark away.
    fn mark(&mut self, mark: Mark) {
        if let (Some(marks), Some(at)) = (&mut self.marks, self.active) {
            marks[at] = if marks[at] == mark { Mark::Blank } else { mark };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(unsure_each: bool) -> List {
        let form = Form::Tick { lines: vec!["".into(); 3], unsure_each, current: vec![Mark::Blank; 3] };
        List::of(&form).expect("as the test says")
    }
    fn choice(unsure: Option<usize>) -> List {
        let form = Form::Choose { lines: vec!["".into(); 3], unsure, yes_or_no: true, current: None };
        List::of(&form).expect("as the test says")
    }

    #[test]
    fn a_list_is_ticked_doubted_and_taken_back() {
        let mut list = ticks(true);
        for press in [Press::Char(' '), Press::Down, Press::Char('u'), Press::Char('3'), Press::Char(' ')] {
            assert_eq!(list.press(press), Done::Moved);
        }
        assert_eq!([list.sign(0), list.sign(1), list.sign(2)], ["[x] ", "[?] ", "[ ] "]);
        let marks = vec![Mark::Ticked, Mark::Unsure, Mark::Blank];
        assert_eq!(list.press(Press::Enter), Done::Reply(Reply::Marked(marks)));
    }

    #[test]
    fn nothing_ticked_is_none_and_not_sure_of_a_whole_list_leaves_it_out() {
        assert_eq!(ticks(true).press(Press::Enter), Done::Reply(Reply::Marked(vec![Mark::Blank; 3])));
        assert_eq!(ticks(false).press(Press::Char('u')), Done::Reply(Reply::Skipped));
    }

    #[test]
    fn a_choice_has_arrows_digits_words_and_a_korean_keyboard() {
        for (press, line) in [('1', 0), ('3', 2), ('y', 0), ('N', 1), ('ㅛ', 0), ('ㅜ', 1), ('u', 2), ('ㅕ', 2)] {
            assert_eq!(choice(Some(2)).press(Press::Char(press)), Done::Reply(Reply::Chosen(line)), "{press}");
        }
        let mut list = choice(None);
        assert_eq!(list.press(Press::Up), Done::Moved);
        assert_eq!(list.press(Press::Enter), Done::Reply(Reply::Chosen(2)));
        assert_eq!(list.press(Press::Char('u')), Done::Reply(Reply::Skipped));
        for press in [Press::Escape, Press::Char('9'), Press::Char('0'), Press::Char('x'), Press::Right] {
            assert_eq!(list.press(press), Done::Moved);
        }
    }

    #[test]
    fn what_should_not_wait_has_no_default() {
        let mut list = List::without_default();
        assert_eq!(list.press(Press::Enter), Done::NoLine);
        assert_eq!(list.press(Press::Char('u')), Done::Moved);
        assert_eq!(list.press(Press::Char('y')), Done::Moved);
        list.press(Press::Down);
        assert_eq!(list.press(Press::Enter), Done::Reply(Reply::Chosen(0)));
    }
}
