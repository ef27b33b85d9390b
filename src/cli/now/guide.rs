//! Through a cramp or an urge, step by step.

use std::time::Duration;

use super::danger::Held;
use super::{ask_one, say_flag};
use crate::ask::Gone;
use crate::cli::body::{Press, Terminal};
use crate::cli::env::Stopwatch;
use crate::cli::people::Person;
use crate::model::{RedFlag, Urgency};
use crate::text::{Lang, fill};

/// Seconds that the stretch is held (the article: 10 to 30).
const HOLD: u64 = 30;
/// A cramp that lasts longer is looked at on the same day (NHS; nidirect).
const LONG: Duration = Duration::from_secs(600);

/// How a cramp ended.
pub struct CrampEnd {
    /// Seconds since the help began; the cramp began before.
    pub seconds: u64,
    /// Whether it is over.
    pub over: bool,
}

/// Guides through a cramp until it is over, or lasts so long that it may be something else.
pub fn through_a_cramp(person: &mut Person, lang: Lang, held: Held, watch: Stopwatch) -> Result<CrampEnd, Gone> {
    let say = |facet| lang.say(["now_cramp", facet, "text"]);
    let then = match (held.rub, held.heat) {
        (false, false) => "then",
        (true, false) => "then_no_rub",
        (false, true) => "then_no_heat",
        (true, true) => "then_neither",
    };
    loop {
        let over = match person {
            Person::Terminal(lists) => {
                count_down(lists, lang, watch)?;
                is_it_over(lists, lang, watch)?
            }
            Person::Plain(_) => {
                let body = person.body();
                ["pull", "stand", "count"].into_iter().try_for_each(|facet| body.say(say(facet)))?;
                let lines = ["yes", "no"].map(|facet| lang.say(["now_cramp", "over", facet]));
                let asks = lang.say(["now_cramp", "over", "ask"]);
                ask_one(body, asks, lang.say(["now_cramp", "over", "label"]), &lines, None)? == Some(0)
            }
        };
        let passed = watch.passed();
        if passed > LONG {
            say_flag(person.body(), lang, RedFlag::CrampOver10Minutes, Urgency::SameDay)?;
            if !over {
                person.body().say(say("stop"))?;
            }
            return Ok(CrampEnd { seconds: passed.as_secs(), over });
        }
        if over {
            person.body().say(say(then))?;
            return Ok(CrampEnd { seconds: passed.as_secs(), over });
        }
    }
}

/// Shows the stretch with a countdown; any key ends it.
fn count_down(lists: &mut Terminal, lang: Lang, watch: Stopwatch) -> Result<(), Gone> {
    let say = |facet| lang.say(["now_cramp", facet, "text"]).to_owned();
    for left in (1..=HOLD).rev() {
        if watch.passed() > LONG {
            break;
        }
        let hold = fill(&say("hold"), &[("seconds", &left.to_string())]);
        let rows = [say("pull"), say("stand"), String::new(), hold, String::new(), say("key")];
        lists.show(&rows)?;
        if lists.wait(Duration::from_secs(1))?.is_some() {
            break;
        }
    }
    lists.show(&[])
}

/// Asks whether it is over, with the stretch still in sight. Only a yes is one; the ten minutes end it by themselves.
fn is_it_over(lists: &mut Terminal, lang: Lang, watch: Stopwatch) -> Result<bool, Gone> {
    let say = |facet| lang.say(["now_cramp", facet, "text"]).to_owned();
    let over = |facet| lang.say(["now_cramp", "over", facet]);
    let rows = [
        say("pull"),
        say("stand"),
        String::new(),
        over("ask").to_owned(),
        format!("  1 {}", over("yes")),
        format!("  2 {}", over("no")),
    ];
    loop {
        lists.show(&rows)?;
        let left = LONG.saturating_sub(watch.passed());
        let answer = match lists.wait(left)? {
            Some(Press::Char('1' | 'y' | 'Y' | 'ㅛ')) => Some(true),
            Some(Press::Char('2' | 'n' | 'N' | 'ㅜ' | 'u' | 'U' | 'ㅕ')) => Some(false),
            None => Some(false),
            Some(_) => None,
        };
        if let Some(answer) = answer {
            lists.show(&[])?;
            return Ok(answer);
        }
    }
}

/// Says what to do against an urge, and waits until the person is ready to go on.
pub fn through_an_urge(person: &mut Person, lang: Lang, held: Held) -> Result<(), Gone> {
    let say = |facet| lang.say(["now_urge", facet, "text"]);
    let steps = ["up", if held.rub { "stretch" } else { "stretch_and_rub" }, "calm"];
    steps.iter().try_for_each(|facet| person.body().say(say(facet)))?;
    let line = lang.say(["now_urge", "ready", "line"]);
    let ready = lang.say(["now_urge", "ready", "ask"]);
    ask_one(person.body(), ready, lang.say(["now_urge", "ready", "label"]), &[line], Some(0)).map(|_| ())
}
