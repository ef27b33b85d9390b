//! `report` and `demo` as scripts and people call them: the same figures in every form, little or nothing to tell,
//! what is kept back, and where a page goes.
#![cfg(unix)]

#[path = "page_forms/markup.rs"]
#[allow(dead_code)]
mod markup;
mod nights;
#[path = "page_forms/paper.rs"]
#[allow(dead_code)]
mod paper;

#[path = "report/agree.rs"]
mod agree;
#[path = "report/content.rs"]
mod content;
#[path = "report/example.rs"]
mod example;
#[path = "report/far_back.rs"]
mod far_back;
#[path = "report/figures.rs"]
mod figures;
#[path = "report/kept_back.rs"]
mod kept_back;
#[path = "report/little.rs"]
mod little;
#[path = "report/long.rs"]
mod long;
#[path = "report/made.rs"]
mod made;
#[path = "report/moved.rs"]
mod moved;
#[path = "report/named.rs"]
mod named;
#[path = "report/order.rs"]
mod order;
#[path = "report/places.rs"]
mod places;
#[path = "report/records.rs"]
mod records;
#[path = "report/sheets.rs"]
mod sheets;
#[path = "report/shots.rs"]
mod shots;
