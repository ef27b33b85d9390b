//! A small reader of PDF as the program writes it: enough to get the text back through the map of each face.

use std::collections::BTreeMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// What a PDF holds.
pub struct Read {
    /// Every object: its dictionary as written, and its stream unpacked.
    objects: BTreeMap<u32, (String, Vec<u8>)>,
    /// Texts of the marked runs, page by page, in the order of the content.
    pub pages: Vec<Vec<String>>,
    /// Texts that belong to no element: numbers of pages.
    pub ornament: Vec<String>,
    /// Every text where it stands, page by page.
    pub texts: Vec<Vec<Placed>>,
    /// Corners of the paper, in points.
    pub paper: (f64, f64),
}

/// A text on a page: where its baseline begins, from the lower left corner of the paper, its size and its width.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub width: f64,
    pub text: String,
}

impl Read {
    /// The dictionaries that hold a word.
    pub fn having<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        self.objects.values().map(|(dictionary, _)| dictionary.as_str()).filter(move |text| text.contains(word))
    }

    /// The words in the place of pictures.
    pub fn alternatives(&self) -> Vec<String> {
        let after = self.having("/Alt").flat_map(|dictionary| dictionary.split("/Alt").skip(1));
        after.map(|written| string(&written_string(written.trim_start()))).collect()
    }

    fn named(&self, word: &str) -> (&str, &[u8]) {
        let found = self.objects.values().find(|(dictionary, _)| dictionary.contains(word)).expect("an object");
        (&found.0, &found.1)
    }
}

pub fn read(pdf: &[u8]) -> Read {
    let mut objects = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = find(pdf, b" 0 obj\n", at) {
        let number = pdf[..start].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let number = text(&pdf[start - number..start]).parse().expect("a number");
        let end = find(pdf, b"\nendobj", start).expect("an end");
        let body = &pdf[start + 7..end];
        let object = match find(body, b"\nstream\n", 0) {
            Some(begin) => {
                let packed = &body[begin + 8..body.len() - b"\nendstream".len()];
                let dictionary = text(&body[..begin]);
                let packed = if dictionary.contains("/FlateDecode") {
                    decompress_to_vec_zlib(packed).expect("packed")
                } else {
                    packed.to_vec()
                };
                (dictionary, packed)
            }
            None => (text(body), Vec::new()),
        };
        objects.insert(number, object);
        at = end;
    }
    let mut read = Read { objects, pages: Vec::new(), ornament: Vec::new(), texts: Vec::new(), paper: (0.0, 0.0) };
    let tree = read.named("/Type/Pages").0.to_owned();
    let maps = ["/F0 ", "/F1 "].map(|face| {
        let font = reference(&tree, face);
        let map = reference(&read.objects[&font].0, "/ToUnicode ");
        let descendant = reference(&read.objects[&font].0, "/DescendantFonts[");
        let widths = between(&read.objects[&descendant].0, "/W[0[", "]").split(' ').map(|width| width.parse());
        (characters(&text(&read.objects[&map].1)), widths.map(|width| width.expect("a width")).collect())
    });
    let corners: Vec<f64> =
        between(&tree, "/MediaBox[", "]").split(' ').map(|number| number.parse().expect("a number")).collect();
    read.paper = (corners[2], corners[3]);
    let kids = between(&tree, "/Kids[", "]").to_owned();
    for page in numbers(&kids) {
        let content = reference(&read.objects[&page].0, "/Contents ");
        let found = runs(&read.objects[&content].1, &maps);
        read.pages.push(found.marked);
        read.ornament.extend(found.ornament);
        read.texts.push(found.texts);
    }
    read
}

type Characters = BTreeMap<u16, String>;
/// The characters of a face, and the widths of its glyphs in thousandths of its size.
type Map = (Characters, Vec<f64>);

#[derive(Default)]
struct Runs {
    marked: Vec<String>,
    ornament: Vec<String>,
    texts: Vec<Placed>,
}

/// The texts of marked runs and of ornaments, in order.
fn runs(content: &[u8], maps: &[Map; 2]) -> Runs {
    let Runs { mut marked, mut ornament, mut texts } = Runs::default();
    let (mut size, mut place) = (0.0, (0.0, 0.0));
    let (mut face, mut is_marked, mut instead, mut depth) = (0, false, None::<String>, 0);
    let mut operands: Vec<Token> = Vec::new();
    for token in tokens(content) {
        let Token::Word(operator) = &token else {
            operands.push(token);
            continue;
        };
        let runs = if is_marked { &mut marked } else { &mut ornament };
        match (operator.as_str(), operands.first(), operands.last()) {
            ("BDC", Some(Token::Name(role)), _) if role == "Span" => {
                depth += 1;
                let words = operands.iter().find_map(|token| match token {
                    Token::Text(bytes) => Some(string(bytes)),
                    _ => None,
                });
                instead = Some(words.expect("words"));
            }
            ("BDC", Some(Token::Name(role)), _) => {
                depth += 1;
                is_marked = role != "Artifact";
                if is_marked { &mut marked } else { &mut ornament }.push(String::new());
            }
            ("EMC", ..) => {
                depth -= 1;
                let words = instead.take().unwrap_or_default();
                runs.last_mut().expect("a run").push_str(&words);
            }
            ("Tf", Some(Token::Name(name)), Some(Token::Number(of))) => {
                (face, size) = (usize::from(name == "F1"), *of);
            }
            ("Tm", ..) => {
                let numbers: Vec<f64> = operands.iter().filter_map(Token::number).collect();
                place = (numbers[4], numbers[5]);
            }
            ("Tj", _, Some(Token::Text(codes))) => {
                let codes: Vec<u16> = codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]])).collect();
                let width = codes.iter().map(|code| maps[face].1[usize::from(*code)]).sum::<f64>() * size / 1000.0;
                let shown: String = codes.iter().map(|code| maps[face].0.get(code).map_or("?", |c| c)).collect();
                if instead.is_none() {
                    runs.last_mut().expect("a run").push_str(&shown);
                }
                texts.push(Placed { x: place.0, y: place.1, size, width, text: shown });
                place.0 += width;
            }
            _ => {}
        }
        operands.clear();
    }
    assert_eq!(depth, 0, "marks are closed");
    Runs { marked, ornament, texts }
}

enum Token {
    /// An operator or `true`.
    Word(String),
    Name(String),
    Text(Vec<u8>),
    Number(f64),
}

impl Token {
    fn number(&self) -> Option<f64> {
        if let Token::Number(number) = self { Some(*number) } else { None }
    }
}

fn tokens(content: &[u8]) -> Vec<Token> {
    let (mut found, mut at) = (Vec::new(), 0);
    let regular = |b: &u8| b.is_ascii_alphanumeric() || b".-+*'\"".contains(b);
    while let Some(b) = content.get(at) {
        let length = content[at + 1..].iter().take_while(|b| regular(b)).count() + 1;
        match b {
            b'(' => {
                let (bytes, length) = literal(&content[at..]);
                found.push(Token::Text(bytes));
                at += length;
                continue;
            }
            b'<' if content[at + 1] != b'<' => {
                let end = at + content[at..].iter().position(|b| *b == b'>').expect("an end");
                let hex = content[at + 1..end].chunks(2).map(|two| u8::from_str_radix(&text(two), 16).expect("hex"));
                found.push(Token::Text(hex.collect()));
                at = end + 1;
                continue;
            }
            b'/' => found.push(Token::Name(text(&content[at + 1..at + length]))),
            b if b.is_ascii_alphabetic() => found.push(Token::Word(text(&content[at..at + length]))),
            b if regular(b) => found.push(Token::Number(text(&content[at..at + length]).parse().unwrap_or(f64::NAN))),
            b => {
                at += if *b == b'<' { 2 } else { 1 };
                continue;
            }
        }
        at += length;
    }
    found
}

/// The bytes of the string in brackets at the beginning, and how long it is as written.
fn literal(written: &[u8]) -> (Vec<u8>, usize) {
    let (mut found, mut depth, mut at) = (Vec::new(), 1, 1);
    loop {
        let b = written[at];
        at += 1;
        match b {
            b'\\' => {
                let escaped = written[at];
                at += 1;
                found.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    b'0'..=b'7' => {
                        at += 2;
                        u8::from_str_radix(&text(&written[at - 3..at]), 8).expect("octal")
                    }
                    plain => plain,
                });
                continue;
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (found, at);
        }
        found.push(b);
    }
}

/// The bytes of a string as a dictionary has it, in brackets or in figures.
fn written_string(written: &str) -> Vec<u8> {
    let bytes: Vec<u8> = written.chars().map(|c| c as u8).collect();
    match written.strip_prefix('<').and_then(|hex| hex.split_once('>')) {
        Some((hex, _)) => {
            let pairs = hex.as_bytes().chunks(2);
            pairs.map(|two| u8::from_str_radix(&text(two), 16).expect("hex")).collect()
        }
        None => literal(&bytes).0,
    }
}

/// A text string: UTF-16 with its mark, or ASCII.
fn string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => text(bytes),
    }
}

/// The pairs of a map from glyphs to characters.
fn characters(map: &str) -> Characters {
    let mut found = Characters::new();
    for block in map.split("beginbfchar").skip(1) {
        for line in block.split("endbfchar").next().unwrap_or_default().lines().filter(|line| line.contains('<')) {
            let mut codes = line.split(['<', '>']).filter(|code| !code.trim().is_empty());
            let glyph = u16::from_str_radix(codes.next().expect("a glyph"), 16).expect("hex");
            let wide = codes.next().expect("a character").as_bytes();
            let units: Vec<u16> =
                wide.chunks(4).map(|four| u16::from_str_radix(&text(four), 16).expect("hex")).collect();
            found.insert(glyph, String::from_utf16(&units).expect("UTF-16"));
        }
    }
    found
}

fn reference(dictionary: &str, key: &str) -> u32 {
    let after = dictionary.split(key).nth(1).unwrap_or_else(|| panic!("{key} in {dictionary}"));
    numbers(after)[0]
}

/// Numbers of the objects that a text refers to.
fn numbers(references: &str) -> Vec<u32> {
    references.split(" 0 R").filter_map(|number| number.trim().parse().ok()).collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).expect("both")
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    bytes[from..].windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

/// Bytes as Latin-1.
fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char::from(*b)).collect()
}
