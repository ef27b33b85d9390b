//! A part of a page that is made when a form first asks for it.

use std::ops::Deref;
use std::sync::LazyLock;

/// Something that is made once, when it is first looked at: a terminal draws no shapes, and a sheet of paper sets no
/// characters.
#[derive(Debug)]
pub struct Later<'a, T>(LazyLock<T, Box<dyn FnOnce() -> T + Send + 'a>>);

impl<'a, T> Later<'a, T> {
    /// What is made so, where it is asked for.
    pub fn of(make: impl FnOnce() -> T + Send + 'a) -> Self {
        Self(LazyLock::new(Box::new(make)))
    }
}

impl<'a, T: Send + 'a> From<T> for Later<'a, T> {
    fn from(made: T) -> Self {
        Self::of(|| made)
    }
}

impl<T> Deref for Later<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
