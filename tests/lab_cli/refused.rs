//! What cannot be so, or may be two things: nothing is guessed, moved into a range, or stored.

use crate::nights::Diary;

#[test]
fn nothing_that_cannot_be_read_begins_a_diary() {
    for (args, code, said) in [
        (&["ferritin"][..], 3, &["Ferritin has no value"][..]),
        (&["feritin", "38"], 3, &["“feritin”", "Did you mean ferritin?"]),
        (&["38"], 3, &["“38” is no test that we know"]),
        (&["ferritin", "high"], 3, &["“high” is no number"]),
        (&["ferritin", "1,500"], 3, &["comma"]),
        (&["egfr", ">90"], 3, &["“>90” is a limit"]),
        (&["hb", "22"], 3, &["22 g/dL or 22 g/L"]),
        (&["b12", "300"], 3, &["300 pg/mL or 300 pmol/L"]),
        (&["magnesium", "1.2"], 3, &["1.2 mmol/L or 1.2 mg/dL"]),
        (&["hba1c", "19"], 3, &["cannot tell the unit", "%, mmol/mol"]),
        (&["ferritin", "38", "mmol/L"], 3, &["“mmol/L” is no unit of this test", "ng/mL, µg/L, pmol/L"]),
        (&["ferritin", "0"], 3, &["Ferritin 0 cannot be right", "1 to 10000 ng/mL"]),
        (&["ferritin", "-5"], 3, &["Ferritin -5 cannot be right"]),
        (&["potassium", "40"], 3, &["1 to 12 mmol/L"]),
        (&["tsat", "120", "%"], 3, &["120 %", "0 to 100 %"]),
        (&["irls", "41"], 3, &["41", "0 to 40 points"]),
        (&["irls", "21.5"], 3, &["whole number"]),
        (&["ferritin", "38", "ferritin", "83"], 3, &["given twice: 38 ng/mL and 83 ng/mL"]),
        (&["ferritin", "38", "--ferritin", "83"], 3, &["twice: 38 ng/mL and 83 ng/mL"]),
        (&["ferritin", "1200"], 3, &["1200 ng/mL is unusual", "--force"]),
        (&["iron", "70 umol/L", "tibc", "380 ug/dL"], 3, &["above the iron-binding capacity of 380 µg/dL", "--force"]),
        (&["ferritin", "38", "--on", "2027"], 3, &["2027 is still to come"]),
        (&["ferritin", "38", "--on", "tomorrow"], 2, &["still to come"]),
        (&["ferritin", "38", "--on", "whenever"], 2, &["“whenever” is no date that we know"]),
        (&["--on", "2026-10-02"], 3, &["No result is given"]),
        (&["--ill"], 3, &["No result is given"]),
        (&["ferritin", "38", "--morning", "maybe"], 2, &["yes, no, unsure"]),
        (&["ferritin", "\u{1b}[31m38"], 3, &["is no number"]),
    ] {
        let diary = Diary::new();
        let ran = diary.run(&[&["lab"], args].concat());
        ran.exits(code).is_tame().says(said);
        assert!(diary.names().is_empty(), "{args:?} made {:?}", diary.names());
    }
}

#[test]
fn what_is_only_unusual_is_kept_where_it_is_said_to_be_so() {
    let diary = Diary::new();
    diary.run(&["lab", "ferritin", "1200", "--force"]).exits(0).prints(&["Ferritin: 1200 ng/mL"]);
    diary.run(&["diary", "check"]).exits(0);
    diary.run(&["lab", "potassium", "40", "--force"]).exits(3);
}
