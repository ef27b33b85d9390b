//! What is said of nights and of their faults: whole sentences, with every hole filled.

mod laws;
mod sentences;
mod texts;

/// That the text is a sentence: something is said, no hole is left, and nothing in it moves a terminal.
fn is_said(text: &str) {
    assert!(!text.trim().is_empty());
    assert!(!text.chars().any(char::is_control), "{text:?}");
    for (at, _) in text.match_indices('{') {
        let hole = text[at + 1..].split('}').next().unwrap_or_default();
        let named = !hole.is_empty() && hole.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(!named, "a hole is left in: {text}");
    }
}
