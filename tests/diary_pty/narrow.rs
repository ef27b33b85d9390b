//! What a narrow terminal shows of the diary.

use crate::nights::Diary;
use crate::run::{end, start};

#[test]
fn nights_are_listed_in_words_where_there_is_no_room_for_a_table() {
    let diary = Diary::new();
    diary.ok(&["log", "--urge", "6@22:30", "--cramp", "no", "--wakes", "2", "--bed", "23:00", "--helped", "walking"]);
    let mut pty = start(&diary, &["diary", "list", "--last", "3d"], 40, 40);
    end(&mut pty);
    pty.wait_for("Sat 21 Nov. Urge to move: 6 of 10; Urge began: 22:30; Cramps: No; Times the legs woke you: 2");
    pty.wait_for("Got into bed: 23:00; What helped: Walking about.");
}

#[test]
fn what_wiping_removes_is_told_between_whole_words() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    let mut pty = start(&diary, &["diary", "wipe"], 40, 40);
    pty.wait_for("Type wipe to remove it.");
    let screen = pty.screen();
    assert!(
        screen.contains("for good, with all\ncopies beside it:") || screen.contains("copies beside it:"),
        "{screen}"
    );
    pty.press("no\r");
    assert_eq!(pty.end(), 3);
    assert!(diary.file().exists());
}
