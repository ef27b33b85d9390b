//! What lines are read as, and that the list itself is sound.

use super::Medicine;

mod index;
mod list;
mod reading;
mod robustness;

fn ids(medicines: &[&'static Medicine]) -> Vec<&'static str> {
    medicines.iter().map(|medicine| medicine.id).collect()
}
