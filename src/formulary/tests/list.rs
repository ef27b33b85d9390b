//! The list itself.

use std::collections::{HashMap, HashSet};

use super::ids;
use super::index::entries;
use crate::formulary::normalise::Plain;
use crate::formulary::*;
use crate::model::ids::Id;

#[test]
fn every_name_of_the_list_is_read_as_itself() {
    for entry in entries() {
        let found = identify(entry.name).found;
        assert_eq!(ids(found.medicines()), ids(&entry.medicines), "{}", entry.name);
        assert_eq!(matches!(found, Match::Exact(_)), !entry.medicines.is_empty(), "{}", entry.name);
    }
}

#[test]
fn no_name_stands_for_two_things() {
    let mut seen = HashMap::new();
    for entry in entries() {
        let other = seen.insert(Plain::of(entry.name).text, entry.name);
        assert_eq!(other, None, "{} and {other:?} are one spelling", entry.name);
    }
}

#[test]
fn the_list_is_large_enough_and_bilingual() {
    assert!(medicines().len() >= 130, "{} generics", medicines().len());
    assert!(entries().len() >= 350, "{} names", entries().len());
    let hangul = |name: &str| name.chars().any(|c| ('가'..='힣').contains(&c));
    assert!(entries().iter().filter(|entry| hangul(entry.name)).count() >= 150);
    assert!(medicines().iter().all(|medicine| !hangul(medicine.generic())));
    assert_eq!(reviewed().len(), "2026-11-23".len());
    assert_eq!(by_id("pramipexole").and_then(Medicine::korean), Some("프라미펙솔"));
}

#[test]
fn every_ingredient_of_a_product_is_in_the_list() {
    for product in products() {
        assert!(!product.names.is_empty() && !product.contains.is_empty(), "{product:?}");
        for id in &product.contains {
            assert!(by_id(id).is_some(), "{id} in {:?}", product.names);
        }
    }
}

#[test]
fn the_list_is_grouped_by_class_and_sorted_within() {
    let order: Vec<_> = medicines().iter().map(|medicine| (medicine.class, medicine.id)).collect();
    assert!(order.is_sorted());
    let unique: HashSet<_> = medicines().iter().map(|medicine| medicine.id).collect();
    assert_eq!(unique.len(), medicines().len());
    let keys: Vec<_> = products().iter().map(|product| Plain::of(product.names[0]).text).collect();
    assert!(keys.is_sorted());
}

#[test]
fn every_class_role_and_exception_is_used() {
    assert!(Class::ALL.iter().all(|class| medicines().iter().any(|medicine| medicine.class == *class)));
    assert!(Role::ALL.iter().all(|role| medicines().iter().any(|medicine| medicine.has(*role))));
    assert!(Exception::ALL.iter().all(|why| { medicines().iter().any(|medicine| medicine.exception == Some(*why)) }));
}

#[test]
fn an_exception_is_never_also_a_worsening_medicine() {
    assert!(medicines().iter().all(|medicine| medicine.exception.is_none() || medicine.worsens_rls.is_none()));
}

#[test]
fn the_grades_are_those_of_the_literature() {
    let rls = |id: &str| by_id(id).and_then(|medicine| medicine.worsens_rls);
    let cramps = |id: &str| by_id(id).and_then(|medicine| medicine.brings_cramps);
    for id in ["pramipexole", "ropinirole", "rotigotine", "levodopa"] {
        assert_eq!(rls(id), Some(Strength::Controlled), "{id}");
    }
    for id in ["mirtazapine", "sertraline", "venlafaxine", "quetiapine"] {
        assert_eq!(rls(id), Some(Strength::Series), "{id}");
    }
    for id in ["diphenhydramine", "metoclopramide", "lithium", "amitriptyline", "topiramate"] {
        assert_eq!(rls(id), Some(Strength::Reports), "{id}");
    }
    for id in ["gabapentin", "paracetamol", "bupropion", "trazodone", "cetirizine", "metformin", "melatonin"] {
        assert_eq!(rls(id), None, "{id}");
    }
    for id in ["salmeterol", "spironolactone", "indapamide", "furosemide", "atorvastatin"] {
        assert_eq!(cramps(id), Some(Strength::Controlled), "{id}");
    }
    assert_eq!(cramps("amlodipine"), Some(Strength::Reports));
    assert_eq!(cramps("atenolol"), None);
    for id in ["donepezil", "galantamine", "rivastigmine", "pyridostigmine", "denosumab", "zoledronic_acid"] {
        assert_eq!(cramps(id), Some(Strength::Reports), "{id}");
    }
}

#[test]
fn a_kind_is_only_worth_asking_about() {
    for kind in medicines().iter().filter(|medicine| medicine.unspecified) {
        assert!(kind.id.starts_with("unspecified_") && kind.generic().ends_with(" of unknown kind"), "{}", kind.id);
        let grades = [kind.worsens_rls, kind.brings_cramps];
        assert!(grades.iter().flatten().all(|grade| *grade == Strength::Reports), "{}", kind.id);
        assert!(kind.korean().is_some() && kind.exception.is_none(), "{}", kind.id);
    }
}

#[test]
fn the_roles_that_precautions_rest_on_are_set() {
    let roles: &[(Role, &[&str])] = &[
        (Role::BindsMinerals, &["levothyroxine", "levodopa"]),
        (
            Role::RaisesPotassium,
            &["spironolactone", "drospirenone", "heparin", "dalteparin", "enoxaparin", "tinzaparin"],
        ),
        (Role::WarfarinLike, &["warfarin", "unspecified_anticoagulant"]),
        (Role::ClotRisk, &["ethinylestradiol", "tamoxifen", "raloxifene"]),
        (Role::WithdrawalRestless, &["mirtazapine", "sertraline", "gabapentin"]),
        (Role::Diuretic, &["hydrochlorothiazide", "unspecified_diuretic", "unspecified_potassium_sparing_diuretic"]),
        (Role::LowersPotassium, &["hydrochlorothiazide", "unspecified_diuretic"]),
        (Role::MuscleToxic, &["simvastatin", "unspecified_statin"]),
    ];
    for (role, ids) in roles {
        for id in *ids {
            assert!(by_id(id).is_some_and(|medicine| medicine.has(*role)), "{id} {role:?}");
        }
    }
    for medicine in medicines() {
        let (class, id) = (medicine.class, medicine.id);
        if matches!(class, Class::AceInhibitor | Class::Arb) {
            assert!(medicine.has(Role::RaisesPotassium), "{id}");
        }
        if class == Class::Tricyclic {
            assert!(medicine.has(Role::WithdrawalRestless), "{id}");
        }
        let warfarin_like = class == Class::Warfarin || id == "unspecified_anticoagulant";
        assert_eq!(medicine.has(Role::WarfarinLike), warfarin_like, "{id}");
        if warfarin_like || class == Class::DirectAnticoagulant {
            assert!(medicine.has(Role::Anticoagulant), "{id}");
        }
    }
}

#[test]
fn everyday_words_are_in_order_and_no_names() {
    use crate::formulary::forms::PLAIN_WORDS;
    assert!(PLAIN_WORDS.is_sorted());
    let names: HashSet<_> = entries().iter().map(|entry| Plain::of(entry.name).text).collect();
    assert_eq!(PLAIN_WORDS.iter().find(|word| names.contains(**word)), None);
}
