//! Medicines: what the list holds that may worsen RLS, bring on cramps, or matters otherwise.
//!
//! # Purpose
//! Names each text of the list with what it was recognised as, and how strong the evidence is that it touches the
//! legs. A close match is shown as a question.
//!
//! # Not for
//! Blame: a match is worth asking about, never the cause. Nobody stops a medicine because of this list.
//!
//! # Missing answers
//! A name that is not recognised is listed as such.
//!
//! # Sources
//! Garrison 2012; Kolla 2018; Winkelman 2025; FDA (quinine).

use super::case::Case;
use crate::formulary::{Class, Exception, Identified, Match, Medicine, Role, Strength};
use crate::model::Source;
use crate::model::ids::ids;

ids! {
    /// What a result says of a medicine.
    Note in "medicine_note" {
        Quinine = "quinine", Dopaminergic = "dopaminergic", Both = "both", WorsensRls = "worsens_rls",
        BringsCramps = "brings_cramps", MayEase = "may_ease", Neutral = "neutral", LessLikely = "less_likely",
        Alpha2Delta = "alpha2_delta", Iron = "iron", NothingKnown = "nothing_known", NotRecognised = "not_recognised",
    }
}

/// One text of the list, as one medicine that it was recognised as.
#[derive(Clone, Debug)]
pub struct Listed<'a> {
    /// As the person wrote it.
    pub as_written: &'a str,
    /// What it was recognised as.
    pub medicine: Option<&'static Medicine>,
    /// The name it is close to, where it was not matched exactly.
    pub close_to: Option<&'static str>,
    /// What to say of it.
    pub note: Note,
}

/// Where the notes come from.
pub const SOURCES: &[Source] = &[
    Source::Garrison2012,
    Source::Kolla2018,
    Source::Winkelman2025,
    Source::Hoque2010,
    Source::Allen2011,
    Source::FdaQuinine,
];

/// Where the notes on one medicine come from; none where the list says nothing of it.
pub fn sources(medicine: &Medicine) -> Vec<Source> {
    let antidepressant = matches!(
        medicine.class,
        Class::Ssri | Class::Snri | Class::Tricyclic | Class::MirtazapineType | Class::AntidepressantOther
    );
    let named_by_the_guideline = matches!(
        medicine.class,
        Class::SedatingAntihistamine
            | Class::AntiemeticDopamineBlocker
            | Class::Antipsychotic
            | Class::Alpha2deltaLigand
    );
    let known = medicine.worsens_rls.is_some() || medicine.exception.is_some();
    [
        (medicine.has(Role::Quinine), Source::FdaQuinine),
        (medicine.has(Role::Dopaminergic), Source::Allen2011),
        (medicine.has(Role::Dopaminergic) || named_by_the_guideline, Source::Winkelman2025),
        (antidepressant && known, Source::Kolla2018),
        (medicine.worsens_rls == Some(Strength::Reports), Source::Hoque2010),
        (medicine.brings_cramps == Some(Strength::Controlled), Source::Garrison2012),
        (medicine.brings_cramps.is_some_and(|how| how != Strength::Controlled), Source::GeneralPractice),
        (medicine.has(Role::Iron), Source::Allen2018),
    ]
    .into_iter()
    .filter_map(|(holds, source)| holds.then_some(source))
    .collect()
}

/// Lists every medicine taken, those that matter first within each text.
pub fn list<'a>(case: &'a Case<'_>) -> Vec<Listed<'a>> {
    case.medicines.iter().flat_map(of_text).collect()
}

/// What there is to say of one text.
pub fn of_text(identified: &Identified) -> Vec<Listed<'_>> {
    let as_written = identified.as_written.as_str();
    let listed = |medicine: &'static Medicine, close_to| Listed {
        as_written,
        medicine: Some(medicine),
        close_to,
        note: note(medicine),
    };
    let mut of_text: Vec<Listed<'_>> = match &identified.found {
        Match::Exact(found) => found.iter().map(|medicine| listed(medicine, None)).collect(),
        Match::Close { name, medicines } => medicines.iter().map(|medicine| listed(medicine, Some(*name))).collect(),
        Match::Unknown => vec![Listed { as_written, medicine: None, close_to: None, note: Note::NotRecognised }],
    };
    for beside in &identified.resembling {
        of_text.extend(beside.medicines.iter().map(|medicine| listed(medicine, Some(beside.name))));
    }
    of_text.sort_by_key(|listed| listed.note);
    of_text
}

fn note(medicine: &Medicine) -> Note {
    let has = |role| medicine.roles.contains(role);
    match (medicine.worsens_rls, medicine.brings_cramps, medicine.exception) {
        _ if has(Role::Quinine) => Note::Quinine,
        _ if has(Role::Dopaminergic) => Note::Dopaminergic,
        (_, _, Some(Exception::MayEase)) => Note::MayEase,
        (_, None, Some(Exception::Neutral)) => Note::Neutral,
        (_, None, Some(Exception::LessLikely)) => Note::LessLikely,
        (Some(_), Some(_), _) => Note::Both,
        (Some(_), None, _) => Note::WorsensRls,
        (None, Some(_), _) => Note::BringsCramps,
        _ if has(Role::Alpha2Delta) => Note::Alpha2Delta,
        _ if has(Role::Iron) => Note::Iron,
        (None, None, _) => Note::NothingKnown,
    }
}
