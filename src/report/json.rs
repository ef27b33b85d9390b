//! The result as JSON: the contract of `screen --json`.
//!
//! One room, because the fields and what fills them are one contract, and are held against each other line by line.

use serde::Serialize;

use crate::formulary::Medicine;
use crate::model::*;
use crate::rules::{self, Screening, medicines::Listed};
use crate::text::{Lang, fill};

/// A result, as it is printed.
#[derive(Serialize)]
pub struct ScreeningJson<'a> {
    rules_version: &'static str,
    assessed_at: &'a str,
    urgency: Urgency,
    red_flags: Vec<FlagJson>,
    rls: RlsJson,
    cramps: CrampsJson,
    look_alikes: Vec<LookAlikeJson<'a>>,
    medicines: Vec<MedicineJson<'a>>,
    iron: Option<IronJson>,
    augmentation: Option<AugmentationJson<'a>>,
    contradictions: Vec<ContradictionJson>,
    would_tip: &'a [Key],
    advice: Vec<AdviceJson>,
    withheld: Vec<WithheldJson>,
    ask_doctor: Vec<Said<AskDoctor>>,
    where_to_go: Vec<Said<WhereToGo>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_line: Option<&'static str>,
    disclaimer: &'static str,
}

#[derive(Serialize)]
struct FlagJson {
    id: RedFlag,
    urgency: Urgency,
    because: Vec<Key>,
    sources: &'static [Source],
    text: &'static str,
}

#[derive(Serialize)]
struct RlsJson {
    verdict: Verdict,
    criteria: Vec<FindingJson<CriterionId>>,
    course: Course,
    clinically_significant: Option<Tri>,
    icsd3tr: Holds,
    limits: Vec<Said<Limit>>,
    text: &'static str,
}

#[derive(Serialize)]
struct CrampsJson {
    verdict: Verdict,
    features: Vec<FindingJson<FeatureId>>,
    text: &'static str,
}

/// A criterion or feature; `because` names the questions, `evidence` says what each answer speaks for.
#[derive(Serialize)]
struct FindingJson<I> {
    id: I,
    holds: Holds,
    because: Vec<Key>,
    evidence: Vec<EvidenceJson>,
    sources: &'static [Source],
}

#[derive(Serialize)]
struct EvidenceJson {
    question: Key,
    speaks: Speaks,
}

#[derive(Serialize)]
struct LookAlikeJson<'a> {
    id: LookAlike,
    weight: Weight,
    because: &'a [Key],
    sources: &'static [Source],
    text: &'static str,
}

#[derive(Serialize)]
struct MedicineJson<'a> {
    as_written: &'a str,
    generic: Option<&'static str>,
    class: Option<crate::formulary::Class>,
    may_affect: Vec<&'static str>,
    strength: Option<crate::formulary::Strength>,
    note: rules::medicines::Note,
    /// The known name that the text is close to, where it is not that name itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<&'static str>,
    text: String,
}

#[derive(Serialize)]
struct IronJson {
    reading: IronReading,
    ill_when_tested: bool,
    because: Vec<Key>,
    sources: &'static [Source],
    text: &'static str,
    article: &'static str,
}

#[derive(Serialize)]
struct AugmentationJson<'a> {
    verdict: AugmentationVerdict,
    signs: &'a [AugmentationSign],
    look_alikes: Vec<Said<AugmentationMimic>>,
    sources: &'static [Source],
    text: &'static str,
}

#[derive(Serialize)]
struct ContradictionJson {
    id: Clash,
    questions: &'static [Key],
    text: &'static str,
}

#[derive(Serialize)]
struct AdviceJson {
    id: Advice,
    when: When,
    text: &'static str,
    evidence: Option<Grade>,
    sources: &'static [Source],
}

#[derive(Serialize)]
struct WithheldJson {
    id: Advice,
    reason: Reason,
    text: &'static str,
}

/// An identifier with its sentence.
#[derive(Serialize)]
struct Said<I> {
    id: I,
    text: &'static str,
}

/// Sets a result out for printing.
pub fn set_out<'a>(
    screening: &'a Screening,
    case: &'a rules::Case<'_>,
    assessed_at: &'a str,
    lang: Lang,
) -> ScreeningJson<'a> {
    let s = screening;
    ScreeningJson {
        rules_version: rules::RULES_VERSION,
        assessed_at,
        urgency: s.urgency,
        red_flags: s.red_flags.iter().map(|flag| self::flag(flag, lang)).collect(),
        rls: RlsJson {
            verdict: s.rls.verdict,
            criteria: s
                .rls
                .criteria
                .iter()
                .map(|c| finding(c.id, c.holds, &c.evidence, rules::rls::sources(c.id)))
                .collect(),
            course: s.rls.course,
            clinically_significant: s.rls.clinically_significant,
            icsd3tr: s.rls.icsd3tr,
            limits: said(&s.rls.limits, lang),
            text: lang.of(s.rls.verdict, "rls"),
        },
        cramps: CrampsJson {
            verdict: s.cramps.verdict,
            features: s
                .cramps
                .features
                .iter()
                .map(|f| finding(f.id, f.holds, &f.evidence, rules::cramp::sources(f.id)))
                .collect(),
            text: lang.of(s.cramps.verdict, "cramps"),
        },
        look_alikes: s
            .look_alikes
            .iter()
            .map(|named| LookAlikeJson {
                id: named.id,
                weight: named.weight,
                because: &named.because,
                sources: rules::look_alikes::sources(named.id),
                text: lang.of(named.id, "text"),
            })
            .collect(),
        medicines: rules::medicines::list(case).into_iter().map(|listed| medicine(listed, lang)).collect(),
        iron: s.iron.as_ref().map(|iron| IronJson {
            reading: iron.reading,
            ill_when_tested: iron.ill_when_tested,
            because: iron.evidence.iter().map(|evidence| evidence.key).collect(),
            sources: rules::iron::SOURCES,
            text: iron_text(iron, lang),
            article: lang.say(["iron", "article", "text"]),
        }),
        augmentation: s.augmentation.as_ref().map(|found| AugmentationJson {
            verdict: found.verdict,
            signs: &found.signs,
            look_alikes: said(&found.mimics, lang),
            sources: rules::augmentation::SOURCES,
            text: lang.of(found.verdict, "text"),
        }),
        contradictions: s
            .contradictions
            .iter()
            .map(|found| ContradictionJson {
                id: found.id,
                questions: found.questions,
                text: lang.of(found.id, "text"),
            })
            .collect(),
        would_tip: &s.would_tip,
        advice: s.advice.iter().map(|given| advice(given, lang)).collect(),
        withheld: s
            .withheld
            .iter()
            .map(|(id, reason)| WithheldJson { id: *id, reason: *reason, text: lang.of(*reason, "text") })
            .collect(),
        ask_doctor: said(&s.ask_doctor, lang),
        where_to_go: said(&s.where_to_go, lang),
        help_line: case.answers.self_harm.map(|_| lang.say(["ui", "helplines", "name"])),
        disclaimer: lang.say(["result", "not", "text"]),
    }
}

fn flag(flag: &rules::red_flags::Raised, lang: Lang) -> FlagJson {
    FlagJson {
        id: flag.id,
        urgency: flag.urgency,
        because: flag.evidence.iter().map(|evidence| evidence.key).collect(),
        sources: rules::red_flags::rule(flag.id).map_or(&[], |rule| rule.sources),
        text: lang.red_flag(flag.id, flag.urgency),
    }
}

fn iron_text(iron: &rules::iron::Iron, lang: Lang) -> &'static str {
    super::wording::iron(iron.reading, iron.facet, lang)
}

fn finding<I>(id: I, holds: Holds, evidence: &[Evidence], sources: &'static [Source]) -> FindingJson<I> {
    FindingJson {
        id,
        holds,
        because: evidence.iter().map(|evidence| evidence.key).collect(),
        evidence: evidence.iter().map(|e| EvidenceJson { question: e.key, speaks: e.speaks }).collect(),
        sources,
    }
}

fn medicine<'a>(listed: Listed<'a>, lang: Lang) -> MedicineJson<'a> {
    let medicine = listed.medicine;
    let may_affect = medicine.map_or_else(Vec::new, |medicine| {
        [(medicine.worsens_rls.is_some(), "rls"), (medicine.brings_cramps.is_some(), "cramps")]
            .into_iter()
            .filter_map(|(may, what)| may.then_some(what))
            .collect()
    });
    let note = lang.of(listed.note, "text");
    let text = match listed.close_to {
        Some(name) => {
            let ask = lang.say(["ui", "medicine", "close"]);
            let asked = fill(ask, &[("written", &crate::ask::short(listed.as_written)), ("name", name)]);
            fill(lang.say(["result", "medicine", "close"]), &[("question", &asked), ("note", note)])
        }
        None => note.to_owned(),
    };
    MedicineJson {
        as_written: listed.as_written,
        generic: medicine.map(Medicine::generic),
        class: medicine.map(|medicine| medicine.class),
        may_affect,
        strength: medicine.and_then(|medicine| medicine.worsens_rls.or(medicine.brings_cramps)),
        note: listed.note,
        did_you_mean: listed.close_to,
        text,
    }
}

fn advice(given: &rules::advice::Given, lang: Lang) -> AdviceJson {
    let entry = rules::advice::entry(given.id);
    AdviceJson {
        id: given.id,
        when: given.when,
        text: lang.of(given.id, given.facet),
        evidence: entry.map(|entry| entry.grade),
        sources: entry.map_or(&[], |entry| entry.sources),
    }
}

fn said<I: Id>(ids: &[I], lang: Lang) -> Vec<Said<I>> {
    ids.iter().map(|id| Said { id: *id, text: lang.of(*id, "text") }).collect()
}
