//! Ten years of invented nights in which everything that can be told is told.

use chrono::{Days, NaiveDate};
use nightlegs::diary::{Payload, Stamp, read};
use nightlegs::model::Night;
use serde_json::{Value, json};

use crate::made::EXAMPLE;
use crate::nights::{Diary, SEOUL};

/// Nights of the diary.
pub const NIGHTS: u64 = 3652;
/// The morning after the last.
const NOW: &str = "2026-11-09T09:00:00+09:00";

/// Nights that are missing, now and then some weeks of them.
pub fn missing(n: u64) -> bool {
    n % 11 == 4 || n % 400 > 380
}

pub fn date(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 11, 9).expect("a date") + Days::new(n)
}

fn cramp(n: u64, minute: u64) -> Value {
    let at = format!("{}T03:{minute:02}:00+09:00", date(n + 1));
    let (side, muscle) = (["left", "right", "both"][n as usize % 3], ["calf", "foot", "thigh", "shin"][n as usize % 4]);
    let eased = ["toes_to_shin", "standing", "walking", "rubbing", "warmth"][n as usize % 5];
    json!({"at": at, "seconds": 30 + n % 200, "side": side, "muscle": muscle, "severity": 3 + n % 8,
        "sore": if n.is_multiple_of(2) { "yes" } else { "no" }, "eased_by": [eased]})
}

/// A night; medicines and self-care change every few weeks.
pub fn night(n: u64) -> Value {
    let at = |days: u64, clock: &str| format!("{}T{clock}:00+09:00", date(n + days));
    let dose = ["0.25", "0.5", "1", "2"][(n / 90 % 4) as usize];
    let mut took = vec![json!({"name": format!("ropinirole {dose} mg"), "at": at(0, "20:30")})];
    if (n / 60).is_multiple_of(2) {
        took.push(json!({"name": "magnesium citrate 250 mg", "at": at(0, "22:00")}));
    }
    if n / 75 % 2 == 1 {
        took.push(
            json!({"name": format!("my own long-named tincture of the number {}", n / 150), "at": at(0, "21:45")}),
        );
    }
    let mut did = vec!["calf_stretch"];
    did.extend(
        [(45, "warm_feet"), (55, "evening_walk"), (70, "less_caffeine")]
            .iter()
            .filter(|(days, _)| (n / days).is_multiple_of(2))
            .map(|(_, what)| *what),
    );
    let places: &[&str] = if n.is_multiple_of(3) { &["legs", "feet", "arms", "trunk"] } else { &["legs"] };
    let helped = &["walking", "rubbing", "cold"][..1 + n as usize % 3];
    json!({
        "date": date(n), "zone": "Asia/Seoul", "offset": "+09:00",
        "sleep": {"in_bed": at(0, "22:45"), "tried": at(0, "23:10"), "latency": 10 + n % 70, "awakenings": n % 5,
            "waso": 20 + n % 50, "woke": at(1, "06:20"), "tasafa": n % 30, "up": at(1, "06:45"), "quality": 1 + n % 5},
        "urge": {"felt": "yes", "severity": 1 + n % 10, "onset": {"at": at(0, &format!("{}:{:02}", 18 + n % 5, n % 60))},
            "minutes": 30 + n % 120, "places": places},
        "cramps": if n.is_multiple_of(4) { json!({"had": "yes", "events": [cramp(n, 5), cramp(n, 40)]}) } else { json!({"had": "no"}) },
        "leg_wakings": n % 4,
        "evening": {"caffeine": {"drinks": 1 + n % 3, "last": at(0, "19:30")}, "alcohol": {"drinks": n % 2, "last": at(0, "20:00")},
            "exercise": {"minutes": 30, "effort": "hard", "at": at(0, "18:30")}, "on_feet": 300, "sitting": 400, "water": 1500},
        "took": took, "did": did, "helped": helped,
        "signs": if n % 200 == 150 { json!(["suspected_dvt"]) } else { json!([]) },
        "note": format!("Nr. {n}: 밤에 다리가 저리고 움직이고 싶어요. {}", "A long drive home, and the legs worse than on the day before. ".repeat(5)),
    })
}

/// The diary, with the screenings of the example.
pub fn diary() -> Diary {
    let diary = Diary::at(NOW, SEOUL);
    let mut lines = vec![EXAMPLE.lines().next().expect("a header").to_owned()];
    for n in (0..NIGHTS).filter(|n| !missing(*n)) {
        let night: Night = read::read(night(n).to_string().as_bytes()).expect("a night");
        let recorded = format!("{}T07:30:00+09:00", date(n + 1));
        lines.push(Stamp::write(lines.len() as u64, Some(date(n)), &recorded, None, &Payload::Night(&night).text()));
    }
    for line in EXAMPLE.lines().filter(|line| line.contains("\"screening\":")) {
        let from = line.find("\"recorded_at\"").expect("a record");
        lines.push(format!("{{\"seq\":{},\"through\":\"{}\",{}", lines.len(), date(NIGHTS - 1), &line[from..]));
    }
    std::fs::write(diary.file(), lines.join("\n") + "\n").expect("written");
    diary
}
