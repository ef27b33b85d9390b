//! The house stands: files look down, never up and never sideways.

use std::path::{Path, PathBuf};

/// Floor of each family under `src`.
const FLOORS: &[(&str, u8)] = &[
    ("model", 0),
    ("formulary", 1),
    ("rules", 2),
    ("ask", 2),
    ("text", 2),
    ("diary", 2),
    ("report", 3),
    ("store", 3),
    ("cli", 4),
];

fn floor(family: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == family).map(|(_, floor)| *floor)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("under src").to_string_lossy().replace('\\', "/");
            (name, std::fs::read_to_string(&path).expect("source"))
        })
        .collect()
}

#[test]
fn files_look_at_their_own_family_and_down() {
    let mut wrong = Vec::new();
    for (name, text) in all_sources() {
        let Some(own) = name.split('/').next().filter(|family| floor(family).is_some()) else { continue };
        for (number, line) in text.lines().enumerate() {
            for after in line.split("crate::").skip(1) {
                let other: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let (Some(from), Some(to)) = (floor(own), floor(&other)) else { continue };
                if other != own && to >= from {
                    wrong.push(format!("{name}:{}: {own} looks at {other}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_door_reads_clock_and_environment() {
    let forbidden = ["std::env::", "Local::now", "Utc::now", "SystemTime", "Instant::now"];
    let allowed = ["cli/env.rs", "cli/env/tz.rs", "cli/mod.rs"];
    let mut wrong = Vec::new();
    for (name, text) in all_sources() {
        if allowed.contains(&name.as_str()) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in forbidden {
            if code.contains(word) && !name.contains("tests") {
                wrong.push(format!("{name} uses {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_half_done() {
    for (name, text) in all_sources() {
        for word in ["todo!(", "unimplemented!(", "dbg!(", "#[ignore"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn no_network_is_ever_opened() {
    for (name, text) in all_sources() {
        assert!(!text.contains("std::net"), "{name} can open a network connection");
    }
}

/// Groups of ids that are reached by their list, proven complete while compiling or by the tests of their family.
const BY_LIST: &[&str] = &[
    "advice",
    "aim",
    "ask_doctor",
    "augmentation",
    "augmentation_mimic",
    "augmentation_sign",
    "body_part",
    "change",
    "clash",
    "complaint",
    "condition",
    "course",
    "course_fault",
    "cramp_keep",
    "cramp_relief",
    "cramp_side",
    "cramp_site",
    "cramp_when",
    "criterion",
    "diary_change",
    "dose_unit",
    "effort",
    "enough",
    "episodes",
    "evening",
    "factor",
    "family_rls",
    "feature",
    "figure",
    "further",
    "grade",
    "helps",
    "holds",
    "how_often",
    "informant",
    "iron",
    "lab_fault",
    "lab_test",
    "lab_unit",
    "leg",
    "legs_were",
    "limit",
    "medicine_class",
    "look_alike",
    "medicine_note",
    "medicine_strength",
    "month",
    "night_fault",
    "night_field",
    "night_step",
    "nights_say",
    "part",
    "question",
    "reason",
    "red_flag",
    "relief",
    "rest_choice",
    "screen",
    "self_harm",
    "selfcare_effect",
    "sensation",
    "sex",
    "shelf",
    "side",
    "sleep_quality",
    "sleepiness",
    "speaks",
    "strategy",
    "stretch_effect",
    "strip",
    "time_of_day",
    "topic",
    "trial_beside",
    "trial_verdict",
    "tri",
    "trouble",
    "unit",
    "urgency",
    "verdict",
    "watch_baseline",
    "watch_lacking",
    "watch_look_alike",
    "watch_sign",
    "weekday",
    "weight",
    "when",
    "where_to_go",
    "why",
];

#[test]
fn every_sentence_is_used() {
    let code: String = all_sources().into_iter().map(|(_, text)| text).collect();
    let mut unused = Vec::new();
    for id in nightlegs::text::ids() {
        let parts: Vec<&str> = id.split('.').collect();
        if BY_LIST.contains(&parts[0]) {
            continue;
        }
        let quoted = |part: &str| code.contains(&format!("\"{part}\""));
        if !parts[1..].iter().all(|part| quoted(part)) {
            unused.push(id);
        }
    }
    assert!(unused.is_empty(), "no code says {unused:?}");
}
