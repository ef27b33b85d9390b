//! Items on sheets of paper.

use super::flow::{Flow, Item};

/// An item and how far down its sheet it stands.
pub(super) struct Placed<'f, 'a> {
    pub(super) y: f64,
    pub(super) item: &'f Item<'a>,
}

/// Lays the items of a flow on sheets of a height.
pub(super) fn lay<'f, 'a>(flow: &'f Flow<'a>, height: f64) -> Vec<Vec<Placed<'f, 'a>>> {
    let mut sheets = Sheets { all: vec![vec![]], y: 0.0, height };
    let mut rest = flow.items.as_slice();
    while !rest.is_empty() {
        let kept = rest.iter().take_while(|item| item.keeps).count();
        let (together, after) = rest.split_at((kept + 1).min(rest.len()));
        rest = after;
        let needed: f64 = together.iter().map(|item| item.before + item.height).sum();
        if needed <= height && !sheets.has_room(needed) {
            sheets.turn();
        }
        for item in together {
            if !sheets.has_room(item.before + item.height) {
                sheets.turn();
            }
            let again = item.head.and_then(|head| flow.heads.get(head));
            for item in again.into_iter().flatten().filter(|_| sheets.y == 0.0).collect::<Vec<_>>() {
                sheets.put(item);
            }
            sheets.put(item);
        }
    }
    sheets.all
}

struct Sheets<'f, 'a> {
    all: Vec<Vec<Placed<'f, 'a>>>,
    y: f64,
    height: f64,
}

impl<'f, 'a> Sheets<'f, 'a> {
    /// An empty sheet has room for anything, so that there is an end.
    fn has_room(&self, needed: f64) -> bool {
        self.y == 0.0 || self.y + needed <= self.height
    }

    fn turn(&mut self) {
        self.all.push(vec![]);
        self.y = 0.0;
    }

    fn put(&mut self, item: &'f Item<'a>) {
        if self.y > 0.0 {
            self.y += item.before;
        }
        if let Some(sheet) = self.all.last_mut() {
            sheet.push(Placed { y: self.y, item });
        }
        self.y += item.height;
    }
}
