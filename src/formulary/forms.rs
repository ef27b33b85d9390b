//! Words around a name: forms, salts, doses, makers and everyday words.

/// What may follow a Hangul name without a space: forms, release, salts, particles.
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "정", "제", "약", "액", "산", "캡슐", "연질", "경질", "캅셀", "서방", "장용", "필름",
    "코팅", "붕해", "구강", "속붕", "확산", "츄어블", "츄정", "시럽", "현탁", "건조", "과립",
    "세립", "엑스", "주사", "주", "프리필드", "시린지", "패취", "패치", "첩부", "흡입", "에어로솔",
    "에보할러", "디스커스", "터부헬러", "터부할러", "엘립타", "레스피맷", "핸디할러", "나잘", "스프레이",
    "점안", "크림", "연고", "겔", "좌제", "트로키", "밀리그램", "밀리그람", "마이크로그램", "그램",
    "엠지", "서스펜션", "서방형", "지속성", "이알", "에스알", "엑스알", "씨알", "엑스엘", "오디",
    "디티", "솔탭", "염산염", "염산", "황산염", "황산", "말레산염", "말레산", "베실산염", "베실산",
    "메실산염", "메실산", "타르타르산염", "타르타르산", "푸마르산염", "숙신산염", "옥살산염", "브롬화수소산염",
    "캄실산염", "아디페이트", "베실레이트", "나트륨", "일수화물", "이수화물", "삼수화물", "수화물", "무수물",
    "영양제", "보충제", "복용", "복용중", "중", "먹는", "성분", "함유", "을", "를", "은", "는",
    "이", "가", "과", "와", "랑", "이랑", "하고", "도", "만", "및",
];

/// Makers whose name stands before that of a Korean generic without a space.
#[rustfmt::skip]
pub(super) const MAKERS: &[&str] = &[
    "한미", "대웅", "종근당", "유한", "동아", "명인", "환인", "일동", "보령", "삼진", "제일",
    "광동", "현대", "부광", "한림", "영진", "신풍", "경동", "휴온스", "동국", "동화", "셀트리온",
    "일양", "삼남", "화이자", "산도스", "하나", "고려", "대원", "한독", "안국", "건일", "국제",
    "알보젠", "이든", "하원", "경보", "대화", "영풍", "위더스", "테바", "비씨", "씨제이", "녹십자",
    "중외", "제이더블유", "삼천당", "동구", "구주", "마더스", "메디카", "엘지", "신일", "조아", "태극",
    "한국", "한국산도스", "한국화이자", "진양", "유니메드", "파마킹", "라이트팜",
];

/// A name after one of these is not taken.
pub(super) const NEGATIONS_BEFORE: &[&str] = &["no", "non", "not", "without", "never"];
/// A name before one of these is not taken.
pub(super) const NEGATIONS_AFTER: &[&str] = &["free", "없음", "없이", "없다", "없어요", "안", "제외", "무함유"];

/// Everyday words of a line of medicines, in order: never a misspelt name.
#[rustfmt::skip]
pub(super) const PLAIN_WORDS: &[&str] = &[
    "ability", "about", "accurate", "acetate", "active", "actively", "adults", "after", "again", "agonist",
    "agonists", "alive", "allergies", "allergy", "always", "ambient", "antacid", "antacids", "antibiotic",
    "antibiotics", "approval", "approved", "arthritis", "aspirate", "asthma", "augmentation", "augmented",
    "bedtime", "before", "besilate", "besylate", "bicarbonate", "birth", "bitartrate", "blocker", "blockers",
    "blood", "bones", "bottle", "breakfast", "breath", "bromide", "capsule", "capsules", "carbonate", "cardiac",
    "chest", "chewable", "chloride", "cholesterol", "chronic", "circadian", "citrate", "clarity", "coated",
    "collator", "comparing", "complex", "compound", "compress", "concerns", "contraception", "contraceptive",
    "contract", "contrary", "contrast", "control", "controlled", "correct", "corrected", "correction", "correctly",
    "cough", "coverage", "cramp", "cramps", "cream", "creative", "creator", "current", "currently", "daily",
    "delayed", "depression", "diabetes", "diabetic", "dihydrate", "dihydrochloride", "dinner", "dissolving",
    "doctor", "dopamine", "dosage", "doses", "drops", "effect", "effective", "efficient", "ended", "enteric",
    "evening", "every", "extended", "extra", "extract", "fatty", "ferric", "ferrous", "fever", "first", "fluid",
    "forte", "fumarate", "generic", "gluconate", "gummies", "gummy", "habitual", "hayfever", "headache", "health",
    "heart", "herbal", "hormone", "hormones", "hydrobromide", "hydrochloride", "hydrogen", "hypertension",
    "immediate", "increase", "increased", "increasing", "infer", "infusion", "inhaled", "inhaler", "inhalers",
    "inhibit", "inhibitor", "inhibitors", "injection", "injections", "insomnia", "internal", "interval", "kidney",
    "lactate", "laxative", "laxatives", "liquid", "liver", "lozenge", "lyric", "maleate", "material", "maximum",
    "medication", "medications", "medicine", "medicines", "mesilate", "mesylate", "micrograms", "migraine",
    "milligram", "milligrams", "moderate", "modified", "modulate", "monohydrate", "month", "monthly", "morning",
    "mouth", "moving", "multi", "muscle", "nasal", "natural", "needed", "nerve", "nerves", "night", "nightly",
    "nights", "nitrate", "normal", "nothing", "often", "ointment", "omega", "organic", "other", "oxalate", "oxide",
    "painkiller", "painkillers", "patch", "patches", "phosphate", "pills", "plane", "plans", "plant", "powder",
    "precise", "preparing", "prescribed", "prescription", "pressure", "preventer", "product", "program",
    "prolonged", "question", "reaction", "reactions", "reactive", "recently", "relation", "relaxant", "release",
    "relief", "reliever", "remedy", "restored", "sachet", "sachets", "seldom", "shots", "singular", "sleep",
    "sleeping", "sodium", "softgel", "softgels", "sometimes", "spray", "started", "steroid", "steroids", "stomach",
    "stopped", "strength", "strong", "succinate", "sugar", "sulfate", "sulphate", "supplement", "supplements",
    "symmetric", "syrup", "tablet", "tablets", "taken", "taking", "tartar", "tartrate", "therapy", "thiazide",
    "thiazides", "thinner", "thinners", "three", "throat", "thyroid", "times", "tincture", "translate", "twice",
    "ultra", "unknown", "unsure", "usually", "vaccine", "valid", "various", "verbatim", "vitamin", "vitamins",
    "water", "weekly", "weeks", "weight", "white", "women", "years", "yellow", "young",
];

/// Whether nothing but forms, salts and particles stands there.
pub(super) fn tail(text: &str) -> bool {
    // A form is no longer than a handful of syllables; a longer rest is something else.
    fn inner(text: &str, steps: usize) -> bool {
        text.is_empty()
            || steps > 0 && TAILS.iter().any(|form| text.strip_prefix(form).is_some_and(|rest| inner(rest, steps - 1)))
    }
    inner(text, 5)
}

/// Whether a word is an everyday one.
pub(super) fn is_plain_word(word: &str) -> bool {
    PLAIN_WORDS.binary_search(&word).is_ok()
}
