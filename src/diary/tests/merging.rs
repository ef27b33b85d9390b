//! An entry over what stands.

use super::{DATE, empty, entry, night, over, refusal, seoul};
use crate::diary::{Also, CrampEntry, DoseEntry, Entry, Told, apply, notation};
use crate::model::{Helps, Leg, Night, NightFault, Strategy, Tri};

const WHOLE: &str = r#"{"sleep":{"in_bed":"23:00","tried":"23:15","latency":20,"awakenings":2,"waso":35,"woke":"06:20",
    "tasafa":10,"up":"06:45","quality":2},"urge":{"felt":"yes","severity":6,"onset":{"at":"22:30"},"minutes":180,
    "places":["legs","arms"]},"cramps":{"had":"yes","events":[{"at":"03:10","seconds":120,"side":"left","muscle":"calf",
    "severity":8,"sore":"yes","eased_by":["standing"]}]},"leg_wakings":2,"evening":{"caffeine":{"drinks":2,
    "last":"15:00"},"alcohol":{"drinks":null},"exercise":{"minutes":30,"effort":"hard","at":"18:00"},"on_feet":240,
    "sitting":300,"water":1500},"took":[{"name":"ropinirole 0.5 mg","at":"21:00"}],"did":["calf_stretch"],
    "helped":["walking"],"note":"rain"}"#;

fn json(night: &Night) -> serde_json::Value {
    serde_json::to_value(night).expect("JSON")
}

fn also(stands: &Night, also: Also) -> Result<Night, NightFault> {
    apply(Entry { also, ..Entry::default() }, stands, seoul()).map_err(|finding| finding.id)
}

fn cramp(at: &str, side: Option<Leg>) -> CrampEntry {
    CrampEntry { at: Some(Told::Clock(notation::time(at).expect("a time"))), side, ..CrampEntry::default() }
}

#[test]
fn what_is_not_told_of_stays() {
    let stands = night(&[WHOLE]);
    assert_eq!(night(&[WHOLE, "{}"]), stands);
    assert_eq!(night(&[WHOLE, r#"{"sleep":{},"urge":{},"cramps":{},"evening":{}}"#]), stands);
    let mut expected = json(&stands);
    expected["sleep"]["quality"] = 4.into();
    expected["urge"]["severity"] = 7.into();
    expected["evening"]["water"] = 900.into();
    let told = r#"{"sleep":{"quality":4},"urge":{"severity":7},"evening":{"water":900}}"#;
    assert_eq!(json(&night(&[WHOLE, told])), expected);
}

#[test]
fn null_takes_each_thing_away_as_if_it_was_never_asked() {
    let stands = json(&night(&[WHOLE]));
    let mut paths = Vec::new();
    for (name, value) in stands.as_object().expect("an object") {
        match value.as_object().filter(|_| name == "sleep" || name == "evening") {
            Some(fields) => paths.extend(fields.keys().map(|field| (name.clone(), Some(field.clone())))),
            None if !["date", "zone", "offset"].contains(&name.as_str()) => paths.push((name.clone(), None)),
            None => {}
        }
    }
    assert_eq!(paths.len(), 9 + 6 + 7);
    for (name, field) in paths {
        let told = match &field {
            Some(field) => format!(r#"{{"{name}":{{"{field}":null}}}}"#),
            None => format!(r#"{{"{name}":null}}"#),
        };
        let mut expected = stands.clone();
        let object = match &field {
            Some(_) => &mut expected[&name],
            None => &mut expected,
        };
        object.as_object_mut().expect("an object").remove(field.as_ref().unwrap_or(&name));
        assert_eq!(json(&night(&[WHOLE, &told])), expected, "{told}");
    }
    for field in ["severity", "onset", "minutes", "places"] {
        let left = json(&night(&[WHOLE, &format!(r#"{{"urge":{{"{field}":null}}}}"#)]));
        assert!(left["urge"].get(field).is_none() && left["urge"]["felt"] == "yes", "{field}");
    }
    let left = night(&[WHOLE, r#"{"cramps":{"events":null}}"#]).cramps.expect("cramps");
    assert_eq!((left.had, left.events.len()), (Tri::Yes, 0));
}

#[test]
fn taking_away_where_nothing_stands_tells_nothing() {
    for told in [
        r#"{"urge":{}}"#,
        r#"{"urge":{"severity":null,"onset":null,"minutes":null,"places":null}}"#,
        r#"{"cramps":{}}"#,
        r#"{"cramps":{"events":null}}"#,
        r#"{"cramps":{"events":[]}}"#,
        r#"{"urge":null,"cramps":null,"leg_wakings":null,"took":null,"note":null,"sleep":{"up":null}}"#,
    ] {
        assert!(night(&[told]).is_empty(), "{told}");
    }
}

#[test]
fn lists_are_written_over() {
    let told = r#"{"took":[{"name":"iron"}],"did":["warm_feet"],"helped":[],
        "cramps":{"events":[{"at":"05:00"},{},{"at":"04:00"}]},"note":"dry"}"#;
    let now = night(&[WHOLE, told]);
    assert_eq!(
        now.took.as_deref().map(|took| took.iter().map(|dose| dose.name.as_str()).collect()),
        Some(vec!["iron"])
    );
    assert_eq!(now.did, Some([Strategy::WarmFeet].into_iter().collect()));
    assert_eq!(now.helped, Some(crate::model::Set::EMPTY));
    assert_eq!(now.note.as_deref(), Some("dry"));
    // By time, those without one last.
    let times: Vec<_> =
        now.cramp_events().iter().map(|cramp| cramp.at.map(|at| at.format("%H:%M").to_string())).collect();
    assert_eq!(times, [Some("04:00".to_owned()), Some("05:00".to_owned()), None]);
}

#[test]
fn quiet_is_refused_over_trouble_and_the_night_stays() {
    let quiet = r#"{"quiet":true}"#;
    for trouble in [
        r#"{"urge":{"severity":3}}"#,
        r#"{"urge":{"felt":"yes"}}"#,
        r#"{"cramps":{"had":"yes"}}"#,
        r#"{"cramps":{"events":[{"at":"03:10"}]}}"#,
        r#"{"leg_wakings":1}"#,
    ] {
        let stands = night(&[trouble]);
        let before = stands.clone();
        assert_eq!(refusal(&stands, quiet).id, NightFault::QuietButTrouble, "{trouble}");
        assert_eq!(stands, before);
        // In one entry just the same.
        let both = trouble.replacen('{', r#"{"quiet":true,"#, 1);
        assert_eq!(refusal(&empty(DATE, seoul()), &both).id, NightFault::QuietButTrouble, "{both}");
    }
    let further =
        Entry { quiet: true, also: Also { cramps: vec![cramp("03:10", None)], ..Also::default() }, ..Entry::default() };
    assert_eq!(apply(further, &empty(DATE, seoul()), seoul()).expect_err("refused").id, NightFault::QuietButTrouble);
}

#[test]
fn quiet_answers_all_three_questions_and_nothing_else() {
    for first in
        ["{}", r#"{"urge":{"felt":"unsure"}}"#, r#"{"urge":{"severity":0},"cramps":{"had":"no"},"leg_wakings":0}"#]
    {
        let now = night(&[first, r#"{"quiet":true}"#]);
        assert_eq!(now.quiet(), Some(true), "{first}");
        assert_eq!(now.leg_wakings.map(|times| times.get()), Some(0));
        assert!(now.took.is_none() && now.did.is_none() && now.sleep == crate::model::Sleep::default());
    }
    // Taking the trouble away makes room, in the same entry.
    let cleared = r#"{"quiet":true,"urge":null,"cramps":null,"leg_wakings":null}"#;
    assert_eq!(night(&[WHOLE, cleared]).quiet(), Some(true));
    assert_eq!(night(&[cleared]).quiet(), Some(true));
    assert_eq!(night(&[r#"{"quiet":true,"urge":{"severity":0}}"#]).quiet(), Some(true));
    assert_eq!(
        night(&[r#"{"quiet":true,"urge":{"felt":"no"},"cramps":{"had":"no"},"leg_wakings":0}"#]).quiet(),
        Some(true)
    );
}

#[test]
fn trouble_may_be_told_over_quiet() {
    let quiet = night(&[r#"{"quiet":true}"#]);
    let urge = over(&quiet, r#"{"urge":{"severity":4}}"#, seoul()).expect("taken");
    assert_eq!((urge.quiet(), urge.cramps.clone().map(|cramps| cramps.had)), (Some(false), Some(Tri::No)));
    let cramps = also(&quiet, Also { cramps: vec![cramp("03:10", None)], ..Also::default() }).expect("taken");
    assert_eq!((cramps.quiet(), cramps.urge.map(|urge| urge.felt)), (Some(false), Some(Tri::No)));
    assert_eq!(
        over(&quiet, r#"{"leg_wakings":2}"#, seoul()).expect("taken").leg_wakings.map(|times| times.get()),
        Some(2)
    );
}

#[test]
fn further_things_are_added_once() {
    let stands = night(&[WHOLE]);
    let further = || Also {
        signs: crate::model::Set::EMPTY,
        took: vec![
            DoseEntry { name: "iron".into(), at: None },
            DoseEntry {
                name: "ropinirole 0.5 mg".into(),
                at: Some(Told::Clock(notation::time("9pm").expect("a time"))),
            },
        ],
        did: [Strategy::WarmFeet].into_iter().collect(),
        helped: [Helps::Walking, Helps::Cold].into_iter().collect(),
        note: Some("and wind".into()),
        cramps: vec![cramp("04:00", None)],
    };
    let once = also(&stands, further()).expect("taken");
    assert_eq!(once.took.as_ref().map(Vec::len), Some(2));
    assert_eq!(once.did.map(crate::model::Set::len), Some(2));
    assert_eq!(once.helped.map(crate::model::Set::len), Some(2));
    assert_eq!(once.note.as_deref(), Some("rain\nand wind"));
    assert_eq!(once.cramp_events().len(), 2);
    let twice = also(&once, further()).expect("taken");
    assert_eq!(twice, once);
    // A line that only ends alike is another line.
    let ends_alike = also(&once, Also { note: Some("wind".into()), ..Also::default() }).expect("taken");
    assert_eq!(ends_alike.note.as_deref(), Some("rain\nand wind\nwind"));
    // On a night of which nothing is said yet.
    let first = also(&empty(DATE, seoul()), further()).expect("taken");
    assert_eq!((first.cramp_events().len(), first.note.as_deref()), (1, Some("and wind")));
    assert_eq!(also(&stands, Also::default()), Ok(stands));
}

#[test]
fn the_same_minute_and_leg_is_the_same_cramp() {
    let stands = night(&[r#"{"cramps":{"events":[{"at":"03:10","side":"left","severity":8}]}}"#]);
    let told = |cramps: Vec<CrampEntry>| also(&stands, Also { cramps, ..Also::default() }).expect("taken");
    for (time, side, count) in [
        ("03:10", Some(Leg::Left), 1),
        ("03:10", None, 1),
        ("03:10", Some(Leg::Right), 2),
        ("03:11", Some(Leg::Left), 2),
        ("03:09", None, 2),
    ] {
        assert_eq!(told(vec![cramp(time, side)]).cramp_events().len(), count, "{time} {side:?}");
    }
    let more = CrampEntry { muscle: Some(crate::model::CrampSite::Calf), ..cramp("03:10", None) };
    let filled = told(vec![more.clone()]);
    let one = &filled.cramp_events()[0];
    assert_eq!((one.side, one.severity.map(|points| points.get())), (Some(Leg::Left), Some(8)));
    assert_eq!(one.muscle, Some(crate::model::CrampSite::Calf));
    // Another muscle of the same leg is another cramp.
    let foot = CrampEntry { muscle: Some(crate::model::CrampSite::Foot), ..more.clone() };
    assert_eq!(told(vec![more, foot]).cramp_events().len(), 2);
    // Cramps without a time cannot be told apart, so that each counts.
    let untimed = || CrampEntry { side: Some(Leg::Left), ..CrampEntry::default() };
    assert_eq!(told(vec![untimed(), untimed()]).cramp_events().len(), 3);
}

#[test]
fn a_denial_and_a_cramp_in_one_entry_are_refused() {
    let further = Also { cramps: vec![cramp("03:10", None)], ..Also::default() };
    for had in ["no", "unsure"] {
        let told = Entry { also: further.clone(), ..entry(&format!(r#"{{"cramps":{{"had":"{had}"}}}}"#)) };
        let refused = apply(told, &empty(DATE, seoul()), seoul()).expect_err("refused");
        assert_eq!(refused.id, NightFault::CrampsNoButTold, "{had}");
    }
    let told = Entry { also: further, ..entry(r#"{"cramps":{"had":"yes"}}"#) };
    assert_eq!(apply(told, &empty(DATE, seoul()), seoul()).expect("taken").cramp_events().len(), 1);
}
