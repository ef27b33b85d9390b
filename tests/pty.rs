//! The questions in a real pseudo-terminal: keys, widths, leaving, and what is left behind.

mod persons;

use std::path::PathBuf;

use nightlegs::ask::{self, Form, Mark, Reply};
use nightlegs::model::{Answers, Key, Tri};
use nightlegs::report::terminal::to_ascii;
use nightlegs::text::Lang;
use persons::{Act, PERSONS, acts, answers, keys, pty::Pty, pty::squeezed};
use tempfile::TempDir;

const WELL: usize = 0;
const RESTLESS: usize = 1;
const PREGNANT: usize = 3;
const SWOLLEN: usize = 6;

/// A run of `screen` with a folder of its own.
struct Run {
    pty: Pty,
    folder: TempDir,
}

impl Run {
    fn start(args: &[&str], rows: u16, columns: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("answers.json");
        let mut all = vec!["screen", "--no-save", "--save-answers", file.to_str().expect("a name")];
        all.extend(args);
        let pty = Pty::start(&all, &folder.path().join("stdout"), rows, columns);
        Self { pty, folder }
    }
    fn file(&self) -> PathBuf {
        self.folder.path().join("answers.json")
    }
    fn stdout(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("stdout")).expect("a file")
    }
    /// Answers these prompts, each when it is there.
    fn answer(&mut self, acts: &[Act]) {
        for act in acts {
            self.see(act);
            self.pty.press(&keys(act));
        }
    }
    fn see(&mut self, act: &Act) {
        match act {
            Act::Prompt { question, .. } => self.pty.wait_for(question),
            Act::Urgent => self.pty.wait_for("Stop now and get help, or go on with the questions?"),
            Act::Meant => self.pty.wait_for("Did you mean"),
        };
    }
    fn end(&mut self) -> Answers {
        assert_eq!(self.pty.end(), 0, "{}", self.pty.raw());
        self.pty.assert_sane();
        ask::read(&std::fs::read(self.file()).expect("answers")).expect("answers")
    }
}

fn person(at: usize) -> (Answers, Vec<Act>) {
    let (mut end, acts) = acts(&answers(PERSONS[at].1));
    end.answers.set(Key::SelfHarm, None);
    (end.answers, acts)
}

/// The position of the prompt for a question.
fn prompt_of(acts: &[Act], key: Key) -> usize {
    let asks = Lang::English.of(key, "ask");
    acts.iter().position(|act| matches!(act, Act::Prompt { question, .. } if *question == asks)).expect("a prompt")
}

#[test]
fn any_width_and_ten_rows_give_the_same_answers() {
    for (rows, columns) in [(24, 20), (10, 40), (24, 80), (60, 200)] {
        let (expected, acts) = person(PREGNANT);
        let mut run = Run::start(&[], rows, columns);
        run.answer(&acts);
        assert_eq!(run.end(), expected, "{rows} rows, {columns} columns");
    }
}

#[test]
fn a_narrow_and_low_terminal_shows_every_option_whole() {
    let (_, acts) = person(RESTLESS);
    let conditions = prompt_of(&acts, Key::Conditions);
    let mut run = Run::start(&["--ascii", "--quiet"], 12, 20);
    for (at, act) in acts.iter().enumerate().take(conditions + 1) {
        run.see(act);
        if let (0..3, Act::Prompt { form, .. }) | (_, Act::Prompt { form: form @ Form::Tick { .. }, .. }) = (at, act)
            && let Form::Tick { lines, .. } = form
        {
            for (group, name, facet) in lines {
                run.pty.wait_for(&to_ascii(Lang::English.say([group, name, facet])));
                run.pty.press("\x1b[B");
            }
        }
        run.pty.press(&keys(act));
    }
}

#[test]
fn leaving_at_any_prompt_leaves_nothing_behind() {
    for at in [RESTLESS, SWOLLEN] {
        let (_, acts) = person(at);
        for stop in 0..acts.len() {
            // Ctrl-D leaves as Ctrl-C does.
            let leave = if stop % 5 == 4 { "\x04" } else { "\x03" };
            let mut run = Run::start(&["--quiet"], 30, 80);
            run.see(&acts[0]);
            run.pty.press(&acts[..stop].iter().map(keys).collect::<String>());
            run.see(&acts[stop]);
            run.pty.press(leave);
            assert_eq!(run.pty.end(), 130, "at {:?}", acts[stop]);
            run.pty.wait_for("You left. Nothing was stored.");
            run.pty.assert_sane();
            assert!(!run.file().exists());
            assert_eq!(run.stdout(), "");
        }
    }
}

#[test]
fn going_back_keeps_answers() {
    let (expected, acts) = person(WELL);
    let mut run = Run::start(&[], 24, 80);
    run.see(&acts[0]);
    run.pty.press("<");
    run.pty.wait_for("This is the first question.");
    let [age, sex] = [Key::Age, Key::Sex].map(|key| prompt_of(&acts, key));
    run.answer(&acts[..sex]);
    run.see(&acts[sex]);
    // A held Backspace or a stray arrow goes nowhere.
    run.pty.press("\x1b[D\x7f\x7f");
    run.see(&acts[sex]);
    // Two steps back and forward again; the cursor rests on the line that stands.
    run.pty.press("<");
    run.see(&acts[sex - 1]);
    run.pty.press("<");
    run.see(&acts[age]);
    run.pty.wait_for("Your answer so far: 45 years");
    run.pty.press("\r");
    run.see(&acts[sex - 1]);
    run.pty.press("\r");
    run.answer(&acts[sex..]);
    assert_eq!(run.end(), expected);
}

#[test]
fn a_list_that_is_gone_back_to_keeps_its_marks() {
    let (_, acts) = person(WELL);
    let mut run = Run::start(&[], 24, 80);
    run.answer(&acts[..4]);
    run.see(&acts[4]);
    run.pty.press("5u\x1b[B \r");
    run.see(&acts[5]);
    run.pty.press("<");
    run.see(&acts[4]);
    run.pty.wait("the marks", |screen| ["[ ] 1", "[?] 5", "[x] 6"].iter().all(|sign| screen.contains(sign)));
}

#[test]
fn reasons_are_shown_for_the_line_and_for_what_is_typed() {
    let (_, acts) = person(WELL);
    let mut run = Run::start(&[], 24, 80);
    run.see(&acts[0]);
    run.pty.press("\x1b[B?");
    run.pty.wait_for("Why we ask: A blood clot in the lung can cause this.");
    run.pty.press("j?");
    run.pty.wait("one reason at a time", |screen| {
        screen.contains("Why we ask: These are signs of a stroke.") && !screen.contains("clot in the lung")
    });
    run.pty.press("\x1b");
    run.pty.wait("no reason", |screen| !screen.contains("Why we ask"));
    let age = prompt_of(&acts, Key::Age);
    run.answer(&acts[..age]);
    run.see(&acts[age]);
    run.pty.press("?");
    run.pty.wait_for("Why we ask: Children need other rules");
    run.pty.press("300\r");
    run.pty.wait_for("That is not a number from 0 to 120.");
    // What was no answer is taken away, so that the next does not stand behind it.
    run.pty.wait("an empty line", |screen| !screen.contains("300"));
    run.pty.press("45\r");
    run.see(&acts[age + 1]);
}

#[test]
fn not_sure_is_an_answer_of_its_own_and_words_have_keys() {
    let (_, acts) = person(WELL);
    let (urge, cramps) = (prompt_of(&acts, Key::UrgeToMove), prompt_of(&acts, Key::Cramps));
    let mut run = Run::start(&[], 24, 80);
    run.answer(&acts[..urge]);
    run.see(&acts[urge]);
    run.pty.press("u");
    run.see(&acts[cramps]);
    // The y key of a Korean keyboard; then back, and the n key of any.
    run.pty.press("ㅛ");
    run.see(&acts[cramps + 1]);
    run.pty.wait_for("Leg cramps · Yes");
    run.pty.press("<");
    run.see(&acts[cramps]);
    run.pty.press("n");
    run.pty.wait_for("Leg cramps · No");
    run.pty.wait_for("Urge to move the legs · Not sure");
}

#[test]
fn korean_is_typed_and_deleted_in_a_name() {
    let (mut expected, acts) = person(RESTLESS);
    let medicines = prompt_of(&acts, Key::Medicines);
    for columns in [20, 80] {
        let mut run = Run::start(&["--quiet"], 24, columns);
        run.answer(&acts[..medicines]);
        run.see(&acts[medicines]);
        run.pty.press("타이레놀");
        run.pty.wait_for("> 타이레놀");
        run.pty.press("\x7f\x7f");
        run.pty.wait("two syllables deleted", |screen| screen.contains("> 타이") && !screen.contains("레"));
        run.pty.wait_for_column(6);
        // The caret before 이: it is deleted forwards, and the rest is typed.
        run.pty.press("\x1b[D\x1b[3~");
        run.pty.wait("one syllable left", |screen| screen.contains("> 타") && !screen.contains('이'));
        run.pty.wait_for_column(4);
        run.pty.press("\x1b[H가\x1b[F 500");
        run.pty.wait_for("> 가타 500");
        run.pty.wait_for_column(10);
        // Longer than any of the screens: the line stays one line.
        let long = "나".repeat(150);
        run.pty.press(&long);
        run.pty.wait_for("나나나나나");
        run.pty.press("\r\r");
        run.see(&acts[medicines + 1]);
        run.pty.press("\r");
        run.answer(&acts[medicines + 2..]);
        expected.medicines = Some(vec![format!("가타 500{long}")]);
        assert_eq!(run.end(), expected, "{columns} columns");
    }
}

#[test]
fn texts_are_taken_back_line_by_line() {
    let (_, acts) = person(RESTLESS);
    let medicines = prompt_of(&acts, Key::Medicines);
    let mut run = Run::start(&["--quiet"], 24, 80);
    run.answer(&acts[..medicines]);
    run.see(&acts[medicines]);
    run.pty.press("Mirapex\r비타민 젤리\r\r");
    run.pty.wait_for("Mirapex: we know it as pramipexole");
    run.pty.wait_for("비타민 젤리: we do not know this name");
    run.see(&acts[medicines + 1]);
    run.pty.press("<");
    run.see(&acts[medicines]);
    // A paste of two lines, of which the second is taken back and written anew.
    run.pty.press("iron\rzinc\r");
    run.pty.wait_for("zinc");
    run.pty.press("\x7f\x7f\x7f");
    run.pty.wait_for("> zi");
    run.pty.press("\x7f\x7fcalcium\r\r");
    run.see(&acts[medicines + 1]);
    run.pty.press("<");
    run.pty.wait_for("Your answer so far: iron, calcium");
    run.pty.press("-\r");
    run.pty.wait_for("Medicines · none of these");
}

#[test]
fn what_is_pasted_answers_no_list_and_gives_a_name_a_line() {
    let (_, acts) = person(RESTLESS);
    let (sex, medicines) = (prompt_of(&acts, Key::Sex), prompt_of(&acts, Key::Medicines));
    let paste = "\x1b[200~Mirapex 0.25 mg\nLunesta 2 mg\x1b[201~";
    let mut run = Run::start(&["--quiet"], 30, 80);
    run.answer(&acts[..sex]);
    run.see(&acts[sex]);
    run.pty.press(paste);
    run.pty.wait_for("What you pasted was not taken here.");
    run.answer(&acts[sex..medicines]);
    run.see(&acts[medicines]);
    run.pty.press(paste);
    run.pty.wait_for("> Lunesta 2 mg");
    run.pty.press("\r\r");
    run.pty.wait_for("Mirapex 0.25 mg: we know it as pramipexole");
}

#[test]
fn keys_that_mean_nothing_choose_nothing() {
    let (expected, acts) = person(WELL);
    let mut run = Run::start(&[], 24, 80);
    run.see(&acts[0]);
    // Ctrl-Right, F5, Alt-x, Tab, and digits without a line.
    let strange = "\x1b[1;5C\x1b[15~\x1bx\t089";
    run.pty.press(strange);
    run.answer(&acts[..7]);
    run.see(&acts[7]);
    run.pty.press(strange.trim_end_matches("089"));
    run.answer(&acts[7..]);
    assert_eq!(run.end(), expected);
}

#[test]
fn questions_go_to_standard_error_and_the_result_to_standard_output() {
    let (_, acts) = person(WELL);
    let mut run = Run::start(&["--quiet"], 24, 80);
    run.answer(&acts);
    run.end();
    let (shown, printed) = (squeezed(&run.pty.raw()), run.stdout());
    assert!(printed.lines().count() > 5, "{printed}");
    for line in printed.lines().filter(|line| line.len() > 30) {
        assert!(!shown.contains(&squeezed(line)), "{line}");
    }
    assert!(!printed.contains('\u{1b}') && !printed.contains(" of about "), "{printed}");
}

#[test]
fn without_colour_and_beyond_ascii_nothing_is_lost() {
    let (_, acts) = person(WELL);
    let mut run = Run::start(&["--color", "never", "--ascii", "--quiet"], 24, 80);
    run.answer(&acts);
    run.end();
    let raw = run.pty.raw();
    let colours = raw.split('\u{1b}').skip(1).filter(|sequence| {
        sequence.trim_start_matches(|c: char| c == '[' || c == ';' || c.is_ascii_digit()).starts_with('m')
    });
    assert_eq!(colours.count(), 0, "{raw:?}");
    assert!(raw.contains("> [ ] 1 ") && !raw.contains('❯') && !raw.contains('✔'), "{raw:?}");
    let mut run = Run::start(&["--color", "always", "--quiet"], 24, 80);
    run.answer(&acts[..2]);
    run.see(&acts[2]);
    assert!(run.pty.raw().contains("\u{1b}[36m"));
}

#[test]
fn the_answer_that_is_never_stored_is_not_left_on_the_screen() {
    let (_, acts) = person(WELL);
    let at = prompt_of(&acts, Key::SelfHarm);
    let Act::Prompt { form: Form::Choose { lines, .. }, .. } = &acts[at] else { panic!("a choice") };
    let mut run = Run::start(&["--quiet"], 24, 80);
    run.answer(&acts[..=at]);
    run.see(&acts[at + 1]);
    let options = lines.iter().map(|(group, name)| Lang::English.option(group, name));
    let options: Vec<_> = options.filter(|option| option.len() > 4).collect();
    assert!(options.len() > 1);
    run.pty.wait("no answer", |screen| {
        screen.contains("Thoughts of not wanting to live · not shown here")
            && !options.iter().any(|option| screen.contains(option))
    });
}

#[test]
fn a_sign_that_should_not_wait_takes_no_default() {
    let (_, acts) = person(SWOLLEN);
    let urgent = acts.iter().position(|act| matches!(act, Act::Urgent)).expect("a sign");
    let Act::Prompt { reply: Reply::Marked(marks), .. } = &acts[urgent - 1] else { panic!("a list") };
    assert!(marks.iter().any(|mark| *mark != Mark::Blank));
    let mut run = Run::start(&["--quiet"], 24, 80);
    run.answer(&acts[..urgent]);
    run.see(&acts[urgent]);
    run.pty.press("\r");
    run.pty.wait_for("Please choose a line first");
    run.pty.press("\x1b[B\r");
    assert_eq!(run.end().tri(Key::BreathlessOrChestPain), Some(Tri::Unsure));
    assert!(run.stdout().lines().count() > 5);
}
