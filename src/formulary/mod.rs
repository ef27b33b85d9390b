//! Medicines by name.
use crate::model::Set;
use crate::model::ids::ids;
ids! { /// Role.
Role in "role" { Dopaminergic="dopaminergic", Alpha2Delta="alpha2_delta", Quinine="quinine", Iron="iron", Magnesium="magnesium", Calcium="calcium", Potassium="potassium", VitaminK="vitamin_k", RaisesPotassium="raises_potassium", LowersPotassium="lowers_potassium", Diuretic="diuretic", BindsMinerals="binds_minerals", WarfarinLike="warfarin_like", Anticoagulant="anticoagulant", Antiplatelet="antiplatelet", QuinineInteracts="quinine_interacts", Akathisia="akathisia", MuscleToxic="muscle_toxic", ClotRisk="clot_risk", NerveToxic="nerve_toxic", WithdrawalRestless="withdrawal_restless", Sedating="sedating" } }
ids! { /// Strength.
Strength in "strength" { Controlled="controlled", Series="series", Reports="reports" } }
ids! { /// Exception.
Exception in "exception" { MayEase="may_ease", Neutral="neutral", LessLikely="less_likely" } }
ids! { /// Class.
Class in "medicine_class" { DopamineAgonist="dopamine_agonist", Other="other" } }
/// A medicine.
#[derive(Debug)]
pub struct Medicine {
    /// id
    pub id: String,
    /// class
    pub class: Class,
    /// rls
    pub worsens_rls: Option<Strength>,
    /// cramps
    pub brings_cramps: Option<Strength>,
    /// roles
    pub roles: Set<Role>,
    /// exception
    pub exception: Option<Exception>,
}
/// Identified.
#[derive(Clone, Debug)]
pub struct Identified {
    /// text
    pub as_written: String,
    /// found
    pub found: Match,
}
/// Match.
#[derive(Clone, Debug)]
pub enum Match {
    /// exact
    Exact(Vec<&'static Medicine>),
    /// close
    Close {
        /// name
        name: &'static str,
        /// medicines
        medicines: Vec<&'static Medicine>,
    },
    /// unknown
    Unknown,
}
/// Identify.
pub fn identify(as_written: &str) -> Identified {
    Identified { as_written: as_written.to_owned(), found: Match::Unknown }
}
