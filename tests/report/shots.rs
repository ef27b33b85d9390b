//! The page of the example as it looks.

use crate::made::{example, printed, text};
use crate::paper;

/// The version of the program and of the rules change; nothing else of the page does by itself.
fn lasting(page: &str) -> String {
    page.replace(concat!("nightlegs ", env!("CARGO_PKG_VERSION")), "nightlegs VERSION")
        .replace(nightlegs::rules::RULES_VERSION, "RULES")
}

#[test]
fn in_a_terminal() {
    insta::assert_snapshot!(lasting(&text(&example(), "terminal", &[])));
}

#[test]
fn in_ascii() {
    let page = text(&example(), "terminal", &["--ascii"]);
    assert!(page.is_ascii(), "{page}");
    insta::assert_snapshot!(lasting(&page));
}

#[test]
fn in_words() {
    let page = text(&example(), "terminal", &["--plain"]);
    assert!(!page.contains(['█', '░', '●']), "{page}");
    insta::assert_snapshot!(lasting(&page));
}

#[test]
fn in_markdown() {
    insta::assert_snapshot!(lasting(&text(&example(), "markdown", &[])));
}

#[test]
fn four_weeks_are_two_sheets_at_most_with_their_fonts() {
    for args in [&[][..], &["--paper", "a4"], &["--redact"]] {
        let pdf = printed(&example(), "pdf", args);
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let read = paper::read(&pdf);
        assert!((1..=2).contains(&read.pages.len()), "{args:?}: {} sheets", read.pages.len());
        // Every font is in the file.
        let fonts = read.having("/Type/FontDescriptor").count();
        assert!(fonts >= 1 && read.having("/FontFile3").count() == fonts, "{fonts}");
        assert!(read.having("/MediaBox").all(|page| page.contains("595")), "{args:?}");
    }
    let letter = paper::read(&printed(&example(), "pdf", &["--paper", "letter"]));
    assert!(letter.having("/MediaBox").count() > 0 && letter.having("/MediaBox").all(|page| page.contains("612")));
}
