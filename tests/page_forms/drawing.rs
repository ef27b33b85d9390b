//! A drawing in HTML has each of its shapes, and no other.

use nightlegs::report::page::{Block, Drawing, Page, Shape, html};
use nightlegs::text::Lang;

use crate::{PAGE, markup};

fn drawings<'p>(page: &'p Page<'_>) -> Vec<&'p Drawing> {
    let blocks = page.parts.iter().flat_map(|part| &part.blocks);
    blocks.filter_map(|block| if let Block::Figure(figure) = block { Some(&*figure.drawing) } else { None }).collect()
}

#[test]
fn every_shape_of_a_drawing_is_in_html_where_it_was_drawn() {
    let read = markup::read(&html::set_out(&PAGE, Lang::English)).expect("well-formed");
    let number = |attributes: &[(String, String)], name: &str| -> Option<f64> {
        let value = attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value)?;
        Some(value.parse().expect("a number"))
    };
    // The marks of a pattern have a class of their own, or no place.
    let at = |element: &str, names: [&str; 2]| -> Vec<(f64, f64)> {
        let all = read.elements.iter().filter(|(name, _)| name == element);
        let own = all.filter(|(_, attributes)| {
            !attributes.iter().any(|(name, value)| name == "class" && value.starts_with("on-"))
        });
        own.filter_map(|(_, attributes)| Some((number(attributes, names[0])?, number(attributes, names[1])?))).collect()
    };
    let drawn = |of: fn(&Shape) -> Option<(f64, f64)>| -> Vec<(f64, f64)> {
        let rounded = |length: f64| (length * 100.0).round() / 100.0;
        let shapes = drawings(&PAGE).into_iter().flat_map(|drawing| &drawing.shapes);
        shapes.filter_map(of).map(|(x, y)| (rounded(x), rounded(y))).collect()
    };
    let starts = drawn(|shape| if let Shape::Line { from, .. } = shape { Some(*from) } else { None });
    let ends = drawn(|shape| if let Shape::Line { to, .. } = shape { Some(*to) } else { None });
    assert!(starts.len() > 10);
    assert_eq!((at("line", ["x1", "y1"]), at("line", ["x2", "y2"])), (starts, ends));
    let rects = drawn(|shape| if let Shape::Rect { x, y, .. } = shape { Some((*x, *y)) } else { None });
    assert_eq!(at("rect", ["x", "y"]), rects);
    let circles = drawn(|shape| if let Shape::Circle { at, .. } = shape { Some(*at) } else { None });
    assert_eq!(at("circle", ["cx", "cy"]), circles);
    let texts = drawn(|shape| if let Shape::Text { at, .. } = shape { Some(*at) } else { None });
    assert_eq!(at("text", ["x", "y"]), texts);
    assert_eq!(
        read.count("polygon"),
        drawn(|shape| if let Shape::Polygon { corners, .. } = shape { corners.first().copied() } else { None }).len()
    );
    let shapes = || drawings(&PAGE).into_iter().flat_map(|drawing| &drawing.shapes);
    let dashed = shapes().filter(|shape| matches!(shape, Shape::Line { dashed: true, .. })).count();
    assert_eq!(read.attributes("stroke-dasharray").count(), dashed);
    assert!(dashed > 0);
}
