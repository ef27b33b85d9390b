//! Through a cramp or an urge, step by step.

use std::time::Duration;

use super::{Held, ask_one, say_flag};
use crate::ask::Gone;
use crate::cli::body::Terminal;
use crate::cli::env::Stopwatch;
use crate::cli::people::Person;
use crate::model::{RedFlag, Urgency};
use crate::text::{Lang, fill};

/// Seconds that the stretch is held (the article: 10 to 30).
const HOLD: u64 = 30;
/// A cramp that lasts longer is looked at on the same day (NHS; nidirect).
const LONG: Duration = Duration::from_secs(600);

/// Guides through a cramp until it is over; how many seconds it lasted.
pub fn through_a_cramp(person: &mut Person, lang: Lang, held: Held, watch: Stopwatch) -> Result<u64, Gone> {
    let say = |facet| lang.say(["now_cramp", facet, "text"]);
    let then = match (held.rub, held.heat) {
        (false, false) => "then",
        (true, false) => "then_no_rub",
        (false, true) => "then_no_heat",
        (true, true) => "then_neither",
    };
    let mut warned = false;
    loop {
        match person {
            Person::Terminal(lists) => count_down(lists, lang)?,
            Person::Plain(_) => {
                let body = person.body();
                ["pull", "stand", "count"].into_iter().try_for_each(|facet| body.say(say(facet)))?;
            }
        }
        let lines = [lang.say(["now_cramp", "over", "yes"]), lang.say(["now_cramp", "over", "no"])];
        let over = ask_one(
            person.body(),
            lang.say(["now_cramp", "over", "ask"]),
            lang.say(["now_cramp", "over", "label"]),
            &lines,
            None,
        )?;
        let passed = watch.passed();
        if passed > LONG && !warned {
            warned = true;
            say_flag(person.body(), lang, RedFlag::CrampOver10Minutes, Urgency::SameDay)?;
        }
        if over != Some(1) {
            // What comes after the cramp is not done to one that may be something else.
            if passed <= LONG {
                person.body().say(say(then))?;
            }
            return Ok(passed.as_secs());
        }
    }
}

/// Shows the stretch with a countdown; any key ends it.
fn count_down(lists: &mut Terminal, lang: Lang) -> Result<(), Gone> {
    let say = |facet| lang.say(["now_cramp", facet, "text"]).to_owned();
    for left in (1..=HOLD).rev() {
        let hold = fill(&say("hold"), &[("seconds", &left.to_string())]);
        let rows = [say("pull"), say("stand"), String::new(), hold, String::new(), say("key")];
        lists.show(&rows)?;
        if lists.wait(Duration::from_secs(1))?.is_some() {
            break;
        }
    }
    lists.show(&[])
}

/// Says what to do against an urge, and waits until the person is ready to go on.
pub fn through_an_urge(person: &mut Person, lang: Lang, held: Held) -> Result<(), Gone> {
    let say = |facet| lang.say(["now_urge", facet, "text"]);
    let steps = ["up", if held.rub { "stretch" } else { "stretch_and_rub" }, "calm"];
    let rows: Vec<String> = steps.iter().map(|facet| say(facet).to_owned()).collect();
    rows.iter().try_for_each(|row| person.body().say(row))?;
    let line = lang.say(["now_urge", "ready", "line"]);
    let ready = lang.say(["now_urge", "ready", "ask"]);
    ask_one(person.body(), ready, lang.say(["now_urge", "ready", "label"]), &[line], None).map(|_| ())
}
