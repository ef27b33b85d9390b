//! A page with every kind of block: twelve weeks of somebody's nights, and texts that try to do harm.

use chrono::{Days, NaiveDate};
use nightlegs::model::Urgency;
use nightlegs::report::page::{Anchor, Block, Drawing, Figure, Ink, Page, Part, Shape, Table};

/// Texts that would break out of a form that did not take care.
pub const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script> & \"quotes\" | pipes | `ticks` ``` # head",
    "# not a heading\n- not an item\r\n> not a quote",
    "\u{1b}[31mred\u{1b}[0m \u{202e}turned\u{202c} \u{7}bell",
    "</style><img src=x onerror=alert(1)> ]]> --> {{7*7}} $(id)",
    "[link](javascript:alert(1)) ![p](x) **bold** _under_ ~~gone~~ \\ &lt; 1. one",
];

const NIGHTS: u64 = 84;

/// The page.
pub fn page() -> Page<'static> {
    let about =
        ["김민지, born 1974", "Nights 31 Aug → 22 Nov 2026 (84 nights, 71 logged)", "Printed 23 Nov 2026, 09:12"];
    Page {
        title: "Restless legs and night cramps: a page for the doctor".to_owned(),
        about: owned(&about),
        parts: vec![
            part("signs", "Look at this first", signs()),
            part("patterns", "Restless legs and cramps", patterns()),
            part("weeks", "Nights by week", vec![Block::Table(weeks())]),
            part("pictures", "Pictures", vec![Block::Figure(raster()), Block::Figure(severity())]),
            part("medicines", "Medicines and laboratory", medicines()),
            part("notes", "Notes", vec![Block::Items(owned(&HOSTILE))]),
            part("quality", "How much is known", vec![Block::Items(quality())]),
        ],
        foot: owned(&[
            "What somebody told, set out by a program; it is no diagnosis. Counts are n/N nights on which it was told.",
            "nightlegs 0.1.0, rules 2026-11; sources: IRLSSG 2014, AASM 2025, EFNS 2012.",
        ]),
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn part(id: &'static str, heading: &str, blocks: Vec<Block<'static>>) -> Part<'static> {
    Part { id, heading: heading.to_owned(), blocks }
}

fn sign(urgency: Urgency, [title, text, because]: [&str; 3]) -> Block<'static> {
    Block::Sign { urgency, title: title.to_owned(), text: text.to_owned(), because: because.to_owned() }
}

fn signs() -> Vec<Block<'static>> {
    vec![
        sign(
            Urgency::SameDay,
            [
                "TODAY – Possible blood clot in the leg",
                "One calf that is swollen, warm and tender should be looked at on the same day. No massage, no stretching.",
                "Because: calf swollen on one side: yes; long journey in the last weeks: yes (nights 20, 21 Nov)",
            ],
        ),
        sign(
            Urgency::Soon,
            [
                "SOON – The urge begins earlier than it used to",
                "On a dopamine medicine this can be augmentation. The medicine is not to be stopped alone.",
                "Because: begins 5 hours earlier; pramipexole for 6 years",
            ],
        ),
    ]
}

fn patterns() -> Vec<Block<'static>> {
    let row = |cells: [&str; 4]| owned(&cells);
    vec![
        Block::Text(
            "What was told fits the pattern of restless legs (5/5 criteria); cramps are told on 9/71 nights. 환자의 말: \
             “밤에 다리가 저리고 움직이고 싶어요.”"
                .to_owned(),
        ),
        Block::Table(Table {
            caption: "Criteria with the answers behind them".to_owned(),
            head: owned(&["Criterion", "Holds", "Answer", "Nights that support it"]),
            rows: vec![
                row(["Urge to move the legs", "yes", "yes, with a crawling feeling", "58/71"]),
                row(["Worse at rest", "yes", "when I sit or lie still", "51/58"]),
                row(["Relief by moving", "yes", "it gets better while I move", "44/58"]),
                row(["Worse in the evening", "yes", "evening, night", "57/58"]),
                row(["Not only something else", "unsure", "not sure; swelling ≥ 1 week", "–"]),
            ],
            by_date: false,
        }),
    ]
}

fn weeks() -> Table {
    let head =
        ["Week", "Logged", "Urge", "Cramps", "Onset", "Severity 0–10", "Wakings", "Asleep after", "Sleep", "In bed"];
    let rows = (0..12).map(|week| {
        let from = first() + Days::new(7 * week);
        let logged = 7 - u64::from(week == 3) * 5 - u64::from(week == 8);
        vec![
            format!("{} – {}", from.format("%-d %b"), (from + Days::new(6)).format("%-d %b")),
            format!("{logged}/7"),
            format!("{}/{logged}", logged.min(3 + week % 4)),
            format!("{}/{logged}", week % 3),
            format!("{}:{:02}", 22 - week / 4, (week * 17) % 60),
            format!("{}.{}", 4 + week / 4, week % 10),
            format!("1.{}", week % 10),
            format!("{} min", 28 + week),
            format!("5 h {:02}", 50 - week),
            format!("7 h {:02}", 40 - week),
        ]
    });
    Table {
        caption: "Means and counts, week by week".to_owned(),
        head: owned(&head),
        rows: rows.collect(),
        by_date: true,
    }
}

fn medicines() -> Vec<Block<'static>> {
    vec![
        Block::Items(owned(&[
            "프라미펙솔 0.25 mg since 2020 – may bring the urge forward over the years (strong evidence)",
            "Ferritin 38 µg/L on 2 Oct 2026 – below the 75 µg/L at which guidelines suggest to talk about iron",
        ])),
        sign(Urgency::Routine, ["Worth asking – ferritin again in 3 months", "", ""]),
    ]
}

fn quality() -> Vec<String> {
    owned(&[
        "Nights logged 71/84; within 24 hours 64/71; told with a time 55/71",
        "Clock changes in the period: none",
        "averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword",
    ])
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 31).expect("a date")
}

/// A number below `below` that looks like chance and is always the same.
fn chance(night: u64, salt: u64, below: u64) -> u64 {
    let mixed = (night * 31 + salt * 17 + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 33) % below
}

fn missing(night: u64) -> bool {
    (23..28).contains(&night) || chance(night, 1, 12) == 0
}

/// Bed, urge, sleep, waking and rising of a night in half hours after 18:00.
fn times(night: u64) -> [u64; 5] {
    let bed = 9 + chance(night, 2, 3);
    let asleep = bed + 1 + chance(night, 3, 3);
    let wake = asleep + 6 + chance(night, 4, 4);
    [bed, bed - 1 - chance(night, 5, 3) - night / 28, asleep, wake, wake + 5 + chance(night, 6, 3)]
}

fn raster() -> Figure<'static> {
    let (left, top, row, half) = (46.0, 12.0, 2.7, 9.4);
    let mut drawing = Drawing { width: left + 48.0 * half + 12.0, height: top + 84.0 * row + 14.0, shapes: vec![] };
    let text = |x: f64, y: f64, anchor, text: String| Shape::Text { at: (x, y), size: 7.0, anchor, text };
    for hour in (0..=24).step_by(3) {
        let x = left + 2.0 * f64::from(hour) * half;
        let line = ((x, top), (x, top + 84.0 * row));
        drawing.shapes.push(Shape::Line { from: line.0, to: line.1, ink: Ink::Grid, width: 0.4, dashed: false });
        drawing.shapes.push(text(x, top - 3.5, Anchor::Middle, format!("{:02}:00", (18 + hour) % 24)));
    }
    let mut characters = vec![format!("{:7}{}", "", "18    21    00    03    06    09    12    15    18")];
    for night in 0..NIGHTS {
        let y = top + night as f64 * row;
        let date = first() + Days::new(night);
        let label = date.format("%-d %b").to_string();
        if night % 7 == 0 {
            drawing.shapes.push(text(left - 4.0, y + 6.0, Anchor::End, label.clone()));
        }
        let mut bar = |from: u64, to: u64, ink| {
            let (x, width) = (left + from as f64 * half, (to - from) as f64 * half);
            drawing.shapes.push(Shape::Rect { x, y: y + 0.2, width, height: row - 0.4, ink });
        };
        let mut signs = [' '; 48];
        if missing(night) {
            bar(0, 48, Ink::Missing);
            signs.fill('.');
        } else {
            let [bed, urge, asleep, wake, up] = times(night);
            for (from, to, ink, sign) in [
                (urge, bed, Ink::Dark, '█'),
                (bed, asleep, Ink::Middle, '▒'),
                (asleep, wake, Ink::Light, '░'),
                (wake, wake + 1, Ink::Middle, '▒'),
                (wake + 1, up, Ink::Light, '░'),
            ] {
                bar(from, to, ink);
                signs[from as usize..to as usize].fill(sign);
            }
            if chance(night, 7, 8) == 0 {
                let at = (left + (wake as f64 + 0.5) * half, y + row / 2.0);
                drawing.shapes.push(Shape::Circle { at, radius: 1.3, fill: Some(Ink::Strong) });
                signs[wake as usize] = 'c';
            }
        }
        characters.push(format!("{label:6} {}", signs.iter().collect::<String>().trim_end()));
    }
    let y = drawing.height - 2.0;
    for (at, (ink, name)) in [
        (Ink::Light, "asleep"),
        (Ink::Middle, "in bed, awake"),
        (Ink::Dark, "urge"),
        (Ink::Strong, "cramp"),
        (Ink::Missing, "not logged"),
    ]
    .into_iter()
    .enumerate()
    {
        let x = left + 90.0 * at as f64;
        drawing.shapes.push(Shape::Rect { x, y: y - 6.0, width: 14.0, height: 6.0, ink });
        drawing.shapes.push(text(x + 18.0, y, Anchor::Start, name.to_owned()));
    }
    characters.push("█ urge  ▒ in bed, awake  ░ asleep  c cramp  . not logged".to_owned());
    Figure {
        title: "Each night from 18:00 to 18:00".to_owned(),
        words: "84 nights, 71 logged. The urge begins at 21:50 at the median and moves 12 minutes earlier a month; \
                sleep begins at 23:40; cramps on 9 nights, mostly about 03:00."
            .to_owned()
            .into(),
        characters: characters.into(),
        drawing: drawing.into(),
        smaller: Vec::new(),
    }
}

fn severity() -> Figure<'static> {
    let (left, top, night_width, point) = (46.0, 6.0, 5.4, 5.0);
    let (right, bottom) = (left + 84.0 * night_width, top + 10.0 * point);
    let mut drawing = Drawing { width: right + 12.0, height: bottom + 14.0, shapes: vec![] };
    let text = |x: f64, y: f64, anchor, text: String| Shape::Text { at: (x, y), size: 7.0, anchor, text };
    for points in [0, 5, 10] {
        let y = bottom - f64::from(points) * point;
        let (from, to) = ((left, y), (right, y));
        drawing.shapes.push(Shape::Line { from, to, ink: Ink::Grid, width: 0.4, dashed: points == 5 });
        drawing.shapes.push(text(left - 4.0, y + 2.5, Anchor::End, points.to_string()));
    }
    let mut strip = String::new();
    for night in 0..NIGHTS {
        let x = left + night as f64 * night_width;
        if night % 14 == 0 {
            let label = (first() + Days::new(night)).format("%-d %b").to_string();
            drawing.shapes.push(text(x, bottom + 9.0, Anchor::Start, label));
        }
        let points = chance(night, 8, 6) + night / 21;
        if missing(night) {
            let (y, height) = (top, bottom - top);
            drawing.shapes.push(Shape::Rect { x, y, width: night_width, height, ink: Ink::Missing });
            strip.push('.');
        } else {
            let height = points as f64 * point;
            drawing.shapes.push(Shape::Rect {
                x: x + 0.6,
                y: bottom - height,
                width: night_width - 1.2,
                height,
                ink: Ink::Dark,
            });
            strip.push(char::from_digit(points as u32, 10).unwrap_or('X'));
        }
    }
    let corners = vec![(right - 120.0, top), (right - 116.0, top + 6.0), (right - 124.0, top + 6.0)];
    drawing.shapes.push(Shape::Polygon { corners, ink: Ink::Strong });
    drawing.shapes.push(Shape::Circle { at: (right - 50.0, top + 3.0), radius: 2.5, fill: None });
    drawing.shapes.push(text(right - 113.0, top + 6.0, Anchor::Start, "iron ≥ 2 weeks".to_owned()));
    Figure {
        title: "Severity of the urge by night, 0 to 10".to_owned(),
        words: "Median 3 in the first month, 4 in the last; 13 nights are missing, five of them from 23 to 27 Sep."
            .to_owned()
            .into(),
        characters: vec![strip[..42].to_owned(), strip[42..].to_owned()].into(),
        drawing: drawing.into(),
        smaller: Vec::new(),
    }
}
