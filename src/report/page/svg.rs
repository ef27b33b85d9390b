//! A drawing as SVG inside an HTML page.
//!
//! Colours are classes, so that the page's style sheet can choose them for light, dark and paper; a pattern tells the
//! surfaces apart where there is no colour.

use maud::{Markup, html};

use super::{Anchor, Drawing, Ink, Shape, one_line};

/// Draws. `id` is one that nothing else on the page begins with; `title` is the id of what the picture is called by.
pub fn draw(drawing: &Drawing, id: &str, title: &str) -> Markup {
    let (width, height) = (number(drawing.width), number(drawing.height));
    html! {
        svg id=(id) viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) role="img"
            aria-labelledby=(title) {
            (patterns(drawing, id))
            @for shape in &drawing.shapes { (draw_shape(shape, id)) }
        }
    }
}

/// The patterns that the drawing uses. Each is a surface with marks on it.
fn patterns(drawing: &Drawing, id: &str) -> Markup {
    let used = |ink| drawing.shapes.iter().any(|shape| surface(shape) == Some(ink));
    let pattern = |ink: Ink, size: f64, marks: Markup| {
        html! {
            @if used(ink) {
                pattern id={ (id) "-" (class(ink)) } width=(number(size)) height=(number(size))
                    patternUnits="userSpaceOnUse" {
                    rect class=(class(ink)) width=(number(size)) height=(number(size)) {}
                    (marks)
                }
            }
        }
    };
    let slanted = |class: &str, width: &str| {
        html! {
            path class=(class) stroke-width=(width) d="M-1 1L1 -1M0 3L3 0M2 4L4 2" {}
        }
    };
    if ![Ink::Middle, Ink::Dark, Ink::Missing].into_iter().any(used) {
        return Markup::default();
    }
    html! {
        defs {
            (pattern(Ink::Middle, 2.0, html! { circle class="on-middle" cx="1" cy="1" r="0.45" {} }))
            (pattern(Ink::Dark, 3.0, slanted("on-dark", "0.6")))
            (pattern(Ink::Missing, 3.0, html! {
                path class="on-missing" stroke-width="0.4" d="M-1 2L1 4M0 0L3 3M2 -1L4 1" {}
            }))
        }
    }
}

fn draw_shape(shape: &Shape, id: &str) -> Markup {
    let pattern = |ink| has_pattern(ink).then(|| format!("url(#{id}-{})", class(ink)));
    let plain = |ink| (!has_pattern(ink)).then(|| class(ink));
    match shape {
        Shape::Rect { x, y, width, height, ink } => html! {
            rect class=[plain(*ink)] fill=[pattern(*ink)] x=(number(*x)) y=(number(*y)) width=(number(*width))
                height=(number(*height)) {}
        },
        Shape::Line { from, to, ink, width, dashed } => html! {
            line class={ "line " (class(*ink)) } x1=(number(from.0)) y1=(number(from.1)) x2=(number(to.0))
                y2=(number(to.1)) stroke-width=(number(*width)) stroke-dasharray=[dashed.then_some("2 2")] {}
        },
        Shape::Circle { at, radius, fill } => html! {
            circle class=[fill.map_or(Some("edge"), plain)] fill=[fill.and_then(pattern)] cx=(number(at.0))
                cy=(number(at.1)) r=(number(*radius)) {}
        },
        Shape::Polygon { corners, ink } => html! {
            polygon class=[plain(*ink)] fill=[pattern(*ink)] points=(points(corners)) {}
        },
        Shape::Text { at, size, anchor, text } => html! {
            text x=(number(at.0)) y=(number(at.1)) font-size=(number(*size)) text-anchor=[anchored(*anchor)] {
                (one_line(text))
            }
        },
    }
}

fn points(corners: &[(f64, f64)]) -> String {
    corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect::<Vec<_>>().join(" ")
}

/// The ink of a surface that may need a pattern.
fn surface(shape: &Shape) -> Option<Ink> {
    match shape {
        Shape::Rect { ink, .. } | Shape::Polygon { ink, .. } => Some(*ink),
        Shape::Circle { fill, .. } => *fill,
        Shape::Line { .. } | Shape::Text { .. } => None,
    }
}

fn has_pattern(ink: Ink) -> bool {
    matches!(ink, Ink::Middle | Ink::Dark | Ink::Missing)
}

fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "ink",
        Ink::Grid => "grid",
        Ink::Light => "light",
        Ink::Middle => "middle",
        Ink::Dark => "dark",
        Ink::Strong => "strong",
        Ink::Missing => "missing",
    }
}

fn anchored(anchor: Anchor) -> Option<&'static str> {
    match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    }
}

/// A length with two places at most; what is no number is nought.
pub(super) fn number(length: f64) -> f64 {
    let rounded = (length * 100.0).round() / 100.0;
    if rounded.is_finite() && rounded != 0.0 { rounded } else { 0.0 }
}
