//! What stands beside results: the published thresholds for iron, and whom to ask about everything else.

use chrono::NaiveDate;

use super::words::{taken, value};
use crate::model::{IronReading, LabDraw, LabTest, LabUnit, RedFlag, Tri, Urgency};
use crate::report::diary::{DateFacet, date};
use crate::report::wording;
use crate::rules::iron::{self, Iron};
use crate::rules::labs::Marker;
use crate::rules::red_flags::{self, Raised};
use crate::rules::{Case, Known, labs};
use crate::text::{Lang, fill};

/// Tests whose far values are dangerous, by whatever slip: the laboratory marks them, this program has no limits.
const MARKED: &[LabTest] =
    &[LabTest::Potassium, LabTest::Magnesium, LabTest::Calcium, LabTest::Creatinine, LabTest::Haemoglobin];

/// Tests from which the iron reading is made.
pub const OF_IRON: &[LabTest] =
    &[LabTest::Ferritin, LabTest::TransferrinSaturation, LabTest::Iron, LabTest::IronBindingCapacity];

/// Signs that follow from a ferritin or a saturation, and the one that follows from a haemoglobin.
const FLAGS_OF_IRON: &[RedFlag] = &[RedFlag::IronLossUnexplained, RedFlag::IronOverload];

/// Days after which a result tells first how old it is, as on the doctor's page.
const RECENT_DAYS: i64 = 14;

/// The bands of the IRLS total (Walters 2003): the least total of each, and the id of its name.
const BANDS: [(f64, &str); 5] =
    [(31.0, "very_severe"), (21.0, "severe"), (11.0, "moderate"), (1.0, "mild"), (0.0, "none")];

/// A draw as the rules read it beside what is known of the person.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The draw.
    pub draw: &'a LabDraw,
    /// Signs that its results raise, the most urgent first.
    pub flags: Vec<Raised>,
    /// What ferritin and saturation say, where one is there.
    pub iron: Option<Iron>,
    /// The saturation in percent, and whether it was worked out.
    pub saturation: Option<(f64, bool)>,
    /// From when a retest may be asked about.
    pub retest: Option<NaiveDate>,
    /// The ferritin or the saturation of another blood that it is read with.
    beside: Option<(LabTest, Marker)>,
    /// The age is known, and the conditions are.
    known: [bool; 2],
}

impl<'a> Judged<'a> {
    /// Reads a draw beside the lasting facts. Of the `newest` iron result a retest is spoken of.
    pub fn of(draw: &'a LabDraw, known: &Known<'_>, newest: bool) -> Self {
        let answers = known.of_draw(draw);
        let case = Case::new(&answers);
        let saturation = labs::saturation(draw);
        let read = known.results().iron_of(draw);
        let other = |marker: Option<Marker>, own: bool| marker.filter(|_| !own);
        let ferritin = other(read.ferritin, labs::ferritin(draw).is_some());
        let beside = ferritin
            .map(|marker| (LabTest::Ferritin, marker))
            .or_else(|| Some((LabTest::TransferrinSaturation, other(read.saturation, saturation.is_some())?)));
        let of_iron = labs::ferritin(draw).is_some() || saturation.is_some();
        let raised_by = |flag: &Raised| {
            (of_iron && FLAGS_OF_IRON.contains(&flag.id))
                || (answers.haemoglobin.is_some() && flag.id == RedFlag::SevereAnaemia)
                || (answers.potassium_marked == Some(Tri::Yes) && flag.id == RedFlag::ElectrolyteDisturbance)
        };
        Self {
            draw,
            flags: red_flags::find(&case).into_iter().filter(raised_by).collect(),
            iron: iron::assess(&case).filter(|_| of_iron),
            saturation,
            retest: labs::retest(&case, draw.on).filter(|_| of_iron && newest),
            beside,
            known: [answers.age.is_some(), answers.conditions.is_some()],
        }
    }

    /// The signs, as paragraphs; each title says how urgent. An old result tells its age first, and what was urgent on that
    /// day is not called so of today.
    pub fn urgent(&self, today: NaiveDate, lang: Lang) -> Vec<String> {
        self.signs(today, lang).into_iter().flat_map(|(_, said)| said).collect()
    }

    /// The same, each sign with how urgent it is now.
    pub fn signs(&self, today: NaiveDate, lang: Lang) -> Vec<(Urgency, Vec<String>)> {
        let days = (today - self.draw.on.last()).num_days();
        let number = days.to_string();
        let say = |facet, holes: &[(&str, &str)]| fill(lang.say(["lab", "aged", facet]), holes);
        let said = |flag: &Raised| {
            let (sign, text) = (lang.of(flag.id, "title"), lang.red_flag(flag.id, flag.urgency));
            let title = || format!("!! {} – {sign}", lang.of(flag.urgency, "name"));
            match (days > RECENT_DAYS, flag.urgency >= Urgency::SameDay) {
                (false, _) => (flag.urgency, vec![title(), text.to_owned()]),
                (true, false) => (flag.urgency, vec![title(), say("text", &[("days", &number)]), text.to_owned()]),
                (true, true) => {
                    let title = say("title", &[("sign", sign), ("date", &taken(self.draw.on, lang))]);
                    (Urgency::Soon, vec![title, say("same_day", &[("days", &number)])])
                }
            }
        };
        self.flags.iter().map(said).collect()
    }

    /// What is said of the results, a paragraph each.
    pub fn said(&self, today: NaiveDate, lang: Lang) -> Vec<String> {
        [self.said_of_iron(today, lang), self.said_of_others(lang)].concat()
    }

    /// What ferritin and saturation say, and from when they may be tested again.
    pub fn said_of_iron(&self, today: NaiveDate, lang: Lang) -> Vec<String> {
        let mut said = self.of_iron(lang);
        said.extend(self.when_again(today, lang));
        if self.iron.is_some() {
            said.push(lang.say(["lab", "iron", "sources"]).to_owned());
        }
        said
    }

    /// Whom to ask about everything else.
    pub fn said_of_others(&self, lang: Lang) -> Vec<String> {
        [self.others(lang), self.band(lang)].concat()
    }

    fn of_iron(&self, lang: Lang) -> Vec<String> {
        let Some(found) = &self.iron else { return Vec::new() };
        let say = |facet| lang.say(["lab", "iron", facet]).to_owned();
        let mut said = Vec::new();
        if let Some((computed, true)) = self.saturation {
            let shown = value(computed, LabUnit::Percent, lang);
            said.push(fill(lang.say(["lab", "iron", "computed"]), &[("value", &shown)]));
        }
        if let Some((test, marker)) = self.beside {
            let holes = [
                ("test", lang.of(test, "name").to_owned()),
                ("value", value(marker.value, test.scales()[0].unit, lang)),
                ("date", taken(marker.on, lang)),
            ];
            said.push(fill(lang.say(["lab", "iron", "beside"]), &holes.each_ref().map(|(n, t)| (*n, t.as_str()))));
            if test == LabTest::TransferrinSaturation && marker.value > iron::SATURATION_CEILING {
                said.push(say("overload"));
            }
        }
        said.push(wording::iron(found.reading, found.facet, lang).to_owned());
        // The article has no number for too much iron.
        let unsaid = matches!(found.reading, IronReading::Overload | IronReading::Incomplete | IronReading::HighUnread);
        if found.facet == "text" && !unsaid {
            said.push(lang.say(["iron", "article", "text"]).to_owned());
        }
        let may_look_high = matches!(found.reading, IronReading::Between75And100 | IronReading::AboveThresholds);
        if may_look_high && self.draw.ill.is_none() {
            said.push(say("ill"));
        }
        // Iron of the same day and a late hour move the saturation, and little else.
        if [self.draw.morning, self.draw.off_iron].iter().any(|answer| *answer != Some(Tri::Yes)) {
            said.push(say("taken"));
        }
        match self.known {
            [true, true] => {}
            [true, false] => said.push(say("unknown_part")),
            [false, _] => said.push(say("unknown")),
        }
        said
    }

    /// From when a retest may be asked about.
    pub fn when_again(&self, today: NaiveDate, lang: Lang) -> Option<String> {
        let from = self.retest?;
        let facet = if from <= today { "now" } else { "from" };
        Some(fill(lang.say(["lab", "retest", facet]), &[("date", &date(from, DateFacet::Year, lang))]))
    }

    /// Tests that are kept and not judged.
    pub fn not_judged(&self) -> Vec<LabTest> {
        let judged = |test| match test {
            LabTest::Ferritin | LabTest::TransferrinSaturation | LabTest::IrlsTotal => true,
            LabTest::Iron | LabTest::IronBindingCapacity => self.saturation.is_some_and(|(_, computed)| computed),
            LabTest::Haemoglobin => self.flags.iter().any(|flag| flag.id == RedFlag::SevereAnaemia),
            _ => false,
        };
        self.draw.results.iter().map(|result| result.test).filter(|test| !judged(*test)).collect()
    }

    fn others(&self, lang: Lang) -> Vec<String> {
        let mut said = Vec::new();
        let names: Vec<&str> = self.not_judged().iter().map(|test| lang.of(*test, "name")).collect();
        if !names.is_empty() {
            said.push(fill(lang.say(["lab", "others", "text"]), &[("list", &names.join(", "))]));
        }
        if self.draw.result(LabTest::Potassium).is_some() {
            said.push(lang.say(["lab", "others", "potassium"]).to_owned());
        }
        let of_mark = |mark: Option<Tri>| {
            self.draw.results.iter().filter(move |one| MARKED.contains(&one.test) && one.marked == mark)
        };
        let marked: Vec<&str> = of_mark(Some(Tri::Yes)).map(|one| lang.of(one.test, "name")).collect();
        if !marked.is_empty() {
            said.push(fill(lang.say(["lab", "others", "is_marked"]), &[("list", &marked.join(", "))]));
        }
        if of_mark(None).next().is_some() {
            said.push(lang.say(["lab", "others", "marked"]).to_owned());
        }
        said
    }

    fn band(&self, lang: Lang) -> Vec<String> {
        let Some(total) = self.draw.value(LabTest::IrlsTotal) else { return Vec::new() };
        let band = BANDS.iter().find(|(least, _)| total >= *least).map_or("none", |(_, band)| band);
        vec![lang.say(["lab_irls", band, "text"]).to_owned(), lang.say(["lab", "irls", "licence"]).to_owned()]
    }
}
