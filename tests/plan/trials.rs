//! Invented diaries of four, eight and twelve weeks with a trial, and what can be said of it.

use chrono::{Days, NaiveDate, TimeDelta};
use nightlegs::diary::analysis::trial::{Known, judge};
use nightlegs::diary::analysis::{Figure, NightOf, Nights};
use nightlegs::diary::{Zone, read};
use nightlegs::model::{Id, MedicineCourse, Moment, Night, Strategy, Trial};
use nightlegs::rules::advice;
use serde::Deserialize;
use serde_json::{Value, json};

/// A diary around a trial. A pattern has a sign for each night and begins anew at its end: `x` trouble, `.` none, `u` not
/// sure, `-` no night in the diary; `1` done, `0` not done, `?` not told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Diary {
    name: String,
    #[serde(default = "calf_stretch")]
    strategy: String,
    #[serde(default = "seoul")]
    zone: String,
    #[serde(default = "september")]
    start: NaiveDate,
    before: String,
    #[serde(default = "fortnight")]
    before_nights: u64,
    #[serde(default)]
    before_did: Option<String>,
    after: String,
    /// The last four weeks, where they are other ones.
    #[serde(default)]
    tail: Option<String>,
    nights: u64,
    did: String,
    #[serde(default)]
    until: Option<u64>,
    #[serde(default)]
    trials: Vec<Value>,
    #[serde(default)]
    courses: Vec<Value>,
    #[serde(default)]
    took_from: Option<(u64, String)>,
    expect: Value,
}

fn calf_stretch() -> String {
    "calf_stretch".to_owned()
}
fn seoul() -> String {
    "Asia/Seoul".to_owned()
}
fn september() -> NaiveDate {
    "2026-09-15".parse().expect("a date")
}
fn fortnight() -> u64 {
    14
}

fn sign(pattern: &str, at: u64) -> char {
    let signs: Vec<char> = pattern.chars().collect();
    signs[at as usize % signs.len()]
}

impl Diary {
    fn date(&self, after: i64) -> NaiveDate {
        self.start + TimeDelta::days(after)
    }

    fn night(&self, date: NaiveDate, legs: char, did: char, took: Option<&str>) -> Option<Night> {
        let zone = Zone::named(&self.zone).expect("a zone");
        if legs == '-' || !zone.has_day(date) {
            return None;
        }
        let had = match legs {
            'x' => "yes",
            'u' => "unsure",
            _ => "no",
        };
        let mut night = json!({"date": date, "zone": self.zone, "offset": zone.evening_offset(date).to_string(),
            "urge": {"felt": "no"}, "cramps": {"had": had}});
        match did {
            '1' => night["did"] = json!([self.strategy]),
            '0' => night["did"] = json!([]),
            _ => {}
        }
        if self.took_from.is_some() {
            night["took"] = took.map_or(json!([]), |name| json!([{"name": name}]));
        }
        let text = night.to_string();
        Some(read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}")))
    }

    fn all(&self) -> Vec<Night> {
        let before = (0..self.before_nights).filter_map(|at| {
            let date = self.start - Days::new(self.before_nights - at);
            let did = self.before_did.as_ref().map_or('0', |did| sign(did, at));
            self.night(date, sign(&self.before, at), did, None)
        });
        let after = (0..self.nights).filter_map(|at| {
            let tail = self.tail.as_ref().filter(|_| at + 28 >= self.nights);
            let legs = sign(tail.unwrap_or(&self.after), at);
            let took = self.took_from.as_ref().filter(|(from, _)| at >= *from).map(|(_, name)| name.as_str());
            self.night(self.start + Days::new(at), legs, sign(&self.did, at), took)
        });
        before.chain(after).collect()
    }

    fn courses(&self) -> Vec<MedicineCourse> {
        let month = |date: NaiveDate| date.format("%Y-%m").to_string();
        let course = |(id, of): (usize, &Value)| {
            let mut course = json!({"id": id + 1, "name": of["name"]});
            if let Some(began) = of["began"].as_i64() {
                course["began"] = json!(self.date(began));
            }
            if of["began_year"] == true {
                course["began"] = json!(self.start.format("%Y").to_string());
            }
            if let Some(dose) = of["dose"].as_i64() {
                course["doses"] = json!([{"amount": "20 mg"}, {"from": self.date(dose), "amount": "40 mg"}]);
            }
            if let Some(stopped) = of["stopped_month"].as_i64() {
                course["stopped"] = json!(month(self.date(stopped)));
            }
            serde_json::from_value(course).expect("a course")
        };
        self.courses.iter().enumerate().map(course).collect()
    }

    fn judged(&self) -> Value {
        let nights = self.all();
        let recorded = |night: &Night| -> Moment {
            let morning = night.date.and_hms_opt(8, 0, 0).expect("a time") + TimeDelta::days(1);
            morning.and_local_timezone(night.offset).single().expect("an instant")
        };
        let of: Vec<NightOf<'_>> =
            nights.iter().map(|night| NightOf { night, recorded_at: recorded(night), edited: false }).collect();
        let strategy = Strategy::parse(&self.strategy).expect("a strategy");
        let trial = Trial { strategy, from: self.start, until: self.until.map(|until| self.start + Days::new(until)) };
        let mut trials = vec![trial];
        trials.extend(self.trials.iter().map(|other| Trial {
            strategy: Strategy::parse(other["strategy"].as_str().expect("a strategy")).expect("a strategy"),
            from: self.date(other["from"].as_i64().expect("a day")),
            until: None,
        }));
        let courses = self.courses();
        let complaint = advice::entry(strategy.into()).expect("an entry").of;
        let figures = match complaint.as_str() {
            "urge" => vec![Figure::UrgeNights],
            "cramps" => vec![Figure::CrampNights],
            _ => vec![Figure::UrgeNights, Figure::CrampNights],
        };
        let last = self.start + Days::new(self.nights) - Days::new(1);
        let known = Known { trials: &trials, courses: &courses };
        serde_json::to_value(judge(&Nights::of(&of), &trial, &figures, known, last)).expect("JSON")
    }
}

fn said(judged: &Value, key: &str) -> Value {
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    match key {
        "kept" => {
            json!([number(&judged["kept"]["yes"]), number(&judged["kept"]["told"]), number(&judged["kept"]["nights"])])
        }
        "beside" => {
            let all = judged["beside"].as_array().expect("a list").iter();
            let one = |beside: &Value| {
                let name = beside["medicine"].as_str().or(beside["self_care"].as_str()).expect("a name");
                format!("{name} {}", beside["kind"].as_str().expect("a kind"))
            };
            json!(all.map(one).collect::<Vec<_>>())
        }
        key => judged[key].clone(),
    }
}

#[test]
fn every_diary_is_judged_as_it_should_be() {
    let diaries: Vec<Diary> = serde_json::from_str(include_str!("trials.json")).expect("diaries");
    assert!(diaries.len() >= 30);
    let mut wrong = Vec::new();
    for diary in &diaries {
        let judged = diary.judged();
        for (key, expected) in diary.expect.as_object().expect("an object") {
            let found = said(&judged, key);
            if found != *expected {
                wrong.push(format!("{}\n    {key}: {found}, not {expected}", diary.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_verdict_is_reached_by_some_diary() {
    let diaries: Vec<Diary> = serde_json::from_str(include_str!("trials.json")).expect("diaries");
    for verdict in nightlegs::diary::analysis::TrialVerdict::NAMES {
        assert!(diaries.iter().any(|diary| diary.expect["verdict"] == *verdict), "{verdict}");
    }
}
