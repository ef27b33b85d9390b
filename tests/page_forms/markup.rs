//! Small strict readers of what the program writes as HTML and Markdown: whatever the one of HTML does not know is a fault.

const VOID: [&str; 2] = ["meta", "br"];

/// An element with its attributes, in the order of the file, and the text of the whole file.
#[derive(Debug, Default)]
pub struct Read {
    pub elements: Vec<(String, Vec<(String, String)>)>,
    pub text: String,
}

impl Read {
    pub fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|(element, _)| element == name).count()
    }

    pub fn attributes<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.elements.iter().flat_map(|(_, attributes)| attributes);
        all.filter(move |(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }
}

pub fn read(html: &str) -> Result<Read, String> {
    let mut rest = html.strip_prefix("<!DOCTYPE html>").ok_or("no doctype")?;
    let (mut read, mut open) = (Read::default(), Vec::<String>::new());
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or("an end tag without end")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes what is not open"));
            }
            read.text.push('\n');
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (tag, after) = tag(after)?;
            rest = after;
            if tag.0 == "style" {
                let (_, after) = rest.split_once("</style>").ok_or("a style without end")?;
                rest = after;
            } else if !VOID.contains(&tag.0.as_str()) {
                open.push(tag.0.clone());
            }
            read.elements.push(tag);
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            read.text.push_str(&unescape(&rest[..end])?);
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(read) } else { Err(format!("never closed: {open:?}")) }
}

type Tag = (String, Vec<(String, String)>);

fn tag(text: &str) -> Result<(Tag, &str), String> {
    let end = text.find([' ', '>']).ok_or("a tag without end")?;
    let (name, mut rest) = text.split_at(end);
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(format!("<{name}> is no name"));
    }
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Ok(((name.to_owned(), attributes), after));
        }
        let (attribute, after) = rest.strip_prefix(' ').and_then(|rest| rest.split_once("=\"")).ok_or(rest)?;
        let (value, after) = after.split_once('"').ok_or("an attribute without end")?;
        if attributes.iter().any(|(known, _)| known == attribute) || attribute.contains([' ', '>', '<']) {
            return Err(format!("{attribute} of <{name}>"));
        }
        attributes.push((attribute.to_owned(), unescape(value)?));
        rest = after;
    }
}

fn unescape(text: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').ok_or(format!("a bare & in {text}"))?;
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return Err(format!("&{name};")),
        });
        rest = after;
    }
    plain.push_str(rest);
    if rest.contains('>') { Err(format!("a bare > in {rest}")) } else { Ok(plain) }
}

/// What a reader of Markdown shows.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => plain.extend(characters.next()),
            _ => plain.push(c),
        }
    }
    plain
}
