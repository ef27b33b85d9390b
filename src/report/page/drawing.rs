//! Pictures as shapes, apart from the forms that they are drawn in.

/// A picture of simple shapes, in points (1/72 inch) from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The shapes, those behind first.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle that is filled.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// What it is filled with.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other end.
        to: (f64, f64),
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// What it is filled with; `None` draws only its edge.
        fill: Option<Ink>,
    },
    /// A shape with straight edges, filled.
    Polygon {
        /// Its corners.
        corners: Vec<(f64, f64)>,
        /// What it is filled with.
        ink: Ink,
    },
    /// A text in one line.
    Text {
        /// Where its baseline begins, ends or has its middle.
        at: (f64, f64),
        /// Size.
        size: f64,
        /// Which of these.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// Which point of a text is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a shape is drawn with. Each can be told from the others in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The colour of text.
    Text,
    /// Lines of a grid.
    Grid,
    /// A light surface: asleep.
    Light,
    /// A middle surface: in bed and awake.
    Middle,
    /// A dark surface: the urge.
    Dark,
    /// A sign that must stand out: a cramp, a danger sign.
    Strong,
    /// What is missing: a surface of thin lines, no number.
    Missing,
}
