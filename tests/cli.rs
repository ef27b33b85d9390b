//! The program as scripts and people call it: results, errors with their place, exit codes, files.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn nightlegs() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightlegs"));
    command.env("NIGHTLEGS_NOW", "2026-11-23T03:10:00+09:00").env("NO_COLOR", "1");
    // No test looks into the diary of whoever runs it.
    command.env("NIGHTLEGS_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-diary"));
    command
}

fn screen(args: &[&str], input: &[u8]) -> Output {
    let mut child = nightlegs()
        .args(["screen", "--no-save"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdin = child.stdin.take().expect("stdin");
    let input = input.to_vec();
    // A program that refuses early closes its input; that is not this test's failure.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("writes");
    output
}

fn answered(args: &[&str], answers: &Value) -> Output {
    screen(&[&["--answers", "-"], args].concat(), answers.to_string().as_bytes())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn a_result_has_every_field_of_the_contract() {
    let output = answered(&["--json"], &json!({"version": 1, "urge_to_move": "yes", "ferritin": 40}));
    assert_eq!(output.status.code(), Some(0));
    let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for field in [
        "rules_version",
        "assessed_at",
        "urgency",
        "red_flags",
        "rls",
        "cramps",
        "look_alikes",
        "medicines",
        "iron",
        "augmentation",
        "contradictions",
        "would_tip",
        "advice",
        "withheld",
        "ask_doctor",
        "where_to_go",
    ] {
        assert!(result.get(field).is_some(), "{field} is missing");
    }
    assert_eq!(result["assessed_at"], "2026-11-23T03:10:00+09:00");
    assert_eq!(result["rls"]["criteria"].as_array().map(Vec::len), Some(5));
    assert_eq!(result["augmentation"], Value::Null);
    assert_eq!(result["iron"]["reading"], "low_for_rls");
}

#[test]
fn a_verdict_never_changes_the_exit_code_but_an_urgent_sign_does_where_asked() {
    let urgent = json!({"version": 1, "leg_swollen_hot_or_red": "yes"});
    assert_eq!(answered(&[], &urgent).status.code(), Some(0));
    assert_eq!(answered(&["--exit-code"], &urgent).status.code(), Some(20));
    assert_eq!(answered(&["--exit-code"], &json!({"version": 1, "urge_to_move": "yes"})).status.code(), Some(0));
}

#[test]
fn quiet_silences_no_danger_sign() {
    let output = answered(&["--quiet"], &json!({"version": 1, "breathless_or_chest_pain": "unsure"}));
    let page = text(&output.stdout);
    let first_flag = page.find("[suspected_pulmonary_embolism]").expect("the flag is shown");
    assert!(page[..first_flag].lines().count() <= 6, "the flag comes first:\n{page}");
    assert!(page.contains("119"));
}

#[test]
fn bad_input_is_refused_with_place_value_and_range() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "no answers"),
        (b"   \n \n", "no answers"),
        (b"{}", "version"),
        (b"[1]", "one JSON object"),
        (b"{\"version\":2}", "\u{201c}version\u{201d} is 2"),
        (
            b"{\"version\":1,\n\"agee\":3}",
            "Line 2, column 6: there is no question \u{201c}agee\u{201d}. The nearest is \u{201c}age\u{201d}",
        ),
        (b"{\"version\":1,\"age\":130}", "is 130; it must be from 0 to 120 (years)"),
        (b"{\"version\":1,\"age\":\"old\"}", "must be a number from 0 to 120"),
        (b"{\"version\":1,\"age\":1e999}", "Line 1, column"),
        (b"{\"version\":1,\"pregnancy_week\":2.5}", "must be a whole number from 1 to 45"),
        (b"{\"version\":1,\"age\":1,\"age\":2}", "stands there twice"),
        (b"{\"version\":1,\"version\":1}", "stands there twice"),
        (b"{\"version\":1,\"worse_at_rest\":\"yess\"}", "The nearest is \u{201c}yes\u{201d}"),
        (b"{\"version\":1,\"worse_at_rest\":true}", "must be one of: yes, no, unsure"),
        (b"{\"version\":1,\"conditions\":[\"diabetis\"]}", "The nearest is \u{201c}diabetes\u{201d}"),
        (b"{\"version\":1,\"conditions\":\"diabetes\"}", "must be a list of"),
        (b"{\"version\":1,\"medicines\":[1]}", "must be a list of texts"),
        (b"{\"version\":1,\"caffeine_last\":\"24:00\"}", "from 00:00 to 23:59"),
        (b"{\"version\":1", "ends too early"),
        (b"{\"version\":1,}", "cannot be read as JSON"),
        (b"{\"version\":1} {", "Line 1"),
        (b"{\"version\":1,\"age\":\xff}", "not UTF-8"),
    ];
    for (input, expected) in cases {
        let output = screen(&["--answers", "-"], input);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{}: {said}", String::from_utf8_lossy(input));
        assert!(said.contains(expected), "{}: {said}", String::from_utf8_lossy(input));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn deep_nesting_and_huge_lines_are_refused_without_a_panic() {
    let deep = format!("{{\"version\":1,\"medicines\":{}", "[".repeat(100_000));
    let output = screen(&["--answers", "-"], deep.as_bytes());
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    let huge = [b"{\"version\":1,\"medicines\":[\"".as_slice(), &vec![b'x'; 100 << 20], b"\"]}"].concat();
    let output = screen(&["--answers", "-"], &huge);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("longer than"), "{}", text(&output.stderr));
}

#[test]
fn json_lines_are_answered_in_order_and_a_bad_line_in_its_place() {
    let input = "{\"version\":1,\"age\":30}\n{\"version\":1,\"age\":-1}\n\n{\"version\":1,\"leg_cold_and_pale\":\"yes\"}\r\n{oops\n{\"version\":1}";
    let output = screen(&["--answers", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(3));
    let printed = text(&output.stdout);
    let lines: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["urgency"], "self_care");
    assert_eq!(lines[1]["line"], 2);
    assert!(lines[1]["error"]["text"].as_str().is_some_and(|text| text.contains("Line 2")));
    assert_eq!(lines[2]["urgency"], "emergency");
    assert_eq!(lines[3]["line"], 5);
    assert_eq!(lines[4]["urgency"], "self_care");
}

#[test]
fn a_document_over_several_lines_is_one_person_and_a_torn_first_line_is_one_of_many() {
    let document = "{\n  \"version\": 1,\n  \"age\": 30\n}\n";
    let output = screen(&["--answers", "-", "--json"], document.as_bytes());
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert_eq!(output.status.code(), Some(0));
    let torn = "{\"version\":1,\"age\":\n{\"version\":1}\n";
    let output = screen(&["--answers", "-"], torn.as_bytes());
    assert_eq!(text(&output.stdout).lines().count(), 2);
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn a_long_stream_keeps_its_order() {
    let input: String = (0..3000).map(|n| format!("{{\"version\":1,\"ferritin\":{}}}\n", 1 + n % 200)).collect();
    let output = screen(&["--answers", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    for (n, line) in text(&output.stdout).lines().enumerate() {
        let result: Value = serde_json::from_str(line).expect("JSON");
        let expected = match 1 + n % 200 {
            0..=75 => "low_for_rls",
            76..=100 => "between_75_and_100",
            _ => "above_thresholds",
        };
        assert_eq!(result["iron"]["reading"], expected, "line {}", n + 1);
    }
}

#[test]
fn saved_answers_read_back_the_same_are_private_and_hold_no_self_harm() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("answers.json");
    let answers = json!({
        "version": 1, "age": 34.5, "self_harm": "thoughts", "medicines": ["Mirapex 0.25 mg"],
        "conditions": ["diabetes", "thyroid"], "caffeine_last": "15:30", "worse_at_rest": "unsure",
    });
    let output = answered(&["--save-answers", path.to_str().expect("path")], &answers);
    assert_eq!(output.status.code(), Some(0));
    let saved: Value = serde_json::from_slice(&std::fs::read(&path).expect("saved")).expect("JSON");
    let mut expected = answers;
    expected.as_object_mut().expect("object").remove("self_harm");
    assert_eq!(saved, expected);
    assert!(text(&output.stdout).contains("109"), "the help line is shown");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).expect("file").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_file_that_is_not_there_or_not_writable_is_named() {
    let output = nightlegs().args(["screen", "--answers", "/no/such/file.json"]).output().expect("runs");
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("/no/such/file.json"));
    let output = answered(&["--save-answers", "/no/such/folder/a.json"], &json!({"version": 1}));
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stderr).contains("Nothing was written"));
}

#[test]
fn without_a_terminal_and_without_input_it_says_what_it_needs() {
    let output = nightlegs().arg("screen").stdin(Stdio::null()).output().expect("runs");
    assert_eq!(output.status.code(), Some(5));
    assert!(text(&output.stderr).contains("--answers"));
}

#[test]
fn usage_errors_exit_with_2_and_suggest() {
    let output = nightlegs().arg("scren").output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("screen"));
    let output = nightlegs().args(["explain", "suspected_dtv"]).output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("suspected_dvt"));
    let output = nightlegs().args(["screen"]).env("NIGHTLEGS_NOW", "now").output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn explain_has_a_text_and_a_source_for_every_rule() {
    for topic in nightlegs::rules::registry::rules() {
        let output = nightlegs().args(["explain", topic.id()]).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{}", topic.id());
        let page = text(&output.stdout);
        assert!(page.contains("Sources"), "{}:\n{page}", topic.id());
    }
    let list = nightlegs().args(["explain", "--list"]).output().expect("runs");
    let list = text(&list.stdout);
    for topic in nightlegs::rules::registry::topics() {
        assert!(list.contains(&format!("{}:", topic.id())), "{} is not listed", topic.id());
    }
}

#[test]
fn explain_speaks_json_too() {
    let output = nightlegs().args(["explain", "magnesium", "--json"]).output().expect("runs");
    let topics: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(topics[0]["id"], "magnesium");
    assert!(topics[0]["text"].to_string().contains("kidney"), "{topics}");
    let list = nightlegs().args(["explain", "--list", "--json"]).output().expect("runs");
    let list: Value = serde_json::from_slice(&list.stdout).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(nightlegs::rules::registry::topics().count()));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child =
        nightlegs().args(["explain", "--list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn a_page_is_never_wider_than_asked_and_never_holds_an_escape_of_the_person() {
    let answers = json!({
        "version": 1, "urge_to_move": "yes", "cramps": "yes",
        "medicines": ["\u{1b}[31mred\u{7}", "\u{202e}drawkcab", "아주 긴 이름의 약 아주 긴 이름의 약 아주 긴 이름의 약 아주 긴 이름의 약"],
    });
    let output = answered(&[], &answers);
    let page = text(&output.stdout);
    assert!(!page.contains('\u{1b}') && !page.contains('\u{7}') && !page.contains('\u{202e}'), "{page}");
    for line in page.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {line}");
    }
}

#[test]
fn ascii_means_no_other_signs_where_the_person_wrote_none() {
    let output = answered(&["--ascii"], &json!({"version": 1, "urge_to_move": "yes", "cramps": "yes", "age": 40}));
    assert!(output.stdout.is_ascii(), "{}", text(&output.stdout));
}

/// Every transcript of the README is what the program prints; a line `...` stands for lines left out.
#[test]
fn the_transcripts_of_the_readme_are_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("README");
    let blocks: Vec<&str> =
        readme.split("```console\n").skip(1).map(|block| block.split("```").next().expect("its end")).collect();
    assert!(blocks.len() >= 2);
    for block in blocks {
        // The commands of one block follow upon each other, in a diary of their own.
        let diary = tempfile::tempdir().expect("a folder");
        for part in block.split("$ nightlegs ").skip(1) {
            let (command, shown) = part.split_once('\n').expect("a command");
            let output = nightlegs()
                .args(words(command))
                .env("NIGHTLEGS_DIR", diary.path())
                .env("TZ", "Asia/Seoul")
                .current_dir(root)
                .output()
                .expect("runs");
            let printed = text(&output.stdout);
            let mut rest = printed.as_str();
            for chunk in shown.split("...\n").filter(|chunk| !chunk.is_empty()) {
                let at =
                    rest.find(chunk).unwrap_or_else(|| panic!("{command} does not print:\n{chunk}\nbut:\n{printed}"));
                rest = &rest[at + chunk.len()..];
            }
        }
    }
}

/// The words of a command line; what stands between double quotes is one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn the_readme_names_both_commands() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README");
    assert!(readme.contains("    cargo run --release -- screen\n"));
    assert!(readme.contains("    cargo test"));
}
