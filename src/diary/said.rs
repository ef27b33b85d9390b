//! What was said of one thing: nothing, "take it away", or a value.

use serde::{Deserialize, Deserializer};

/// What an entry says of one thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Said<T> {
    /// Nothing: what stands stays.
    #[default]
    Nothing,
    /// It is taken away, and was then never asked; `null` in JSON.
    Cleared,
    /// This.
    Is(T),
}

impl<T> Said<T> {
    /// Writes it over what stands.
    pub fn over(self, stands: &mut Option<T>) {
        match self {
            Said::Nothing => {}
            Said::Cleared => *stands = None,
            Said::Is(value) => *stands = Some(value),
        }
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        if let Said::Is(value) = self { Some(value) } else { None }
    }

    /// Whether nothing is said.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Said::Nothing)
    }

    /// Turns the value, where there is one, into another.
    ///
    /// # Errors
    /// Those of the turning.
    pub fn try_map<U, E>(self, turn: impl FnOnce(T) -> Result<U, E>) -> Result<Said<U>, E> {
        Ok(match self {
            Said::Nothing => Said::Nothing,
            Said::Cleared => Said::Cleared,
            Said::Is(value) => Said::Is(turn(value)?),
        })
    }
}

impl<T> From<Option<T>> for Said<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Said::Nothing, Said::Is)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Said<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(d)?.map_or(Said::Cleared, Said::Is))
    }
}
