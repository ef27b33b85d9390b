//! Free text brought to one plain spelling, with the places of its words.

/// How much of a text is looked at; the rest of a longer one is left unread, so that a page pasted by
/// mistake costs no more than a line.
pub(super) const MOST_CHARS: usize = 4_000;
/// How many words of a text are looked at; `vitamin B12` counts as three.
pub(super) const MOST_TOKENS: usize = 600;

/// The writing that a word is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Hangul,
    Digit,
    Other,
}

impl Script {
    fn of(c: char) -> Option<Self> {
        match c {
            'a'..='z' => Some(Self::Latin),
            '0'..='9' => Some(Self::Digit),
            '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' => Some(Self::Hangul),
            _ => c.is_alphanumeric().then_some(Self::Other),
        }
    }
}

/// A word: a run of one script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub script: Script,
    /// A comma, slash, plus or bracket stands before it: no name reaches across.
    pub fresh: bool,
}

/// A text in plain spelling, without anything between its words.
///
/// Words are joined because people and boxes differ on spaces and hyphens: "co-codamol" and "cocodamol",
/// "타이레놀 콜드" and "타이레놀콜드" are one spelling here.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub text: String,
    pub tokens: Vec<Token>,
}

impl Plain {
    /// Reads a text: lower case, accents dropped, full-width and loose Hangul letters composed.
    pub fn of(written: &str) -> Self {
        let mut plain = Self::default();
        let mut last = None;
        let mut fresh = true;
        let folded = written.chars().take(MOST_CHARS).flat_map(char::to_lowercase).flat_map(fold);
        for c in composed(folded) {
            if is_silent(c) {
                continue;
            }
            let script = Script::of(c);
            if let Some(script) = script {
                if last != Some(script) {
                    if plain.tokens.len() == MOST_TOKENS {
                        break;
                    }
                    let start = plain.text.len();
                    plain.tokens.push(Token { start, end: start, script, fresh });
                    fresh = false;
                }
                plain.text.push(c);
                if let Some(token) = plain.tokens.last_mut() {
                    token.end = plain.text.len();
                }
            } else {
                fresh |= is_border(c);
            }
            last = script;
        }
        plain
    }

    /// The letters of a word.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }
}

fn is_border(c: char) -> bool {
    matches!(c, ',' | ';' | '/' | '\\' | '+' | '|' | '(' | ')' | '[' | ']' | '{' | '}' | '\n' | '\r' | '·' | '、' | '=')
}

fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// One lower-case letter without its accent.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        '\u{ff01}'..='\u{ff5e}' => (char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_lowercase(), None),
        'à'..='å' | 'ā' | 'ă' | 'ą' => ('a', None),
        'æ' => ('a', Some('e')),
        'ç' | 'ć' | 'č' => ('c', None),
        'è'..='ë' | 'ē' | 'ę' | 'ě' => ('e', None),
        'ì'..='ï' | 'ī' | 'ı' => ('i', None),
        'ñ' | 'ń' => ('n', None),
        'ò'..='ö' | 'ø' | 'ō' => ('o', None),
        'œ' => ('o', Some('e')),
        'ß' => ('s', Some('s')),
        'ù'..='ü' | 'ū' => ('u', None),
        'ý' | 'ÿ' => ('y', None),
        _ => (c, None),
    };
    std::iter::once(first).chain(second)
}

/// Puts the loose Hangul letters of some systems (NFD) together to syllables, by the arithmetic of the
/// Unicode standard, section 3.12.
fn composed(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut letters = letters.peekable();
    std::iter::from_fn(move || {
        let mut c = letters.next()?;
        while let Some(joined) = letters.peek().and_then(|next| compose(c, *next)) {
            letters.next();
            c = joined;
        }
        Some(c)
    })
}

fn compose(before: char, next: char) -> Option<char> {
    let (before, next) = (before as u32, next as u32);
    match (before, next) {
        (0x1100..=0x1112, 0x1161..=0x1175) => char::from_u32(0xac00 + ((before - 0x1100) * 21 + (next - 0x1161)) * 28),
        (0xac00..=0xd7a3, 0x11a8..=0x11c2) if (before - 0xac00).is_multiple_of(28) => {
            char::from_u32(before + next - 0x11a7)
        }
        _ => None,
    }
}
