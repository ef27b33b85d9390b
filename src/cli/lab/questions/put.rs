//! How each question is put.

use super::{At, FIRST, Interview};
use crate::ask::Reply;
use crate::cli::body::{Form, Line, Question};
use crate::model::{Id, LabTest, Tri};
use crate::report::lab as words;
use crate::text::fill;

/// The longest line that is typed, in characters.
const LONGEST: usize = 60;
/// How the blood was taken: the question, and the id of its words.
const TAKEN: [(At, &str); 3] = [(At::Morning, "morning"), (At::OffIron, "off_iron"), (At::Ill, "ill")];

impl Interview<'_> {
    /// A question with what stands.
    pub(super) fn question(&self, at: At) -> Question<'static> {
        let lang = self.lang;
        let say = |item, facet| lang.say(["lab_ask", item, facet]);
        let standing = self.given.get(&at).cloned();
        let chosen = if let Some(Reply::Chosen(line)) = &standing { Some(*line) } else { None };
        let text = if let Some(Reply::Text(text)) = &standing { Some(text.clone()) } else { None };
        let choose = |lines: Vec<String>, yes_or_no| Form::Choose {
            lines: lines.into_iter().map(Line::from).collect(),
            unsure: None,
            yes_or_no,
            current: chosen,
        };
        let names = |answers: &[Tri]| answers.iter().map(|answer| lang.of(*answer, "name").to_owned()).collect();
        let (asks, label, form) = match at {
            At::Test(_) => {
                let first = LabTest::ALL[..FIRST].iter().map(|test| lang.of(*test, "name").to_owned());
                let tests = first.chain([say("test", "other").to_owned()]).collect();
                (say("test", "ask").to_owned(), say("test", "label"), choose(tests, false))
            }
            At::Other(_) => {
                let tests = LabTest::ALL[FIRST..].iter().map(|test| lang.of(*test, "name").to_owned()).collect();
                (say("test", "ask").to_owned(), say("test", "label"), choose(tests, false))
            }
            At::Value(n) => {
                let test = self.test(n);
                let units: Vec<&str> = test.scales().iter().map(|scale| lang.of(scale.unit, "name")).collect();
                let holes = [("test", lang.of(test, "name")), ("units", &units.join(", "))];
                let form = Form::Text { longest: LONGEST, current: text };
                (fill(say("value", "ask"), &holes), lang.of(test, "name"), form)
            }
            At::Which(n) => {
                let readings = self.two.get(&n).map_or(&[][..], Vec::as_slice);
                let mut lines: Vec<String> = readings.iter().map(|one| words::reading(*one, lang)).collect();
                lines.push(say("which", "again").to_owned());
                (say("which", "ask").to_owned(), say("which", "label"), choose(lines, false))
            }
            At::More(_) => {
                (say("more", "ask").to_owned(), say("more", "label"), choose(names(&[Tri::Yes, Tri::No]), true))
            }
            At::When => {
                let current = text.unwrap_or_else(|| say("when", "today").to_owned());
                let form = Form::Text { longest: LONGEST, current: Some(current) };
                (say("when", "ask").to_owned(), say("when", "label"), form)
            }
            At::Morning | At::OffIron | At::Ill => {
                let item = TAKEN.iter().find(|(known, _)| *known == at).map_or("ill", |(_, item)| *item);
                let form = match choose(names(Tri::ALL), true) {
                    Form::Choose { lines, yes_or_no, current, .. } => {
                        Form::Choose { lines, unsure: Some(Tri::Unsure.index()), yes_or_no, current }
                    }
                    form => form,
                };
                (say(item, "ask").to_owned(), say(item, "label"), form)
            }
        };
        let why = match at {
            At::Test(_) | At::Other(_) => Some(say("test", "why")),
            At::Value(_) | At::Which(_) => Some(say("value", "why")),
            At::Morning | At::OffIron | At::Ill => Some(say("taken", "why")),
            At::More(_) | At::When => None,
        };
        let answered = standing.is_some() || at == At::When;
        let question = Question::new(asks, label, form);
        let optional = matches!(at, At::Value(_));
        Question { why: why.map(Into::into), answered, optional, first: self.path.is_empty(), ..question }
    }
}
