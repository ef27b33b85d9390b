//! Nights of years ago, of which a page of the last weeks tells nothing but that they do not read.

use chrono::{Days, NaiveDate};

use crate::made::holding;

/// A diary up to the night before the morning of the test; of two nights the record does not read.
fn years(unread: [u64; 2]) -> String {
    let mut text =
        "{\"format\":\"nightlegs-diary\",\"version\":1,\"created_at\":\"2024-01-01T07:00:00+00:00\"}\n".to_owned();
    let last = NaiveDate::from_ymd_opt(2026, 11, 8).expect("a date");
    for ago in (0..400).rev() {
        let (date, seq) = (last - Days::new(ago), 400 - ago);
        let waking = if unread.contains(&seq) { 101 } else { ago % 4 };
        text.push_str(&format!(
            "{{\"seq\":{seq},\"through\":\"{date}\",\"recorded_at\":\"{}T07:00:00+00:00\",\"night\":{{\"date\":\"{date}\",\
             \"zone\":\"Europe/London\",\"offset\":\"+00:00\",\"urge\":{{\"felt\":\"yes\",\"severity\":5}},\
             \"leg_wakings\":{waking},\"took\":[{{\"name\":\"ropinirole 0.5 mg\"}}]}}}}\n",
            date + Days::new(1),
        ));
    }
    text
}

#[test]
fn a_night_of_years_ago_that_does_not_read_is_told_of() {
    // One among the first nights, which the page looks at, and one that it does not look at.
    let diary = holding(&years([5, 200]));
    for last in ["28d", "400d"] {
        for more in [&[][..], &["--redact"]] {
            let output = diary.command().args(["report", "--last", last]).args(more).output().expect("runs");
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{told}");
            let lines: Vec<&str> = told.lines().filter(|line| line.contains("this record cannot be read")).collect();
            assert!(lines.len() == 2 && lines[0].contains("line 6:") && lines[1].contains("line 201:"), "{told}");
        }
    }
}
