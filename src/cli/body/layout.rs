//! What of a prompt fits on the screen.

/// Everything that a prompt would show, already broken into lines.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// How far along.
    pub progress: Vec<String>,
    /// The question.
    pub question: Vec<String>,
    /// What stands.
    pub standing: Vec<String>,
    /// The lines to choose from, each in one or more rows.
    pub items: Vec<Vec<String>>,
    /// The item that the cursor is on.
    pub active: Option<usize>,
    /// A reason, or what was wrong.
    pub note: Vec<String>,
    /// The keys.
    pub keys: Vec<String>,
    /// Which line of how many; shown where not all lines are.
    pub position: Vec<String>,
}

/// The rows to draw, and the row of the cursor.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// The rows.
    pub rows: Vec<String>,
    /// The cursor, counted from the first row.
    pub cursor: usize,
}

impl Parts {
    /// Fits the prompt into so many rows. The question, the line of the cursor and a note come first; then a half
    /// screen of the list, the keys, how far along, and the rest of the list. What does not fit is left out.
    pub fn fit(self, height: usize) -> Frame {
        let height = height.max(3);
        let whole: usize = self.items.iter().map(Vec::len).sum();
        let start: usize = self.items.iter().take(self.active.unwrap_or(0)).map(Vec::len).sum();
        let length = self.items.get(self.active.unwrap_or(0)).map_or(0, Vec::len).min(height);

        let mut free = height - length.min(whole);
        let note = take_up_to(&self.note, &mut free);
        let question = take_up_to(&self.question, &mut free);
        let mut list = length.min(whole);
        grow(&mut list, whole.min(height / 2), &mut free);
        // A list that is cut says where in it the cursor is.
        let reserved = if list + free < whole { self.position.len().min(free) } else { 0 };
        free -= reserved;
        let keys = take_whole(&self.keys, &mut free);
        let standing = take_whole(&self.standing, &mut free);
        let progress = take_whole(&self.progress, &mut free);
        free += reserved;
        grow(&mut list, whole, &mut free);
        let position = if list < whole {
            if free < self.position.len() && list > length + self.position.len() {
                list -= self.position.len() - free;
                free = self.position.len();
            }
            take_whole(&self.position, &mut free)
        } else {
            Vec::new()
        };

        let top = (start + length / 2).saturating_sub(list / 2).min(start).min(whole - list);
        let top = top.max((start + length).saturating_sub(list)).min(whole - list);
        let rows: Vec<String> = self.items.into_iter().flatten().skip(top).take(list).collect();
        let mut frame = Frame::default();
        frame.rows.extend(progress);
        frame.rows.extend(question);
        space(&mut frame.rows, &mut free, &rows);
        frame.rows.extend(standing);
        frame.cursor = frame.rows.len() + start.saturating_sub(top);
        frame.rows.extend(rows);
        frame.rows.extend(position);
        space(&mut frame.rows, &mut free, &keys);
        frame.rows.extend(note);
        frame.rows.extend(keys);
        frame.cursor = frame.cursor.min(frame.rows.len().saturating_sub(1));
        frame
    }
}

fn take_up_to(part: &[String], free: &mut usize) -> Vec<String> {
    let taken = part.len().min(*free);
    *free -= taken;
    part[..taken].to_vec()
}

fn take_whole(part: &[String], free: &mut usize) -> Vec<String> {
    if part.len() <= *free { take_up_to(part, free) } else { Vec::new() }
}

fn grow(list: &mut usize, to: usize, free: &mut usize) {
    let more = to.saturating_sub(*list).min(*free);
    *list += more;
    *free -= more;
}

/// An empty row between two parts, where there is room.
fn space(rows: &mut Vec<String>, free: &mut usize, next: &[String]) {
    if *free > 0 && !rows.is_empty() && !next.is_empty() {
        rows.push(String::new());
        *free -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, rows: usize) -> Vec<String> {
        (0..rows).map(|row| format!("{name}{row}")).collect()
    }

    fn parts(items: usize, rows_of_item: usize, active: Option<usize>) -> Parts {
        Parts {
            progress: part("progress", 1),
            question: part("question", 3),
            standing: part("standing", 1),
            items: (0..items).map(|at| part(&format!("item{at}."), rows_of_item)).collect(),
            active,
            note: part("note", 2),
            keys: part("keys", 4),
            position: part("position", 1),
        }
    }

    #[test]
    fn everything_is_shown_where_it_fits() {
        let frame = parts(3, 1, Some(1)).fit(23);
        assert_eq!(frame.rows.len(), 16);
        assert_eq!(frame.rows[frame.cursor], "item1.0");
        assert!(!frame.rows.contains(&"position0".to_owned()));
    }

    #[test]
    fn no_screen_is_too_small_and_the_line_of_the_cursor_is_always_whole() {
        for height in 1..30 {
            for rows_of_item in 1..8 {
                for active in 0..10 {
                    let frame = parts(10, rows_of_item, Some(active)).fit(height);
                    assert!(frame.rows.len() <= height.max(3), "{height} {rows_of_item} {active} {frame:?}");
                    assert_eq!(frame.rows[frame.cursor], format!("item{active}.0"));
                    if rows_of_item <= height {
                        let last = format!("item{active}.{}", rows_of_item - 1);
                        assert!(frame.rows.contains(&last), "{height} {rows_of_item} {active} {frame:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_cut_list_says_where_the_cursor_is() {
        let frame = parts(21, 1, Some(20)).fit(14);
        assert!(frame.rows.contains(&"position0".to_owned()), "{frame:?}");
        assert!(frame.rows.contains(&"question2".to_owned()));
        assert!(frame.rows.contains(&"note1".to_owned()));
    }

    #[test]
    fn a_list_without_a_cursor_shows_its_beginning() {
        let frame = parts(30, 1, None).fit(10);
        assert!(frame.rows.contains(&"item0.0".to_owned()), "{frame:?}");
    }
}
