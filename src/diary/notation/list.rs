//! Lists of ids, such as what was done in the evening.

use super::{Alone, NotationFault, NotationKind, alone};
use crate::model::{Id, Set};

/// Reads ids parted by commas: `calf-stretch,warm-feet`, or `none` for the set with nothing in it. A hyphen or a space
/// counts as an underscore. In a list that has an id of that name, `none` is that id.
///
/// # Errors
/// A word that is no id of the list, an id twice, nothing between two commas, `none` beside others.
pub fn list<T: Id>(text: &str) -> Result<Set<T>, NotationFault> {
    if alone(text) == Some(Alone::No) && T::parse("none").is_none() {
        return Ok(Set::EMPTY);
    }
    ids(text, ',')
}

/// The ids as [`list`] reads them again.
pub fn write_list<T: Id>(set: Set<T>) -> String {
    if set.is_empty() { "none".to_owned() } else { join(set, ",") }
}

/// One or more ids parted by a character.
pub(super) fn ids<T: Id>(text: &str, mark: char) -> Result<Set<T>, NotationFault> {
    let mut set = Set::EMPTY;
    let mut words: Vec<(T, &str)> = Vec::new();
    for word in text.split(mark).map(str::trim) {
        if word.is_empty() {
            return Err(NotationFault::new(text, NotationKind::Empty));
        }
        let name = word.to_lowercase().replace(['-', ' '], "_");
        let Some(id) = T::parse(&name) else {
            return Err(match alone(word) {
                Some(_) => NotationFault::new(word, NotationKind::StandsAlone),
                None => NotationFault::unknown(word, T::NAMES),
            });
        };
        if let Some((_, first)) = words.iter().find(|(known, _)| *known == id) {
            return Err(NotationFault::twice(first, word));
        }
        words.push((id, word));
        set.insert(id);
    }
    Ok(set)
}

/// The ids with a mark between them.
pub(super) fn join<T: Id>(set: Set<T>, mark: &str) -> String {
    set.iter().map(Id::as_str).collect::<Vec<_>>().join(mark)
}
