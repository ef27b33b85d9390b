//! The pictures of a whole diary, on a page in each of its forms.
//!
//! To look at them: `NIGHTLEGS_FIGURES=/some/folder NIGHTLEGS_DIARY=/some/diary.jsonl cargo test --test figures`.

use std::path::{Path, PathBuf};

use nightlegs::diary::analysis::{Known, NightOf, Nights, Period, analyse};
use nightlegs::diary::{read, standing};
use nightlegs::model::Moment;
use nightlegs::model::Night;
use nightlegs::report::doctor::figures;
use nightlegs::report::page::terminal::{self, Layout};
use nightlegs::report::page::{Block, Figure, Page, Part, html, pdf};
use nightlegs::store::{Reach, Store};
use nightlegs::text::Lang;

/// The nights of a diary, with when each was written down.
fn diary(path: PathBuf) -> Vec<(Night, Moment)> {
    let tail = Store::at(path).tail(Reach::All).expect("a diary").expect("a diary");
    let standing = standing(tail.lines().map(|line| (line.stamp, line.payload())));
    let nights = standing.into_iter().filter(|(key, _)| key.night().is_some());
    nights.map(|(_, (stamp, text))| (read::read(text.as_bytes()).expect("a night"), stamp.recorded_at)).collect()
}

fn pictures(nights: &[(Night, Moment)], days: u64) -> Vec<Figure> {
    let of = |(night, recorded_at): &'_ (Night, Moment)| (night.date, *recorded_at);
    let (last, now) = nights.iter().map(of).max().expect("a night");
    let nights: Vec<NightOf<'_>> =
        nights.iter().map(|(night, recorded_at)| NightOf { night, recorded_at: *recorded_at, edited: false }).collect();
    let period = Period::ending(last, days);
    let analysis = analyse(&nights, period, now, &Known::default());
    let nights = Nights::of(&nights);
    let of = [figures::raster, figures::severity, figures::onsets, figures::cramps_by_hour];
    of.iter().filter_map(|figure| figure(&nights, &period, &analysis, Lang::English)).collect()
}

fn page(days: u64, figures: Vec<Figure>) -> Page {
    let blocks = figures.into_iter().map(Block::Figure).collect();
    let parts = vec![Part { id: "pictures", heading: format!("{days} nights"), blocks }];
    Page { title: "Pictures".to_owned(), about: Vec::new(), parts, foot: Vec::new() }
}

fn write(folder: &Path, days: u64, page: &Page, printed: Moment) {
    let file = |ending: &str| folder.join(format!("{days}.{ending}"));
    std::fs::write(file("html"), html::set_out(page, Lang::English)).expect("written");
    std::fs::write(file("pdf"), pdf::set_out(page, pdf::Paper::A4, printed, Lang::English).expect("set out"))
        .expect("written");
    for (ending, ascii, in_words) in [("txt", false, false), ("ascii.txt", true, false), ("words.txt", false, true)] {
        let text = terminal::set_out(page, Layout { width: 80, ascii, in_words });
        std::fs::write(file(ending), anstream::adapter::strip_str(&text).to_string()).expect("written");
    }
}

#[test]
fn a_whole_diary_in_every_form() {
    let Some(folder) = std::env::var_os("NIGHTLEGS_FIGURES") else { return };
    let nights = diary(std::env::var_os("NIGHTLEGS_DIARY").expect("a diary").into());
    for days in [7, 14, 28, 31, 35, 60, 84, 200, 400] {
        write(Path::new(&folder), days, &page(days, pictures(&nights, days)), nights[0].1);
    }
}
