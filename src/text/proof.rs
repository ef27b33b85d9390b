//! Proof, while compiling, that every identifier of the contract has its words.

use super::ENGLISH;
use crate::model::*;

/// Fails to compile where a name of the list lacks the sentence.
const fn complete(group: &str, names: &[&str], facet: &str) {
    let mut at = 0;
    while at < names.len() {
        assert!(ENGLISH.find([group, names[at], facet]).is_some(), "a sentence is missing in data/text");
        at += 1;
    }
}

macro_rules! complete {
    ($($list:ty: $($facet:literal)+;)+) => {
        $($(const _: () = complete(<$list as Id>::GROUP, <$list as Id>::NAMES, $facet);)+)+
    };
}

complete! {
    Key: "ask" "label" "why";
    Tri: "name"; Informant: "name"; Sex: "name"; Condition: "name"; FamilyRls: "name"; Sleepiness: "name";
    Change: "name"; SelfHarm: "name"; Sensation: "name"; Relief: "name"; Evening: "name"; TimeOfDay: "name";
    BodyPart: "name"; Side: "name"; Helps: "name"; HowOften: "name"; Episodes: "name"; StretchEffect: "name";
    CrampSite: "name"; CrampSide: "name"; CrampWhen: "name"; Strategy: "name" "steps" "evidence" "article"; SelfcareEffect: "name";
    Leg: "name"; CrampRelief: "name"; Effort: "name";
    Urgency: "name" "lead"; Holds: "name"; Verdict: "name" "rls" "cramps";
    CriterionId: "name" "text"; FeatureId: "name" "text"; Course: "name"; Limit: "text"; Weight: "name";
    LookAlike: "name" "text"; RedFlag: "title"; IronReading: "text"; AugmentationVerdict: "text";
    AugmentationSign: "name"; AugmentationMimic: "text"; Clash: "text"; When: "name"; Grade: "name";
    Speaks: "nights" "beside"; NightFault: "text"; NightField: "name"; NightStep: "ask" "label" "why"; Legs: "name"; Further: "name";
    CrampKeep: "name"; LabTest: "name"; LabUnit: "name"; LabFault: "text";
    CourseFault: "text";
    Advice: "name" "text"; Complaint: "name"; Reason: "text" "who"; AskDoctor: "text"; WhereToGo: "text";
}

/// Every red flag has a sentence for each urgency it can have.
const _: () = {
    let mut flag = 0;
    while flag < <RedFlag as Id>::ALL.len() {
        let tiers = <RedFlag as Id>::ALL[flag].tiers();
        let mut tier = 0;
        while tier < tiers.len() {
            let name = <Urgency as Id>::NAMES[tiers[tier] as usize];
            assert!(
                ENGLISH.find([RedFlag::GROUP, RedFlag::NAMES[flag], name]).is_some(),
                "a red flag lacks a sentence"
            );
            tier += 1;
        }
        flag += 1;
    }
};

/// Pieces of advice and iron readings have further sentences for some people.
const _: () = {
    let further = [
        ["advice", "cramp_first_aid", "no_rub"],
        ["advice", "cramp_first_aid", "no_heat"],
        ["advice", "cramp_first_aid", "no_rub_no_heat"],
        ["advice", "urge_first_aid", "no_rub"],
        ["advice", "less_alcohol", "pregnant"],
        ["advice", "book_visit", "child"],
        ["advice", "book_visit", "pregnant"],
        ["iron", "stored", "text"],
        ["iron", "dialysis", "text"],
        ["iron", "child", "text"],
    ];
    let mut at = 0;
    while at < further.len() {
        assert!(ENGLISH.find(further[at]).is_some(), "a sentence is missing in data/text");
        at += 1;
    }
};
