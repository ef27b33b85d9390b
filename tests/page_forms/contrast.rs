//! The colours of the HTML page are told apart by weak eyes: WCAG AA, light, dark and on paper.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../src/report/page/page.css");

/// The colours of each `:root` block, in order: light, dark, print.
fn colours() -> Vec<BTreeMap<&'static str, [f64; 3]>> {
    let blocks = STYLE.split(":root {").skip(1).filter_map(|rest| rest.split('}').next());
    let named = |block: &'static str| {
        let pairs = block.split(';').filter_map(|pair| pair.trim().strip_prefix("--")?.split_once(": #"));
        pairs.map(|(name, hex)| (name, parts(hex))).collect()
    };
    blocks.map(named).collect()
}

fn parts(hex: &str) -> [f64; 3] {
    let whole: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    std::array::from_fn(|at| f64::from(u8::from_str_radix(&whole[2 * at..2 * at + 2], 16).expect("hex")) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn each_light_has_every_colour() {
    let all = colours();
    let names = |at: usize| all[at].keys().copied().collect::<Vec<_>>();
    assert_eq!((names(1), names(2)), (names(0), names(0)), "dark and paper leave none as it was");
    let used = STYLE.split("var(--").skip(1).filter_map(|rest| rest.split(')').next());
    let used: std::collections::BTreeSet<&str> = used.collect();
    assert_eq!(used.into_iter().collect::<Vec<_>>(), names(0));
}

#[test]
fn texts_and_signs_stand_out() {
    let all = colours();
    assert_eq!(all.len(), 3);
    for colours in all {
        for (text, behind, least) in [
            ("ink", "paper", 7.0),
            ("quiet", "paper", 4.5),
            ("ink", "alarm-paper", 7.0),
            ("quiet", "alarm-paper", 4.5),
            ("alarm", "alarm-paper", 4.5),
            ("ink", "sign-paper", 7.0),
            ("quiet", "sign-paper", 4.5),
            ("sign", "paper", 3.0),
            ("alarm", "paper", 3.0),
            ("dark", "paper", 3.0),
            ("strong", "paper", 3.0),
            ("dark", "light", 3.0),
            ("on-missing", "paper", 3.0),
            // The signs and patterns of pictures on what lies behind them, and the surfaces beside each other.
            ("ink", "light", 7.0),
            ("ink", "middle", 4.5),
            ("strong", "light", 3.0),
            ("on-middle", "middle", 3.0),
            ("on-middle", "paper", 3.0),
            ("on-dark", "dark", 3.0),
            ("dark", "middle", 3.0),
        ] {
            let found = contrast(colours[text], colours[behind]);
            assert!(found >= least, "{text} on {behind}: {found:.2}");
        }
    }
}
