//! Examples of every command, by the id of its help. Commands are the same in every language; a test reads each.

/// The examples of a command.
pub fn of(id: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(of, _)| *of == id).map_or(&[], |(_, examples)| examples)
}

/// All examples.
pub const EXAMPLES: &[(&str, &[&str])] = &[
    ("main", &["nightlegs screen", "nightlegs log --quiet-night", "nightlegs now cramp"]),
    ("screen", &["nightlegs screen", "nightlegs screen --answers answers.json --json"]),
    (
        "log",
        &[
            "nightlegs log --quiet-night",
            "nightlegs log yesterday --urge 6@22:30 --where legs --wakes 2",
            "nightlegs log --cramp '03:10 2m left calf 8' --helped stretching",
        ],
    ),
    ("now", &["nightlegs now cramp", "nightlegs now urge --no-save"]),
    ("diary_command", &["nightlegs diary list --last 4w", "nightlegs diary show fri"]),
    ("diary_list", &["nightlegs diary list", "nightlegs diary list --since '3 weeks ago'"]),
    ("diary_show", &["nightlegs diary show yesterday", "nightlegs diary show 2026-11-21 --history"]),
    ("diary_edit", &["nightlegs diary edit", "nightlegs diary edit fri --editor"]),
    ("diary_remove", &["nightlegs diary remove 2026-11-21"]),
    ("diary_undo", &["nightlegs diary undo"]),
    ("diary_check", &["nightlegs diary check"]),
    ("diary_path", &["nightlegs diary path"]),
    ("diary_compact", &["nightlegs diary compact"]),
    ("diary_wipe", &["nightlegs diary wipe"]),
    ("report", &["nightlegs report --open", "nightlegs report --last 12w --out report.pdf"]),
    ("demo", &["nightlegs demo", "nightlegs demo --out example"]),
    ("explain", &["nightlegs explain restless legs", "nightlegs explain calf_stretch", "nightlegs explain --list"]),
    (
        "lab",
        &[
            "nightlegs lab ferritin 38 --tsat 18 --on 2026-10-02",
            "nightlegs lab haemoglobin 128 g/L magnesium 0.8",
            "nightlegs lab ferritin '38 ng/mL' --morning yes --off-iron",
        ],
    ),
    ("lab_add", &["nightlegs lab add ferritin 38 --on 2026-10-02"]),
    ("lab_list", &["nightlegs lab list"]),
    ("lab_remove", &["nightlegs lab remove 2026-10-02"]),
    ("help_command", &["nightlegs help log", "nightlegs help diary edit", "nightlegs help notation"]),
    ("schema", &["nightlegs schema answers > answers.schema.json"]),
    ("completions", &["nightlegs completions bash > ~/.local/share/bash-completion/completions/nightlegs"]),
    ("man", &["nightlegs man | man -l -", "nightlegs man diary edit", "nightlegs man --out man1"]),
];
