//! Which blood is behind a sign.

use super::Builder;
use crate::model::{Key, RedFlag, Since, Tri};
use crate::rules::iron::FERRITIN_LOW;
use crate::rules::labs::{self, Iron, Marker};

impl Builder<'_, '_> {
    /// Which iron result is of another blood than this one: it does not stand under the same date.
    pub(super) fn of_other_blood(&self, drawn: Option<Since>) -> Option<Key> {
        let drawn = drawn?;
        let Iron { ferritin, saturation } = self.judged.known.results().iron();
        let markers = [(Key::Ferritin, ferritin), (Key::TransferrinSaturation, saturation)];
        let other = markers.into_iter().find(|(_, marker)| marker.is_some_and(|marker| marker.on != drawn));
        other.map(|(key, _)| key)
    }

    /// When the blood was taken, or was told of, whose result is behind a sign, and whether it is on a kept slip.
    pub(super) fn drawn(&self, id: RedFlag) -> Option<(Since, bool)> {
        let answers = self.judged.case.answers;
        match id {
            RedFlag::SevereAnaemia => {
                let draw = self.judged.known.haemoglobin(false)?;
                let value = labs::haemoglobin(draw);
                (value.is_some() && value == answers.haemoglobin.map(|value| value.get())).then_some((draw.on, true))
            }
            RedFlag::ElectrolyteDisturbance if answers.potassium_marked == Some(Tri::Yes) => {
                let draw = self.judged.known.potassium_draw()?;
                (labs::potassium_marked(draw) == Some(Tri::Yes)).then_some((draw.on, true))
            }
            RedFlag::IronLossUnexplained | RedFlag::IronOverload => {
                let Iron { ferritin, saturation } = self.judged.known.results().iron();
                let low = |ferritin: &Marker| ferritin.value <= FERRITIN_LOW;
                // Of two bloods, the one that raises it.
                let first = match id {
                    RedFlag::IronLossUnexplained => ferritin.filter(low).or(saturation).or(ferritin),
                    _ => saturation.or(ferritin),
                };
                first.map(|marker| (marker.on, marker.kept))
            }
            _ => None,
        }
    }
}
