//! What a diary knows of a person, put beside answers: the one way in which every command gathers it.
//!
//! # Purpose
//! Gathers the lasting facts of all screenings, the medicines of the list and of the nights, and the newest blood results,
//! so that `plan`, `report`, `lab` and `medicine` judge the same person.
//!
//! # Not for
//! Symptoms: those are of the answers that are given.
//!
//! # Missing answers
//! The newest word counts. A medicine that was told of and has ended by the list is still counted, to be careful. A dopamine
//! medicine is not among those taken, for its lack does harm of its own; what it may have brought on is asked for as long as
//! it counts as stopped lately: four weeks, as the question has it.
//!
//! # Sources
//! None: it gathers answers.

use chrono::NaiveDate;

use super::case::recognised;
use super::{labs, with_lasting};
use crate::formulary::{Role, identify};
use crate::model::{Answers, Key, LabDraw, MedicineCourse, Tri, Value};

/// What a diary knows.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The screenings, the oldest first, each with its day.
    pub screenings: Vec<(NaiveDate, &'a Answers)>,
    /// Blood results.
    pub draws: Vec<&'a LabDraw>,
    /// The list of medicines.
    pub courses: Vec<&'a MedicineCourse>,
    /// What the newest nights say was taken, with the evening of each.
    pub taken: Vec<(NaiveDate, &'a str)>,
    /// The day for which it is gathered.
    pub today: NaiveDate,
}

impl Known<'_> {
    /// These answers of a day with everything lasting that is known beside them.
    pub fn beside(&self, answers: &Answers) -> Answers {
        self.with_records(with_lasting(self.screenings.iter().map(|(_, answers)| *answers), answers))
    }

    /// These answers with what the records have: medicines and blood results, and no lasting facts of other screenings but
    /// those that the records touch.
    pub fn with_records(&self, answers: Answers) -> Answers {
        let mut all = answers;
        self.put_medicines(&mut all);
        self.results().iron().put_into(&mut all);
        let haemoglobin = self.haemoglobin(all.has(Key::Haemoglobin)).and_then(labs::haemoglobin);
        if haemoglobin.is_some() {
            all.set(Key::Haemoglobin, haemoglobin.map(Value::Number));
        }
        let potassium = self.potassium_draw().and_then(labs::potassium_marked);
        all.potassium_marked = potassium.or(all.potassium_marked);
        all
    }

    /// The newest draw of which it is known whether the slip marks potassium, where no newer screening was told of one.
    pub fn potassium_draw(&self) -> Option<&LabDraw> {
        let since = self.told(Key::PotassiumMarked);
        labs::newest_of_now(self.draws.iter().copied(), since, self.today, labs::potassium_marked)
    }

    /// The answers of the last screening, and everything lasting beside them, as a draw is read: with its own results.
    pub fn of_draw(&self, draw: &LabDraw) -> Answers {
        let none = Answers::default();
        let mut all = self.beside(self.screenings.last().map_or(&none, |(_, answers)| answers));
        for key in [Key::Ferritin, Key::TransferrinSaturation, Key::IllWhenTested] {
            all.set(key, None);
        }
        self.results().iron_of(draw).put_into(&mut all);
        all.set(Key::Haemoglobin, labs::haemoglobin(draw).map(Value::Number));
        all.potassium_marked = labs::potassium_marked(draw);
        all
    }

    /// The blood results.
    pub fn results(&self) -> labs::Results<'_> {
        labs::Results { told: &self.screenings, draws: &self.draws }
    }

    /// The draw with the newest haemoglobin, where it counts. `told` says whether the last screening tells of one.
    pub fn haemoglobin(&self, told: bool) -> Option<&LabDraw> {
        let since = self.screenings.last().filter(|_| told).map(|(day, _)| *day);
        labs::newest_of_now(self.draws.iter().copied(), since, self.today, labs::haemoglobin)
    }

    /// The day of the newest screening that was told of something.
    fn told(&self, key: Key) -> Option<NaiveDate> {
        self.screenings.iter().rev().find(|(_, answers)| answers.has(key)).map(|(day, _)| *day)
    }

    /// The medicines that are taken, and those that were stopped lately. A name adds itself where it names a medicine that
    /// no name before it does.
    fn put_medicines(&self, answers: &mut Answers) {
        let over = self.dopamine_medicines_that_ended();
        let is_over = |name: &str, day: NaiveDate| {
            over.iter().any(|ended| ended_since(ended, day) && same(&ended.name, name)) && dopaminergic(name)
        };
        let mut told_of_it = false;
        if let Some(day) = self.told(Key::Medicines)
            && let Some(names) = &mut answers.medicines
        {
            let before = names.len();
            names.retain(|name| !is_over(name, day));
            told_of_it = names.len() < before;
        }
        let listed = self.courses.iter().filter(|course| course.is_current()).map(|course| course.with_amount());
        add(&mut answers.medicines, listed);
        let taken = self.taken.iter().filter(|(night, name)| !is_over(name, *night));
        add(&mut answers.medicines, taken.map(|(_, name)| (*name).to_owned()));
        let stopped = self.courses.iter().filter(|course| course.stopped_lately(self.today));
        let stopped = stopped.filter(|course| !self.goes_on(course)).map(|course| course.with_amount());
        add(&mut answers.medicines_stopped, stopped);
        // "Yes" was told of one that has ended since. For four weeks what it brought on may be there, so it counts.
        let since = |day: NaiveDate| over.iter().filter(move |over| ended_since(over, day));
        let ended = self.told(Key::TakesDopamineMedicine).filter(|_| answers.takes_dopamine_medicine == Some(Tri::Yes));
        let takes = || answers.medicines.iter().flatten().any(|name| dopaminergic(name));
        if (told_of_it || ended.is_some_and(|day| since(day).next().is_some())) && !takes() {
            let lately = over.iter().any(|over| over.stopped_lately(self.today));
            let told = answers.takes_dopamine_medicine.filter(|told| *told != Tri::Yes);
            answers.takes_dopamine_medicine = told.or(lately.then_some(Tri::Yes));
        }
    }

    /// Courses of dopamine medicines that have ended, where none of the same goes on.
    fn dopamine_medicines_that_ended(&self) -> Vec<&MedicineCourse> {
        let ended = self.courses.iter().copied().filter(|course| !course.is_current() && dopaminergic(&course.name));
        let goes_on = |ended: &MedicineCourse| {
            self.courses.iter().any(|course| course.is_current() && same(&course.name, &ended.name))
        };
        ended.filter(|course| !goes_on(course)).collect()
    }

    /// Whether a course that ended has gone on under another number, or was taken in a night after it had ended. That a
    /// screening still names it is no proof: then it counts as taken and as stopped.
    fn goes_on(&self, ended: &MedicineCourse) -> bool {
        let is = |name: &str| same(&ended.name, name);
        let later = |day: NaiveDate| ended.stopped.is_some_and(|stopped| day > stopped.last());
        self.courses.iter().any(|course| course.is_current() && is(&course.name))
            || self.taken.iter().any(|(night, name)| later(*night) && is(name))
    }
}

/// Whether a course ended no earlier than on a day. Of one that ended some day of a month or year, its last day counts.
fn ended_since(course: &MedicineCourse, day: NaiveDate) -> bool {
    course.stopped.is_some_and(|stopped| day <= stopped.last())
}

fn ids(name: &str) -> Vec<&'static str> {
    recognised(&identify(name)).map(|medicine| medicine.id).collect()
}

fn dopaminergic(name: &str) -> bool {
    recognised(&identify(name)).any(|medicine| medicine.has(Role::Dopaminergic))
}

/// Whether two names name a medicine in common.
fn same(one: &str, other: &str) -> bool {
    let other = ids(other);
    ids(one).iter().any(|id| other.contains(id))
}

/// Adds the names that name a medicine which no name before them does.
fn add(names: &mut Option<Vec<String>>, more: impl IntoIterator<Item = String>) {
    let mut known: Vec<&str> = names.iter().flatten().flat_map(|name| ids(name)).collect();
    let mut seen: Vec<String> = Vec::new();
    for name in more {
        // The same name comes with every night.
        if seen.contains(&name) {
            continue;
        }
        let named = ids(&name);
        if named.iter().any(|id| !known.contains(id)) {
            known.extend(named);
            names.get_or_insert_default().push(name.clone());
        }
        seen.push(name);
    }
}

#[cfg(test)]
mod tests;
