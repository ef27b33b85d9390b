//! Keeps a screening in the diary, beside the last one and the nights.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::ask;
use crate::cli::args::{Options, Screen};
use crate::cli::book::{Book, RECENT_DAYS, change_fault};
use crate::cli::env::World;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::{DiaryFailure, shown};
use crate::cli::people::{remark, storing};
use crate::cli::plan::signs_with;
use crate::diary::{NightsSay, Outcome, Payload, Screening, nights_say};
use crate::model::{Answers, Key, Moment, Night, Urgency, Value};
use crate::report::diary::{self as pages, BesideJson, NightsJson, Section, SinceJson};
use crate::report::doctor::Sign;
use crate::report::json::ScreeningJson;
use crate::rules::{self, Case, Since};
use crate::store::{Draft, Reach};
use crate::text::{Lang, fill};

/// Nights that are held against the answers.
const WINDOW: u64 = 28;

/// The diary, with what it says beside these answers.
pub struct Keeping<'a> {
    book: Book<'a>,
    last: Option<(Moment, Answers, Since)>,
    nights: Vec<NightsSay>,
    logged: usize,
    /// The longest cramp of the last days, in minutes, and its night, where it is a sign by itself.
    long_cramp: Option<(f64, NaiveDate)>,
}

impl<'a> Keeping<'a> {
    /// Reads what stands; `None` where there is no place for a diary and none was named for answers of a file.
    ///
    /// # Errors
    /// The diary cannot be read.
    pub fn begin(
        answers: &Answers,
        asked: &Screen,
        options: &'a Options,
        world: &'a World,
    ) -> Result<Option<Self>, Failure> {
        let book = match Book::open(options, world) {
            Err(Failure::Diary(DiaryFailure::NoHome)) if asked.answers.is_some() => {
                if !options.quiet {
                    remark(options.lang.say(["keeping", "no_home", "text"]), world)?;
                }
                return Ok(None);
            }
            book => book?,
        };
        let last = book.screenings()?.pop().map(|(screening, before)| {
            let since = rules::since(&before, answers);
            (screening.at, before, since)
        });
        let current = book.current();
        let nights = book.nights(current.checked_sub_days(Days::new(WINDOW - 1)))?;
        let these: Vec<&Night> = nights.range(..=current).map(|(_, logged)| &logged.night).collect();
        let (said, logged) = (nights_say(&these, answers), these.len());
        let recent = these.iter().filter(|night| (current - night.date).num_days() <= RECENT_DAYS);
        let long_cramp = recent
            .flat_map(|night| night.cramp_events().iter().map(|cramp| (cramp, night.date)))
            .filter(|(cramp, _)| cramp.is_long())
            .filter_map(|(cramp, date)| Some((f64::from(cramp.seconds?.get()) / 60.0, date)))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        Ok(Some(Self { book, last, nights: said, logged, long_cramp }))
    }

    /// The answers as they are judged: a long cramp of the last days counts, also where it was not told of.
    pub fn judged(&self, answers: &Answers) -> Answers {
        let mut judged = answers.clone();
        if let Some((minutes, _)) = self.long_cramp
            && answers.cramp_longest_minutes.is_none_or(|told| told.get() < minutes)
        {
            judged.set(Key::CrampLongestMinutes, Some(Value::Number((minutes * 10.0).round() / 10.0)));
        }
        judged
    }

    /// Signs of the diary with these answers, its nights, medicines and blood results, that are more urgent than the answers
    /// are alone.
    pub fn more_urgent(&self, answers: &Answers, than: Urgency) -> Vec<Sign> {
        // Nothing is, and the diary need not be read for it.
        if than == Urgency::Emergency {
            return Vec::new();
        }
        // What does not read is told of where the answers are kept, and holds no result back.
        let signs = signs_with(answers, &self.book).unwrap_or_default().into_iter();
        signs.filter(|sign| sign.urgency > than && sign.urgency >= Urgency::Soon).collect()
    }

    /// What stands beside the result, for the page.
    pub fn sections(&self, answers: &Answers, lang: Lang) -> Vec<Section> {
        let since = self
            .last
            .as_ref()
            .map(|(at, before, since)| pages::since(since, &at.format("%Y-%m-%d").to_string(), before, answers, lang));
        let mut nights = pages::nights(&self.nights, answers, self.logged, WINDOW, lang);
        if let Some((minutes, night)) = self.long_cramp {
            let name = pages::night_name(night, self.book.world.zone, self.book.today(), lang);
            let minutes = crate::report::wording::number_text((minutes * 10.0).round() / 10.0);
            let line = fill(lang.say(["nights_say", "long_cramp", "text"]), &[("minutes", &minutes), ("night", &name)]);
            let title = || {
                fill(
                    lang.say(["nights_say", "title", "text"]),
                    &[("logged", &self.logged.to_string()), ("window", &WINDOW.to_string())],
                )
            };
            nights.get_or_insert_with(|| Section { title: title(), lines: Vec::new() }).lines.insert(0, line);
        }
        since.into_iter().chain(nights).collect()
    }

    /// Keeps the answers and what came of them. The answer about self-harm, and what was found with it, are left out.
    ///
    /// # Errors
    /// The diary cannot be written.
    pub fn keep(&self, answers: &Answers) -> Result<(), Failure> {
        let mut stored = answers.clone();
        stored.self_harm = None;
        let found = rules::screen(&Case::new(&stored));
        let text: serde_json::Value =
            serde_json::from_str(&ask::write(&stored)).map_err(|error| Failure::Output(error.into()))?;
        let screening = Screening {
            at: self.book.world.now,
            rules_version: rules::RULES_VERSION.to_owned(),
            result: Outcome {
                urgency: found.urgency,
                rls: found.rls.verdict,
                cramps: found.cramps.verdict,
                red_flags: found.red_flags.iter().map(|flag| flag.id).collect(),
            },
            answers: serde_json::value::to_raw_value(&text).map_err(|error| Failure::Output(error.into()))?,
        };
        let draft = Draft { payload: Payload::Screening(&screening).text(), undoes: None };
        let book = &self.book;
        let kept = storing(|| {
            let change =
                book.store.change(&book.writing("screen"), Reach::Last, |_| Ok::<_, Failure>((vec![draft], ())));
            change.map_err(change_fault)
        })?;
        book.after(&kept)?;
        if !book.options.quiet {
            let file = shown(book.store.path());
            let said = fill(book.options.lang.say(["keeping", "kept", "text"]), &[("file", &file)]);
            // It is kept, whoever could be told.
            let _ = remark(&said, book.world);
        }
        Ok(())
    }
}

/// A result in JSON with what stands beside it.
#[derive(Serialize)]
pub struct Beside<'a> {
    #[serde(flatten)]
    result: ScreeningJson<'a>,
    #[serde(flatten)]
    beside: Option<BesideJson>,
    /// Signs of the diary that are more urgent.
    #[serde(skip_serializing_if = "Option::is_none")]
    diary_signs: Option<&'a [Sign]>,
}

impl<'a> Beside<'a> {
    /// The result, beside the diary where there is one.
    pub fn of(
        result: ScreeningJson<'a>,
        keeping: Option<&Keeping<'_>>,
        signs: &'a [Sign],
        answers: &Answers,
        lang: Lang,
    ) -> Self {
        let beside = keeping.map(|keeping| BesideJson {
            since_last: keeping.last.as_ref().map(|(at, _, since)| SinceJson::of(since, at.to_rfc3339())),
            nights: keeping.nights.iter().map(|said| NightsJson::of(said, answers, lang)).collect(),
        });
        Self { result, beside, diary_signs: keeping.map(|_| signs) }
    }
}

/// What of the diary is more urgent than the answers, for the page; `None` where nothing is.
pub fn first_of_all(signs: &[Sign], lang: Lang) -> Option<Section> {
    let first = signs.first()?;
    let title = fill(lang.say(["beside", "more_urgent", "title"]), &[("urgency", lang.of(first.urgency, "name"))]);
    let one = |sign: &Sign| {
        let (title, text) = (lang.of(sign.id, "title"), sign.said(lang));
        let holes = [("urgency", lang.of(sign.urgency, "name")), ("title", title), ("text", &text)];
        let because = sign.because.join(" ");
        [fill(lang.say(["beside", "more_urgent", "sign"]), &holes), because]
    };
    let mut lines: Vec<String> = signs.iter().flat_map(one).filter(|line| !line.is_empty()).collect();
    lines.push(lang.say(["beside", "more_urgent", "more"]).to_owned());
    Some(Section { title, lines })
}
