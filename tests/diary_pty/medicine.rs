//! Medicines at a terminal: asked for one thing at a time, and offered where a night is told of.

use serde_json::json;

use crate::nights::Diary;
use crate::run::{answer, end, start, tidy};

#[test]
fn a_medicine_is_asked_for_one_thing_at_a_time() {
    for columns in [40, 80] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["medicine", "add"], 40, columns);
        answer(
            &mut pty,
            &[
                ("Which medicine or supplement do you take?", "\r"),
                ("Please type a name.", "mirapx\r"),
                ("We do not know “mirapx”. Did you mean Mirapex?", "y"),
                ("How much each time?", "lots\r"),
                ("“lots” is no amount.", "0.25 mg\r"),
                ("At what times of the day?", "9pm\r"),
                ("Since when?", "2020\r"),
            ],
        );
        end(&mut pty);
        pty.wait_for("Mirapex (pramipexole) is a dopamine medicine.");
        pty.wait_for("1. Mirapex (pramipexole): 0.25 mg, at 21:00, since 2020 (about 6 years)");
        let expected =
            json!({"id": 1, "name": "Mirapex", "began": "2020", "doses": [{"amount": "0.25 mg", "at": ["21:00"]}]});
        assert_eq!(diary.records()[0]["medicine"], expected);
        // A second one is asked about; told by options too, and a close name as well.
        let mut pty = start(&diary, &["medicine", "add", "pramipexol", "0.5 mg"], 40, columns);
        answer(&mut pty, &[("Did you mean pramipexole?", "y"), ("Write it down a second time?", "n")]);
        assert_eq!(pty.end(), 3);
        tidy(&pty);
        assert_eq!(diary.records().len(), 1);
    }
}

#[test]
fn leaving_stores_nothing() {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "magnesium"]);
    let mut pty = start(&diary, &["medicine", "add"], 30, 80);
    answer(&mut pty, &[("Which medicine", "iron\r"), ("How much each time?", "\x03")]);
    assert_eq!(pty.end(), 130);
    pty.assert_sane();
    let mut pty = start(&diary, &["medicine", "remove", "1"], 30, 80);
    answer(&mut pty, &[("Take this out as written down by mistake?", "n")]);
    end(&mut pty);
    assert_eq!(diary.records().len(), 1);
}

#[test]
fn a_close_name_is_looked_up_where_the_person_says_so() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["medicine", "check", "mirtazpine"], 40, 80);
    answer(&mut pty, &[("Did you mean mirtazapine?", "y")]);
    end(&mut pty);
    pty.wait_for("mirtazapine. Kind: ");
    assert!(!diary.file().exists());
}

#[test]
fn enter_takes_the_medicines_of_the_list_and_no_asks_what_it_was() {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "ropinirole", "0.5 mg", "--at", "21:00", "--since", "2020"]);
    let mut pty = start(&diary, &["log"], 30, 80);
    answer(
        &mut pty,
        &[
            ("How were your legs?", "2"),
            ("Anything else to tell?", "5"),
            ("Did you take your medicines as in your list? ropinirole 0.5 mg@21:00", "\r"),
            ("As in your list · Yes", ""),
            ("Anything else to tell?", "1"),
        ],
    );
    end(&mut pty);
    assert_eq!(
        diary.night("2026-11-21")["took"],
        json!([{"name": "ropinirole 0.5 mg", "at": "2026-11-21T21:00:00+09:00"}])
    );
    let mut pty = start(&diary, &["log", "fri"], 30, 80);
    answer(
        &mut pty,
        &[
            ("How were your legs?", "2"),
            ("Anything else to tell?", "5"),
            ("as in your list?", "n"),
            ("What did you take?", "-\r"),
            ("Medicines taken · none of these", ""),
            ("Anything else to tell?", "1"),
        ],
    );
    end(&mut pty);
    assert_eq!(diary.night("2026-11-20")["took"], json!([]));
}
