//! The interactive bodies of a respondent: a person at a terminal, and numbered lines.
//!
//! Both show the same words and take the same answers. [`Terminal`] draws lists and moves the cursor; [`Plain`] only
//! ever writes further lines, so that a screen reader reads everything once and in order, and a pipe works.

mod edit;
mod input;
mod keyboard;
mod keys;
mod layout;
mod line;
mod list;
mod plain;
mod prompt;
mod question;
mod screen;
mod terminal;
mod typed;
mod view;
mod wrap;

pub(in crate::cli) use keyboard::give_back;
pub use keys::Press;
pub use plain::Plain;
pub use prompt::Offer;
pub use question::{Body, Form, Line, Question, TimeOrAllDay};
pub use terminal::Terminal;
