//! Medicines as a person reads them: courses, what is wrong with one, and what the list says.

mod look_up;
mod warnings;

use chrono::{Datelike, NaiveDate};

pub use super::diary::remembered as date;
use super::diary::{notation, words as night_words};
use super::wording::tame;
use crate::diary::WordsKind;
use crate::diary::courses::{CourseFinding, CourseHole, DateFault, WrittenFault, generic};
use crate::model::{ClockTime, CourseDose, MedicineCourse, Since};
use crate::text::{Lang, fill};
pub use look_up::{LookedUp, LookedUpJson, closing, references};
pub use warnings::{changed, for_you, left_off, unasked, warnings};

/// Days of a month, on average.
const DAYS_OF_A_MONTH: f64 = 365.25 / 12.0;

/// How long from a date to a day, in whole units and roughly; `None` where it is not even one of them.
pub fn how_long(from: Since, to: NaiveDate, lang: Lang) -> Option<String> {
    let months =
        i64::from(to.year() - from.first().year()) * 12 + i64::from(to.month0()) - i64::from(from.first().month0());
    let (facet, number) = match from {
        Since::Year(year) => {
            let years = i64::from(to.year() - year);
            (if years == 1 { "year" } else { "years" }, years)
        }
        Since::Month(_) if months >= 24 => ("years", months / 12),
        Since::Month(_) => (if months == 1 { "month" } else { "months" }, months),
        Since::Day(day) => match ((to - day).num_days(), to.years_since(day).unwrap_or_default()) {
            (_, years @ 2..) => ("years", years.into()),
            (days @ ..14, _) => (if days == 1 { "day" } else { "days" }, days),
            (days @ 14..61, _) => ("weeks", days / 7),
            (days, _) => ("months", (days as f64 / DAYS_OF_A_MONTH) as i64),
        },
    };
    (number > 0).then(|| fill(lang.say(["medicine_line", "length", facet]), &[("number", &number.to_string())]))
}

/// A name, with what it is known as where that is another.
pub fn named(name: &str, lang: Lang) -> String {
    match generic(name) {
        Some(generic) => {
            fill(lang.say(["medicine_line", "name", "known_as"]), &[("name", &tame(name)), ("generic", &generic)])
        }
        None => tame(name),
    }
}

/// A course in one line: number, name, amount, times, since when.
pub fn line(course: &MedicineCourse, today: NaiveDate, lang: Lang) -> String {
    let (facts, number) = (facts(course, today, lang), course.id.to_string());
    let holes = [("number", number.as_str()), ("name", &named(&course.name, lang)), ("facts", &facts)];
    fill(lang.say(["medicine_line", "course", if facts.is_empty() { "bare" } else { "text" }]), &holes)
}

/// Amount, times, since when, and until when.
pub fn facts(course: &MedicineCourse, today: NaiveDate, lang: Lang) -> String {
    let mut facts = course.dose().map_or_else(Vec::new, |dose| of_dose(dose, lang));
    if let Some(began) = course.began {
        let until = course.stopped.map_or(today, Since::last).min(today);
        let said = date(began, lang);
        facts.push(match how_long(began, until, lang) {
            Some(length) => {
                fill(lang.say(["medicine_line", "since", "length"]), &[("date", &said), ("length", &length)])
            }
            None => fill(lang.say(["medicine_line", "since", "text"]), &[("date", &said)]),
        });
    }
    if let Some(stopped) = course.stopped {
        facts.push(fill(lang.say(["medicine_line", "stopped", "text"]), &[("date", &date(stopped, lang))]));
    }
    facts.join(", ")
}

/// Every dose of a course, the first first, each from when.
pub fn doses(course: &MedicineCourse, lang: Lang) -> Vec<String> {
    let said = |dose: &CourseDose| {
        let facts = of_dose(dose, lang).join(", ");
        match dose.from {
            Some(from) => {
                let holes = [("date", date(from, lang)), ("facts", facts)];
                fill(lang.say(["medicine_line", "dose", "from"]), &[("date", &holes[0].1), ("facts", &holes[1].1)])
            }
            None => fill(lang.say(["medicine_line", "dose", "undated"]), &[("facts", &facts)]),
        }
    };
    course.doses.iter().map(said).collect()
}

/// An amount and its times.
pub fn of_dose(dose: &CourseDose, lang: Lang) -> Vec<String> {
    let mut facts: Vec<String> = dose.amount.iter().map(|amount| tame(amount)).collect();
    if !dose.at.is_empty() {
        let times: Vec<String> = dose.at.iter().map(ClockTime::to_string).collect();
        facts.push(fill(lang.say(["medicine_line", "at", "text"]), &[("times", &times.join(", "))]));
    }
    if dose.as_needed {
        facts.push(lang.say(["medicine_line", "needed", "text"]).to_owned());
    }
    facts
}

/// What cannot be so in a course.
pub fn finding(finding: &CourseFinding, lang: Lang) -> String {
    let word = |hole: &CourseHole| match hole {
        CourseHole::Date(since) => date(*since, lang),
        CourseHole::Number(number) => number.to_string(),
        CourseHole::Time(time) => time.to_string(),
        CourseHole::Text(text) => tame(text),
    };
    let words: Vec<(&str, String)> = finding.holes.iter().map(|(name, hole)| (*name, word(hole))).collect();
    let holes: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
    fill(lang.of(finding.id, "text"), &holes)
}

/// What is wrong with the words for a date.
pub fn date_fault(option: &str, fault: &DateFault, lang: Lang) -> String {
    let say = |facet, text: &str| {
        fill(lang.say(["medicine_date", facet, "text"]), &[("option", option), ("text", &tame(text))])
    };
    match fault {
        DateFault::Unsure => say("unsure", ""),
        DateFault::Words(fault) => match fault.kind {
            WordsKind::Empty => say("empty", ""),
            WordsKind::Unknown { .. } => say("unknown", &fault.text),
            WordsKind::Future => say("future", &fault.text),
            WordsKind::Range { .. } => say("range", &fault.text),
            WordsKind::Ambiguous { .. } | WordsKind::BareNumber { .. } | WordsKind::NoSuchDate => {
                night_words(fault, lang)
            }
        },
    }
}

/// What is wrong with a line that names a medicine.
pub fn written_fault(option: &str, fault: &WrittenFault, lang: Lang) -> String {
    match fault {
        WrittenFault::Notation(fault) => notation(option, fault, lang),
        WrittenFault::NoName => lang.say(["medicine_error", "no_name", "text"]).to_owned(),
        WrittenFault::Offset(time) => fill(lang.say(["medicine_error", "offset", "text"]), &[("time", &tame(time))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_as_rough_as_the_date() {
        let today: NaiveDate = "2026-11-24".parse().expect("a date");
        let long = |from: &str| how_long(Since::parse(from).expect(from), today, Lang::default());
        for (from, expected) in [
            ("2020", Some("about 6 years")),
            ("2025", Some("about a year")),
            ("2026", None),
            ("2026-11", None),
            ("2026-10", Some("about a month")),
            ("2024-12", Some("about 23 months")),
            ("2020-03", Some("about 6 years")),
            ("2026-11-24", None),
            ("2026-11-23", Some("1 day")),
            ("2026-11-11", Some("13 days")),
            ("2026-11-10", Some("about 2 weeks")),
            ("2026-09-25", Some("about 8 weeks")),
            ("2026-09-24", Some("about 2 months")),
            ("2024-11-24", Some("about 2 years")),
        ] {
            assert_eq!(long(from).as_deref(), expected, "{from}");
        }
    }
}
