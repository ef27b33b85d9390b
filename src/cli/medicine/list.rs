//! `medicine list`.

use std::io;

use super::Shown;
use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::stream::print_json;
use crate::model::MedicineCourse;
use crate::report::medicine as words;
use crate::text::fill;

/// Lists what is taken now; with `all` what was stopped as well, and every dose.
///
/// # Errors
/// The diary cannot be read.
pub fn run(all: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let ledger = book.ledger()?;
    let current: Vec<&MedicineCourse> = ledger.current().collect();
    let stopped: Vec<&MedicineCourse> = ledger.courses.values().filter(|course| all && !course.is_current()).collect();
    if book.options.json {
        let shown: Vec<Shown<'_>> = current.iter().chain(&stopped).map(|course| Shown::of(course)).collect();
        print_json(&mut io::stdout().lock(), &shown)?;
        return Ok(0);
    }
    let (lang, today) = (book.options.lang, book.today());
    let mut lines = Vec::new();
    for (courses, facet) in [(&current, "current"), (&stopped, "stopped")] {
        if courses.is_empty() {
            if facet == "current" {
                lines.push(lang.say(["medicine_list", "none", "text"]).to_owned());
            }
            continue;
        }
        let number = courses.len().to_string();
        lines.push(fill(lang.say(["medicine_list", facet, "text"]), &[("number", &number)]));
        for course in courses {
            lines.push(words::line(course, today, lang));
            if all && course.doses.len() > 1 {
                lines.extend(words::doses(course, lang).into_iter().map(|dose| format!("   {dose}")));
            }
        }
    }
    book.print(&lines)?;
    Ok(0)
}
