//! Which course a name means.

use crate::diary::notation::plain_words;
use crate::formulary::{Match, Medicine, identify};
use crate::model::MedicineCourse;

/// What a name or a number means among courses.
#[derive(Clone, Debug, PartialEq)]
pub enum Meant<'a> {
    /// This one.
    One(&'a MedicineCourse),
    /// Several that are taken now.
    Several(Vec<&'a MedicineCourse>),
    /// One that was stopped; none that is taken now.
    Stopped(&'a MedicineCourse),
    /// None; the one that a misspelling is near to.
    None(Option<&'a MedicineCourse>),
}

/// The generic names that a name is known by, where it is not that name itself.
pub fn generic(name: &str) -> Option<String> {
    let medicines = medicines(name);
    let names: Vec<&str> = medicines.iter().map(|medicine| medicine.generic()).collect();
    let lower = name.to_lowercase();
    let said = names.iter().all(|name| lower.contains(&name.to_lowercase()));
    (!said).then(|| names.join(" + "))
}

/// Whether two names are of the same medicine: as written, or by the list.
pub fn is_same(one: &str, other: &str) -> bool {
    let ids = |name: &str| {
        let mut ids: Vec<&str> = medicines(name).iter().map(|medicine| medicine.id).collect();
        ids.sort_unstable();
        ids
    };
    let (first, second) = (ids(one), ids(other));
    plain_words(one) == plain_words(other) || !first.is_empty() && first == second
}

/// The current courses of the same medicine.
pub fn same<'a>(name: &str, courses: impl IntoIterator<Item = &'a MedicineCourse>) -> Vec<&'a MedicineCourse> {
    courses.into_iter().filter(|course| course.is_current() && is_same(&course.name, name)).collect()
}

/// Whether courses of this medicine are there and all of them have ended. The name may have its amount behind it.
pub fn has_ended(courses: &[&MedicineCourse], name: &str) -> bool {
    let name = super::written(name).map_or_else(|_| name.to_owned(), |written| written.name);
    let mut of_it = courses.iter().filter(|course| is_same(&course.name, &name)).peekable();
    of_it.peek().is_some() && of_it.all(|course| !course.is_current())
}

/// What a name or a number means. A number is that of a course, whether or not it is still taken.
pub fn meant<'a>(said: &str, courses: impl IntoIterator<Item = &'a MedicineCourse>) -> Meant<'a> {
    let courses: Vec<&MedicineCourse> = courses.into_iter().collect();
    let number = said.trim().trim_start_matches('#');
    if let Ok(number) = number.parse::<u32>() {
        let found = courses.iter().find(|course| course.id == number);
        return match found {
            Some(course) if course.is_current() => Meant::One(course),
            Some(course) => Meant::Stopped(course),
            None => Meant::None(None),
        };
    }
    let current = same(said, courses.iter().copied());
    match current[..] {
        [one] => return Meant::One(one),
        [] => {}
        _ => return Meant::Several(current),
    }
    let newest = courses.iter().rev().find(|course| is_same(&course.name, said));
    if let Some(stopped) = newest {
        return Meant::Stopped(stopped);
    }
    Meant::None(near(said, &courses))
}

/// The course that a misspelling is near to.
fn near<'a>(said: &str, courses: &[&'a MedicineCourse]) -> Option<&'a MedicineCourse> {
    let current = || courses.iter().copied().filter(|course| course.is_current());
    if let Match::Close { name, .. } = identify(said).found
        && let Some(course) = current().find(|course| is_same(&course.name, name))
    {
        return Some(course);
    }
    let plain: String = said.trim().to_lowercase().chars().take(60).collect();
    let least = plain.chars().count() / 4;
    let distance = |course: &&MedicineCourse| strsim::damerau_levenshtein(&plain, &course.name.to_lowercase());
    current()
        .map(|course| (distance(&course), course))
        .filter(|(far, _)| *far <= least)
        .min_by_key(|(far, _)| *far)
        .map(|(_, course)| course)
}

fn medicines(name: &str) -> Vec<&'static Medicine> {
    match identify(name).found {
        Match::Exact(medicines) => medicines,
        Match::Close { .. } | Match::Unknown => Vec::new(),
    }
}
