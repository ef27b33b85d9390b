//! Medicines and blood results as they were written down beside the nights, with their dates.

use serde::Serialize;

use super::Builder;
use crate::model::{LabDraw, MedicineCourse, Trial};
use crate::report::lab::{how_taken, results, taken};
use crate::report::medicine::{doses, facts, named};
use crate::report::page::{Block, Part};

/// Medicines that are listed, and those that were stopped.
const MOST_COURSES: usize = 12;
const MOST_STOPPED: usize = 4;
/// Days for which one that was stopped is listed.
const STOPPED_DAYS: i64 = 365;
/// Takings of blood that are listed, the newest.
const MOST_DRAWS: usize = 4;

/// What was written down beside the nights.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Records<'a> {
    /// Courses of medicines, by number.
    pub courses: Vec<&'a MedicineCourse>,
    /// Blood results, by date.
    pub draws: Vec<&'a LabDraw>,
    /// Trials of self-care.
    pub trials: Vec<&'a Trial>,
}

impl<'a> Builder<'_, 'a> {
    /// The list of medicines and the blood results.
    pub(super) fn recorded(&self) -> Part<'a> {
        let (lang, today) = (self.source.lang, self.source.now.date_naive());
        let records = self.source.records;
        let course = |course: &&MedicineCourse| {
            // Every dose, where there was more than one.
            let all = if course.doses.len() > 1 { doses(course, lang) } else { Vec::new() };
            let facts: Vec<String> = std::iter::once(facts(course, today, lang)).chain(all).collect();
            let holes = [("name", named(&course.name, lang)), ("facts", facts.join("; "))];
            self.say("recorded", "medicine", &[("name", &holes[0].1), ("facts", &holes[1].1)])
        };
        let mut items: Vec<String> =
            records.courses.iter().filter(|course| course.is_current()).take(MOST_COURSES).map(course).collect();
        let lately = |course: &&&MedicineCourse| {
            course.stopped.is_some_and(|stopped| (today - stopped.last()).num_days() <= STOPPED_DAYS)
        };
        items.extend(records.courses.iter().rev().filter(lately).take(MOST_STOPPED).map(course));
        items.extend(records.draws.iter().rev().take(MOST_DRAWS).map(|draw| self.draw(draw)));
        let blocks = if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] };
        self.part("recorded", blocks)
    }

    /// Blood results of one day in a line.
    fn draw(&self, draw: &LabDraw) -> String {
        let lang = self.source.lang;
        let (on, of) = (taken(draw.on, lang), results(draw, lang));
        let how = how_taken(draw, lang).join("; ");
        let facet = if how.is_empty() { "draw" } else { "draw_how" };
        self.say("recorded", facet, &[("date", &on), ("list", &of), ("how", &how)])
    }
}
