//! The page as a PDF that the program writes itself: its own font, text that can be searched, copied and read aloud,
//! drawings in lines and patterns. The same page at the same time is the same bytes.

mod drawing;
mod face;
mod figures;
mod flow;
mod fonts;
mod lines;
mod paint;
mod sheets;
mod table;
mod tags;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Settings, TextStr};

use self::face::{Faces, Weight};
use self::flow::{Flow, Look, Piece, Shade};
use self::lines::cut;
use self::paint::{FACES, Painter, Used, content};
use self::sheets::lay;
use self::tags::{Tag, Tags};
use super::{Page, one_line};
use crate::text::{Lang, fill};

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 mm by 297 mm.
    #[default]
    A4,
    /// 8.5 inches by 11.
    Letter,
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        }
    }
}

/// The font inside the program could not be read; a test holds that it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the font inside the program is damaged")]
pub struct FontFault;

/// How a page is made to fit: the size of its text in points, which of its pictures, and how many rows of a table by
/// date. In the order in which they are tried: pictures become lower first, then texts smaller, and then nights and rows
/// are left out, which the page says.
const FITS: [Fit; 15] = [
    Fit { size: 9.2, leading: 1.3, smaller: 0, rows: usize::MAX },
    Fit { size: 9.2, leading: 1.3, smaller: 1, rows: usize::MAX },
    Fit { size: 8.8, leading: 1.3, smaller: 1, rows: usize::MAX },
    Fit { size: 8.4, leading: 1.3, smaller: 1, rows: usize::MAX },
    Fit { size: 8.0, leading: 1.3, smaller: 1, rows: 12 },
    Fit { size: 7.6, leading: 1.3, smaller: 1, rows: 12 },
    Fit { size: 7.6, leading: 1.2, smaller: 1, rows: 12 },
    Fit { size: 7.6, leading: 1.2, smaller: 2, rows: 12 },
    Fit { size: 7.3, leading: 1.2, smaller: 2, rows: 12 },
    Fit { size: 7.0, leading: 1.2, smaller: 2, rows: 12 },
    Fit { size: 7.0, leading: 1.2, smaller: 2, rows: 8 },
    Fit { size: 7.0, leading: 1.15, smaller: 3, rows: 8 },
    Fit { size: 7.0, leading: 1.15, smaller: 3, rows: 5 },
    Fit { size: 7.0, leading: 1.1, smaller: 3, rows: 5 },
    Fit { size: 7.0, leading: 1.1, smaller: 3, rows: 3 },
];
/// No text is smaller.
const SMALLEST: f64 = 7.0;
/// A page that is too long whatever is left out.
const WHOLE: Fit = Fit { size: SMALLEST, leading: 1.3, smaller: 0, rows: usize::MAX };

/// One way to make a page fit.
#[derive(Clone, Copy)]
struct Fit {
    size: f64,
    /// From the top of a line to the top of the next, in sizes.
    leading: f64,
    /// 0 is the picture itself.
    smaller: usize,
    rows: usize,
}

/// Margins at the sides, above and below; the number of the page stands within the last.
const MARGINS: (f64, f64, f64) = (42.0, 30.0, 36.0);

/// Sets the page out on paper: the first way of `FITS` with which it is one sheet, or else with which it is two. A page
/// whose texts are too long for two is as many as it needs: nothing is left out.
pub fn set_out(
    page: &Page<'_>,
    paper: Paper,
    printed: DateTime<FixedOffset>,
    lang: Lang,
) -> Result<Vec<u8>, FontFault> {
    let faces = Faces::read()?;
    let (width, height) = paper.size();
    let (side, top, bottom) = MARGINS;
    let room = (width - 2.0 * side, height - top - bottom);
    let flow = |fit: Fit| Flow::new(page, &faces, fit, room, lang);
    let sheets = |fit: Fit| lay(&flow(fit), room.1).len();
    // Each way takes less room than the one before, so that not all need be tried.
    let first = |ways: &[Fit], most| ways.get(ways.partition_point(|fit| sheets(*fit) > most)).copied();
    // No night is left out for the sake of a second sheet.
    let all_nights = &FITS[..FITS.partition_point(|fit| fit.smaller < 2)];
    let fit = first(all_nights, 1).or_else(|| first(&FITS, 2)).unwrap_or(WHOLE);
    let mut flow = flow(fit);
    let mut tags = std::mem::replace(&mut flow.tags, Tags::new().0);
    let laid = lay(&flow, room.1);
    let place = (side, top, height);
    let mut painter = Painter { faces: &faces, used: Default::default(), place, content: content() };
    let mut painted = Vec::new();
    for (at, sheet) in laid.iter().enumerate() {
        let foot = foot(page, &faces, (room.0, height - top - 26.0), (at + 1, laid.len()), lang);
        painted.push(painter.sheet(sheet, &foot, &mut tags, at));
    }
    let about = About { title: one_line(&page.title), printed, lang, paper: (width, height) };
    write(painted, &faces, painter.used, &tags, &about)
}

/// Characters of the page that the font lacks. They are shown as boxes, though they can be copied and heard.
pub fn lacking(page: &Page<'_>) -> Result<Vec<char>, FontFault> {
    let faces = Faces::read()?;
    let mut lacking: Vec<char> =
        page.strings().iter().flat_map(|text| one_line(text).chars().collect::<Vec<_>>()).collect();
    lacking.retain(|c| faces.glyph(*c, Weight::Regular).lacking);
    lacking.sort_unstable();
    lacking.dedup();
    Ok(lacking)
}

/// Whose page it is and which of how many, so that sheets that were parted find each other.
fn foot<'a>(
    page: &Page<'_>,
    faces: &Faces,
    (width, y): (f64, f64),
    (number, count): (usize, usize),
    lang: Lang,
) -> Vec<Piece<'a>> {
    let look = Look { size: SMALLEST, line: SMALLEST, weight: Weight::Regular, shade: Shade::Quiet };
    let holes = [("page", number.to_string()), ("pages", count.to_string())];
    let holes = [("page", holes[0].1.as_str()), ("pages", holes[1].1.as_str())];
    let number = fill(lang.say(["report", "page", "number"]), &holes);
    let wide = faces.width(&number, look.weight) * look.size;
    let whose: Vec<String> =
        std::iter::once(&page.title).chain(page.about.first()).map(|line| one_line(line)).collect();
    let whose = cut(faces, &whose.join(" · "), look.weight, look.size, width - wide - 20.0).swap_remove(0);
    vec![look.piece(0.0, y, whose.trim_end().to_owned()), look.piece(width - wide, y, number)]
}

/// What a PDF says of itself.
struct About {
    title: String,
    printed: DateTime<FixedOffset>,
    lang: Lang,
    paper: (f64, f64),
}

fn write(
    painted: Vec<(Content, Vec<Tag>)>,
    faces: &Faces,
    used: [Used; 2],
    tags: &Tags,
    about: &About,
) -> Result<Vec<u8>, FontFault> {
    let mut pdf = Pdf::with_settings(Settings { pretty: false });
    let mut next = Ref::new(1);
    let [catalog, tree, info, root] = std::array::from_fn(|_| next.bump());
    let patterns = std::array::from_fn(|_| next.bump());
    let fonts: [Ref; 2] = std::array::from_fn(|_| next.bump());
    let pages: Vec<Ref> = painted.iter().map(|_| next.bump()).collect();

    let mut written = pdf.catalog(catalog);
    written.pages(tree).lang(TextStr(about.lang.code()));
    written.viewer_preferences().display_doc_title(true);
    written.mark_info().marked(true);
    written.pair(Name(b"StructTreeRoot"), root);
    written.finish();
    pdf.document_info(info)
        .title(TextStr(&about.title))
        .producer(TextStr(concat!("nightlegs ", env!("CARGO_PKG_VERSION"))))
        .creation_date(date(about.printed));

    let (width, height) = (about.paper.0 as f32, about.paper.1 as f32);
    let mut all = pdf.pages(tree);
    all.count(i32::try_from(pages.len()).unwrap_or(i32::MAX)).kids(pages.iter().copied());
    all.media_box(Rect::new(0.0, 0.0, width, height));
    let mut resources = all.resources();
    resources.fonts().pairs(FACES.into_iter().zip(fonts));
    resources.patterns().pairs(drawing::PATTERNS.iter().zip(patterns).map(|((_, name), id)| (*name, id)));
    resources.finish();
    all.finish();

    let mut owners = Vec::with_capacity(painted.len());
    for (at, (content, owned)) in painted.into_iter().enumerate() {
        let id = next.bump();
        let packed = compress_to_vec_zlib(&content.finish(), 9);
        pdf.stream(id, &packed).filter(Filter::FlateDecode);
        let mut page = pdf.page(pages[at]);
        page.parent(tree).contents(id).struct_parents(i32::try_from(at).unwrap_or(i32::MAX));
        page.tab_order(pdf_writer::types::TabOrder::StructureOrder);
        page.finish();
        owners.push(owned);
    }
    drawing::write_patterns(&mut pdf, patterns);
    for ((face, used), id) in faces.0.iter().zip(used).zip(fonts) {
        fonts::write(&mut pdf, id, &mut next, face, used)?;
    }
    tags.write(&mut pdf, root, &mut next, &pages, &owners);
    Ok(pdf.finish())
}

fn date(at: DateTime<FixedOffset>) -> Date {
    let number = |value: u32| u8::try_from(value).unwrap_or(0);
    let minutes = at.offset().local_minus_utc() / 60;
    Date::new(u16::try_from(at.year()).unwrap_or(0))
        .month(number(at.month()))
        .day(number(at.day()))
        .hour(number(at.hour()))
        .minute(number(at.minute()))
        .second(number(at.second()))
        .utc_offset_hour(i8::try_from(minutes / 60).unwrap_or(0))
        .utc_offset_minute(u8::try_from((minutes % 60).abs()).unwrap_or(0))
}
