//! `now`, at three in the morning.

use nightlegs::model::{RedFlag, Urgency};
use nightlegs::text::Lang;
use serde_json::json;

use crate::nights::Diary;
use crate::persons::pty::{Pty, squeezed};
use crate::run::{answer, end, start};

/// A moment in the night of Sat 21 November.
const THREE: &str = "2026-11-22T03:10:20+09:00";

fn night() -> Diary {
    Diary::at(THREE, "Asia/Seoul")
}

fn cramp(diary: &Diary, columns: u16) -> Pty {
    let mut pty = start(diary, &["now", "cramp"], 24, columns);
    pty.wait_for("Call 119 now");
    answer(&mut pty, &[("Is one leg swollen, hot or red", "n"), ("Did you feel a snap", "n")]);
    pty.wait_for("Pull your toes toward your knee.");
    pty
}

#[test]
fn a_cramp_is_counted_down_and_stored_with_three_keys() {
    for columns in [40, 80] {
        let diary = night();
        let mut pty = cramp(&diary, columns);
        // The countdown goes on by itself, in place.
        pty.wait("the countdown, in place", |screen| {
            screen.contains("Hold it: 29")
                && !screen.contains("Hold it: 30")
                && screen.matches("Pull your toes").count() == 1
        });
        pty.press(" ");
        answer(&mut pty, &[("Is it over?", "2"), ("Hold it: 30", "x"), ("Is it over?", "1")]);
        pty.wait_for("Now rub it gently, keep it warm, walk a few steps.");
        answer(&mut pty, &[("Which leg?", "1"), ("Which muscle?", "1"), ("What ended it?", "1")]);
        end(&mut pty);
        pty.wait_for("Kept. The rest can wait until morning: nightlegs log");
        assert!(!pty.raw().contains('\u{7}'), "no noise");
        let mut stored = diary.night("2026-11-21")["cramps"].clone();
        let lasted = stored["events"][0]["seconds"].take().as_u64().expect("seconds");
        assert!((1..60).contains(&lasted), "{lasted}");
        assert_eq!(
            stored,
            json!({"had": "yes", "events": [{"at": THREE, "seconds": null, "side": "left", "muscle": "calf", "eased_by": ["toes_to_shin"]}]})
        );
    }
}

#[test]
fn a_danger_sign_shows_what_to_do_and_stores_nothing() {
    let titles = [RedFlag::SuspectedDvt, RedFlag::MuscleOrTendonTear].map(|flag| Lang::English.of(flag, "title"));
    for (swollen, snap) in [("y", "n"), ("u", "n"), ("n", "y"), ("n", "u"), ("y", "y")] {
        let diary = night();
        let mut pty = start(&diary, &["now", "cramp"], 30, 40);
        answer(&mut pty, &[("Is one leg swollen, hot or red", swollen), ("Did you feel a snap", snap)]);
        end(&mut pty);
        pty.wait_for("Nothing more is suggested here. Get help first.");
        let (raw, shown) = (pty.raw(), squeezed(&pty.screen()));
        for (title, answer) in titles.into_iter().zip([swollen, snap]) {
            assert_eq!(
                shown.contains(&squeezed(title)),
                answer != "n",
                "{swollen} {snap}: {title} on\n{}",
                pty.screen()
            );
        }
        assert!(shown.contains(&squeezed(Lang::English.of(Urgency::SameDay, "name"))), "{}", pty.screen());
        assert!(!raw.contains("Pull your toes") && !raw.contains("Now rub"), "nothing else is suggested");
        assert!(diary.names().is_empty());
    }
    let diary = night();
    let mut pty = start(&diary, &["now", "urge"], 30, 40);
    answer(&mut pty, &[("Is one leg swollen, hot or red", "y")]);
    end(&mut pty);
    assert!(pty.raw().contains("!! ") && !pty.raw().contains("Stretch your legs"));
}

#[test]
fn the_morning_goes_on_from_what_the_night_has() {
    let mut diary = night();
    let mut pty = cramp(&diary, 80);
    pty.press(" ");
    answer(&mut pty, &[("Is it over?", "1"), ("Which leg?", "2"), ("Which muscle?", "2"), ("What ended it?", "2")]);
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
    for (now, strong, helped) in
        [(THREE, "6\r", "1"), ("2026-11-22T04:00:00+09:00", "3\r", "4"), ("2026-11-22T05:00:00+09:00", "8\r", "1")]
    {
        diary.now = now.to_owned();
        let mut pty = start(&diary, &["now"], 24, 40);
        answer(&mut pty, &[("What is it?", "2"), ("Is one leg swollen, hot or red", "n")]);
        pty.wait_for("Get up and walk.");
        answer(&mut pty, &[("Take your time.", "\r")]);
        pty.wait_for("Please choose a line first");
        pty.press("1");
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
            ("How strong was it?", "9\r"),
            ("What helped?", "1"),
        ],
    );
    end(&mut pty);
    assert_eq!(diary.text(), before);
}

#[test]
fn help_comes_also_where_the_diary_is_damaged() {
    let diary = night();
    std::fs::write(diary.file(), "no diary\n").expect("written");
    let mut pty = cramp(&diary, 40);
    pty.press(" ");
    answer(&mut pty, &[("Is it over?", "1"), ("Which leg?", "1"), ("Which muscle?", "1"), ("What ended it?", "1")]);
    assert_eq!(pty.end(), 4);
    crate::run::tidy(&pty);
    pty.wait_for("is damaged in line 1");
    assert_eq!(diary.text(), "no diary\n");
}

#[test]
fn what_the_last_screening_holds_back_is_not_told() {
    let diary = night();
    let answers = json!({"version": 1, "cramps": "yes", "leg_swollen_hot_or_red": "yes", "conditions": ["neuropathy"]});
    diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    let mut pty = start(&diary, &["now", "cramp"], 40, 40);
    pty.wait_for("!! ");
    answer(
        &mut pty,
        &[
            ("Is one leg swollen, hot or red", "n"),
            ("Did you feel a snap", "n"),
            ("Hold it:", " "),
            ("Is it over?", "1"),
        ],
    );
    pty.wait_for("For you: no rubbing");
    answer(&mut pty, &[("Which leg?", "\x03")]);
    assert_eq!(pty.end(), 130);
    assert!(!pty.raw().contains("rub it gently"));
}
