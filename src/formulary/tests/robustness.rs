//! Any text at all.

use std::collections::HashSet;

use proptest::prelude::*;

use super::ids;
use super::index::entries;
use crate::formulary::identify;

#[test]
fn only_the_beginning_of_a_book_pasted_by_mistake_is_looked_at() {
    for piece in ["pramipexol ", "가", "철분", "마그네슘칼슘", "a,", "\u{1100}", "x", "한미", "정서방", "🦵"]
    {
        let page = piece.repeat(1_000_000 / piece.len());
        // Only the beginning is looked at: what stands beyond it changes nothing.
        let beginning: String = page.chars().take(20_000).collect();
        assert_eq!(identify(&page).found, identify(&beginning).found, "{piece:?}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let names = (0..entries().len()).prop_map(|at| entries()[at].name.to_owned());
    let noise = prop_oneof![any::<String>(), "[ ,/+()0-9]{0,4}", "[가-힣\u{1100}-\u{11ff}]{0,6}", "[a-z]{0,9}"];
    proptest::collection::vec(prop_oneof![names, noise], 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn identify_never_panics(line in any::<String>()) {
        prop_assert_eq!(identify(&line).as_written, line);
    }

    #[test]
    fn identify_never_panics_on_names_among_noise(line in pieces()) {
        let read = identify(&line);
        let found = ids(read.found.medicines());
        prop_assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len());
    }
}
