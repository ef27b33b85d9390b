//! The page in five lines: medicines, onset, nights, iron, and what else is known of the body.

use super::Builder;
use super::numbers::clock_after_six;
use crate::diary::analysis::leg_medicines::acts_on_legs;
use crate::diary::analysis::{Amount, BaselineFrom, Comparison, Figure, LegMedicine};
use crate::diary::courses;
use crate::model::{Answers, Key, LabResult, LabTest, Moment, Since, Tri};
use crate::report::lab;
use crate::report::page::{Block, Part};
use crate::report::wording::{number_text, said, tame};
use crate::rules::labs::{Iron, Marker};
use crate::rules::recognised;

/// Medicines that are named.
const MOST_MEDICINES: usize = 4;

impl<'a> Builder<'_, 'a> {
    /// At most five lines; each only where something of it is known, or where it matters that it is not.
    pub(super) fn brief(&self) -> Part<'a> {
        if self.source.screening.is_none() && self.source.nights.is_empty() {
            return self.part("brief", Vec::new());
        }
        let lines = [Some(self.leg_medicines()), self.beginning(), self.nights_in_short(), self.iron(), self.body()];
        self.part("brief", vec![Block::Items(lines.into_iter().flatten().collect())])
    }

    fn leg_medicines(&self) -> String {
        let found = &self.source.analysis.leg_medicines;
        let mut list: Vec<String> = found.iter().take(MOST_MEDICINES).map(|one| self.leg_medicine(one)).collect();
        let (answers, at) = self.newest(&[Key::Medicines]).unwrap_or((self.judged.lasting.answers, self.source.now));
        let of_nights = |id: &str| found.iter().any(|one| one.ids.contains(&id));
        let date = at.format("%Y-%m-%d").to_string();
        for name in answers.medicines.iter().flatten() {
            let is = crate::formulary::identify(name);
            let mut known = recognised(&is).filter(|medicine| acts_on_legs(medicine)).peekable();
            if known.peek().is_some() && known.all(|medicine| !of_nights(medicine.id)) && list.len() < MOST_MEDICINES {
                let ended = courses::has_ended(&self.source.records.courses, name);
                let facet = if ended { "answered_ended" } else { "answered" };
                list.push(self.say("brief", facet, &[("name", &tame(name)), ("date", &date)]));
            }
        }
        let asked = self.judged.lasting.answers;
        if let Some(years) = asked.dopamine_medicine_years {
            list.push(self.say("brief", "years", &[("years", &number_text(years.get()))]));
        }
        // A list that names none tells it; without a list it is open.
        let named = self.source.analysis.watch.is_some() || asked.medicines.is_some();
        if !list.is_empty() && !named && asked.takes_dopamine_medicine.is_none() {
            list.push(self.say("brief", "dopamine_open", &[]));
        }
        let told = self.source.nights.iter().filter(|one| one.night.took.is_some()).count();
        match (list.is_empty(), asked.takes_dopamine_medicine) {
            (false, _) => self.say("brief", "medicines", &[("list", &list.join("; "))]),
            (true, Some(Tri::Yes)) => self.say("brief", "dopamine_unnamed", &[]),
            (true, Some(Tri::No)) => self.say("brief", "no_medicines", &[("told", &told.to_string())]),
            (true, None | Some(Tri::Unsure)) if told == 0 && asked.medicines.is_none() => {
                self.say("brief", "medicines_not_told", &[])
            }
            (true, None | Some(Tri::Unsure)) => self.say("brief", "dopamine_not_told", &[("told", &told.to_string())]),
        }
    }

    /// "ropinirole 1 mg (20:00; since Mon 21 Sep; 0.5 mg before)".
    fn leg_medicine(&self, one: &LegMedicine) -> String {
        let amount =
            |amount: Amount| format!("{} {}", number_text(amount.number), self.source.lang.of(amount.unit, "name"));
        let mut beside = Vec::new();
        if one.doses > 1 {
            beside.push(self.say("brief", "doses", &[("number", &one.doses.to_string())]));
        }
        if let Some((first, last)) = one.times {
            let (first, last) = (clock_after_six(first), clock_after_six(last));
            let once = first == last;
            let holes = [("first", first.as_str()), ("last", &last)];
            beside.push(if once { first.clone() } else { self.say("brief", "times", &holes) });
        }
        let listed = self.listed_since(one).filter(|_| one.from_the_first);
        beside.push(match listed {
            Some(since) => self.say("brief", "since_listed", &[("date", &lab::taken(since, self.source.lang))]),
            None if one.from_the_first => self.say("brief", "since_before", &[("date", &self.date(one.since))]),
            None => self.say("brief", "since", &[("date", &self.date(one.since))]),
        });
        if let Some(before) = one.before {
            beside.push(self.say("brief", "before", &[("amount", &amount(before))]));
        }
        if (self.source.analysis.period.last - one.last).num_days() >= 7 {
            beside.push(self.say("brief", "last", &[("date", &self.date(one.last))]));
        }
        let name = match one.amount {
            Some(of) => format!("{} {}", tame(&one.name), amount(of)),
            None => tame(&one.name),
        };
        format!("{name} ({})", beside.join("; "))
    }

    /// Since when it is taken so by the list of medicines, which knows longer than the nights.
    fn listed_since(&self, one: &LegMedicine) -> Option<Since> {
        let mut current = self.source.records.courses.iter().filter(|course| course.is_current());
        let course = current.find(|course| courses::is_same(&course.name, &one.name))?;
        let held = course.doses.iter().rev().find(|dose| dose.from.is_none_or(|from| from.first() <= one.since));
        match course.doses.len() {
            ..=1 => course.began,
            _ => held.and_then(|dose| dose.from),
        }
    }

    /// When the urge began then and begins now, and where it is new.
    fn beginning(&self) -> Option<String> {
        let analysis = self.source.analysis;
        let mut said = Vec::new();
        let watch = analysis.watch.as_ref();
        let watched = watch.and_then(|watch| Some((watch.baseline_from?, watch.baseline_onset?, watch.current.onset?)));
        if let Some((from, then, now)) = watched {
            let facet = match from {
                BaselineFrom::Remembered => "onset_remembered",
                BaselineFrom::Diary | BaselineFrom::DiaryDoseNotTold => "onset_watched",
            };
            let (then, now) = (clock_after_six(then), clock_after_six(now));
            said.push(self.say("brief", facet, &[("then", &then), ("now", &now)]));
        } else if let Some(onset) = self.figure_of(Figure::Onset) {
            let value = |side: &crate::diary::analysis::Side| side.value.map(|value| self.value(Figure::Onset, value));
            match (value(&onset.before), value(&onset.after)) {
                (Some(then), Some(now)) => {
                    said.push(self.say("brief", "onset_periods", &[("then", &then), ("now", &now)]));
                }
                (None, Some(now)) => said.push(self.say("brief", "onset_now", &[("now", &now)])),
                _ => {}
            }
        }
        if let Some(watch) = watch.filter(|watch| !watch.new_places.is_empty()) {
            let places: Vec<&str> = watch.new_places.iter().map(|part| self.source.lang.of(*part, "name")).collect();
            said.push(self.say("brief", "places", &[("list", &places.join(", "))]));
        }
        (!said.is_empty()).then(|| said.join(" "))
    }

    fn figure_of(&self, figure: Figure) -> Option<&Comparison> {
        self.source.analysis.periods.figures.iter().find(|one| one.figure == figure && one.after.told > 0)
    }

    fn nights_in_short(&self) -> Option<String> {
        let figures = [
            ("urge", Figure::UrgeNights),
            ("worst", Figure::UrgeSeverity),
            ("cramps", Figure::CrampNights),
            ("wakings", Figure::Wakings),
        ];
        let said = figures.into_iter().filter_map(|(facet, figure)| {
            let side = &self.figure_of(figure)?.after;
            let (told, of) = (side.told.to_string(), side.nights.to_string());
            let value = side.value.map(|value| self.value(figure, value)).unwrap_or_default();
            let count = side.count.map(|count| count.to_string()).unwrap_or_default();
            let holes = [("value", value.as_str()), ("count", &count), ("told", &told), ("nights", &of)];
            let how = match (side.value, side.count) {
                (Some(_), Some(_)) => "a_week",
                (Some(_), None) => "median",
                (None, Some(_)) => "few",
                (None, None) => "untold",
            };
            Some(self.say("brief", facet, &[("figure", &self.say("brief", how, &holes))]))
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// Ferritin and saturation, each with its own date where they are of two bloods, and the haemoglobin beside them.
    fn iron(&self) -> Option<String> {
        let Iron { ferritin, saturation } = self.judged.known.results().iron();
        let mut read: Vec<(Key, Marker)> = [(Key::Ferritin, ferritin), (Key::TransferrinSaturation, saturation)]
            .into_iter()
            .filter_map(|(key, marker)| Some((key, marker?)))
            .collect();
        read.sort_by_key(|(_, marker)| std::cmp::Reverse(marker.on.order()));
        let mut said: Vec<String> = Vec::new();
        for of_one in read.chunk_by(|(_, one), (_, other)| (one.kept, one.on) == (other.kept, other.on)) {
            said.extend(self.of_one_blood(of_one));
        }
        if !said.is_empty() {
            return Some(said.join(" "));
        }
        match self.newest(&[Key::Haemoglobin]) {
            Some((answers, at)) => Some(self.iron_told(answers, &[Key::Ferritin, Key::Haemoglobin], at)),
            None => Some(self.say("brief", "iron_not_told", &[])),
        }
    }

    /// What is read of one blood, kept or told.
    fn of_one_blood(&self, read: &[(Key, Marker)]) -> Option<String> {
        let (lang, on) = (self.source.lang, read.first()?.1.on);
        if !read.first()?.1.kept {
            let all = self.source.screening.into_iter();
            let mut all = all.chain(self.source.earlier.iter().map(|(at, answers)| (*at, answers)));
            let (at, answers) =
                all.find(|(at, answers)| on.day() == Some(at.date_naive()) && answers.has(read[0].0))?;
            let keys = [Key::Ferritin, Key::TransferrinSaturation, Key::Haemoglobin];
            let told =
                |key: &Key| *key == Key::Haemoglobin && answers.has(*key) || read.iter().any(|(of, _)| of == key);
            return Some(self.iron_told(answers, &keys.into_iter().filter(told).collect::<Vec<_>>(), at));
        }
        let draw = self.source.records.draws.iter().find(|draw| draw.on == on)?;
        let mut list: Vec<String> = read
            .iter()
            .map(|(key, marker)| {
                let test = if *key == Key::Ferritin { LabTest::Ferritin } else { LabTest::TransferrinSaturation };
                let worked_out = LabResult::new(test, marker.value, test.scales()[0].unit);
                lab::result(draw.result(test).unwrap_or(worked_out), lang)
            })
            .collect();
        list.extend(draw.result(LabTest::Haemoglobin).map(|result| lab::result(result, lang)));
        Some(self.say("brief", "iron_of", &[("list", &list.join("; ")), ("date", &lab::taken(on, lang))]))
    }

    fn iron_told(&self, answers: &Answers, keys: &[Key], at: Moment) -> String {
        let date = at.format("%Y-%m-%d").to_string();
        let told: Vec<String> = keys.iter().map(|key| said(answers, *key, self.source.lang)).collect();
        self.say("brief", "iron", &[("list", &told.join("; ")), ("date", &date)])
    }

    /// Pregnancy and illnesses; left out where the page is for others.
    fn body(&self) -> Option<String> {
        let answers = self.judged.lasting.answers;
        let weeks = answers.pregnancy_week.is_some() || answers.pregnancy_trimester.is_some();
        let tells = |key: &Key| match key {
            Key::Conditions => answers.conditions.is_some_and(|all| !all.is_empty()),
            Key::ConditionsUnsure => answers.conditions_unsure.is_some_and(|all| !all.is_empty()),
            Key::Pregnancy => !weeks && answers.tri(*key).is_some_and(Tri::not_no),
            Key::Breastfeeding => answers.tri(*key).is_some_and(Tri::not_no),
            key => answers.has(*key),
        };
        let keys = [
            Key::Pregnancy,
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::WeeksSinceBirth,
            Key::Breastfeeding,
            Key::Conditions,
            Key::ConditionsUnsure,
        ];
        let told = keys.into_iter().filter(|key| !self.source.redact && tells(key));
        let told: Vec<String> = told
            .map(|key| {
                let (_, at) = self.newest(&[key]).unwrap_or((answers, self.source.now));
                let date = at.format("%Y-%m-%d").to_string();
                self.say("brief", "told", &[("answer", &said(answers, key, self.source.lang)), ("date", &date)])
            })
            .collect();
        (!told.is_empty()).then(|| self.say("brief", "body", &[("list", &told.join("; "))]))
    }

    /// The newest screening that tells any of these, and when it was.
    fn newest(&self, keys: &[Key]) -> Option<(&Answers, Moment)> {
        let all = self.source.screening.into_iter();
        let all = all.chain(self.source.earlier.iter().map(|(at, answers)| (*at, answers)));
        all.map(|(at, answers)| (answers, at)).find(|(answers, _)| keys.iter().any(|key| answers.has(*key)))
    }
}
