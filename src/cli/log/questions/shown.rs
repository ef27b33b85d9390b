//! What is shown beside the questions about a night: the last nights, the night as it stands, and what a question is about.

use super::{Interview, STRIP};
use crate::ask::Gone;
use crate::cli::body::{Body, Question};
use crate::cli::log::steps::At;
use crate::model::NightStep;
use crate::report::diary as words;
use crate::report::diary::{Strip, strip, strip_in_words};
use crate::text::fill;

impl Interview<'_> {
    pub(super) fn show_nights(&self, body: &mut dyn Body, plain: bool) -> Result<(), Gone> {
        if self.around.is_empty() {
            return Ok(());
        }
        let nights = self.around.iter().map(|(date, logged)| (*date, &logged.night)).collect();
        let shown = Strip::of(&nights, self.night, STRIP);
        if plain {
            return body.say(&strip_in_words(&shown, self.lang()));
        }
        strip(&shown, self.book.world.width, self.book.today(), self.lang())
            .iter()
            .try_for_each(|row| body.say(row))?;
        body.say("")
    }

    pub(super) fn show_standing(&self, body: &mut dyn Body) -> Result<(), Gone> {
        let Some(base) = self.beside.base else { return Ok(()) };
        body.say(self.lang().say(["log", "standing", "text"]))?;
        let lines = words::said_back(None, base, self.book.today(), self.lang());
        lines.iter().try_for_each(|line| body.say(line))?;
        body.say("")
    }

    /// A question about one of several cramps says which; one about the medicines of the list, or of the last night,
    /// names them.
    pub(super) fn name_what_it_is_about(&self, (step, at): At, question: &mut Question<'_>) {
        let lang = self.lang();
        if step == NightStep::TookSame
            && let Some(lines) = &self.offered
        {
            let usual = !self.beside.usual.is_empty();
            let asks = lang.of(step, if usual { "usual" } else { "ask" });
            question.asks = fill(asks, &[("medicines", &lines.join("; "))]).into();
            if usual {
                question.label = lang.of(step, "usual_label").into();
            }
        }
        if step != NightStep::CrampKeep {
            return;
        }
        if let Some((night, cramp)) = self.beside.base.and_then(|night| Some((night, night.cramp_events().get(at)?))) {
            let said = words::cramp_in_words(cramp, night, lang);
            question.asks = fill(lang.of(step, "ask"), &[("cramp", &said)]).into();
        }
    }
}
