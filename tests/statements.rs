//! Every statement of the article that a person could act on has a place in the program, or a reason why it has none.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use nightlegs::formulary::{self, Class};
use nightlegs::model::{Advice, CriterionId, FeatureId, Grade, Id, Key, LookAlike, RedFlag, Source, Strategy};
use nightlegs::report::explain;
use nightlegs::rules::registry::Topic;
use nightlegs::rules::topics::{Background, TOPICS};
use nightlegs::text::{Lang, reference};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    id: u32,
    part: String,
    says: String,
    lives: Vec<String>,
    grade: Option<String>,
    differs: Option<String>,
    #[serde(default)]
    source: Vec<Source>,
    left_out: Option<String>,
}

fn statements() -> Vec<Statement> {
    serde_json::from_str(include_str!("../data/statements.json")).expect("data/statements.json is well formed")
}

fn nightlegs(words: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_nightlegs")).args(words).output().expect("runs");
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The page of `explain` behind a place, where it has one.
fn page(place: &str) -> Result<Option<Topic>, String> {
    let (kind, name) = place.split_once(':').ok_or_else(|| format!("{place} is no place"))?;
    let unknown = || format!("{place} does not exist");
    let topic = match kind {
        "topic" => Topic::Background(Background::parse(name).ok_or_else(unknown)?),
        "advice" => Topic::Advice(Advice::parse(name).ok_or_else(unknown)?),
        "red_flag" => Topic::RedFlag(RedFlag::parse(name).ok_or_else(unknown)?),
        "question" => Topic::Question(Key::ALL.iter().copied().find(|key| key.as_str() == name).ok_or_else(unknown)?),
        "look_alike" => Topic::LookAlike(LookAlike::parse(name).ok_or_else(unknown)?),
        "criterion" => Topic::Criterion(CriterionId::parse(name).ok_or_else(unknown)?),
        "feature" => Topic::Feature(FeatureId::parse(name).ok_or_else(unknown)?),
        "medicine" => {
            let class = Class::parse(name).or_else(|| formulary::by_id(name).map(|medicine| medicine.class));
            Topic::Class(class.ok_or_else(unknown)?)
        }
        "command" => {
            let (code, _) = nightlegs(&[name, "--help"]);
            return if code == Some(0) { Ok(None) } else { Err(unknown()) };
        }
        "rule" => {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(format!("{name}.rs"));
            return if file.is_file() { Ok(None) } else { Err(unknown()) };
        }
        _ => return Err(format!("{place}: no such kind of place")),
    };
    Ok(Some(topic))
}

#[test]
fn the_table_covers_the_article_from_top_to_bottom() {
    let statements = statements();
    assert!(statements.len() >= 120, "only {} statements", statements.len());
    for (at, statement) in statements.iter().enumerate() {
        assert_eq!(statement.id as usize, at + 1, "ids rise without a gap");
        assert!(!statement.part.is_empty() && statement.says.len() > 10, "{statement:?}");
    }
    let says: BTreeSet<&str> = statements.iter().map(|it| it.says.as_str()).filter(|it| !it.starts_with('(')).collect();
    let all = statements.iter().filter(|it| !it.says.starts_with('(')).count();
    assert_eq!(says.len(), all, "a statement stands twice");
}

#[test]
fn every_statement_has_places_or_a_reason_to_have_none() {
    for statement in statements() {
        match &statement.left_out {
            Some(reason) => assert!(statement.lives.is_empty() && reason.len() > 8, "{statement:?}"),
            None => {
                assert!(!statement.lives.is_empty(), "{statement:?}");
                assert!(!statement.source.is_empty(), "{statement:?}");
                let once: BTreeSet<&String> = statement.lives.iter().collect();
                assert_eq!(once.len(), statement.lives.len(), "{statement:?}");
            }
        }
    }
}

#[test]
fn every_place_exists_and_has_words() {
    let mut wrong = Vec::new();
    for statement in statements() {
        for place in &statement.lives {
            match page(place) {
                Err(fault) => wrong.push(format!("{}: {fault}", statement.id)),
                Ok(Some(topic)) => {
                    let words = explain::paragraphs(topic, Lang::English).join(" ");
                    // A sentence that is missing is shown as the last part of its id.
                    if words.len() < 20 || explain::title(topic, Lang::English).is_empty() {
                        wrong.push(format!("{}: {place} says only “{words}”", statement.id));
                    }
                }
                Ok(None) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_statement_is_explained_somewhere_that_a_person_can_read() {
    for statement in statements().iter().filter(|it| it.left_out.is_none()) {
        let readable = |place: &String| !place.starts_with("question:") && !place.starts_with("command:");
        assert!(statement.lives.iter().any(readable), "{statement:?}");
    }
}

#[test]
fn every_grade_is_known_and_a_difference_is_told_where_the_evidence_speaks_against_it() {
    for statement in statements().iter().filter(|it| it.left_out.is_none()) {
        let grade = statement.grade.as_deref().unwrap_or_default();
        let against = ["contradicted", "not_supported"].contains(&grade);
        assert!(against || Grade::parse(grade).is_some(), "{statement:?}");
        assert!(!against || statement.differs.is_some(), "{statement:?}");
    }
}

#[test]
fn where_the_evidence_speaks_against_a_statement_a_page_names_the_article() {
    for statement in statements() {
        let against = ["contradicted", "not_supported", "trials_found_no_effect"];
        if !statement.grade.as_deref().is_some_and(|grade| against.contains(&grade)) {
            continue;
        }
        let named = |place: &String| match page(place) {
            Ok(Some(topic)) => explain::paragraphs(topic, Lang::English).join(" ").to_lowercase().contains("article"),
            _ => false,
        };
        assert!(statement.lives.iter().any(named), "no page tells both: {statement:?}");
    }
}

#[test]
fn every_source_of_a_statement_has_its_reference() {
    for statement in statements() {
        for source in statement.source {
            assert!(reference(source).is_some(), "{}: {source}", statement.id);
        }
    }
}

#[test]
fn every_strategy_and_every_topic_that_cites_the_article_answers_a_statement() {
    let places: BTreeSet<String> = statements().into_iter().flat_map(|it| it.lives).collect();
    for strategy in Strategy::NAMES {
        assert!(places.contains(&format!("advice:{strategy}")), "{strategy} answers nothing in the article");
    }
    for row in TOPICS.iter().filter(|row| row.sources.contains(&Source::Article)) {
        // What stands against the whole list of signs answers the list.
        let answered = places.contains(&format!("topic:{}", row.id));
        assert!(answered, "{} cites the article, and no statement points to it", row.id);
    }
}

#[test]
fn every_topic_and_strategy_is_in_the_table_of_contents() {
    let (code, list) = nightlegs(&["explain", "--list"]);
    assert_eq!(code, Some(0));
    let listed = |id: &str| list.lines().any(|line| line.trim_start().starts_with(&format!("{id}:")));
    for id in Background::NAMES.iter().chain(Strategy::NAMES).chain(Class::NAMES) {
        assert!(listed(id), "{id} is not listed");
    }
    let (code, short) = nightlegs(&["explain"]);
    assert_eq!(code, Some(0));
    for id in Background::NAMES.iter().chain(Strategy::NAMES) {
        assert!(short.contains(&format!("  {id}:")), "{id} is not in the short list");
    }
}
