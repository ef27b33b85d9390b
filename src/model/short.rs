//! What somebody wrote, as it is shown in the middle of a sentence.

/// The beginning of a text, with nothing in it that a terminal would obey, or that nobody would see.
pub fn short(text: &str) -> String {
    let wild = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
            || matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    let mut short: String = text.chars().take(40).map(|c| if wild(c) { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
