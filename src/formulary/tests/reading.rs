//! Lines and what they are read as.

use super::ids;
use crate::formulary::{Match, identify, medicines};

fn exact(line: &str) -> Vec<&'static str> {
    match identify(line).found {
        Match::Exact(medicines) => ids(&medicines),
        other => panic!("{line:?} was read as {other:?}"),
    }
}

#[rustfmt::skip]
const EXACT: &[(&str, &[&str])] = &[
    ("Mirapex 0.25 mg", &["pramipexole"]),
    ("mirapex", &["pramipexole"]),
    ("Sifrol ER 0.375mg", &["pramipexole"]),
    ("Pramipexole dihydrochloride 0.125 mg tablets, one at bedtime", &["pramipexole"]),
    ("미라펙스정 0.25mg", &["pramipexole"]),
    ("미라펙스서방정0.375밀리그램", &["pramipexole"]),
    ("프라미펙솔", &["pramipexole"]),
    ("환인프라미펙솔정", &["pramipexole"]),
    ("프라미펙솔염산염수화물", &["pramipexole"]),
    ("\u{1105}\u{1175}\u{110f}\u{1171}\u{11b8}", &["ropinirole"]),
    ("ropinirole XL 2mg nightly", &["ropinirole"]),
    ("ROPINIROLE", &["ropinirole"]),
    ("Ｒｅｑｕｉｐ", &["ropinirole"]),
    ("리큅을 먹고 있어요", &["ropinirole"]),
    ("Neupro patch 2 mg/24 h", &["rotigotine"]),
    ("뉴프로 패취 2mg", &["rotigotine"]),
    ("뉴프로패취", &["rotigotine"]),
    ("Tab. Sinemet 25/100", &["levodopa", "carbidopa"]),
    ("carbidopa/levodopa 25-100", &["carbidopa", "levodopa"]),
    ("마도파정 125", &["levodopa", "benserazide"]),
    ("Stalevo", &["levodopa", "carbidopa", "entacapone"]),
    ("amitriptyline (Elavil)", &["amitriptyline"]),
    ("Tylenol", &["paracetamol"]),
    ("Tylenol PM", &["paracetamol", "diphenhydramine"]),
    ("tylenol-pm extra strength", &["paracetamol", "diphenhydramine"]),
    ("타이레놀 콜드 에스정", &["paracetamol", "chlorpheniramine", "pseudoephedrine", "dextromethorphan"]),
    ("타이레놀8시간이알서방정", &["paracetamol"]),
    ("NyQuil", &["paracetamol", "dextromethorphan", "doxylamine"]),
    ("Night Nurse capsules", &["paracetamol", "promethazine", "dextromethorphan"]),
    ("Unisom SleepGels", &["diphenhydramine"]),
    ("Unisom", &["doxylamine"]),
    ("ZzzQuil", &["diphenhydramine"]),
    ("ZzzQuil Pure Zzzs", &["melatonin"]),
    ("Benadryl 25mg", &["diphenhydramine"]),
    ("Benadryl One A Day", &["cetirizine"]),
    ("Nytol Herbal", &["valerian"]),
    ("아론정", &["doxylamine"]),
    ("디클렉틴장용정", &["doxylamine", "pyridoxine"]),
    ("슬리펠정 2정", &["diphenhydramine"]),
    ("metformin and ropinirole", &["metformin", "ropinirole"]),
    ("losartan/HCTZ", &["losartan", "hydrochlorothiazide"]),
    ("losartan potassium 50 mg", &["losartan"]),
    ("losartan + potassium", &["losartan", "potassium"]),
    ("로사르탄칼륨정", &["losartan"]),
    ("atorvastatin calcium", &["atorvastatin"]),
    ("아토르바스타틴칼슘삼수화물", &["atorvastatin"]),
    ("simvastatin + amlodipine", &["simvastatin", "amlodipine"]),
    ("코자플러스정", &["losartan", "hydrochlorothiazide"]),
    ("세비카HCT", &["olmesartan", "amlodipine", "hydrochlorothiazide"]),
    ("심비코트 터부헬러", &["budesonide", "formoterol"]),
    ("세레타이드250디스커스", &["fluticasone", "salmeterol"]),
    ("vitamin K", &["vitamin_k"]),
    ("Vitamin K2 (MK-7) 180 µg", &["vitamin_k"]),
    ("비타민 K2", &["vitamin_k"]),
    ("vitamin D3 with K2", &["vitamin_d", "vitamin_k"]),
    ("vitamin B12", &["cobalamin"]),
    ("마그네슘400mg", &["magnesium"]),
    ("magnesium oxide 400", &["magnesium"]),
    ("칼슘마그네슘비타민D", &["calcium", "magnesium", "vitamin_d"]),
    ("칼슘철분제", &["calcium", "iron"]),
    ("milk of magnesia", &["magnesium_hydroxide"]),
    ("esomeprazole magnesium", &["esomeprazole"]),
    ("ferrous sulphate", &["iron"]),
    ("훼로바유서방정", &["iron"]),
    ("페린젝트주", &["ferric_carboxymaltose"]),
    ("multivitamins with iron", &["multivitamin", "iron"]),
    ("tonic water, a glass each night", &["quinine"]),
    ("gin & tonic", &["quinine"]),
    ("hydroquinine", &["hydroquinine"]),
    ("Tylenol P.M.", &["paracetamol", "diphenhydramine"]),
    ("한국산도스프라미펙솔정", &["pramipexole"]),
    ("combined oral contraceptive pill", &["ethinylestradiol"]),
    ("teva-pramipexole", &["pramipexole"]),
    ("quinine", &["quinine"]),
    ("quinidine", &["quinidine"]),
    ("quinapril", &["quinapril"]),
    ("hydralazine", &["hydralazine"]),
    ("hydroxyzine", &["hydroxyzine"]),
    ("chlorpromazine", &["chlorpromazine"]),
    ("chlorpropamide", &["chlorpropamide"]),
    ("prednisone", &["prednisone"]),
    ("prednisolone", &["prednisolone"]),
    ("lamotrigine", &["lamotrigine"]),
    ("lamivudine", &["lamivudine"]),
    ("bupropion", &["bupropion"]),
    ("buspirone", &["buspirone"]),
    ("clonidine", &["clonidine"]),
    ("clonazepam", &["clonazepam"]),
    ("gabapentin enacarbil", &["gabapentin_enacarbil"]),
    ("Horizant 600", &["gabapentin_enacarbil"]),
    ("co codamol 30/500", &["paracetamol", "codeine"]),
    ("St. John’s Wort", &["st_johns_wort"]),
    ("종합감기약", &["paracetamol", "chlorpheniramine", "methylephedrine", "caffeine", "guaifenesin"]),
    ("oxycodone/naloxone", &["oxycodone", "naloxone"]),
    ("Targin 10/5", &["oxycodone"]),
    ("no iron, magnesium", &["magnesium"]),
    ("amlodipine (calcium channel blocker)", &["amlodipine"]),
    ("Lévothyroxine", &["levothyroxine"]),
    ("피디펙솔정 0.25mg", &["pramipexole"]),
    ("카발린캡슐 75mg", &["pregabalin"]),
    ("가바페닌", &["gabapentin"]),
    ("페로바유서방정", &["iron"]),
    ("헤모큐", &["iron"]),
    ("Feroba-U", &["iron"]),
    ("다이크로짇정", &["hydrochlorothiazide"]),
    ("다이크로지드", &["hydrochlorothiazide"]),
    ("자미슬정", &["doxylamine"]),
    ("졸리민", &["diphenhydramine"]),
    ("미르탁스정 15mg", &["mirtazapine"]),
    ("화이투벤", &["paracetamol", "chlorpheniramine"]),
    ("cinchona bark", &["quinine"]),
    ("cinchona tincture", &["quinine"]),
];

#[rustfmt::skip]
const KINDS: &[(&str, &[&str])] = &[
    ("unspecified_diuretic", &["이뇨제", "이뇨제를 먹어요", "water pill", "Water pills", "water tablet", "water tablets 1 a day", "diuretic", "diuretics", "thiazide diuretic"]),
    ("unspecified_potassium_sparing_diuretic", &["potassium-sparing diuretic", "potassium sparing diuretics", "칼륨 보존 이뇨제"]),
    ("unspecified_sleep_aid", &["수면유도제", "수면 유도제", "sleep aid", "sleep aids", "sleep-aid"]),
    ("unspecified_cold_remedy", &["감기약", "cold medicine", "cold medicines", "cold remedy", "cold & flu tablets", "cold and flu tablets", "코감기약"]),
    ("unspecified_antihistamine", &["allergy pill", "allergy pills", "antihistamine", "antihistamines", "anti-histamine", "알레르기약"]),
    ("unspecified_statin", &["고지혈증약", "고지혈증 약", "statin", "statins", "cholesterol pill", "cholesterol pills"]),
    ("unspecified_antidepressant", &["antidepressant", "anti-depressants", "항우울제", "우울증약"]),
    ("unspecified_anticoagulant", &["blood thinner", "blood thinners", "혈액희석제", "항응고제", "피를 묽게 하는 약"]),
];

#[rustfmt::skip]
const CLOSE: &[(&str, &str)] = &[
    ("pramipexol", "pramipexole"), ("pramipexol 0.18 mg", "pramipexole"), ("ropinerole", "ropinirole"), ("ropinirol", "ropinirole"),
    ("Mirapax", "pramipexole"), ("gabapentine", "gabapentin"), ("gabapentn 300", "gabapentin"), ("diphenhydramin", "diphenhydramine"),
    ("diphenhidramine", "diphenhydramine"), ("metaclopramide", "metoclopramide"), ("escitalopran oxalate", "escitalopram"),
    ("sertaline", "sertraline"), ("quetiapin", "quetiapine"), ("mirtazepine", "mirtazapine"), ("amitriptylin", "amitriptyline"),
    ("spironolacton", "spironolactone"), ("hydrochlorthiazide", "hydrochlorothiazide"), ("atorvastatine", "atorvastatin"), ("magnesuim", "magnesium"),
    ("프라미팩솔", "pramipexole"), ("프라미팩솔정 0.25mg", "pramipexole"), ("가바팬틴", "gabapentin"), ("디팬히드라민", "diphenhydramine"),
];

#[rustfmt::skip]
const UNKNOWN: &[&str] = &[
    "", " ", "none", "None.", "nothing", "n/a", "없음", "없어요", "모름", "blood pressure pill", "blood pressure tablets", "sleeping pill",
    "sleeping tablets", "heart medicine", "a small white one", "painkiller", "혈압약", "당뇨약", "수면제", "고혈압약 한 알", "no iron", "caffeine free", "calcium channel blocker", "마그네슘 없음", "철도", "123", "0.25 mg",
    "💊", "\u{0}\u{ffff}", "mira", "don't know", "same as last year", "the pill for my cholesterol", "vitamins", "inhaler", "eye drops",
    "progestogen-only pill", "decaf coffee", "SSRI", "dopamine", "increase", "approved", "the doctor gave me something",
    "waterfall", "water", "station", "stating", "satin", "status", "diabetic", "dietetic", "dietician", "sleep", "asleep and", "said cold", "a cold",
    "allergy", "allergies", "cholesterol", "blood thinning", "antidepressive", "no statin", "no diuretics", "이뇨", "고지혈증", "우울증", "감기", "알레르기",
    "non-drowsy antihistamine", "natural sleep aid", "화이투벤 나잘스프레이",
];

#[test]
fn lines_that_name_medicines_are_read_exactly() {
    for (line, expected) in EXACT {
        assert_eq!(exact(line), *expected, "{line:?}");
    }
    assert!(EXACT.len() + CLOSE.len() + UNKNOWN.len() >= 100);
}

#[test]
fn a_kind_without_a_name_is_read_as_that_kind() {
    for (kind, lines) in KINDS {
        for line in *lines {
            assert_eq!(exact(line), [*kind], "{line:?}");
        }
    }
    assert_eq!(KINDS.len(), medicines().iter().filter(|medicine| medicine.unspecified).count());
    assert_eq!(exact("water pill, statin"), ["unspecified_diuretic", "unspecified_statin"]);
}

#[test]
fn a_name_goes_before_its_kind() {
    for (line, expected) in [
        ("bupropion (antidepressant)", "bupropion"),
        ("cetirizine, an allergy pill", "cetirizine"),
        ("melatonin sleep aid", "melatonin"),
        ("blood thinner: apixaban", "apixaban"),
        ("아스피린 (혈액희석제)", "aspirin"),
        ("spironolactone - water pill", "spironolactone"),
        ("my statin is Lipitor", "atorvastatin"),
    ] {
        assert_eq!(exact(line), [expected], "{line:?}");
    }
}

#[test]
fn misspellings_are_close_and_never_exact() {
    for (line, expected) in CLOSE {
        match identify(line).found {
            Match::Close { medicines, .. } => assert_eq!(ids(&medicines), [*expected], "{line:?}"),
            other => panic!("{line:?} was read as {other:?}"),
        }
    }
}

#[test]
fn lines_that_name_nothing_stay_unknown() {
    for line in UNKNOWN {
        assert_eq!(identify(line).found, Match::Unknown, "{line:?}");
    }
}

#[test]
fn a_misspelling_beside_a_name_is_kept_for_asking() {
    let read = identify("metformin, ropinerole");
    assert_eq!(ids(read.found.medicines()), ["metformin"]);
    assert_eq!(read.resembling.iter().flat_map(|near| ids(&near.medicines)).collect::<Vec<_>>(), ["ropinirole"]);
    assert!(identify("Mirapex 0.25 mg at bedtime").resembling.is_empty());
}

#[test]
fn the_line_is_kept_letter_for_letter() {
    assert_eq!(identify(" Mirapex\t0.25 ").as_written, " Mirapex\t0.25 ");
}
