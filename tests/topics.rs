//! The topics of background: complete, plain, careful, and found by the words that people type.

use std::collections::BTreeSet;
use std::process::Command;

use nightlegs::formulary::{self, Class};
use nightlegs::model::{Advice, Id, Strategy};
use nightlegs::report::explain::{self, Found};
use nightlegs::rules::registry::{self, Topic};
use nightlegs::rules::topics::{Aim, Background, Shelf, TOPICS};
use nightlegs::text::{Lang, ids, reference};

const EN: Lang = Lang::English;

fn nightlegs(words: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_nightlegs")).args(words).output().expect("runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// All topics that this family of words belongs to.
fn explained() -> impl Iterator<Item = Topic> {
    registry::rules().filter(|topic| matches!(topic, Topic::Background(_) | Topic::Advice(_) | Topic::Class(_)))
}

fn text(topic: Topic) -> String {
    explain::paragraphs(topic, EN).join(" ")
}

#[test]
fn every_topic_has_a_title_words_a_grade_and_sources() {
    for row in TOPICS {
        for facet in ["name", "words", "text"] {
            assert!(EN.find(["topic", row.id.as_str(), facet]).is_some(), "{} has no {facet}", row.id);
        }
        assert!(!row.sources.is_empty() && row.sources.iter().all(|it| reference(*it).is_some()), "{}", row.id);
        let page = text(Topic::Background(row.id));
        assert!(page.contains(EN.of(row.grade, "name")), "{page}");
        assert!(page.len() > 150, "{} says little: {page}", row.id);
        let tells_what_to_do = ["you", "see"].iter().any(|it| EN.find(["topic", row.id.as_str(), it]).is_some());
        assert!(tells_what_to_do, "{} leaves the person alone", row.id);
    }
}

#[test]
fn every_list_name_has_its_words() {
    for shelf in Shelf::ALL {
        assert!(EN.find(["shelf", shelf.as_str(), "name"]).is_some(), "{shelf}");
        assert!(TOPICS.iter().any(|row| row.shelf == *shelf), "{shelf} is empty");
    }
    for aim in Aim::ALL {
        assert!(EN.find(["aim", aim.as_str(), "name"]).is_some(), "{aim}");
    }
    for class in Class::ALL {
        assert!(EN.find(["medicine_class", class.as_str(), "title"]).is_some(), "{class}");
    }
}

#[test]
fn topics_of_a_shelf_stand_together() {
    let mut shelves: Vec<Shelf> = TOPICS.iter().map(|row| row.shelf).collect();
    shelves.dedup();
    assert_eq!(shelves, Shelf::ALL);
}

#[test]
fn no_word_of_a_topic_is_lost() {
    let known: BTreeSet<&str> = Background::NAMES.iter().copied().collect();
    let parts = ["name", "words", "text", "more", "said", "evidence", "also", "you", "see", "hint"];
    for id in ids().filter(|id| id.starts_with("topic.")) {
        let (name, facet) = id["topic.".len()..].split_once('.').expect("three parts");
        assert!(known.contains(name), "{id}: no such topic");
        if facet.starts_with("line_") {
            let page = text(Topic::Background(Background::parse(name).expect("known")));
            assert!(page.contains(EN.find(["topic", name, facet]).expect("there")), "{id} is never shown");
        } else {
            assert!(parts.contains(&facet), "{id}: no such part");
        }
    }
    for id in ids().filter(|id| id.starts_with("medicine_class.")) {
        let name = id.split('.').nth(1).expect("three parts");
        assert!(Class::parse(name).is_some(), "{id}: no such class");
    }
}

#[test]
fn what_to_read_next_exists_and_is_not_the_same_page() {
    let known: BTreeSet<&str> = registry::topics().map(Topic::id).collect();
    for row in TOPICS {
        for next in row.see_also {
            assert!(known.contains(next), "{} points to {next}", row.id);
            assert_ne!(*next, row.id.as_str());
        }
    }
}

#[test]
fn every_strategy_tells_how_for_whom_and_what_differs() {
    for id in Advice::ALL {
        let page = nightlegs(&["explain", id.as_str()]).1;
        for facet in ["text", "more", "differs", "words"] {
            assert!(EN.find(["advice", id.as_str(), facet]).is_some(), "{id} has no {facet}");
        }
        for part in ["How to do it:", "How it differs from the article:", "For: ", "Evidence: ", "Sources"] {
            assert!(page.contains(part), "{id} has no {part}\n{page}");
        }
        let held = !nightlegs::rules::gates::reasons(*id).is_empty();
        assert_eq!(page.contains("It is held back for some people:\n"), held, "{page}");
    }
    for strategy in Strategy::ALL {
        assert!(Advice::NAMES.contains(&strategy.as_str()));
    }
}

#[test]
fn a_class_names_every_marked_medicine_with_its_strength() {
    for medicine in formulary::medicines().iter().filter(|it| !it.unspecified) {
        let page = text(Topic::Class(medicine.class));
        for strength in [medicine.worsens_rls, medicine.brings_cramps].into_iter().flatten() {
            assert!(page.contains(medicine.generic()), "{} is not on the page of {}", medicine.id, medicine.class);
            let words = EN.find(["medicine_strength", strength.as_str(), "name"]).expect("a name");
            assert!(page.contains(words), "{page}");
        }
    }
}

#[test]
fn no_topic_gives_a_verdict_a_promise_or_an_order_to_stop() {
    let forbidden = [
        "you have rls",
        "you have restless",
        "you have cramps",
        "negative for",
        "positive for",
        "diagnosed with",
        "you are suffering",
        "cure",
        " safe",
        "guarantee",
        "your chance",
        "your risk is",
        "should take",
        "stop taking",
        "start taking",
    ];
    for topic in explained() {
        let page = text(topic).to_lowercase();
        for phrase in forbidden {
            assert!(!page.contains(phrase), "{} says “{phrase}”:\n{page}", topic.id());
        }
    }
}

/// Where the article and the evidence differ: the page, what it must say of the article, and what of the evidence.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    ("five_criteria", "four criteria", "Since 2014 the experts ask for five"),
    ("five_criteria", "vein and nerve disease", "cramps, one bad position, swelling, joint pain, sore muscles"),
    ("how_common", "5 to 10 of 100", "0.4 to 1.3, 0.9, and 7.5"),
    ("how_common", "one and a half times", "1.3 to 2.2 times"),
    ("iron", "under 50 to treat, under 70", "use 75 and 20 %"),
    ("iron", "70 to 80 of 100", "no source was found"),
    ("iron_treatment", "three to six months", "About three months"),
    ("iron_treatment", "only if pills fail", "strong advice of its own"),
    ("treatment_steps", "puts dopamine medicines first", "against as a standard: pramipexole"),
    ("treatment_steps", "calls gabapentin a blocker", "strong advice for: gabapentin"),
    ("augmentation", "an earlier start, more strength and spread", "shorter relief from each dose"),
    ("augmentation", "70 for iron", "guidelines have 75"),
    ("dopamine_side_effects", "speaks only of augmentation", "5 to 17"),
    ("dialysis", "40 to 60 of 100", "27 of 100"),
    ("pregnancy", "25 to 50", "21 of 100"),
    ("medicines", "SSRI antidepressants, antihistamines and metoclopramide", "mirtazapine has the strongest signal"),
    ("medicines", "water tablets, statins and some asthma medicines", "long-acting asthma sprays"),
    ("night_cramps", "one to nine minutes", "seconds to ten minutes"),
    ("cramp_causes", "most common cause", "Most often no cause is found"),
    ("how_common_cramps", "over 60 of 100", "No Korean study"),
    ("having_both", "about 15 of 100", "No source"),
    ("magnesium_forms", "200 to 400 mg", "350 mg a day"),
    ("magnesium_forms", "30 to 40 of 100 Koreans", "not the same as a lack"),
    ("start_today", "300 mg of magnesium tonight", "We left that out"),
    ("stretching", "best single method", "three minutes each evening"),
    ("quinine", "does not speak of it", "strongest warning"),
    ("vitamin_k", "does not speak of it", "One trial in China"),
    ("when_to_see_a_doctor", "does not say which of these cannot wait", "clot or a blocked artery"),
    ("when_to_see_a_doctor", "RLS in the family", "no danger sign"),
    ("cramp_right_now", "pull and rub strongly", "Do not rub, warm or stretch a calf that is swollen"),
    ("hydration", "1.5 to 2 litres to everybody", "weak heart, kidneys or liver that can harm"),
    ("exercise", "just before sleep", "Better by day"),
    ("foot_position", "a pillow under the feet in one place", "no trial has looked"),
    ("where_to_go", "sends RLS to neurology", "sleep clinics beside neurology"),
    ("where_to_go_korea", "names hospitals", "We do not pass that on"),
    ("after_birth", "one to two months", "within a month"),
    ("four_weeks", "three to four weeks", "we use four"),
];

#[test]
fn where_the_article_and_the_evidence_differ_the_page_shows_both() {
    for (id, article, evidence) in DIFFERENCES {
        let Found::Exact(found) = explain::find(id, EN) else { panic!("{id} is found") };
        let page = text(found[0]);
        assert!(page.contains(article), "{id} lacks “{article}”:\n{page}");
        assert!(page.contains(evidence), "{id} lacks “{evidence}”:\n{page}");
        assert!(page.to_lowercase().contains("article"), "{id}");
    }
}

/// Places where an amount in milligrams stands: the limit of magnesium, and what the article says of it and of calcium.
const AMOUNTS: &[&str] = &["magnesium_forms", "magnesium", "start_today", "pregnancy_self_care"];

#[test]
fn no_topic_tells_a_dose() {
    for topic in explained().filter(|topic| !AMOUNTS.contains(&topic.id())) {
        let page = text(topic).to_lowercase();
        let words: Vec<&str> = page.split_whitespace().collect();
        for pair in words.windows(2) {
            let number = pair[0].ends_with(|c: char| c.is_ascii_digit());
            let unit = pair[1].trim_end_matches(|c: char| !c.is_alphanumeric());
            assert!(
                !(number && ["mg", "mcg", "µg", "g", "ug", "tablets", "pills"].contains(&unit)),
                "{}: {pair:?}",
                topic.id()
            );
        }
    }
    // Where amounts stand, the limit or the warning stands with them.
    for id in ["magnesium_forms", "magnesium"] {
        let Found::Exact(found) = explain::find(id, EN) else { panic!("{id} is found") };
        for page in found.into_iter().map(text) {
            assert!(page.contains("350") && page.to_lowercase().contains("kidney"), "{page}");
        }
    }
    assert!(text(Topic::Background(Background::StartToday)).contains("We left that out"));
}

/// Flesch and Kincaid's grade: how many years of school a text asks for.
fn school_years(text: &str) -> f64 {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '’';
    let words: Vec<String> = text
        .split(|c| !is_word(c))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphanumeric()))
        .map(str::to_lowercase)
        .collect();
    let ends = text.split_whitespace().filter(|word| word.ends_with(['.', '!', '?', ':', ';'])).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, ends) = (words.len() as f64, ends as f64);
    0.39 * words / ends + 11.8 * syllables as f64 / words - 15.59
}

/// Groups of vowels, a silent last e left out.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let (mut groups, mut inside) = (0, false);
    for c in word.chars() {
        groups += usize::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    if word.ends_with('e') && !word.ends_with("le") && groups > 1 {
        groups -= 1;
    }
    groups.max(1)
}

/// The words of a class without the names of its medicines, which nobody can make shorter.
fn own_words(topic: Topic) -> String {
    match topic {
        Topic::Class(id) => EN.find(["medicine_class", id.as_str(), "text"]).unwrap_or_default().to_owned(),
        _ => text(topic),
    }
}

#[test]
fn the_measure_of_reading_tells_easy_from_hard() {
    assert!(school_years("Get up and walk. It helps. Then go back to bed.") < 2.0);
    let hard = "Augmentation necessitates comprehensive pharmacological reconsideration notwithstanding symptomatic amelioration.";
    assert!(school_years(hard) > 20.0);
    assert_eq!(["stretch", "muscle", "table", "make", "medicine", "the"].map(syllables), [1, 2, 2, 1, 3, 1]);
}

#[test]
fn background_asks_for_no_more_than_eight_years_of_school() {
    let mut hard = Vec::new();
    for topic in explained() {
        let words = own_words(topic);
        if !words.is_empty() && school_years(&words) > 8.0 {
            hard.push(format!("{}: {:.1}", topic.id(), school_years(&words)));
        }
    }
    assert!(hard.is_empty(), "hard to read: {hard:?}");
}

#[test]
fn other_words_find_their_topic() {
    for topic in registry::rules() {
        let group = match topic {
            Topic::Background(_) => "topic",
            Topic::Advice(_) => "advice",
            Topic::Class(_) => "medicine_class",
            Topic::LookAlike(_) => "look_alike",
            Topic::RedFlag(_) => "red_flag",
            _ => continue,
        };
        for words in EN.find([group, topic.id(), "words"]).into_iter().flat_map(|words| words.split(',')) {
            let found = explain::find(words, EN);
            let (Found::Exact(topics) | Found::Several(topics)) = &found else { panic!("“{words}” finds nothing") };
            assert!(topics.contains(&topic), "“{words}” finds {topics:?}, not {}", topic.id());
        }
    }
}

#[test]
fn what_people_look_for_is_found_at_once() {
    for (typed, id) in [
        ("dopamine agonist", "dopamine_agonist"),
        ("SSRI", "ssri"),
        ("magnesium forms", "magnesium_forms"),
        ("where to go", "where_to_go"),
        ("how common", "how_common"),
        ("treatment", "treatment_steps"),
        ("cramp now", "cramp_right_now"),
        ("haemochromatosis", "iron_overload"),
        ("arteries", "artery_disease"),
        ("철분", "iron"),
        ("임신", "pregnancy"),
        ("투석", "dialysis"),
        ("하지불안증후군", "restless_legs"),
        ("쥐", "korean_words"),
    ] {
        let Found::Exact(topics) = explain::find(typed, EN) else { panic!("“{typed}” is not one topic") };
        assert_eq!(topics[0].id(), id, "“{typed}”");
    }
}

#[test]
fn capitals_spaces_and_hyphens_do_not_matter() {
    for topic in explained() {
        for typed in [topic.id().replace('_', " "), topic.id().replace('_', "-"), topic.id().to_uppercase()] {
            let found = explain::find(&typed, EN);
            let (Found::Exact(topics) | Found::Several(topics)) = &found else { panic!("“{typed}” is not found") };
            assert!(topics.contains(&topic), "“{typed}”");
        }
    }
}

#[test]
fn every_medicine_leads_to_its_kind() {
    for medicine in formulary::medicines() {
        let found = explain::find(medicine.generic(), EN);
        assert_ne!(found, Found::Nothing, "{}", medicine.generic());
    }
    assert_eq!(explain::find("Mirapex 0.25 mg", EN), Found::Exact(vec![Topic::Class(Class::DopamineAgonist)]));
    assert_eq!(explain::find("미라펙스", EN), Found::Exact(vec![Topic::Class(Class::DopamineAgonist)]));
}

#[test]
fn a_slip_of_the_finger_is_answered_with_the_topic_or_its_name() {
    for id in Background::NAMES.iter().filter(|id| id.len() > 6) {
        let slip = format!("{}{}", &id[..3], &id[4..]);
        let found = matches!(explain::find(&slip, EN), Found::Exact(_) | Found::Several(_));
        assert!(found || explain::nearest(&slip, EN).is_some(), "“{slip}” leads nowhere");
    }
    let (code, out, err) = nightlegs(&["explain", "augmentaton"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("Did you mean “augmentation”?"), "{err}");
    assert_eq!(explain::nearest("꿈", EN), None, "one syllable is near to every other");
    let (code, _, err) = nightlegs(&["explain", "qqqqqqqq"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("explain --list"), "{err}");
}

#[test]
fn several_words_need_no_quotes_and_several_topics_are_listed() {
    let (code, page, _) = nightlegs(&["explain", "restless", "legs"]);
    assert_eq!(code, Some(0));
    assert!(page.starts_with("What restless legs are [restless_legs]"), "{page}");
    let (code, page, _) = nightlegs(&["explain", "pregnancy", "medicine"]);
    assert_eq!(code, Some(0));
    assert!(page.contains("pregnancy_medicines"), "{page}");
    let (code, page, _) = nightlegs(&["explain", "why", "do", "my", "feet", "burn", "from", "diabetes"]);
    assert_eq!(code, Some(0));
    assert!(page.contains("[diabetes_and_nerves]"), "{page}");
    let (code, page, _) = nightlegs(&["explain", "leg"]);
    assert_eq!(code, Some(0));
    assert!(page.contains("Several topics") && page.contains("  leg_massage:"), "{page}");
    let (_, json, _) = nightlegs(&["explain", "leg", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(json.as_array().is_some_and(|topics| topics.len() > 1), "{json}");
}

#[test]
fn a_whole_question_leads_to_its_topic() {
    let questions = [
        ("can I take magnesium with kidney disease", "magnesium"),
        ("can I take magnesium with kidney disease", "kidney_disease"),
        ("is tonic water good for cramps", "quinine"),
        ("my husband kicks at night", "periodic_limb_movements"),
        ("my doctor said ferritin 40", "iron"),
        ("pins and needles", "diabetes_and_nerves"),
        ("what is WASO?", "sleep_words"),
        ("week 30", "pregnancy"),
        ("restless legs in pregnancy", "pregnancy"),
        ("numb", "diabetes_and_nerves"),
        ("swollen leg", "suspected_dvt"),
        ("how do I stop a cramp", "cramp_right_now"),
        ("does coffee matter", "caffeine"),
        ("help", "help_lines"),
    ];
    for (question, id) in questions {
        let found = explain::find(question, EN);
        let (Found::Exact(topics) | Found::Several(topics)) = &found else { panic!("“{question}” finds nothing") };
        assert!(topics.iter().any(|topic| topic.id() == id), "“{question}” finds {topics:?}");
        assert!(topics.len() <= 12, "“{question}” finds {} topics", topics.len());
    }
}

#[test]
fn what_does_not_fit_a_terminal_is_not_obeyed() {
    let (_, out, err) = nightlegs(&["explain", "leg\u{1b}[31m"]);
    assert!(!out.contains('\u{1b}') && !err.contains('\u{1b}'), "{out}{err}");
    let long = "leg ".repeat(5000);
    let (code, ..) = nightlegs(&["explain", &long]);
    assert_eq!(code, Some(2));
}

#[test]
fn pages_hold_their_width() {
    for topic in registry::topics() {
        for line in explain::set_out(topic, 60, EN).lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 60, "{}: {line}", topic.id());
        }
    }
}

#[test]
fn numbers_for_help_stand_where_somebody_in_need_looks() {
    for id in [Background::HelpLines, Background::Mood] {
        let page = text(Topic::Background(id));
        for number in ["119", "112", "109", "999", "911", "local"] {
            assert!(page.contains(number), "{id} lacks {number}");
        }
    }
    let lines = text(Topic::Background(Background::HelpLines));
    assert!(lines.contains("1577-0199") && lines.contains("Last checked"), "{lines}");
    for words in ["suicide", "kill myself", "depression"] {
        let Found::Exact(found) = explain::find(words, EN) else { panic!("{words}") };
        assert_eq!(found, [Topic::Background(Background::Mood)]);
    }
}
