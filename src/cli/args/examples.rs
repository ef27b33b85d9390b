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
            "nightlegs log --quiet-night --took usual",
        ],
    ),
    ("now", &["nightlegs now cramp", "nightlegs now urge --no-save"]),
    ("diary_command", &["nightlegs diary list --last 4w", "nightlegs diary show fri"]),
    (
        "diary_list",
        &["nightlegs diary list", "nightlegs diary list --since '3 weeks ago'", "nightlegs diary list --plain"],
    ),
    ("diary_show", &["nightlegs diary show yesterday", "nightlegs diary show 2026-11-21 --history"]),
    ("diary_edit", &["nightlegs diary edit", "nightlegs diary edit fri --editor"]),
    ("diary_remove", &["nightlegs diary remove 2026-11-21"]),
    ("diary_undo", &["nightlegs diary undo"]),
    ("diary_check", &["nightlegs diary check"]),
    ("diary_path", &["nightlegs diary path"]),
    ("diary_compact", &["nightlegs diary compact"]),
    ("diary_wipe", &["nightlegs diary wipe"]),
    ("plan", &["nightlegs plan", "nightlegs plan start warm feet --on yesterday"]),
    ("plan_start", &["nightlegs plan start calf_stretch --on 2026-11-20"]),
    ("plan_stop", &["nightlegs plan stop calf_stretch"]),
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
    (
        "medicine",
        &["nightlegs medicine add ropinirole '0.5 mg' --at 21:00 --since 2020", "nightlegs medicine check Mirapex"],
    ),
    (
        "medicine_add",
        &[
            "nightlegs medicine add ropinirole '0.5 mg' --at 21:00 --since 2020",
            "nightlegs medicine add paracetamol '500 mg' --as-needed",
        ],
    ),
    (
        "medicine_dose",
        &["nightlegs medicine dose ropinirole '0.25 mg' --from 2026-11-20", "nightlegs medicine dose 2 --at 20:00"],
    ),
    ("medicine_stop", &["nightlegs medicine stop magnesium", "nightlegs medicine stop 2 --on 2026-11-20"]),
    ("medicine_list", &["nightlegs medicine list", "nightlegs medicine list --all"]),
    ("medicine_remove", &["nightlegs medicine remove 3 --yes"]),
    (
        "medicine_check",
        &["nightlegs medicine check mirtazapine", "nightlegs medicine check 미라펙스 'Tylenol PM' magnesium"],
    ),
    ("lab_add", &["nightlegs lab add ferritin 38 --on 2026-10-02"]),
    ("lab_list", &["nightlegs lab list"]),
    ("lab_remove", &["nightlegs lab remove 2026-10-02"]),
    ("help_command", &["nightlegs help log", "nightlegs help diary edit", "nightlegs help notation"]),
    ("schema", &["nightlegs schema answers > answers.schema.json"]),
    ("completions", &["nightlegs completions bash > ~/.local/share/bash-completion/completions/nightlegs"]),
    ("man", &["nightlegs man | man -l -", "nightlegs man diary edit", "nightlegs man --out man1"]),
];
