use super::is_said;
use crate::diary::read::read;
use crate::diary::{Entry, Finding, Hole, Zone, apply, check, zone_of};
use crate::model::{Id, Moment, Night, NightFault};
use crate::report::diary;
use crate::text::Lang;

const EN: Lang = Lang::English;

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

fn at(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).expect("an instant")
}

fn zone(name: &str) -> Zone {
    Zone::named(name).expect("a zone")
}

fn empty(on: &str, zone: Zone) -> Night {
    Night::new(date(on), zone.name().map(str::to_owned), zone.evening_offset(date(on)))
}

fn told(night: &Night, json: &str, here: Zone) -> Result<Night, Finding> {
    let entry: Entry = read(json.as_bytes()).expect("an entry");
    apply(entry.clone(), night, zone_of(&entry, Some(night), night.date, here)?)
}

/// Every fault, as the diary finds it, with words that its sentence must have.
pub(super) fn findings() -> Vec<(Finding, &'static [&'static str])> {
    let (seoul, london) = (zone("Asia/Seoul"), zone("Europe/London"));
    let tonight = empty("2026-11-21", seoul);
    let night = |json: &str| told(&tonight, json, seoul).expect("taken");
    let refused = |json: &str| told(&tonight, json, seoul).expect_err("refused");
    let doubted = |json: &str| check::night(&night(json)).into_iter().next().expect("a doubt");
    let in_london = |on: &str, time: &str| {
        let json = format!(r#"{{"cramps":{{"events":[{{"at":"{time}"}}]}}}}"#);
        told(&empty(on, london), &json, london).expect_err("refused")
    };
    let slept = |numbers: &str| doubted(&format!(r#"{{"sleep":{{"tried":"23:00","woke":"06:00",{numbers}}}}}"#));
    let on = |on: &str, json: &str| told(&empty(on, seoul), json, seoul).expect("taken");
    let before = on("2026-11-20", r#"{"sleep":{"up":"2026-11-21T23:30:00+09:00"}}"#);
    let here = night(r#"{"sleep":{"in_bed":"23:00","up":"06:45"}}"#);
    let shift = night(r#"{"sleep":{"in_bed":"08:30","up":"15:30"}}"#);
    let after = on("2026-11-22", r#"{"sleep":{"in_bed":"15:00"}}"#);
    let overlap = |night: &Night, before, after| check::overlaps(night, before, after).remove(0);
    let nights = |names: [&'static str; 2], dates: [&str; 2]| {
        let [first, second] = dates.map(|on| Hole::Night(date(on)));
        [(names[0], first), (names[1], second)]
    };
    let unknown = {
        let entry: Entry = read(br#"{"zone":"Asia/Soul"}"#).expect("an entry");
        zone_of(&entry, None, tonight.date, seoul).expect_err("refused")
    };
    let apia = zone_of(&Entry::default(), None, date("2011-12-30"), zone("Pacific/Apia")).expect_err("refused");
    let flipped = r#"{"sleep":{"in_bed":"11:00","woke":"06:20"}}"#;
    vec![
        (in_london("2026-03-28", "01:30"), &["“Cramp”", "no 01:30", "jumped ahead, from 01:00 to 02:00"]),
        (
            in_london("2026-10-24", "01:30"),
            &["01:30 came twice", "01:30+01:00 for the first", "01:30+00:00 for the second"],
        ),
        (in_london("2026-11-21", "03:10+09:00"), &["at 03:10", "were at +00:00"]),
        (apia, &["did not exist", "skipped"]),
        (
            refused(r#"{"sleep":{"up":"2026-11-25T06:45:00+09:00"}}"#),
            &["“Got up” is Wed 25 Nov, 06:45", "not in this night: Night of Sat 21 → Sun 22 Nov"],
        ),
        (unknown, &["“Asia/Soul”", "such as Asia/Seoul"]),
        (refused(r#"{"zone":"Europe/London"}"#), &["Asia/Seoul, not in Europe/London"]),
        (refused(r#"{"offset":"+08:00"}"#), &["+08:00", "The right one is +09:00"]),
        (
            Finding::new(NightFault::OtherNight, nights(["night", "other"], ["2026-11-21", "2026-11-20"])),
            &["for: Night of Sat 21 → Sun 22 Nov", "another night: Night of Fri 20 → Sat 21 Nov"],
        ),
        (
            doubted(r#"{"sleep":{"in_bed":"23:00","tried":"22:45"}}"#),
            &["“Tried to sleep” (Sat 21 Nov, 22:45) is before “Got into bed” (Sat 21 Nov, 23:00)"],
        ),
        (
            slept(r#""latency":480"#),
            &["took 8 h to fall asleep", "(Sat 21 Nov, 23:00)", "(Sun 22 Nov, 06:00)", "only 7 h"],
        ),
        (slept(r#""latency":30,"waso":420"#), &["awake for 7 h 30 min", "only 7 h", "correct one"]),
        (
            doubted(r#"{"sleep":{"woke":"06:20","up":"06:10"}}"#),
            &["“Got up” (Sun 22 Nov, 06:10) is before “Woke for good” (Sun 22 Nov, 06:20)"],
        ),
        (
            doubted(r#"{"sleep":{"in_bed":"23:00","up":"2026-11-21T22:00:00+09:00"}}"#),
            &["“Got up” (Sat 21 Nov, 22:00) is before “Got into bed” (Sat 21 Nov, 23:00)"],
        ),
        (refused(r#"{"urge":{"felt":"no","severity":3}}"#), &["no urge", "only one of the two"]),
        (refused(r#"{"urge":{"felt":"yes","severity":0}}"#), &["0 of 10 is no urge", "1 to 10"]),
        (refused(r#"{"cramps":{"had":"unsure","events":[{}]}}"#), &["no cramp, or that you are not sure"]),
        (
            refused(r#"{"quiet":true,"leg_wakings":2}"#),
            &["this night has: Times the legs woke you", "nightlegs diary edit"],
        ),
        (refused(&format!(r#"{{"note":"{}"}}"#, "a".repeat(16_385))), &["16385 bytes", "16384", "Nothing was stored"]),
        (refused(&format!(r#"{{"took":[{{"name":"{}"}}]}}"#, "a".repeat(201))), &["201 characters", "200"]),
        (refused(r#"{"took":[{"name":""}]}"#), &["A medicine needs a name"]),
        (refused(r#"{"note":" "}"#), &["The note is empty"]),
        (
            Finding::new(
                NightFault::CrampFitsMore,
                [("number", Hole::Number(2)), ("time", Hole::Moment(at("2026-11-22T03:10:00+09:00")))],
            ),
            &["2 cramps at Sun 22 Nov, 03:10", "which leg and which muscle"],
        ),
        (refused(r#"{"took":[{"name":"iron@21:00"}]}"#), &["cannot have an @"]),
        (
            refused(&format!(r#"{{"cramps":{{"events":[{}]}}}}"#, vec!["{}"; 201].join(","))),
            &["“Cramps”", "201 are too many", "200"],
        ),
        (check::date(date("1899-12-31"), date("2026-11-21")).expect("too early"), &["1900 to 2100"]),
        (check::date(date("2101-01-01"), date("2026-11-21")).expect("too late"), &["1900 to 2100"]),
        (Finding::new(NightFault::Nothing, []), &["nightlegs log --quiet-night"]),
        (
            check::date(date("2026-11-22"), date("2026-11-21")).expect("to come"),
            &["Night of Sun 22 → Mon 23 Nov", "can log is: Night of Sat 21 → Sun 22 Nov"],
        ),
        (
            check::not_yet(&here, at("2026-11-22T06:00:00+09:00")).expect("not yet"),
            &["“Got up” is Sun 22 Nov, 06:45", "not come yet", "the night before? That is: Night of Fri 20"],
        ),
        (doubted(flipped), &["“Got into bed” is Sun 22 Nov, 11:00", "12 hours too late", "mean Sat 21 Nov, 23:00?"]),
        (doubted(r#"{"sleep":{"in_bed":"20:00","up":"2026-11-22T22:30:00+09:00"}}"#), &["is 26 h 30 min", "very long"]),
        (doubted(r#"{"sleep":{"in_bed":"23:00","up":"23:40"}}"#), &["(Sat 21 Nov, 23:40) is only 40 min"]),
        (doubted(r#"{"sleep":{"no_sleep":true,"waso":60}}"#), &["no sleep at all", "“Awake in the night, in all”"]),
        (doubted(r#"{"evening":{"naps":{"times":0,"minutes":45}}}"#), &["there were no naps", "45 min"]),
        (slept(r#""waso":420"#), &["awake for 7 h", "Did you not sleep at all?"]),
        (doubted(r#"{"leg_wakings":5,"sleep":{"awakenings":2}}"#), &["legs woke you: 5", "only 2"]),
        (doubted(r#"{"urge":{"felt":"no"},"cramps":{"had":"no"},"leg_wakings":4}"#), &["quiet", "woke you: 4"]),
        (
            Finding::new(NightFault::NotOver, nights(["night", "before"], ["2026-11-21", "2026-11-20"])),
            &["has only begun", "Night of Fri 20", "nightlegs diary undo"],
        ),
        (
            doubted(r#"{"urge":{"severity":6,"onset":{"at":"10:30"}}}"#),
            &["Sat 21 Nov, 10:30", "mean Sat 21 Nov, 22:30?"],
        ),
        (
            doubted(r#"{"cramps":{"events":[{"at":"12:30"}]}}"#),
            &["“Cramp” is Sat 21 Nov, 12:30", "mean Sun 22 Nov, 00:30?"],
        ),
        (doubted(r#"{"cramps":{"events":[{"seconds":12600}]}}"#), &["3 h 30 min is very long", "see a doctor today"]),
        (doubted(r#"{"urge":{"severity":6,"minutes":900}}"#), &["An urge of 15 h"]),
        (
            doubted(r#"{"took":[{"name":"iron 20 mg","at":"21:00"},{"name":"Iron 40 mg","at":"21:00"}]}"#),
            &["iron 20 mg and Iron 40 mg", "--took none"],
        ),
        (
            doubted(r#"{"cramps":{"events":[{"at":"03:10","side":"left"},{"at":"03:10","side":"right"}]}}"#),
            &["Two cramps", "Sun 22 Nov, 03:10"],
        ),
        (
            overlap(&here, Some(&before), None),
            &["There, “Got up” is Sat 21 Nov, 23:30", "Here, “Got into bed” is Sat 21 Nov, 23:00", "Night of Fri 20"],
        ),
        (
            overlap(&shift, None, Some(&after)),
            &["Here, “Got up” is Sun 22 Nov, 15:30", "There, “Got into bed” is Sun 22 Nov, 15:00", "Night of Sun 22"],
        ),
    ]
}

#[test]
fn every_fault_of_a_night_is_said_with_what_it_is_about() {
    let cases = findings();
    for fault in NightFault::ALL {
        assert!(cases.iter().any(|(finding, _)| finding.id == *fault), "{fault} is said nowhere");
    }
    for (finding, phrases) in cases {
        let said = diary::finding(&finding, zone("Asia/Seoul"), date("2026-11-22"), EN);
        is_said(&said);
        for phrase in phrases {
            assert!(said.contains(phrase), "“{phrase}” is not in: {said}");
        }
    }
}

#[test]
fn lines_of_a_note_are_said_in_one_line() {
    let seoul = zone("Asia/Seoul");
    let night = told(&empty("2026-11-21", seoul), r#"{"note":"rain\nand wind"}"#, seoul).expect("taken");
    let said = diary::said_back(None, &night, date("2026-11-22"), EN);
    assert_eq!(said, ["Night of Sat 21 → Sun 22 Nov", "Note: rain / and wind"]);
}
