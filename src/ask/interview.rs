//! The interview: asks the script, goes back, keeps answers, stops for what should not wait.

use super::form::apply;
use super::script::SCRIPT;
use super::step::{AfterUrgent, Gone, Part, Prompt, Reply, Respondent, Step};
use crate::formulary::{Match, identify};
use crate::model::{Answers, Id, Key, RedFlag, Urgency, Value};

/// How an interview ended, unless the person left.
#[derive(Clone, Debug, PartialEq)]
pub struct Interviewed {
    /// The answers to everything that was asked on the way to the end.
    pub answers: Answers,
    /// How many prompts there were on that way.
    pub prompts: usize,
    /// The person chose to stop at a sign that should not wait.
    pub stopped: bool,
}

/// Conducts the interview.
///
/// `urgent` looks at the answers so far and names the signs that should not wait. An emergency is shown at once; a
/// same-day sign at the end of the danger signs, or at once later on. Each is shown one time, unless the person goes
/// back from it.
///
/// # Errors
/// The person left, the input ended, or the terminal failed; nothing is kept.
pub fn conduct(
    respondent: &mut dyn Respondent,
    urgent: &dyn Fn(&Answers) -> Vec<(RedFlag, Urgency)>,
) -> Result<Interviewed, Gone> {
    let mut answers = Answers::default();
    let mut path: Vec<usize> = Vec::new();
    let mut shown: Vec<RedFlag> = Vec::new();
    loop {
        let before = on_path(&answers, &path);
        let next = next(&before, &path);
        let calm = next.is_some_and(|at| SCRIPT[at].part == Part::Danger);
        if let Some(flags) = unseen(urgent(&before), calm, &shown) {
            match respondent.urgent(&flags)? {
                AfterUrgent::Stop => return Ok(Interviewed { answers: before, prompts: path.len(), stopped: true }),
                AfterUrgent::GoOn => shown.extend(flags.iter().map(|flag| flag.0)),
                AfterUrgent::Back => {
                    path.pop();
                    continue;
                }
            }
        }
        let Some(at) = next else {
            return Ok(Interviewed { answers: before, prompts: path.len(), stopped: false });
        };
        let entry = &SCRIPT[at];
        let total = path.len() + 1 + remaining(&before, at);
        let prompt = Prompt { step: entry.step, part: entry.part, number: path.len() + 1, total, answers: &answers };
        match respondent.reply(&prompt)? {
            Reply::Back => {
                path.pop();
            }
            reply => {
                let reply = confirmed(entry.step, reply, &answers, respondent)?;
                apply(entry.step, reply, &mut answers);
                path.push(at);
            }
        }
    }
}

/// The next prompt: the first after the last that the answers on the way call for.
fn next(before: &Answers, path: &[usize]) -> Option<usize> {
    let from = path.last().map_or(0, |last| last + 1);
    (from..SCRIPT.len()).find(|at| (SCRIPT[*at].asked)(before))
}

/// How many prompts would follow if nothing later changed the way.
fn remaining(before: &Answers, at: usize) -> usize {
    SCRIPT[at + 1..].iter().filter(|entry| (entry.asked)(before)).count()
}

/// The answers to the prompts on the way: what a changed answer has made pointless does not count.
fn on_path(answers: &Answers, path: &[usize]) -> Answers {
    let mut kept = Answers::default();
    let asked = |key: Key| path.iter().any(|at| SCRIPT[*at].step.keys().contains(&key));
    for key in Key::ALL.iter().copied().filter(|key| answers.has(*key)) {
        if asked(key) {
            kept.set(key, answers.get(key));
        }
    }
    kept
}

fn unseen(flags: Vec<(RedFlag, Urgency)>, calm: bool, shown: &[RedFlag]) -> Option<Vec<(RedFlag, Urgency)>> {
    let least = if calm { Urgency::Emergency } else { Urgency::SameDay };
    let flags: Vec<_> = flags.into_iter().filter(|flag| flag.1 >= least && !shown.contains(&flag.0)).collect();
    (!flags.is_empty()).then_some(flags)
}

/// Asks about names that are only close to a known one, once: what stood already was asked about. What the person
/// wrote stays, beside what it is.
fn confirmed(step: Step, reply: Reply, answers: &Answers, respondent: &mut dyn Respondent) -> Result<Reply, Gone> {
    let (Step::One(key), Reply::Texts(texts)) = (step, &reply) else { return Ok(reply) };
    let stood = match answers.get(key) {
        Some(Value::Texts(stood)) => stood,
        _ => Vec::new(),
    };
    let mut confirmed = Vec::with_capacity(texts.len());
    for text in texts {
        if stood.contains(text) {
            confirmed.push(text.clone());
            continue;
        }
        let identified = identify(text);
        let mut meant = text.clone();
        if let Match::Close { name, .. } = identified.found
            && respondent.did_you_mean(text, name)?
        {
            meant = format!("{name} ({text})");
        }
        for beside in &identified.resembling {
            if respondent.did_you_mean(text, beside.name)? {
                meant = format!("{meant} ({})", beside.name);
            }
        }
        confirmed.push(meant);
    }
    Ok(Reply::Texts(confirmed))
}
