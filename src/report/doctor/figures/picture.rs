//! What all pictures have in common: each is told, set in characters, and drawn in several sizes.

use std::sync::Arc;

use super::canvas::Canvas;
use super::said::Said;
use crate::report::page::{Figure, Later, Smaller};
use crate::text::Lang;

/// A picture of the nights of a period.
pub trait Picture: Send + Sync {
    /// How much room a drawing may take.
    type Size: Copy + Send + Sync + 'static;
    /// Its name in `data/`.
    const NAME: &'static str;
    /// The sizes in which it can be drawn, each lower than the one before. The first is the picture as it should be.
    const SIZES: &'static [Self::Size];

    /// Everything that can be read off a drawing of this size.
    fn said(&self, size: Self::Size) -> Said;

    /// The picture for a terminal.
    fn characters(&self) -> Vec<String>;

    /// The drawing.
    fn draw(&self, size: Self::Size) -> Canvas;
}

/// The parts of a page that a picture has, each made where a form asks for it; `None` of a picture without a size.
pub fn figure<'a, P: Picture + 'a>(picture: P, lang: Lang) -> Option<Figure<'a>> {
    let picture = Arc::new(picture);
    let mut sizes = P::SIZES.iter().map(|size| {
        let (said, drawn) = (Arc::clone(&picture), Arc::clone(&picture));
        Smaller {
            words: Later::of(move || said.said(*size).text()),
            drawing: Later::of(move || drawn.draw(*size).drawing),
        }
    });
    let Smaller { words, drawing } = sizes.next()?;
    let title = lang.say(["figure", P::NAME, "title"]).to_owned();
    let set = Arc::clone(&picture);
    Some(Figure { title, words, drawing, characters: Later::of(move || set.characters()), smaller: sizes.collect() })
}
