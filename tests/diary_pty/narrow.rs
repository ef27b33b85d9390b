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
