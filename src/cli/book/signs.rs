//! What of a night should not wait.

use super::{Book, Change};
use crate::formulary::{Role, identify};
use crate::model::{Advice, Cramp, CrampSite, Night, RedFlag, Urgency};
use crate::rules::recognised;

impl Book<'_> {
    /// What of a change should not wait, as paragraphs; nothing silences it.
    pub fn urgent(&self, change: &Change) -> Vec<String> {
        let stood = change.before.as_ref().map_or(&[][..], Night::cramp_events);
        let mut new = change.now.clone();
        if let Some(cramps) = &mut new.cramps {
            cramps.events.retain(|cramp| !stood.contains(cramp));
        }
        if let (Some(took), Some(before)) =
            (&mut new.took, change.before.as_ref().and_then(|night| night.took.as_ref()))
        {
            took.retain(|dose| !before.contains(dose));
        }
        self.signs_of(&new)
    }

    /// The signs of a night that should not wait.
    pub fn signs_of(&self, night: &Night) -> Vec<String> {
        let lang = self.options.lang;
        let mut said = Vec::new();
        if long_cramp(night) {
            let (flag, urgency) = (RedFlag::CrampOver10Minutes, Urgency::SameDay);
            if (self.current() - night.date).num_days() <= RECENT_DAYS {
                said.push(format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title")));
                said.push(lang.red_flag(flag, urgency).to_owned());
            } else {
                said.push(lang.say(["diary", "long_cramp", "old"]).to_owned());
            }
        }
        let jaw = |cramp: &Cramp| cramp.muscle == Some(CrampSite::Jaw);
        if night.cramp_events().iter().any(jaw) {
            said.push(lang.say(["diary", "jaw", "text"]).to_owned());
        }
        if night.took.iter().flatten().any(|dose| holds_quinine(&dose.name)) {
            said.push(lang.of(Advice::NoQuinine, "text").to_owned());
        }
        if !said.is_empty() {
            said.push(String::new());
        }
        said
    }
}

/// Days for which a long cramp is told of as one that should be seen today.
pub const RECENT_DAYS: i64 = 7;

/// Whether a medicine holds quinine. Only a name that may is looked up, because the list of medicines is long.
fn holds_quinine(name: &str) -> bool {
    let plain = name.to_lowercase();
    let may = ["quin", "tonic", "퀴닌", "키니", "토닉"].iter().any(|part| plain.contains(part));
    may && recognised(&identify(name)).any(|medicine| medicine.roles.contains(Role::Quinine))
}

/// Whether a cramp of the night lasted more than ten minutes.
pub fn long_cramp(night: &Night) -> bool {
    night.cramp_events().iter().any(Cramp::is_long)
}
