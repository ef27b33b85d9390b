//! The two faces of the page's font: which glyph a character has and how wide it is.
//!
//! Only what a line of text needs is read of the OpenType tables: `head`, `hhea`, `hmtx` and the `cmap` of format 4.
//! The recipe of the files stands beside them in `data/fonts`.

use super::FontFault;

/// Noto Sans KR, cut to Latin, Greek, Cyrillic, Hangul and signs.
const REGULAR: &[u8] = include_bytes!("../../../../data/fonts/noto-sans-kr-regular.otf");
/// The same in bold, cut to Latin and a few signs.
const BOLD: &[u8] = include_bytes!("../../../../data/fonts/noto-sans-kr-bold.otf");

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A font as it lies in its file.
pub(super) struct Face {
    pub(super) data: &'static [u8],
    /// The name by which a PDF knows it.
    pub(super) name: &'static str,
    pub(super) units: f64,
    /// Left, bottom, right and top of what any glyph covers.
    pub(super) bounds: [i16; 4],
    pub(super) ascent: i16,
    pub(super) descent: i16,
    metrics: &'static [u8],
    metrics_count: usize,
    characters: &'static [u8],
}

/// The face that draws a character, and its glyph there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The face: 0 is regular, 1 bold.
    pub(super) face: usize,
    /// The glyph in the whole font.
    pub(super) id: u16,
    /// Bold that the bold face lacks: the regular glyph, drawn with an edge.
    pub(super) thickened: bool,
    /// Neither face has the character; its place is shown by a box.
    pub(super) lacking: bool,
}

/// Both faces.
pub(super) struct Faces(pub(super) [Face; 2]);

impl Faces {
    pub(super) fn read() -> Result<Self, FontFault> {
        let regular = Face::read(REGULAR, "NotoSansCJKkr-Regular").ok_or(FontFault)?;
        let bold = Face::read(BOLD, "NotoSansCJKkr-Bold").ok_or(FontFault)?;
        Ok(Self([regular, bold]))
    }

    pub(super) fn glyph(&self, c: char, weight: Weight) -> Glyph {
        let Self([regular, bold]) = self;
        let found = |face, id, thickened| Glyph { face, id, thickened, lacking: false };
        let wants_bold = weight == Weight::Bold;
        if let Some(id) = bold.glyph(c).filter(|_| wants_bold) {
            return found(1, id, false);
        }
        match regular.glyph(c) {
            Some(id) => found(0, id, wants_bold),
            None => Glyph { face: 0, id: 0, thickened: false, lacking: true },
        }
    }

    /// The width of a text of size 1.
    pub(super) fn width(&self, text: &str, weight: Weight) -> f64 {
        text.chars().map(|c| self.glyph(c, weight)).map(|glyph| self.0[glyph.face].advance(glyph.id)).sum()
    }
}

impl Face {
    fn read(data: &'static [u8], name: &'static str) -> Option<Self> {
        let (head, hhea) = (table(data, b"head")?, table(data, b"hhea")?);
        let bounds = [signed(head, 36)?, signed(head, 38)?, signed(head, 40)?, signed(head, 42)?];
        Some(Self {
            data,
            name,
            units: f64::from(word(head, 18)?),
            bounds,
            ascent: signed(hhea, 4)?,
            descent: signed(hhea, 6)?,
            metrics: table(data, b"hmtx")?,
            metrics_count: usize::from(word(hhea, 34)?),
            characters: format_4(table(data, b"cmap")?)?,
        })
    }

    /// The glyph of a character; the box that stands for a lacking one is none.
    fn glyph(&self, c: char) -> Option<u16> {
        let code = u16::try_from(u32::from(c)).ok()?;
        let map = self.characters;
        let double = usize::from(word(map, 6)?);
        // Segments lie in order of their ends: ends, a gap of two bytes, starts, deltas, offsets.
        let (ends, starts, deltas, offsets) = (14, 16 + double, 16 + 2 * double, 16 + 3 * double);
        let (mut low, mut high) = (0, double / 2);
        while low < high {
            let middle = usize::midpoint(low, high);
            if word(map, ends + 2 * middle)? < code { low = middle + 1 } else { high = middle }
        }
        let at = 2 * low;
        let start = word(map, starts + at)?;
        let (delta, offset) = (word(map, deltas + at)?, word(map, offsets + at)?);
        if low >= double / 2 || code < start {
            return None;
        }
        let id = if offset == 0 {
            code.wrapping_add(delta)
        } else {
            let place = offsets + at + usize::from(offset) + 2 * usize::from(code - start);
            word(map, place).filter(|id| *id != 0)?.wrapping_add(delta)
        };
        (id != 0).then_some(id)
    }

    /// The width of a glyph of size 1.
    pub(super) fn advance(&self, glyph: u16) -> f64 {
        let at = usize::from(glyph).min(self.metrics_count.saturating_sub(1));
        word(self.metrics, 4 * at).map_or(0.0, f64::from) / self.units
    }
}

/// A table of a font file.
pub(super) fn table<'a>(data: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(word(data, 4)?);
    let record = (0..count).find_map(|at| data.get(12 + 16 * at..28 + 16 * at).filter(|record| record[..4] == *tag))?;
    let (start, length) = (long(record, 8)?, long(record, 12)?);
    data.get(start..start.checked_add(length)?)
}

fn format_4(map: &'static [u8]) -> Option<&'static [u8]> {
    let count = usize::from(word(map, 2)?);
    let tables = (0..count).filter_map(|at| map.get(long(map, 8 + 8 * at)?..));
    tables.into_iter().find(|table| word(table, 0) == Some(4))
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn signed(data: &[u8], at: usize) -> Option<i16> {
    word(data, at).map(u16::cast_signed)
}

fn long(data: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_what_a_page_is_written_with() {
        let faces = Faces::read().expect("the font");
        for c in ('!'..='~').chain("µ≥≤→·–—“”‘’…×±−°é•█ㅋㅠ".chars()).chain('가'..='힣')
        {
            assert!(!faces.glyph(c, Weight::Regular).lacking, "{c}");
            assert!(!faces.glyph(c, Weight::Bold).lacking, "{c}");
        }
        for c in ('!'..='~').chain("≥→–“”".chars()) {
            assert_eq!(faces.glyph(c, Weight::Bold).face, 1, "{c}");
        }
        assert!(faces.glyph('각', Weight::Bold).thickened);
        assert!(faces.glyph('😀', Weight::Regular).lacking && faces.glyph('\u{7}', Weight::Bold).lacking);
    }

    #[test]
    fn glyphs_are_as_wide_as_the_file_says() {
        let faces = Faces::read().expect("the font");
        // As fonttools reads them.
        assert_eq!(faces.width("0", Weight::Regular), 0.555);
        assert_eq!(faces.width(" ", Weight::Regular), 0.224);
        assert_eq!(faces.width("가", Weight::Regular), 0.92);
        assert_eq!(faces.width("가나", Weight::Bold), 1.84);
    }
}
