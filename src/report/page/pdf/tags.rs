//! The tree of what each text of a PDF is, for whoever has it read aloud.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Finish, Pdf, Ref, TextStr};

/// Where an element stands in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tag(usize);

/// An element and what is in it.
struct Element {
    role: StructRole,
    parent: Option<Tag>,
    /// What is read in its place.
    words: Option<String>,
    scope: Option<TableHeaderScope>,
    inside: Vec<Inside>,
}

#[derive(Clone, Copy)]
enum Inside {
    Element(Tag),
    /// A marked run of the content of a page: the page and its number there.
    Marked(usize, i32),
}

/// The elements in the order in which they are read.
pub(super) struct Tags(Vec<Element>);

impl Tags {
    /// A tree that is only a document.
    pub(super) fn new() -> (Self, Tag) {
        let document = Element { role: StructRole::Document, parent: None, words: None, scope: None, inside: vec![] };
        (Self(vec![document]), Tag(0))
    }

    pub(super) fn add(&mut self, parent: Tag, role: StructRole) -> Tag {
        let tag = Tag(self.0.len());
        self.0.push(Element { role, parent: Some(parent), words: None, scope: None, inside: vec![] });
        self.0[parent.0].inside.push(Inside::Element(tag));
        tag
    }

    pub(super) fn add_head(&mut self, row: Tag, scope: TableHeaderScope) -> Tag {
        let tag = self.add(row, StructRole::TH);
        self.0[tag.0].scope = Some(scope);
        tag
    }

    pub(super) fn add_figure(&mut self, parent: Tag, words: String) -> Tag {
        let tag = self.add(parent, StructRole::Figure);
        self.0[tag.0].words = Some(words);
        tag
    }

    pub(super) fn role(&self, tag: Tag) -> StructRole {
        self.0[tag.0].role
    }

    /// Tells that a marked run of a page belongs to an element.
    pub(super) fn mark(&mut self, tag: Tag, page: usize, number: i32) {
        self.0[tag.0].inside.push(Inside::Marked(page, number));
    }

    /// Writes the tree; `owners` are the elements of the marked runs of each page, in their order.
    pub(super) fn write(&self, pdf: &mut Pdf, root: Ref, next: &mut Ref, pages: &[Ref], owners: &[Vec<Tag>]) {
        let ids: Vec<Ref> = self.0.iter().map(|_| next.bump()).collect();
        let lists: Vec<Ref> = owners.iter().map(|_| next.bump()).collect();
        for (element, id) in self.0.iter().zip(&ids) {
            let mut written = pdf.struct_element(*id);
            written.kind(element.role).parent(element.parent.map_or(root, |parent| ids[parent.0]));
            if let Some(words) = &element.words {
                written.alt(TextStr(words));
            }
            if let Some(scope) = element.scope {
                written.attributes().push().table().scope(scope);
            }
            let mut children = written.children();
            for inside in &element.inside {
                match *inside {
                    Inside::Element(tag) => {
                        children.struct_element(ids[tag.0]);
                    }
                    Inside::Marked(page, number) => {
                        children.marked_content_ref().page(pages[page]).marked_content_id(number);
                    }
                }
            }
            children.finish();
            written.finish();
        }
        for (list, owners) in lists.iter().zip(owners) {
            pdf.indirect(*list).array().items(owners.iter().map(|tag| ids[tag.0]));
        }
        let mut tree = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        tree.child(ids[0]);
        let mut numbers = tree.parent_tree();
        let mut entries = numbers.nums();
        for (page, list) in (0..).zip(&lists) {
            entries.insert(page, *list);
        }
        entries.finish();
        numbers.finish();
        tree.parent_tree_next_key(i32::try_from(lists.len()).unwrap_or(i32::MAX));
    }
}
