//! What must not be done now: the two danger questions, and what the diary knows of this person.

use super::{ask_one, say_flag};
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Line, Question};
use crate::cli::book::Book;
use crate::model::{Advice, Answers, Id, RedFlag, Set, Tri, Urgency, WhereToGo};
use crate::rules::{self, Case, gates, red_flags};
use crate::text::{Lang, fill};

/// What this person must not be told to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// No rubbing.
    pub rub: bool,
    /// No heat.
    pub heat: bool,
}

/// What came of the danger questions.
pub enum Danger {
    /// Go on, without what is held back.
    None(Held),
    /// Get help first; these signs were told of.
    Stop(Set<RedFlag>),
}

/// What the diary knows of this person.
#[derive(Debug, Default)]
pub struct Before {
    /// There is a diary, and it could not be read.
    pub unread: bool,
    /// What the gates hold back.
    held: Held,
    /// First aid itself is held back.
    first_aid: bool,
    /// Lasting facts: conditions, medicines, pregnancy.
    facts: Answers,
    /// Danger signs of the last screening, with its date.
    signs: Vec<(RedFlag, Urgency)>,
    date: String,
}

impl Before {
    /// Reads it. Where there is a diary that cannot be read, what might harm somebody is held back.
    pub fn of(book: &Book<'_>) -> Self {
        let screenings = match book.screenings() {
            Ok(screenings) => screenings,
            Err(_) => return Self { unread: true, held: Held { rub: true, heat: true }, ..Self::default() },
        };
        let Some((last, answers)) = screenings.last() else { return Self::default() };
        let facts = crate::rules::lasting_facts(screenings.iter().map(|(_, answers)| answers));
        let case = Case::new(&facts);
        let known = gates::withheld(&case, Urgency::Routine);
        let holds = |advice| known.iter().any(|(held, _)| *held == advice);
        let signs = red_flags::find(&Case::new(answers)).into_iter().filter(|flag| flag.urgency >= Urgency::SameDay);
        Self {
            unread: false,
            held: Held { rub: holds(Advice::LegMassage), heat: holds(Advice::WarmFeet) },
            first_aid: holds(Advice::CrampFirstAid) || holds(Advice::UrgeFirstAid),
            signs: signs.map(|flag| (flag.id, flag.urgency)).collect(),
            date: last.at.format("%Y-%m-%d").to_string(),
            facts,
        }
    }
}

/// Says what the last screening named, asks the danger questions, and says what they come to.
pub fn ask(body: &mut dyn Body, lang: Lang, before: &Before, cramp: bool) -> Result<Danger, Gone> {
    let mut held = before.held;
    if !before.signs.is_empty() || before.first_aid {
        if !seen_to(body, lang, before)? {
            body.say(lang.say(["now", "danger", "then"]))?;
            return Ok(Danger::Stop(before.signs.iter().map(|(flag, _)| *flag).collect()));
        }
        held = Held { rub: true, heat: true };
    }
    loop {
        let Some((swollen, snap)) = both(body, lang, cramp)? else { continue };
        let mut answers = before.facts.clone();
        answers.leg_swollen_hot_or_red = swollen;
        answers.injury_snap = snap;
        let found = red_flags::find(&Case::new(&answers));
        let mut found: Vec<_> = found.iter().filter(|flag| flag.urgency >= Urgency::SameDay).collect();
        found.sort_by_key(|flag| std::cmp::Reverse(flag.urgency));
        if swollen.is_none_or(|answer| answer == Tri::No) && snap.is_none_or(|answer| answer == Tri::No) {
            return Ok(Danger::None(held));
        }
        for flag in &found {
            say_flag(body, lang, flag.id, flag.urgency)?;
        }
        if rules::screen(&Case::new(&answers)).where_to_go.contains(&WhereToGo::MaternityUnit) {
            body.say(lang.of(WhereToGo::MaternityUnit, "text"))?;
        }
        if snap.is_some_and(Tri::not_no) {
            body.say(lang.say(["now", "danger", "tight"]))?;
        }
        let say = |facet| lang.say(["now", "danger", facet]);
        let lines = [say("help"), say("slip")];
        if ask_one(body, say("ask"), say("label"), &lines, None)? != Some(1) {
            body.say(say("then"))?;
            return Ok(Danger::Stop(found.iter().map(|flag| flag.id).collect()));
        }
    }
}

/// Whether a doctor has looked at what the last screening named.
fn seen_to(body: &mut dyn Body, lang: Lang, before: &Before) -> Result<bool, Gone> {
    for (flag, urgency) in &before.signs {
        say_flag(body, lang, *flag, *urgency)?;
    }
    let asks = fill(lang.say(["now_danger", "seen", "ask"]), &[("date", &before.date)]);
    let answer = tri(body, lang, "seen", &asks, true)?;
    Ok(answer == Some(Tri::Yes))
}

/// The answers to both questions, of which the second is only asked at a cramp.
type Both = (Option<Tri>, Option<Tri>);

/// Asks both; `None` where the person went back to the first.
fn both(body: &mut dyn Body, lang: Lang, cramp: bool) -> Result<Option<Both>, Gone> {
    let say = |facet| lang.say(["now_danger", facet, "ask"]);
    let swollen = tri(body, lang, "swollen", say("swollen"), true)?;
    if !cramp {
        return Ok(Some((swollen, None)));
    }
    // Back from the second question leads to the first, and is no answer.
    Ok(tri(body, lang, "snap", say("snap"), false)?.map(|snap| (swollen, Some(snap))))
}

/// Yes, no or not sure; `None` where the person goes back.
fn tri(body: &mut dyn Body, lang: Lang, facet: &'static str, asks: &str, first: bool) -> Result<Option<Tri>, Gone> {
    let say = |part| lang.say(["now_danger", facet, part]);
    let lines = Tri::ALL.iter().map(|answer| Line::from(lang.of(*answer, "name"))).collect();
    let form = Form::Choose { lines, unsure: Some(Tri::Unsure.index()), yes_or_no: true, current: None };
    let question =
        Question { why: Some(say("why").into()), first, ..Question::new(asks.to_owned(), say("label"), form) };
    Ok(match body.ask(&question)? {
        Reply::Chosen(line) => Some(Tri::ALL[line]),
        Reply::Back => None,
        _ => Some(Tri::Unsure),
    })
}
