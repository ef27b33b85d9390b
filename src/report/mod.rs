//! Floor 3: what a person or a script reads.

pub mod diary;
pub mod doctor;
pub mod explain;
pub mod json;
pub mod lab;
pub mod medicine;
pub mod page;
pub mod plan;
pub mod schema;
pub mod terminal;
pub mod wording;
