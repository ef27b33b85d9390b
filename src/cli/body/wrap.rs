//! Lines by display width: a Hangul syllable takes two columns.

use textwrap::{Options, WordSeparator, WordSplitter, core::display_width};

/// The widest line that is comfortable to read.
const WIDEST: usize = 96;

/// The columns that are written to: one is left free, because a full line makes some terminals wrap.
pub(super) fn columns(of_terminal: u16) -> usize {
    usize::from(of_terminal).saturating_sub(1).clamp(8, WIDEST)
}

/// Breaks a text into lines; lines after the first begin with `indent` spaces.
pub(super) fn wrap(text: &str, columns: usize, indent: usize) -> Vec<String> {
    let indent = " ".repeat(indent.min(columns / 4));
    let options = Options::new(columns)
        .subsequent_indent(&indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(true);
    textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
}

/// How many columns a line takes; colours take none.
pub(super) fn width(line: &str) -> usize {
    display_width(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "다리를 움직이고 싶은 충동이 있습니까 and a word that is averyveryverylongword";
        for columns in [8, 19, 39, 79] {
            for indent in [0, 6] {
                let lines = wrap(text, columns, indent);
                assert!(lines.iter().all(|line| width(line) <= columns), "{columns} {lines:?}");
                let squeezed: String = lines.concat().split_whitespace().collect();
                assert_eq!(squeezed, text.split_whitespace().collect::<String>());
            }
        }
    }

    #[test]
    fn colours_take_no_columns() {
        assert_eq!(width("\u{1b}[32m예\u{1b}[0m"), 2);
    }
}
