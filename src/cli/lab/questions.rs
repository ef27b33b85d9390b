//! `lab` by questions: which test, what it was, when, and how the blood was taken.

mod put;

use std::collections::BTreeMap;

use super::date;
use super::tell::{Accepted, is_it_so, say_back, store};
use crate::ask::Reply;
use crate::cli::args::lab::Tell;
use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::failure::lab::LabFailure;
use crate::cli::people::{Person, storing};
use crate::diary::labs::{self, LabTold, LabWords};
use crate::model::{Id, LabDraw, LabFault, LabResult, LabTest, Since, Tri};
use crate::report::lab as words;
use crate::text::{Lang, fill};

/// A question, and of which of several tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Test(usize),
    /// A test of the further ones.
    Other(usize),
    Value(usize),
    /// A number that may be in two units.
    Which(usize),
    More(usize),
    When,
    Morning,
    OffIron,
    Ill,
}

/// Tests that are asked about first; more than nine lines have no digits to press.
const FIRST: usize = 7;

/// Asks, stores, and says what it says.
///
/// # Errors
/// The person left, or the diary failed.
pub fn run(asked: &Tell, book: &Book<'_>) -> Result<u8, Failure> {
    let mut person = Person::meet(book.options, book.world);
    let (draw, told) = Interview::new(book).run(&mut person)?;
    // Each result was asked about by itself; only two together can still be doubtful.
    let together = |finding: &labs::LabFinding| finding.id == LabFault::IronAboveCapacity;
    let unusual = asked.force || !labs::check(&draw, book.today()).iter().any(together);
    let mut accepted = Accepted { unusual, otherwise: asked.force };
    let kept = loop {
        match storing(|| store(&draw, accepted, book)) {
            Err(Failure::Lab(failure)) if failure.may_be_so() && is_it_so(&failure, &mut person, book)? => {
                accepted = accepted.and(&failure);
            }
            done => break done?,
        }
    };
    drop(person);
    say_back(&kept, &told, book)
}

struct Interview<'a> {
    book: &'a Book<'a>,
    lang: Lang,
    path: Vec<At>,
    given: BTreeMap<At, Reply>,
    told: BTreeMap<usize, LabTold>,
    two: BTreeMap<usize, Vec<LabResult>>,
    on: Option<Since>,
}

impl<'a> Interview<'a> {
    fn new(book: &'a Book<'a>) -> Self {
        Self {
            book,
            lang: book.options.lang,
            path: Vec::new(),
            given: BTreeMap::new(),
            told: BTreeMap::new(),
            two: BTreeMap::new(),
            on: None,
        }
    }

    fn run(mut self, person: &mut Person) -> Result<(LabDraw, Vec<LabTold>), Failure> {
        while let Some(at) = self.next() {
            let question = self.question(at);
            let reply = person.body().ask(&question).map_err(|gone| person.failure(gone, self.book.world))?;
            if reply == Reply::Back {
                self.path.pop();
                continue;
            }
            if self.take(at, &reply, person)? {
                self.given.insert(at, reply);
                self.path.push(at);
            }
        }
        let told: Vec<LabTold> = self.tests().filter_map(|at| self.told.get(&at).copied()).collect();
        let answer = |at: At| match self.given.get(&at) {
            Some(Reply::Chosen(line)) if self.path.contains(&at) => Tri::ALL.get(*line).copied(),
            _ => None,
        };
        let draw = LabDraw {
            on: self.on.unwrap_or(Since::Day(self.book.today())),
            results: told.iter().map(|one| one.result).collect(),
            morning: answer(At::Morning),
            off_iron: answer(At::OffIron),
            ill: answer(At::Ill),
        };
        Ok((draw, told))
    }

    /// The tests that were asked about on the way here.
    fn tests(&self) -> impl Iterator<Item = usize> + '_ {
        self.path.iter().filter_map(|at| if let At::Value(at) = at { Some(*at) } else { None })
    }

    fn next(&self) -> Option<At> {
        Some(match self.path.last() {
            None => At::Test(0),
            Some(At::Test(n)) if self.given.get(&At::Test(*n)) == Some(&Reply::Chosen(FIRST)) => At::Other(*n),
            Some(At::Test(n) | At::Other(n)) => At::Value(*n),
            Some(At::Value(n)) if self.two.contains_key(n) => At::Which(*n),
            Some(At::Value(n) | At::Which(n)) => At::More(*n),
            Some(At::More(n)) if self.given.get(&At::More(*n)) == Some(&Reply::Chosen(0)) => At::Test(n + 1),
            Some(At::More(_)) => At::When,
            Some(At::When) if self.of_iron() => At::Morning,
            Some(At::Morning) => At::OffIron,
            Some(At::OffIron) => At::Ill,
            Some(At::When | At::Ill) => return None,
        })
    }

    fn of_iron(&self) -> bool {
        self.tests().filter_map(|at| self.told.get(&at)).any(|told| words::OF_IRON.contains(&told.result.test))
    }

    fn test(&self, n: usize) -> LabTest {
        let line = |at| if let Some(Reply::Chosen(line)) = self.given.get(&at) { Some(*line) } else { None };
        let chosen = match line(At::Test(n)) {
            Some(FIRST) => line(At::Other(n)).map(|line| FIRST + line),
            line => line,
        };
        chosen.and_then(|line| LabTest::ALL.get(line)).copied().unwrap_or(LabTest::Ferritin)
    }

    /// Takes an answer; whether it can stand. What is wrong with it is said.
    fn take(&mut self, at: At, reply: &Reply, person: &mut Person) -> Result<bool, Failure> {
        let text = if let Reply::Text(text) = reply { text.as_str() } else { "" };
        match (at, reply) {
            (At::Test(n) | At::Other(n), Reply::Chosen(_)) => {
                // Of another test another value is told.
                if self.given.get(&at) != Some(reply) {
                    self.given.remove(&At::Value(n));
                }
                Ok(true)
            }
            (At::Value(n), Reply::Skipped) => {
                self.two.remove(&n);
                self.told.remove(&n);
                Ok(true)
            }
            (At::Value(n), Reply::Text(_)) => self.take_value(n, text, person),
            (At::Which(n), Reply::Chosen(line)) => {
                let reading = self.two.get(&n).and_then(|readings| readings.get(*line)).copied();
                let Some(result) = reading else {
                    self.take_back(n);
                    return Ok(false);
                };
                if !self.can_stand(result, person)? {
                    self.take_back(n);
                    return Ok(false);
                }
                self.told.insert(n, LabTold { result, assumed: false });
                Ok(true)
            }
            (At::When, _) => {
                let today = self.lang.say(["lab_ask", "when", "today"]);
                let on = match date(Some(text).filter(|text| *text != today), self.book) {
                    Ok(on) => on,
                    Err(failure) => return self.say(&failure.words(self.lang), person).map(|()| false),
                };
                let draw = LabDraw { on, results: self.results(), morning: None, off_iron: None, ill: None };
                let future = labs::check(&draw, self.book.today()).into_iter().filter(|found| !found.id.may_be_so());
                let said: Vec<String> = future.map(|found| words::finding(&found, on, self.lang)).collect();
                said.iter().try_for_each(|line| self.say(line, person))?;
                self.on = Some(on);
                Ok(said.is_empty())
            }
            // Neither which test nor whether there is one more can be left open.
            (At::Test(_) | At::Other(_) | At::More(_) | At::Which(_), Reply::Skipped) => Ok(false),
            _ => Ok(true),
        }
    }

    fn take_value(&mut self, n: usize, text: &str, person: &mut Person) -> Result<bool, Failure> {
        self.two.remove(&n);
        self.told.remove(&n);
        let test = self.test(n);
        match labs::result(test, text) {
            Ok(told) => {
                if let Some(before) = self.results().into_iter().find(|one| one.test == test) {
                    let before = words::result(before, self.lang);
                    let said = fill(self.lang.say(["lab_ask", "value", "twice"]), &[("result", &before)]);
                    self.say(&said, person)?;
                    // The one that was told first stands; going back changes it.
                    while self.path.last().is_some_and(|at| matches!(at, At::Test(_) | At::Other(_))) {
                        self.path.pop();
                    }
                    return Ok(false);
                }
                if !self.can_stand(told.result, person)? {
                    return Ok(false);
                }
                if let Some(understood) = words::understood(&[told], self.lang) {
                    self.say(&understood, person)?;
                }
                // It has been said, and is not said again at the end.
                self.told.insert(n, LabTold { assumed: false, ..told });
                Ok(true)
            }
            Err(fault) => {
                if let LabWords::WhichUnit(readings) = fault.kind {
                    self.two.insert(n, readings);
                    return Ok(true);
                }
                self.say(&words::words_fault(&fault, self.lang), person)?;
                Ok(false)
            }
        }
    }

    /// Back to the value: neither the reading nor the number stands.
    fn take_back(&mut self, n: usize) {
        self.path.retain(|at| *at != At::Value(n));
        self.given.remove(&At::Value(n));
        self.given.remove(&At::Which(n));
        self.two.remove(&n);
    }

    fn results(&self) -> Vec<LabResult> {
        self.tests().filter_map(|at| self.told.get(&at)).map(|told| told.result).collect()
    }

    /// Says what is wrong with a result, and asks about what is doubtful.
    fn can_stand(&self, result: LabResult, person: &mut Person) -> Result<bool, Failure> {
        let on = Since::Day(self.book.today());
        let draw = LabDraw { on, results: vec![result], morning: None, off_iron: None, ill: None };
        let found = labs::check(&draw, self.book.today());
        if found.is_empty() {
            return Ok(true);
        }
        let failure = LabFailure::Found(on, found);
        if failure.may_be_so() {
            return is_it_so(&failure, person, self.book);
        }
        failure.said(self.lang).iter().try_for_each(|line| self.say(line, person))?;
        Ok(false)
    }

    fn say(&self, text: &str, person: &mut Person) -> Result<(), Failure> {
        person.body().say(text).map_err(|gone| person.failure(gone, self.book.world))
    }
}
