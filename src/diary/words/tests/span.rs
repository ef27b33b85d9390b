use super::*;
use crate::diary::notation::NotationKind;

#[test]
fn a_period_is_a_number_of_nights() {
    for (text, nights) in [
        ("28d", 28),
        ("4w", 28),
        ("3m", 90),
        ("1y", 365),
        ("28 nights", 28),
        (" 2 Weeks ", 14),
        ("100y", 36_500),
        ("36600d", 36_600),
        ("1d", 1),
        ("3개월", 90),
    ] {
        assert_eq!(period(text), Ok(nights), "{text}");
    }
    let kind = |text| period(text).expect_err(text).kind;
    for text in ["0d", "36601d", "101y", "99999999999999999999999d"] {
        assert_eq!(kind(text), NotationKind::OutOfRange { min: 1, max: 36_600, unit: "nights" }, "{text}");
    }
    assert_eq!(kind(""), NotationKind::Empty);
    for text in ["28", "weeks", "-3d", "1.5y", "d28"] {
        assert_eq!(kind(text), NotationKind::NotAPeriod, "{text}");
    }
    assert!(matches!(kind("4 weks"), NotationKind::UnknownWord { nearest: Some("weeks"), .. }));
}
