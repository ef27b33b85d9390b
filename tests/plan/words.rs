//! The words of the plan: complete, short, without a dose.

use nightlegs::diary::analysis::trial::{BesideKind, TrialVerdict};
use nightlegs::model::{Id, Strategy};
use nightlegs::report::plan::steps;
use nightlegs::rules::plan::Why;
use nightlegs::text::Lang;

fn complete<T: Id>(facets: &[&str]) {
    for name in T::NAMES {
        for facet in facets {
            assert!(Lang::English.find([T::GROUP, name, facet]).is_some(), "{}.{name}.{facet}", T::GROUP);
        }
    }
}

#[test]
fn every_list_has_its_words() {
    complete::<TrialVerdict>(&["text"]);
    complete::<BesideKind>(&["text"]);
    complete::<Why>(&["text"]);
}

#[test]
fn every_strategy_has_numbered_steps_of_a_line_or_two() {
    for one in Strategy::ALL {
        let steps = steps(*one, Lang::English);
        assert!((2..=5).contains(&steps.len()), "{one}: {steps:?}");
        assert!(Lang::English.of(*one, "steps").starts_with(&format!("1. {}", steps[0])), "{one}");
        for step in &steps {
            assert!(!step.starts_with('.'), "{one}: {step}");
            assert!(step.len() <= 130, "{one}: {step} has {} bytes", step.len());
            assert!(step.ends_with('.') || step.ends_with('?'), "{one}: {step}");
        }
    }
}

#[test]
fn no_strategy_names_the_dose_of_a_supplement_or_calls_itself_safe() {
    for one in Strategy::ALL {
        for facet in ["steps", "evidence", "article"] {
            let text = Lang::English.of(*one, facet).to_lowercase();
            for word in [" mg", " µg", " iu", "milligram", " safe", "cure", "%"] {
                assert!(!text.contains(word), "{one}.{facet}: {word}");
            }
        }
    }
}
