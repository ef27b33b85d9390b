//! A text cut into lines by the width of its glyphs.

use super::face::{Faces, Weight};

/// Cuts a text into lines that are no wider than `width`. A line keeps the space at its end, so that the lines joined
/// are the text; Korean too is cut at spaces, and a word alone only where it is wider than a line.
pub(super) fn cut(faces: &Faces, text: &str, weight: Weight, size: f64, width: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in text.split_inclusive(' ') {
        let bare = faces.width(word.trim_end_matches(' '), weight) * size;
        let whole = faces.width(word, weight) * size;
        if used > 0.0 && used + bare > width + SLACK {
            lines.push(String::new());
            used = 0.0;
        }
        if bare <= width + SLACK {
            push(&mut lines, word);
            used += whole;
            continue;
        }
        for c in word.chars() {
            let wide = faces.width(c.encode_utf8(&mut [0; 4]), weight) * size;
            if used > 0.0 && used + wide > width + SLACK && c != ' ' {
                lines.push(String::new());
                used = 0.0;
            }
            push(&mut lines, c.encode_utf8(&mut [0; 4]));
            used += wide;
        }
    }
    lines
}

/// The width of the widest word of a text.
pub(super) fn widest_word(faces: &Faces, text: &str, weight: Weight, size: f64) -> f64 {
    text.split(' ').map(|word| faces.width(word, weight) * size).fold(0.0, f64::max)
}

/// What sums of widths are off by.
const SLACK: f64 = 0.001;

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_joined_are_the_text_and_fit(text in "[a-z가-힣 ]{0,60}", width in 20.0..200.0_f64) {
            let faces = Faces::read().expect("the font");
            let lines = cut(&faces, &text, Weight::Regular, 9.0, width);
            prop_assert_eq!(lines.concat(), text);
            for line in lines {
                let wide = faces.width(line.trim_end_matches(' '), Weight::Regular) * 9.0;
                prop_assert!(wide <= width + 0.01, "{} {}", line, wide);
            }
        }
    }
}
