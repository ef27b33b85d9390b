//! What the pictures say: sentences, dates and times of day.

use chrono::{Datelike, NaiveDate};

use crate::diary::analysis::{Analysis, Period};
use crate::report::diary::{DateFacet, date, month};
use crate::text::{Lang, fill};

const DAY: i64 = 24 * 60;
/// Minutes from midnight to 06:00, and to 18:00.
pub const SIX: i64 = 6 * 60;
pub const EVENING: i64 = 18 * 60;
/// Dates that are named one by one; of more, the first and the last are.
const NAMED: usize = 6;

/// Sentences about one picture.
pub struct Said {
    lang: Lang,
    name: &'static str,
    sentences: Vec<String>,
}

impl Said {
    /// Nothing said yet.
    pub fn of(name: &'static str, lang: Lang) -> Self {
        Self { lang, name, sentences: Vec::new() }
    }

    /// Says a sentence.
    pub fn say(&mut self, facet: &'static str, holes: &[(&str, &str)]) {
        self.sentences.push(fill(self.lang.say(["figure", self.name, facet]), holes));
    }

    /// Adds a sentence that is said elsewhere as well.
    pub fn add(&mut self, sentence: String) {
        self.sentences.push(sentence);
    }

    /// Says a sentence of all pictures.
    pub fn say_of_all(&mut self, facet: &'static str, holes: &[(&str, &str)]) {
        self.sentences.push(fill(self.lang.say(["figure", "nights", facet]), holes));
    }

    /// Says on how many nights, and on which, if on any.
    pub fn say_dates(&mut self, facet: &'static str, dates: &[NaiveDate]) {
        if !dates.is_empty() {
            self.say(facet, &[("count", &dates.len().to_string()), ("dates", &listed(dates, self.lang))]);
        }
    }

    /// Says how many nights are in the diary, and where the most are missing.
    pub fn say_nights(&mut self, analysis: &Analysis) {
        let (period, logged) = (analysis.period, analysis.quality.logged);
        let lang = self.lang;
        let whole = |of| date(of, DateFacet::Year, lang);
        let (first, last) = (whole(period.first), whole(period.last));
        let (yes, nights) = (logged.yes.to_string(), logged.nights.to_string());
        self.say_of_all("logged", &[("first", &first), ("last", &last), ("logged", &yes), ("nights", &nights)]);
        if let Some(gap) = analysis.quality.longest_gap {
            // A day and a month are of one year only.
            let one_year = period.first.year() == period.last.year();
            let (first, last) = (gap.over.first, gap.over.last);
            let (first, last) =
                if one_year { (day(first, self.lang), day(last, self.lang)) } else { (whole(first), whole(last)) };
            let count = gap.nights.to_string();
            let facet = if gap.nights == 1 { "gap_one" } else { "gap" };
            self.say_of_all(facet, &[("count", &count), ("first", &first), ("last", &last)]);
        }
    }

    /// Says how many of the nights are drawn, where it is not all.
    pub fn say_shown(&mut self, shown: usize, analysis: &Analysis) {
        self.sentences.extend(shown_of(shown, analysis, self.lang));
    }

    /// The sentences, one after the other.
    pub fn text(self) -> String {
        self.sentences.join(" ")
    }
}

/// What a sign means.
pub fn key(sign: &'static str, lang: Lang) -> String {
    lang.say(["figure", "key", sign]).to_owned()
}

/// The last nights of a period, as many as a picture has room for.
pub fn last_of(period: Period, most: u64) -> Period {
    Period { first: period.first.max(Period::ending(period.last, most).first), last: period.last }
}

/// A time of day, so many minutes after midnight.
pub fn clock(minutes: f64) -> String {
    let minutes = (minutes.round() as i64).rem_euclid(DAY);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A date with its weekday.
pub fn day(of: NaiveDate, lang: Lang) -> String {
    date(of, DateFacet::Month, lang)
}

/// A date for an axis.
pub fn short_day(of: NaiveDate, lang: Lang) -> String {
    fill(lang.say(["figure", "axis", "date"]), &[("day", &of.day().to_string()), ("month", month(of, lang))])
}

/// Dates, or the first and the last of many.
fn listed(dates: &[NaiveDate], lang: Lang) -> String {
    match (dates.first(), dates.last()) {
        (Some(first), Some(last)) if dates.len() > NAMED => fill(
            lang.say(["figure", "nights", "first_last"]),
            &[("first", &day(*first, lang)), ("last", &day(*last, lang))],
        ),
        _ => dates.iter().map(|date| day(*date, lang)).collect::<Vec<_>>().join(", "),
    }
}

/// How many of the nights are drawn, where it is not all.
pub fn shown_of(shown: usize, analysis: &Analysis, lang: Lang) -> Option<String> {
    let nights = analysis.quality.logged.nights;
    let holes = [("shown", shown.to_string()), ("nights", nights.to_string())];
    let sentence = lang.say(["figure", "nights", "shown"]);
    (shown < nights).then(|| fill(sentence, &[("shown", &holes[0].1), ("nights", &holes[1].1)]))
}
