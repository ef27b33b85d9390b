//! People whose answers the tests replay, and how each would type them.

#![allow(dead_code)]

pub mod pty;

use nightlegs::ask::{self, Form, Gone, Interviewed, Mark, Prompt, Replay, Reply, Respondent};
use nightlegs::model::{Answers, RedFlag, Urgency};
use nightlegs::rules::{Case, red_flags};

/// A name, and answers as a file has them; signs that are not named are "no".
pub const PERSONS: &[(&str, &str)] = &[
    (
        "a man without leg trouble",
        r#"{"version": 1, "self_harm": "no", "informant": "self", "age": 45, "sex": "male",
        "urge_to_move": "no", "cramps": "no"}"#,
    ),
    (
        "a woman of 52 with restless legs",
        r#"{"version": 1, "self_harm": "no", "informant": "self", "age": 52,
        "sex": "female", "pregnancy": "no", "urge_to_move": "yes", "cramps": "no", "side": "both",
        "worse_at_rest": "yes", "relief_by_moving": "complete", "what_helps": ["walking", "stretching"],
        "position_change_settles": "never", "worst_time": ["evening", "night"],
        "sensations": ["crawling", "hard_to_describe"], "body_parts": ["legs"], "urge_weeks": 469.6,
        "urge_nights_per_week": 5, "severity": 7.5, "family_rls": "one", "distress": "yes", "wakings_per_week": 4,
        "sleepy_by_day": "yes",
        "conditions": ["iron_deficiency", "sleep_apnoea"], "conditions_unsure": ["thyroid"],
        "medicines": ["diphenhydramine 50 mg", "비타민 젤리"], "medicines_stopped": [], "kicks_seen": "unsure",
        "ferritin": 38, "transferrin_saturation": 18, "caffeine_cups": 2,
        "alcohol_per_week": 3, "selfcare": ["evening_walk", "warm_feet"],
        "selfcare_weeks": 6, "selfcare_effect": "none", "selfcare_nights_per_week": 4}"#,
    ),
    (
        "a man of 63 with restless legs and cramps",
        r#"{"version": 1, "self_harm": "prefer_not_to_say",
        "informant": "self", "age": 63, "sex": "male", "urge_to_move": "yes", "cramps": "yes", "side": "alternating",
        "worse_at_rest": "unsure", "relief_by_moving": "partial", "what_helps": ["walking"],
        "position_change_settles": "sometimes", "worst_time": ["morning", "night"], "worse_in_evening": "formerly",
        "body_parts": ["legs", "arms"], "urge_weeks": 26.1, "urge_nights_per_week": 1.5,
        "episodes_ever": "five_or_more", "severity": 4, "family_rls": "unsure", "cramp_hard_muscle": "yes",
        "cramp_sudden": "yes", "cramp_painful": "yes", "cramp_sore_after": "unsure", "cramp_eased_by_stretch": "yes",
        "cramp_minutes": 0.5, "cramp_longest_minutes": 4, "cramp_sites": ["calf", "foot"], "cramp_side": "either",
        "cramp_when": "in_bed", "cramps_per_week": 3, "cramp_weeks": 1.4, "distress": "unsure",
        "wakings_per_week": 2, "wakings_per_week_most": 5, "sleepy_by_day": "while_driving",
        "conditions": ["diabetes"], "medicines": ["metformin 500"], "smoker": "yes", "selfcare": []}"#,
    ),
    (
        "a woman eight months pregnant with cramps",
        r#"{"version": 1, "self_harm": "no", "informant": "self",
        "age": 31, "sex": "female", "pregnancy": "yes", "pregnancy_week": 34, "urge_to_move": "no", "cramps": "yes",
        "preeclampsia_signs": "no", "side": "both", "what_helps": ["stretching", "rubbing"],
        "cramp_hard_muscle": "yes", "cramp_sudden": "yes", "cramp_painful": "yes", "cramp_eased_by_stretch": "partly",
        "cramp_minutes": 2.5, "cramp_sites": ["calf"], "cramp_when": "in_bed", "cramps_per_week": 4,
        "cramp_weeks": 8, "distress": "yes", "wakings_per_week": 3,
        "sleepy_by_day": "no", "medicines": ["magnesium", "iron"], "medicines_stopped": [],
        "selfcare": ["calf_stretch"], "selfcare_effect": "some"}"#,
    ),
    (
        "a man six years on pramipexole",
        r#"{"version": 1, "self_harm": "no", "informant": "self", "age": 68,
        "sex": "male", "urge_to_move": "yes", "cramps": "no", "side": "both", "worse_at_rest": "yes",
        "relief_by_moving": "formerly", "what_helps": ["walking"], "worst_time": ["afternoon", "evening"],
        "worse_in_evening": "formerly", "body_parts": ["legs", "arms"], "urge_weeks": 782.7,
        "urge_nights_per_week": 7, "severity": 9, "distress": "yes", "wakings_per_week": 10,
        "waking_nights_per_week": 6, "medicines": ["pramipexol 0.7 mg"],
        "takes_dopamine_medicine": "yes", "told_rls_before": "yes", "worse_over_last_year": "yes",
        "family_rls": "unsure", "sleepy_by_day": "unsure", "position_change_settles": "unsure",
        "ill_when_tested": "unsure", "dopamine_medicine_years": 6, "onset_earlier_hours": 4, "stronger_than_before": "yes",
        "spread_since_medicine": "yes", "dose_raised": "yes", "lasting": "yes", "new_compulsions": "unsure",
        "ferritin": 120.5}"#,
    ),
    (
        "a child of twelve",
        r#"{"version": 1, "informant": "carer", "age": 12, "sex": "female",
        "pregnancy": "no", "urge_to_move": "unsure", "cramps": "no", "growing_pains_like": "yes", "side": "both",
        "worse_at_rest": "yes", "relief_by_moving": "complete", "worst_time": ["evening"],
        "urge_weeks": 30.4, "urge_nights_per_week": 3, "family_rls": "several", "position_change_settles": "unsure", "distress": "no"}"#,
    ),
    (
        "a man with a swollen leg",
        r#"{"version": 1, "leg_swollen_hot_or_red": "yes", "clot_risk": "yes",
        "breathless_or_chest_pain": "unsure", "numbness": "long_standing", "self_harm": "no", "informant": "self",
        "age": 59, "sex": "male", "urge_to_move": "no", "cramps": "no", "side": "left", "symptom_weeks": 0.4,
        "medicines": []}"#,
    ),
];

/// The answers of a person.
pub fn answers(json: &str) -> Answers {
    ask::read(json.as_bytes()).expect("answers")
}

/// What the program stops for.
pub fn urgent(answers: &Answers) -> Vec<(RedFlag, Urgency)> {
    red_flags::find(&Case::new(answers)).into_iter().map(|flag| (flag.id, flag.urgency)).collect()
}

/// What a person is shown, and what they do.
#[derive(Debug)]
pub enum Act {
    /// A prompt of the script.
    Prompt {
        /// How far along, as the screen says it.
        progress: String,
        /// Its question.
        question: &'static str,
        /// Whether it asks for danger signs.
        danger: bool,
        /// Its form.
        form: Form,
        /// The reply.
        reply: Reply,
    },
    /// A sign that should not wait; they go on.
    Urgent,
    /// A name that is close to another; they say no.
    Meant,
}

/// Everything that a person is shown on the way to the end.
pub fn acts(answers: &Answers) -> (Interviewed, Vec<Act>) {
    let mut recording = Recording { replay: Replay::new(answers), acts: Vec::new() };
    let end = ask::conduct(&mut recording, &urgent).expect("an end");
    (end, recording.acts)
}

struct Recording<'a> {
    replay: Replay<'a>,
    acts: Vec<Act>,
}

impl Respondent for Recording<'_> {
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        let reply = self.replay.reply(prompt)?;
        self.acts.push(Act::Prompt {
            progress: match prompt.answers.urge_to_move {
                Some(_) => format!("question {} of about {}", prompt.number, prompt.total),
                None => format!("question {}, 12 to 40 in all", prompt.number),
            },
            question: nightlegs::text::Lang::English.say(prompt.step.asks()),
            danger: prompt.part == nightlegs::ask::Part::Danger,
            form: prompt.step.form(prompt.answers),
            reply: reply.clone(),
        });
        Ok(reply)
    }
    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<nightlegs::ask::AfterUrgent, Gone> {
        self.acts.push(Act::Urgent);
        self.replay.urgent(flags)
    }
    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone> {
        self.acts.push(Act::Meant);
        self.replay.did_you_mean(written, name)
    }
}

/// The lines that they would type.
pub fn lines(act: &Act) -> String {
    let Act::Prompt { form, reply, .. } = act else {
        return if matches!(act, Act::Urgent) { "2\n" } else { "no\n" }.to_owned();
    };
    match (form, reply) {
        (_, Reply::Chosen(line)) => format!("{}\n", line + 1),
        (_, Reply::Marked(marks)) => {
            let said = marks.iter().enumerate().filter_map(|(at, mark)| match mark {
                Mark::Blank => None,
                Mark::Ticked => Some((at + 1).to_string()),
                Mark::Unsure => Some(format!("{}?", at + 1)),
            });
            let said: Vec<String> = said.collect();
            if said.is_empty() { "0\n".to_owned() } else { format!("{}\n", said.join(" ")) }
        }
        (Form::Length(..), Reply::Number(weeks)) => format!("{weeks} weeks\n"),
        (_, Reply::Number(number)) => format!("{}\n", number.to_string().replace('.', ",")),
        (_, Reply::Clock(time)) => format!("{time}\n"),
        (_, Reply::Text(text)) => format!("{text}\n"),
        (_, Reply::Texts(texts)) => texts.iter().map(|text| format!("{text}\n")).collect::<String>() + "\n",
        (_, Reply::Skipped) => "u\n".to_owned(),
        (_, Reply::Back) => "<\n".to_owned(),
    }
}

/// The keys that they would press.
pub fn keys(act: &Act) -> String {
    let Act::Prompt { form, reply, danger, .. } = act else {
        return if matches!(act, Act::Urgent) { "2" } else { "n" }.to_owned();
    };
    match (form, reply) {
        (_, Reply::Chosen(line)) => (line + 1).to_string(),
        (_, Reply::Marked(marks)) => {
            let press = |mark: &Mark| match mark {
                Mark::Blank => "\x1b[B",
                Mark::Ticked => " \x1b[B",
                Mark::Unsure => "u\x1b[B",
            };
            // A list of danger signs with nothing ticked is confirmed by a second Enter.
            let none = marks.iter().all(|mark| *mark == Mark::Blank) && *danger;
            marks.iter().map(press).collect::<String>() + if none { "\r\r" } else { "\r" }
        }
        (Form::Length(..) | Form::Number(..) | Form::Clock(_), Reply::Skipped) => "u".to_owned(),
        (Form::Texts(_), Reply::Skipped) => "u\r".to_owned(),
        (_, Reply::Skipped) => "u".to_owned(),
        (_, Reply::Back) => "<".to_owned(),
        _ => lines(act).replace('\n', "\r"),
    }
}

/// The prompts that a person is put, in order.
pub fn steps(person: &Answers) -> Vec<nightlegs::ask::Step> {
    let mut replay = nightlegs::ask::Replay::new(person);
    nightlegs::ask::conduct(&mut replay, &|_| Vec::new()).expect("a file never leaves");
    replay.asked
}
