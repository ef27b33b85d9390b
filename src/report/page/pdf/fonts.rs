//! The faces of the font in a PDF, cut down to the glyphs that the page uses.

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};

use super::FontFault;
use super::face::{Face, table};
use super::paint::Used;

const IDENTITY: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes a face: its outlines, its widths, and the character of every glyph, so that the text is text.
pub(super) fn write(pdf: &mut Pdf, id: Ref, next: &mut Ref, face: &Face, used: Used) -> Result<(), FontFault> {
    let [descendant, descriptor, outlines, characters] = std::array::from_fn(|_| next.bump());
    let cut = subsetter::subset(face.data, 0, &used.glyphs).map_err(|_| FontFault)?;
    let packed = compress_to_vec_zlib(table(&cut, b"CFF ").ok_or(FontFault)?, 9);
    let name = format!("{}+{}", prefix(&used), face.name);
    let thousandth = |value: i16| (f64::from(value) * 1000.0 / face.units) as f32;

    pdf.type0_font(id)
        .base_font(Name(name.as_bytes()))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(characters);
    let mut font = pdf.cid_font(descendant);
    font.subtype(CidFontType::Type0).base_font(Name(name.as_bytes())).system_info(IDENTITY);
    font.font_descriptor(descriptor).default_width(0.0);
    let widths = used.glyphs.remapped_gids().map(|glyph| (face.advance(glyph) * 1000.0) as f32);
    font.widths().consecutive(0, widths);
    font.finish();
    let [left, bottom, right, top] = face.bounds.map(thousandth);
    pdf.font_descriptor(descriptor)
        .name(Name(name.as_bytes()))
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(thousandth(face.ascent))
        .descent(thousandth(face.descent))
        .cap_height(733.0)
        .stem_v(80.0)
        .font_file3(outlines);
    pdf.stream(outlines, &packed).filter(Filter::FlateDecode).pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    let mut map: UnicodeCmap = UnicodeCmap::new(Name(b"Characters"), IDENTITY);
    used.characters.iter().for_each(|(glyph, c)| map.pair(*glyph, *c));
    let packed = compress_to_vec_zlib(&map.finish(), 9);
    pdf.cmap(characters, &packed).filter(Filter::FlateDecode);
    Ok(())
}

/// Six letters by which a cut face is told from another cut of it, always the same for the same glyphs.
fn prefix(used: &Used) -> String {
    let mut sum = used
        .glyphs
        .remapped_gids()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, glyph| (sum ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3));
    let mut letters = String::with_capacity(6);
    for _ in 0..6 {
        letters.push(char::from(b'A' + (sum % 26) as u8));
        sum /= 26;
    }
    letters
}
