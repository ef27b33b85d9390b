//! What is known of a night, as a list of labels and values; and what of it is new.

use super::times::{clock, length, moment, seconds};
use crate::model::{Cramp, Drunk, Id, Moment, Night, NightField, Onset, RedFlag, Set, Tri};
use crate::report::wording::{number_text, tame_whole};
use crate::text::{Lang, fill};

/// One thing that is known of a night.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The field, and which of several.
    pub field: (NightField, usize),
    /// What it is called.
    pub label: String,
    /// What is said of it.
    pub value: String,
}

impl Fact {
    /// Whether it is about the legs in the night, not about sleep or the day.
    pub fn is_of_legs(&self) -> bool {
        use NightField as Field;
        matches!(
            self.field.0,
            Field::Legs
                | Field::Urge
                | Field::Onset
                | Field::Places
                | Field::Cramp
                | Field::Cramps
                | Field::Helped
                | Field::Signs
        )
    }
}

/// Everything that is known of a night, in the order of the evening, the night and the morning.
pub fn facts(night: &Night, lang: Lang) -> Vec<Fact> {
    told(night, night.quiet() == Some(true), lang)
}

/// The facts; a quiet night in one line, or with each thing that makes it quiet.
pub(super) fn told(night: &Night, quiet: bool, lang: Lang) -> Vec<Fact> {
    let mut list = List { facts: Vec::new(), night, quiet, lang };
    list.legs();
    list.sleep();
    list.evening();
    list.rest();
    list.facts
}

struct List<'a> {
    facts: Vec<Fact>,
    night: &'a Night,
    quiet: bool,
    lang: Lang,
}

impl List<'_> {
    fn add(&mut self, field: NightField, value: Option<String>) {
        self.facts.extend(value.map(|value| Fact {
            field: (field, 0),
            label: self.lang.of(field, "name").to_owned(),
            value,
        }));
    }

    fn time(&self, at: Option<Moment>) -> Option<String> {
        at.map(|at| moment(at, self.night.date, self.lang))
    }

    fn unit(&self, number: Option<String>, unit: &'static str) -> Option<String> {
        let unit = self.lang.say(["unit", unit, "name"]);
        number.map(|number| fill(self.lang.say(["ui", "measure", "name"]), &[("number", &number), ("unit", unit)]))
    }

    fn legs(&mut self) {
        let (night, lang) = (self.night, self.lang);
        if self.quiet {
            self.add(NightField::Legs, Some(lang.say(["night", "quiet", "text"]).to_owned()));
        } else {
            if let Some(urge) = &night.urge {
                let worst = urge.severity.map(|points| of_ten(points.get(), lang));
                let value = match (urge.felt, worst) {
                    (Tri::Yes, Some(worst)) => worst,
                    (felt, _) => lang.of(felt, "name").to_owned(),
                };
                self.add(NightField::Urge, Some(value));
                let onset = urge.onset.map(|onset| match onset {
                    Onset::At(at) => moment(at, night.date, lang),
                    Onset::AllDay(_) => lang.say(["night", "onset", "all_day"]).to_owned(),
                });
                self.add(NightField::Onset, onset);
                self.add(NightField::Rest, urge.rest.map(|minutes| length(minutes.get().into(), lang)));
                self.add(NightField::UrgeMinutes, urge.minutes.map(|minutes| length(minutes.get().into(), lang)));
                self.add(NightField::Places, urge.places.map(|places| names(places, lang)));
            }
            if let Some(cramps) = &night.cramps {
                if cramps.had != Tri::Yes || cramps.events.is_empty() {
                    self.add(NightField::Cramps, Some(lang.of(cramps.had, "name").to_owned()));
                }
                for (at, cramp) in cramps.events.iter().enumerate() {
                    let number = (at + 1).to_string();
                    let label = match cramps.events.len() {
                        1 => lang.of(NightField::Cramp, "name").to_owned(),
                        _ => fill(lang.say(["night", "cramp", "number"]), &[("number", &number)]),
                    };
                    let value = cramp_in_words(cramp, night, lang);
                    self.facts.push(Fact { field: (NightField::Cramp, at), label, value });
                }
            }
        }
        if !self.quiet || night.leg_wakings.is_some_and(|times| times.get() > 0) {
            let times = night.leg_wakings.map(|times| times.get().to_string());
            self.add(NightField::LegWakings, times);
        }
    }

    fn sleep(&mut self) {
        let (sleep, lang) = (&self.night.sleep, self.lang);
        let minutes =
            |minutes: Option<crate::model::whole::Minutes>| minutes.map(|minutes| length(minutes.get().into(), lang));
        self.add(NightField::InBed, self.time(sleep.in_bed));
        self.add(NightField::Tried, self.time(sleep.tried));
        let none = sleep.no_sleep.map(|_| lang.say(["night", "no_sleep", "text"]).to_owned());
        self.add(NightField::DidNotSleep, none);
        self.add(NightField::Latency, minutes(sleep.latency));
        self.add(NightField::Awakenings, sleep.awakenings.map(|times| times.get().to_string()));
        self.add(NightField::Waso, minutes(sleep.waso));
        self.add(NightField::Woke, self.time(sleep.woke));
        self.add(NightField::Tasafa, minutes(sleep.tasafa));
        self.add(NightField::Up, self.time(sleep.up));
        let quality = sleep.quality.map(|quality| QUALITIES[quality.get() as usize - 1]);
        self.add(NightField::Quality, quality.map(|name| lang.say(["sleep_quality", name, "name"]).to_owned()));
    }

    fn evening(&mut self) {
        let (evening, lang) = (&self.night.evening, self.lang);
        self.add(NightField::Caffeine, evening.caffeine.as_ref().map(|drunk| self.drunk(drunk)));
        self.add(NightField::Alcohol, evening.alcohol.as_ref().map(|drunk| self.drunk(drunk)));
        let exercise = evening.exercise.as_ref().map(|exercise| {
            let effort = exercise.effort.map(|effort| lang.of(effort, "name").to_owned());
            let length = match exercise.minutes.get() {
                0 => lang.of(Tri::No, "name").to_owned(),
                minutes => length(minutes.into(), lang),
            };
            dotted([Some(length), effort, self.time(exercise.at)])
        });
        self.add(NightField::Exercise, exercise);
        for (field, minutes) in [(NightField::OnFeet, evening.on_feet), (NightField::Sitting, evening.sitting)] {
            self.add(field, minutes.map(|minutes| length(minutes.get().into(), lang)));
        }
        let naps = evening.naps.as_ref().map(|naps| match naps.times.get() {
            0 => lang.say(["night", "none", "text"]).to_owned(),
            times => dotted([
                self.unit(Some(times.to_string()), "times"),
                naps.minutes.map(|minutes| length(minutes.get().into(), lang)),
            ]),
        });
        self.add(NightField::Naps, naps);
        let litres = evening.water.map(|water| number_text(f64::from(water.get()) / 1000.0));
        self.add(NightField::Water, self.unit(litres, "litres"));
    }

    fn drunk(&self, drunk: &Drunk) -> String {
        let last = drunk.last.map(|at| {
            fill(self.lang.say(["night", "drunk", "last"]), &[("time", &moment(at, self.night.date, self.lang))])
        });
        let number = match drunk.drinks {
            Some(drinks) => number_text(drinks.get()),
            None => self.lang.of(Tri::Unsure, "name").to_owned(),
        };
        dotted([Some(number), last])
    }

    fn rest(&mut self) {
        let (night, lang) = (self.night, self.lang);
        let none = || lang.say(["night", "none", "text"]).to_owned();
        if let Some(took) = &night.took {
            let doses = took.iter().map(|dose| dotted([Some(tame_whole(&dose.name)), self.time(dose.at)]));
            let doses: Vec<String> = doses.collect();
            self.add(NightField::Took, Some(if doses.is_empty() { none() } else { doses.join("; ") }));
        }
        self.add(NightField::Did, night.did.map(|did| names(did, lang)));
        self.add(NightField::Helped, night.helped.map(|helped| names(helped, lang)));
        let titles =
            |signs: Set<RedFlag>| signs.iter().map(|flag| lang.of(flag, "title")).collect::<Vec<_>>().join("; ");
        self.add(NightField::Signs, night.signs.map(titles));
        self.add(
            NightField::Note,
            night.note.as_deref().map(|note| {
                // Lines that were added one by one stand in one line here.
                note.lines().map(tame_whole).collect::<Vec<_>>().join(" / ")
            }),
        );
    }
}

/// From very poor to very good.
pub const QUALITIES: [&str; 5] = ["very_poor", "poor", "fair", "good", "very_good"];

fn of_ten(points: u32, lang: Lang) -> String {
    fill(lang.say(["night", "points", "text"]), &[("points", &points.to_string())])
}

/// Names of a set, or "none".
fn names<T: Id>(set: Set<T>, lang: Lang) -> String {
    let names: Vec<&str> = set.iter().map(|id| lang.of(id, "name")).collect();
    if names.is_empty() { lang.say(["night", "none", "text"]).to_owned() } else { names.join(", ") }
}

fn dotted(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A cramp in one line.
pub fn cramp_in_words(cramp: &Cramp, night: &Night, lang: Lang) -> String {
    let sore = cramp.sore.map(|sore| match sore {
        Tri::Yes => lang.say(["night", "sore", "yes"]).to_owned(),
        Tri::No => lang.say(["night", "sore", "no"]).to_owned(),
        Tri::Unsure => lang.say(["night", "sore", "unsure"]).to_owned(),
    });
    let eased = cramp.eased_by.map(|by| fill(lang.say(["night", "eased", "text"]), &[("by", &names(by, lang))]));
    let said = dotted([
        cramp.at.map(|at| moment(at, night.date, lang)),
        cramp.seconds.map(|length| seconds(length.get(), lang)),
        cramp.side.map(|side| lang.of(side, "name").to_owned()),
        cramp.muscle.map(|muscle| lang.of(muscle, "name").to_owned()),
        cramp.severity.map(|points| of_ten(points.get(), lang)),
        sore,
        eased,
    ]);
    if said.is_empty() { lang.of(Tri::Yes, "name").to_owned() } else { said }
}

/// The hours in bed in a few characters, where both ends are known.
pub(super) fn in_bed(night: &Night) -> Option<String> {
    let sleep = &night.sleep;
    let (from, to) = (sleep.in_bed.or(sleep.tried)?, sleep.up.or(sleep.woke)?);
    Some(format!("{}–{}", clock(from), clock(to)))
}
