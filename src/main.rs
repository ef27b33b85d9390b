//! The nightlegs program.

fn main() {}
