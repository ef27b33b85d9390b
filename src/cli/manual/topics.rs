//! Plain pages on what holds for all commands. The words stand in `data/text`; what is typed is the same in every language.

use crate::report::wording::wrap;
use crate::text::Lang;

/// A page.
#[derive(Debug)]
pub struct Topic {
    /// As it is typed.
    pub name: &'static str,
    /// The middle of the ids of its sentences.
    pub id: &'static str,
    /// Its rows.
    pub rows: &'static [Row],
}

/// A row: what is typed or met, where there is such a thing, and the last part of the id of what is said of it.
pub type Row = (Option<&'static str>, &'static str);

/// All pages.
pub const TOPICS: &[Topic] = &[
    Topic {
        name: "exit-codes",
        id: "exit_codes",
        rows: &[
            (None, "intro"),
            (Some("0"), "done"),
            (Some("2"), "usage"),
            (Some("3"), "input"),
            (Some("4"), "files"),
            (Some("5"), "terminal"),
            (Some("20"), "urgent"),
            (Some("101"), "fault"),
            (Some("130"), "left"),
            (None, "pipe"),
        ],
    },
    Topic {
        name: "files",
        id: "files",
        rows: &[
            (None, "intro"),
            (Some("Linux"), "linux"),
            (Some("macOS"), "mac"),
            (Some("Windows"), "windows"),
            (Some("diary.jsonl"), "diary"),
            (Some("diary.jsonl.lock"), "lock"),
            (Some("diary.jsonl.torn-1, .damaged-1, .before-compact-1"), "sides"),
            (None, "private"),
            (None, "never"),
        ],
    },
    Topic {
        name: "environment",
        id: "environment",
        rows: &[
            (Some("NIGHTLEGS_DIR"), "folder"),
            (Some("NIGHTLEGS_NOW"), "now"),
            (Some("TZ"), "zone"),
            (Some("NO_COLOR"), "colour"),
            (Some("TERM"), "term"),
            (Some("VISUAL, EDITOR"), "editor"),
            (Some("HOME, XDG_DATA_HOME"), "home"),
        ],
    },
    Topic {
        name: "time",
        id: "time",
        rows: &[
            (None, "intro"),
            (Some("tonight, today"), "tonight"),
            (Some("yesterday, last night"), "yesterday"),
            (Some("fri, last fri"), "weekday"),
            (Some("3 days ago, 2 weeks ago"), "ago"),
            (Some("21 nov"), "month"),
            (Some("2026-11-21"), "date"),
            (None, "twice"),
            (None, "clock"),
            (Some("28d, 4w, 3m, 1y"), "period"),
        ],
    },
    Topic {
        name: "notation",
        id: "notation",
        rows: &[
            (None, "intro"),
            (Some("22:30, 3:10 am, 11pm"), "time"),
            (Some("40m, 1h30m, 1.5h"), "length"),
            (Some("--urge 6@22:30/3h"), "urge"),
            (Some("--cramp '03:10 2m left calf 8 sore eased:standing'"), "cramp"),
            (Some("--caffeine 2@15:00"), "drinks"),
            (Some("--exercise 'hard 45m@18:00'"), "exercise"),
            (Some("--took 'iron 80 mg@21:00'"), "took"),
            (Some("--naps 2/45m"), "naps"),
            (Some("--where legs,arms"), "list"),
            (None, "unsure"),
        ],
    },
];

/// Sets a page out.
pub fn set_out(topic: &Topic, width: usize, lang: Lang) -> String {
    let mut lines = wrap(lang.say(["manual", topic.id, "title"]), width, "", "");
    for (term, facet) in topic.rows {
        let text = lang.say(["manual", topic.id, facet]);
        match term {
            None => {
                lines.push(String::new());
                lines.extend(wrap(text, width, "", ""));
                lines.push(String::new());
            }
            Some(term) => {
                lines.extend(wrap(term, width, "  ", "  "));
                lines.extend(wrap(text, width, "      ", "      "));
            }
        }
    }
    lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
    lines.join("\n").trim_end().to_owned() + "\n"
}
