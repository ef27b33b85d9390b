//! `now`, at three in the morning.

use nightlegs::model::{RedFlag, Urgency};
use nightlegs::text::Lang;
use serde_json::{Value, json};

use crate::nights::{Diary, SEOUL};
use crate::persons::pty::{Pty, squeezed};
use crate::run::{answer, end, start};

/// A moment in the night of Sat 21 November.
const THREE: &str = "2026-11-22T03:10:20+09:00";

fn night() -> Diary {
    Diary::at(THREE, SEOUL)
}

fn cramp(diary: &Diary, columns: u16) -> Pty {
    let mut pty = start(diary, &["now", "cramp"], 24, columns);
    for danger in ["Chest pain, hard to breathe", "a foot that will not move?", "One side of the face", "Call 119 now"]
    {
        pty.wait_for(danger);
    }
    answer(&mut pty, &[("Is one leg swollen, hot or red", "n"), ("Did something snap", "n")]);
    pty.wait_for("Calf or foot: pull your toes toward your knee.");
    pty
}

/// A cramp without the length, which is that of the test.
fn without_length(cramps: &Value) -> Value {
    let mut cramps = cramps.clone();
    let lasted = cramps["events"][0].as_object_mut().and_then(|cramp| cramp.remove("seconds"));
    // A few seconds are those of the reading, and are not stored.
    let lasted = lasted.map(|lasted| lasted.as_u64().expect("seconds"));
    assert!(lasted.is_none_or(|lasted| (10..60).contains(&lasted)), "{lasted:?}");
    cramps
}

#[test]
fn a_cramp_is_counted_down_and_stored_as_soon_as_it_is_over() {
    for columns in [40, 80] {
        let diary = night();
        let mut pty = cramp(&diary, columns);
        // The countdown goes on by itself, in place.
        pty.wait("the countdown, in place", |screen| {
            screen.contains("Hold it: 2")
                && !screen.contains("Hold it: 30")
                && screen.matches("pull your toes").count() == 1
        });
        pty.press(" ");
        // The stretch stays in sight beside the question.
        pty.wait("the stretch and the question", |screen| {
            let screen = squeezed(screen);
            ["pullyourtoes", "Isitover?", "1Yes,itisover", "2Notyet"].iter().all(|part| screen.contains(part))
                && !screen.contains("Holdit:")
        });
        answer(&mut pty, &[("Is it over?", "2"), ("Hold it:", "x"), ("Is it over?", "1")]);
        pty.wait_for("Now rub it gently. Something warm may help, not hot");
        pty.wait_for("The cramp is kept. Three more questions, or leave now.");
        pty.wait_for("Which muscle?");
        assert_eq!(
            without_length(&diary.night("2026-11-21")["cramps"]),
            json!({"had": "yes", "events": [{"at": THREE}]}),
            "before anything else is asked"
        );
        answer(&mut pty, &[("Which muscle?", "1"), ("Which leg?", "1"), ("What ended it?", "1")]);
        end(&mut pty);
        pty.wait_for("Kept. The rest can wait until morning: nightlegs log");
        assert!(!pty.raw().contains('\u{7}'), "no noise");
        assert_eq!(diary.records().len(), 2, "one when it was over, and one that tells more");
        assert_eq!(
            without_length(&diary.night("2026-11-21")["cramps"]),
            json!({"had": "yes", "events": [{"at": THREE, "side": "left", "muscle": "calf", "eased_by": ["toes_to_shin"]}]})
        );
        // The morning finds no fault in it.
        diary.ok(&["diary", "check"]);
    }
}

#[test]
fn only_a_yes_is_over() {
    // Each of these begins the stretch again, and none of the others is an answer.
    let diary = night();
    let mut pty = cramp(&diary, 60);
    pty.press(" ");
    for not_yet in ["2", "n", "N", "u", "ㅜ", "ㅕ"] {
        pty.wait_for("Is it over?");
        pty.press(&format!("\r \x1b[A\x1b[Bx30<?\x1b[200~1\x1b[201~{not_yet}"));
        answer(&mut pty, &[("Hold it:", " ")]);
    }
    pty.wait_for("Is it over?");
    pty.press("\x03");
    assert_eq!(pty.end(), 130);
    pty.wait_for("You left. Nothing was stored.");
    assert!(diary.names().is_empty());
    for over in ["1", "y", "Y", "ㅛ"] {
        let diary = night();
        let mut pty = cramp(&diary, 60);
        answer(&mut pty, &[("Hold it:", "1"), ("Is it over?", over), ("Which muscle?", "u"), ("Which leg?", "u")]);
        answer(&mut pty, &[("What ended it?", "u")]);
        end(&mut pty);
        assert_eq!(diary.records().len(), 1, "nothing more was told");
        assert_eq!(
            without_length(&diary.night("2026-11-21")["cramps"]),
            json!({"had": "yes", "events": [{"at": THREE}]})
        );
    }
}

#[test]
fn a_danger_sign_shows_what_to_do_and_stores_the_cramp_with_it() {
    let flags = [(RedFlag::SuspectedDvt, "suspected_dvt"), (RedFlag::MuscleOrTendonTear, "muscle_or_tendon_tear")];
    for (swollen, snap) in [("y", "n"), ("u", "n"), ("n", "y"), ("n", "u"), ("y", "y")] {
        let diary = night();
        let mut pty = start(&diary, &["now", "cramp"], 40, 40);
        answer(&mut pty, &[("Is one leg swollen, hot or red", swollen), ("Did something snap", snap)]);
        // It takes no default.
        answer(&mut pty, &[("What now?", "\r"), ("Please choose a line first", "")]);
        let shown = squeezed(&pty.screen());
        let mut signs = Vec::new();
        for ((flag, name), answer) in flags.into_iter().zip([swollen, snap]) {
            let told = answer != "n";
            let words = [Lang::English.of(flag, "title"), Lang::English.red_flag(flag, Urgency::SameDay)];
            for text in words {
                assert_eq!(shown.contains(&squeezed(text)), told, "{swollen} {snap}: {text} on\n{}", pty.screen());
            }
            signs.extend(told.then_some(name));
        }
        assert_eq!(shown.contains(&squeezed("If the leg gets tight and hurts more and more, call 119")), snap != "n");
        assert!(shown.contains(&squeezed(Lang::English.of(Urgency::SameDay, "name"))), "{}", pty.screen());
        pty.press("1");
        end(&mut pty);
        pty.wait_for("Nothing more is suggested here. Get help first.");
        let raw = squeezed(&pty.raw());
        assert!(!raw.contains("pullyourtoes") && !raw.contains("rubitgently"), "nothing else is suggested");
        assert!(!raw.contains("canwaituntilmorning"), "and nothing is said to wait");
        let night = diary.night("2026-11-21");
        assert_eq!(night["signs"], json!(signs), "{swollen} {snap}");
        assert_eq!(night["cramps"], json!({"had": "yes", "events": [{"at": THREE}]}));
        diary.run(&["diary", "show", "sat"]).exits(0).prints(&["Danger signs: "]);
    }
    let diary = night();
    let mut pty = start(&diary, &["now", "urge"], 30, 40);
    answer(&mut pty, &[("Is one leg swollen, hot or red", "y"), ("What now?", "u")]);
    end(&mut pty);
    assert!(pty.raw().contains("!! ") && !squeezed(&pty.raw()).contains("Stretchyourlegs"));
    let night = diary.night("2026-11-21");
    assert_eq!((&night["signs"], &night["urge"]), (&json!(["suspected_dvt"]), &json!({"felt": "yes"})));
}

#[test]
fn a_wrong_key_at_a_danger_question_is_asked_again() {
    let diary = night();
    let mut pty = start(&diary, &["now", "cramp"], 40, 60);
    // Back from the second question leads to the first, and is no answer.
    answer(&mut pty, &[("Is one leg swollen, hot or red", "<"), ("This is the first question.", "n")]);
    answer(&mut pty, &[("Did something snap", "<"), ("Is one leg swollen, hot or red", "n")]);
    answer(&mut pty, &[("Did something snap", "y")]);
    answer(&mut pty, &[("2 I pressed the wrong key. Ask me again", "2"), ("Is one leg swollen, hot or red", "n")]);
    answer(&mut pty, &[("Did something snap", "n"), ("Hold it:", " "), ("Is it over?", "1")]);
    answer(&mut pty, &[("Which muscle?", "1"), ("Which leg?", "2"), ("What ended it?", "6")]);
    end(&mut pty);
    let night = diary.night("2026-11-21");
    assert_eq!((night.get("signs"), &night["cramps"]["events"][0]["side"]), (None, &json!("right")));
    // With --no-save it is not stored.
    let before = diary.text();
    let ran = diary.run_with(&["now", "cramp", "--plain", "--no-save"], "yes\nno\n1\n");
    ran.exits(0).says(&["Get help first."]);
    assert_eq!((ran.out.as_str(), diary.text()), ("", before));
}

#[test]
fn the_morning_goes_on_from_what_the_night_has() {
    let mut diary = night();
    let mut pty = cramp(&diary, 80);
    pty.press(" ");
    answer(&mut pty, &[("Is it over?", "1"), ("Which muscle?", "2"), ("Which leg?", "2"), ("What ended it?", "2")]);
    end(&mut pty);
    let cramped = diary.night("2026-11-21")["cramps"]["events"][0].clone();
    diary.now = crate::nights::MORNING.to_owned();
    let mut pty = start(&diary, &["log"], 40, 40);
    answer(
        &mut pty,
        &[
            ("This night is in the diary already:", ""),
            ("Your answer so far: A cramp", "5"),
            ("How strong was the urge to move at its worst?", "4\r"),
            ("When did the urge begin?", "23:30\r"),
            ("How long could you sit or lie still", "\r"),
            ("Where was the urge?", " \r"),
            ("How long did it last, in all?", "\r"),
            ("This cramp is there: 03:10 (Sun)", "\r"),
            ("Was there another cramp?", "n"),
            ("How often did your legs wake you?", "1\r"),
            ("Anything else to tell?", "1"),
        ],
    );
    end(&mut pty);
    let night = diary.night("2026-11-21");
    assert_eq!(night["cramps"]["events"], json!([cramped]), "to the second");
    assert_eq!((&night["urge"]["severity"], &night["leg_wakings"]), (&json!(4), &json!(1)));
}

#[test]
fn an_urge_keeps_its_first_time_and_its_worst() {
    let mut diary = night();
    for (now, began, strong, helped) in [
        ("2026-11-22T02:00:00+09:00", "2", "4\r", "1"),
        (THREE, "1", "6\r", "1"),
        ("2026-11-22T04:00:00+09:00", "1", "3\r", "4"),
        ("2026-11-22T05:00:00+09:00", "1", "8\r", "1"),
    ] {
        diary.now = now.to_owned();
        let mut pty = start(&diary, &["now"], 24, 40);
        answer(&mut pty, &[("What is it?", "2"), ("Is one leg swollen, hot or red", "n")]);
        pty.wait_for("Get up and walk if you are steady");
        answer(&mut pty, &[("Take your time.", "\r"), ("When did it begin?", began)]);
        answer(&mut pty, &[("How strong was it?", strong), ("What helped?", helped)]);
        end(&mut pty);
    }
    let night = diary.night("2026-11-21");
    assert_eq!(night["urge"], json!({"felt": "yes", "severity": 8, "onset": {"at": THREE}}));
    assert_eq!(night["helped"], json!(["walking", "warmth"]));
    // With --no-save, it helps and stores nothing.
    let before = diary.text();
    let mut pty = start(&diary, &["now", "urge", "--no-save"], 24, 40);
    answer(
        &mut pty,
        &[
            ("Is one leg swollen, hot or red", "n"),
            ("Take your time.", "1"),
            ("When did it begin?", "1"),
            ("How strong was it?", "9\r"),
            ("What helped?", "1"),
        ],
    );
    end(&mut pty);
    assert_eq!(diary.text(), before);
}

#[test]
fn only_an_urge_that_has_just_begun_has_a_time() {
    // Enter alone is "earlier", and so is leaving it out; an urge of 0 is none, and is not taken.
    for (began, onset) in [("1", Some(THREE)), ("2", None), ("", None), ("u", None)] {
        let diary = night();
        let ran = diary.run_with(&["now", "urge", "--plain"], format!("no\n1\n{began}\n0\n11\n1\nu\n"));
        ran.exits(0).says(&["1. Just now", "2. Earlier. I tell the time in the morning", "A number from 1 to 10."]);
        assert_eq!(ran.err.matches("That is not a number from 1 to 10.").count(), 2, "{}", ran.err);
        let urge = diary.night("2026-11-21")["urge"].clone();
        assert_eq!((&urge["severity"], urge.get("onset")), (&json!(1), onset.map(|at| json!({ "at": at })).as_ref()));
        assert_eq!(diary.night("2026-11-21").get("helped"), None);
    }
}

#[test]
fn by_day_an_urge_is_of_the_coming_night_earlier_than_a_cramp() {
    let night = |hour: &str, lines: &str, what| {
        let diary = Diary::at(&format!("2026-11-22T{hour}:00+09:00"), SEOUL);
        diary.run_with(&["now", what, "--plain"], lines).exits(0);
        diary.ok(&["diary", "check"]);
        diary.records()[0]["night"]["date"].as_str().expect("a date").to_owned()
    };
    for (hour, urge, cramp) in [
        ("05:59", "2026-11-21", "2026-11-21"),
        ("06:00", "2026-11-22", "2026-11-21"),
        ("11:59", "2026-11-22", "2026-11-21"),
        ("12:00", "2026-11-22", "2026-11-22"),
        ("23:59", "2026-11-22", "2026-11-22"),
    ] {
        assert_eq!(night(hour, "no\n1\n1\n5\nu\n", "urge"), urge, "{hour}");
        assert_eq!(night(hour, "no\nno\n1\nu\nu\nu\n", "cramp"), cramp, "{hour}");
    }
}

#[test]
fn help_comes_also_where_the_diary_is_damaged() {
    let diary = night();
    std::fs::write(diary.file(), "no diary\n").expect("written");
    let mut pty = start(&diary, &["now", "cramp"], 40, 40);
    pty.wait_for("Your diary could not be read. To be safe, rubbing and heat are left out.");
    answer(
        &mut pty,
        &[("Is one leg swollen", "n"), ("Did something snap", "n"), ("Hold it:", " "), ("Is it over?", "1")],
    );
    pty.wait_for("For you: no rubbing and no heat until a doctor has said it is fine.");
    assert_eq!(pty.end(), 4);
    crate::run::tidy(&pty);
    pty.wait_for("is damaged in line 1");
    let raw = squeezed(&pty.raw());
    assert!(!raw.contains("rubitgently") && !raw.contains("Thecrampiskept"), "{raw}");
    assert_eq!(diary.text(), "no diary\n");
    let ran = diary.run_with(&["now", "urge", "--plain"], "no\n1\n1\n5\n1\n");
    ran.exits(4).says(&["Your diary could not be read.", "Stretch your legs gently. For you: no rubbing"]);
    // Where nothing is to be stored, it is no failure.
    diary.run_with(&["now", "urge", "--plain", "--no-save"], "no\n1\n1\n5\n1\n").exits(0);
}

/// A diary with a screening.
fn screened(answers: &Value) -> Diary {
    let diary = night();
    diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    diary
}

#[test]
fn a_danger_sign_of_the_last_screening_stops_unless_a_doctor_has_looked() {
    let answers = json!({"version": 1, "cramps": "yes", "leg_swollen_hot_or_red": "yes"});
    let asks = "Your screening of 2026-11-22 named what should be looked at first. Has a doctor looked at it since?";
    for key in ["n", "u", "3"] {
        let diary = screened(&answers);
        let mut pty = start(&diary, &["now", "cramp"], 40, 40);
        pty.wait_for(&format!("!! {}", Lang::English.of(Urgency::SameDay, "name")));
        pty.wait_for(Lang::English.of(RedFlag::SuspectedDvt, "title"));
        // It takes no default.
        answer(&mut pty, &[(asks, "\r"), ("Please choose a line first", key)]);
        end(&mut pty);
        pty.wait_for("Nothing more is suggested here. Get help first.");
        assert!(!squeezed(&pty.raw()).contains("Isoneleg"), "nothing else is asked");
        let night = diary.night("2026-11-21");
        assert_eq!((&night["signs"], &night["cramps"]["had"]), (&json!(["suspected_dvt"]), &json!("yes")));
    }
    // It is asked however old the screening is, and a yes goes on without rubbing and heat.
    let diary = Diary { now: "2027-11-22T03:10:20+09:00".to_owned(), ..screened(&answers) };
    let mut pty = start(&diary, &["now", "cramp"], 40, 60);
    answer(&mut pty, &[(asks, "y"), ("Is one leg swollen", "n"), ("Did something snap", "n")]);
    answer(&mut pty, &[("Hold it:", " "), ("Is it over?", "1")]);
    pty.wait_for("For you: no rubbing and no heat until a doctor has said it is fine.");
    answer(&mut pty, &[("Which muscle?", "1"), ("Which leg?", "1"), ("What ended it?", "1")]);
    end(&mut pty);
    assert!(!pty.raw().contains("rub it gently"));
    assert_eq!(diary.night("2027-11-21").get("signs"), None);
    // A later screening without a sign asks nothing; what lasts still holds back.
    let mut diary = screened(&json!({"version": 1, "cramps": "yes", "conditions": ["past_clot", "neuropathy"]}));
    diary.now = "2026-11-22T03:40:00+09:00".to_owned();
    diary.run_with(&["screen", "--answers", "-"], json!({"version": 1, "cramps": "yes"}).to_string()).exits(0);
    let ran = diary.run_with(&["now", "cramp", "--plain"], "no\nno\n1\n1\n1\n1\n");
    ran.exits(0).says(&["For you: no rubbing and no heat"]);
    assert!(!ran.err.contains("Has a doctor looked at it since?") && !ran.err.contains("!! "), "{}", ran.err);
}

#[test]
fn what_the_screenings_hold_back_is_not_told() {
    let cases = [
        (json!(["neuropathy"]), "Now rub it gently. Walk a few steps if you are steady. For you: no heat on it."),
        (json!([]), "Now rub it gently. Something warm may help"),
    ];
    for (conditions, said) in cases {
        let diary = screened(&json!({"version": 1, "cramps": "yes", "conditions": conditions}));
        let ran = diary.run_with(&["now", "cramp", "--plain"], "no\nno\n1\n1\n1\n1\n");
        ran.exits(0).says(&[said]);
    }
}

#[test]
fn in_pregnancy_and_after_birth_a_swollen_leg_is_for_the_maternity_unit() {
    let swollen = |answers: Option<Value>| {
        let diary = answers.map_or_else(night, |answers| screened(&answers));
        let ran = diary.run_with(&["now", "cramp", "--plain"], "yes\nno\n1\n");
        ran.exits(0).says(&["Possible blood clot in the leg"]);
        ran.err
    };
    let plain = swollen(None);
    assert!(!plain.contains("maternity"), "{plain}");
    for (facts, maternity) in [
        (json!({"version": 1, "pregnancy": "yes"}), true),
        (json!({"version": 1, "pregnancy": "no", "weeks_since_birth": 2}), true),
        (json!({"version": 1, "pregnancy": "no"}), false),
    ] {
        let said = swollen(Some(facts));
        assert_eq!(said.contains("Phone your maternity unit now."), maternity, "{said}");
    }
}
