use super::*;

#[test]
fn dates_are_read_with_and_without_a_year() {
    reads(
        morning(),
        &[
            ("2026-11-21", "2026-11-21"),
            ("2026/11/21", "2026-11-21"),
            ("2026. 11. 21.", "2026-11-21"),
            ("2030-1-5", "2030-01-05"),
            ("21 nov", "2026-11-21"),
            ("21-Nov", "2026-11-21"),
            ("21nov", "2026-11-21"),
            ("nov 21", "2026-11-21"),
            ("Nov. 21st, 2025", "2025-11-21"),
            ("21 november 2025", "2025-11-21"),
            ("2025 nov 21", "2025-11-21"),
            ("22 nov", "2026-11-22"),
            ("23 nov", "2025-11-23"),
            ("31 dec", "2025-12-31"),
            ("29 feb", "2024-02-29"),
            ("11월 21일", "2026-11-21"),
            ("11월23일", "2025-11-23"),
            ("2026년 11월 21일", "2026-11-21"),
            ("21 dec 2026", "2026-12-21"),
            ("1900-01-01", "1900-01-01"),
            ("2100-12-31", "2100-12-31"),
            // One reading only, or two that agree.
            ("11/11", "2026-11-11"),
            ("21/11/2026", "2026-11-21"),
            ("11-21-2026", "2026-11-21"),
        ],
    );
    reads(at("2103-05-01 12:00"), &[("29 feb", "2096-02-29")]);
}

#[test]
fn what_may_be_two_dates_is_refused_with_both() {
    let both = |first, second| WordsKind::Ambiguous { first: date(first), second: date(second) };
    assert_eq!(fault("11/12"), both("2025-12-11", "2026-11-12"));
    assert_eq!(fault("3/4/26"), both("2026-04-03", "2026-03-04"));
    assert_eq!(fault("01-02-2026"), both("2026-02-01", "2026-01-02"));
    assert_eq!(fault("26-11-21"), both("2021-11-26", "2026-11-21"));
    let bare =
        |days_ago, day_of_month| WordsKind::BareNumber { days_ago: date(days_ago), day_of_month: date(day_of_month) };
    assert_eq!(fault("5"), bare("2026-11-17", "2026-11-05"));
    assert_eq!(fault("11"), bare("2026-11-11", "2026-11-11"));
    assert_eq!(fault("31"), bare("2026-10-22", "2026-10-31"));
    assert_eq!(fault("23일"), bare("2026-10-30", "2026-10-23"));
    assert_eq!(super::night("30", at("2026-03-01 07:00")).expect_err("bare").kind, bare("2026-01-30", "2026-01-30"));
    assert_eq!(fault("99"), WordsKind::Unknown { nearest: None });
}
