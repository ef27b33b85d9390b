//! How the records of a file follow each other.

use chrono::NaiveDate;

use super::{Key, LineError, LineFault, Stamp};

/// Where a file stands after a record; the default is where it stands before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The number of the last record; 0 before the first.
    pub seq: u64,
    /// The latest night so far.
    pub through: Option<NaiveDate>,
}

impl Order {
    /// Where a file stands after a record, when nothing is known of the records before it.
    pub fn after(stamp: &Stamp) -> Order {
        Order { seq: stamp.seq, through: stamp.through }
    }

    /// The latest night when a record about this is added.
    pub fn through_with(&self, key: &Key) -> Option<NaiveDate> {
        self.through.max(key.night())
    }

    /// Looks whether a record may come next, and gives where the file stands after it.
    ///
    /// # Errors
    /// Its number does not rise, or its `through` is not the latest night so far.
    pub fn then(&self, next: &Stamp) -> Result<Order, LineError> {
        if next.seq <= self.seq {
            return Err(LineFault::Seq { after: self.seq }.at("{\"seq\":".len()));
        }
        let expected = self.through_with(&next.key);
        if next.through != expected {
            return Err(LineFault::Through { expected }.at(next.through_at()));
        }
        Ok(Order::after(next))
    }
}
