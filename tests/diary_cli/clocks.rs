//! The nights on which clocks change.

use serde_json::Value;

use crate::nights::Diary;

/// A time of the night as it is stored, with UTC in figures.
fn time(night: &Value, field: &str) -> String {
    figures(night["sleep"][field].as_str().unwrap_or_else(|| panic!("no {field} in {night}")))
}

fn figures(time: &str) -> String {
    time.replace('Z', "+00:00")
}

#[test]
fn times_on_both_sides_of_a_change_carry_the_offset_in_force() {
    // Zone, the next morning, the night, into bed, got up.
    let cases = [
        ("Europe/London", "2026-03-29T09:00:00+01:00", "2026-03-28", "23:00:00+00:00", "07:00:00+01:00", "7 h"),
        ("Europe/London", "2026-10-25T09:00:00+00:00", "2026-10-24", "23:00:00+01:00", "07:00:00+00:00", "9 h"),
        ("America/New_York", "2026-03-08T09:00:00-04:00", "2026-03-07", "23:00:00-05:00", "07:00:00-04:00", "7 h"),
        ("America/New_York", "2026-11-01T09:00:00-05:00", "2026-10-31", "23:00:00-04:00", "07:00:00-05:00", "9 h"),
        ("Asia/Seoul", "2026-03-29T09:00:00+09:00", "2026-03-28", "23:00:00+09:00", "07:00:00+09:00", "8 h"),
        ("Asia/Seoul", "2026-10-25T09:00:00+09:00", "2026-10-24", "23:00:00+09:00", "07:00:00+09:00", "8 h"),
    ];
    for (zone, now, date, bed, up, hours) in cases {
        let diary = Diary::at(now, zone);
        diary.ok(&["log", "--bed", "23:00", "--up", "07:00"]);
        let night = diary.night(date);
        assert_eq!(night["zone"], zone);
        assert_eq!(night["offset"], bed[8..], "{zone}: the offset of the evening");
        assert!(time(&night, "in_bed").ends_with(bed) && time(&night, "up").ends_with(up), "{night}");
        // The night is as long as it was: to lie awake all of it is doubtful, a minute more cannot be.
        let minutes: u32 = hours.trim_end_matches(" h").parse::<u32>().expect("hours") * 60;
        diary.run(&["log", "--asleep-after", &minutes.to_string()]).exits(3).says(&[hours, "--force"]);
        diary
            .run(&["log", "--asleep-after", &(minutes + 1).to_string()])
            .exits(3)
            .says(&[hours, &format!("{hours} 1 min")]);
        diary.ok(&["diary", "check"]);
    }
}

#[test]
fn a_time_that_was_skipped_is_refused_with_what_the_clocks_did() {
    let cases = [
        (
            "Europe/London",
            "2026-03-29T09:00:00+01:00",
            "01:30",
            ["01:00", "02:00"],
            "02:00",
            "2026-03-29T02:00:00+01:00",
        ),
        (
            "America/New_York",
            "2026-03-08T09:00:00-04:00",
            "02:30",
            ["02:00", "03:00"],
            "03:00",
            "2026-03-08T03:00:00-04:00",
        ),
    ];
    for (zone, now, skipped, ends, after, stored) in cases {
        let diary = Diary::at(now, zone);
        let refused = diary.run(&["log", "--cramp", skipped]);
        refused.exits(3).says(&[skipped, ends[0], ends[1], "Cramp"]);
        diary.run(&["log", "--cramp", skipped, "--force"]).exits(3);
        assert!(!diary.file().exists());
        diary.ok(&["log", "--cramp", after]);
        let date = diary.records()[0]["night"]["date"].as_str().expect("a date").to_owned();
        assert_eq!(diary.night(&date)["cramps"]["events"][0]["at"], stored);
        // An hour earlier, it was there, and the other offset was not in force.
        diary.run(&["log", "--cramp", &format!("{after}+05:00")]).exits(3).says(&[after, &stored[19..]]);
    }
}

#[test]
fn a_time_that_came_twice_is_refused_with_two_ways_to_write_it_and_both_are_taken() {
    let cases = [
        ("Europe/London", "2026-10-25T09:00:00+00:00", "2026-10-24", "01:30", ["01:30+01:00", "01:30+00:00"]),
        ("America/New_York", "2026-11-01T09:00:00-05:00", "2026-10-31", "01:30", ["01:30-04:00", "01:30-05:00"]),
    ];
    for (zone, now, date, twice, ways) in cases {
        let diary = Diary::at(now, zone);
        diary.run(&["log", "--cramp", twice]).exits(3).says(&["came twice", ways[0], ways[1]]);
        assert!(!diary.file().exists());
        for (at, way) in ways.iter().enumerate() {
            diary.ok(&["log", "--cramp", way]);
            let cramps = diary.night(date)["cramps"]["events"].clone();
            assert_eq!(cramps.as_array().map(Vec::len), Some(at + 1), "an hour apart, they are two cramps");
            let (clock, offset) = way.split_at(5);
            assert!(
                cramps[at]["at"].as_str().is_some_and(|at| figures(at).ends_with(&format!("T{clock}:00{offset}"))),
                "{cramps}"
            );
        }
        // Both ways as JSON, as an instant, and for the times of sleep.
        let instant = diary.night(date)["cramps"]["events"][1]["at"].clone();
        let entry = serde_json::json!({"sleep": {"in_bed": ways[0], "up": instant}});
        diary.run_with(&["log", "--json", "-", "--force"], entry.to_string()).exits(0);
        let night = diary.night(date);
        assert!(time(&night, "in_bed") != time(&night, "up") && night["sleep"]["up"] == instant, "{night}");
        let said = diary.ok(&["diary", "show"]);
        assert!(said.contains("Got into bed: 01:30") && said.contains("Got up: 01:30"), "{said}");
        // What is shown of a night can be told again, whatever the clocks did.
        let shown = diary.run(&["diary", "show", "--json"]).json()["night"].to_string();
        assert_eq!(diary.run_with(&["log", "--json", "-"], shown).exits(0).json()["written"], false);
        diary.ok(&["diary", "check"]);
    }
}

#[test]
fn a_day_that_the_calendar_left_out_has_no_night() {
    let diary = Diary::at("2012-01-02T09:00:00+14:00", "Pacific/Apia");
    diary.run(&["log", "2011-12-30", "--quiet-night"]).exits(3).says(&["did not exist"]);
    diary.run(&["log", "2011-12-30", "--quiet-night", "--force"]).exits(3);
    assert!(!diary.file().exists());
    let said = diary.ok(&["log", "2011-12-29", "--bed", "23:00", "--up", "07:00"]);
    assert!(said.contains("Thu 29 Dec → Sat 31 Dec 2011"), "{said}");
    let night = diary.night("2011-12-29");
    assert_eq!(time(&night, "in_bed"), "2011-12-29T23:00:00-10:00");
    assert_eq!(time(&night, "up"), "2011-12-31T07:00:00+14:00");
    diary.run(&["log", "2011-12-29", "--asleep-after", "8h1"]).exits(3).says(&["8 h.", "8 h 1 min"]);
    diary.ok(&["log", "2011-12-31", "--quiet-night"]);
    diary.ok(&["diary", "check"]);
    let listed = diary.ok(&["diary", "list"]);
    assert!(listed.contains("Thu 29 Dec") && listed.contains("Sat 31 Dec"), "{listed}");
}

#[test]
fn a_night_keeps_its_zone_wherever_it_is_told_of_again() {
    let mut diary = Diary::new();
    diary.ok(&["log", "--bed", "23:00"]);
    (diary.now, diary.zone) = ("2026-11-22T10:00:00+00:00".to_owned(), "Europe/London".to_owned());
    diary.ok(&["log", "--up", "07:00"]);
    assert_eq!(time(&diary.night("2026-11-21"), "up"), "2026-11-22T07:00:00+09:00");
    diary.run(&["log", "--zone", "Europe/London", "--wakes", "1"]).exits(3).says(&["Asia/Seoul", "Europe/London"]);
    diary.ok(&["log", "fri", "--zone", "Asia/Seoul", "--bed", "23:00"]);
    assert_eq!(time(&diary.night("2026-11-20"), "in_bed"), "2026-11-20T23:00:00+09:00");
    diary.ok(&["log", "thu", "--bed", "23:00"]);
    assert_eq!(time(&diary.night("2026-11-19"), "in_bed"), "2026-11-19T23:00:00+00:00");
}
