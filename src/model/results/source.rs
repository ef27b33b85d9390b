//! Where what is said comes from.

use crate::model::ids::ids;

ids! {
    /// The bibliography's keys; `data/sources.json` has the references.
    Source in "source" {
        Aan2016 = "aan_2016", Allen2009 = "allen_2009", Allen2011 = "allen_2011", Allen2014 = "allen_2014",
        Allen2018 = "allen_2018", Article = "article", Aurora2012 = "aurora_2012", Benes2009 = "benes_2009",
        BmjRls = "bmj_rls", Borba2020 = "borba_2020", Carney2012 = "carney_2012", CaudaEquinaCard = "cauda_equina_card",
        Chen2018 = "chen_2018", ChoSj2009 = "cho_sj_2009", ChoYw2008 = "cho_yw_2008", Do2013 = "do_2013",
        FdaQuinine = "fda_quinine", Ferri2007 = "ferri_2007", Fulda2021 = "fulda_2021",
        GarciaBorreguero2007 = "garcia_borreguero_2007", GarciaBorreguero2011 = "garcia_borreguero_2011",
        GarciaBorreguero2016 = "garcia_borreguero_2016", Garrison2012 = "garrison_2012", Garrison2020 = "garrison_2020",
        GeneralPractice = "general_practice", Grandner2017 = "grandner_2017", Hallegraeff2012 = "hallegraeff_2012",
        Hallegraeff2017 = "hallegraeff_2017", Hawke2021 = "hawke_2021", Hening2009 = "hening_2009",
        Hoque2010 = "hoque_2010", HouseRule = "house_rule", Icsd3Cramps = "icsd3_cramps", Kdri2020 = "kdri_2020",
        KimTj2019 = "kim_tj_2019", Kohnen2007 = "kohnen_2007", Kolla2018 = "kolla_2018", Kondori2020 = "kondori_2020",
        Levenson2013 = "levenson_2013", Luo2020 = "luo_2020", MayoRhabdomyolysis = "mayo_rhabdomyolysis",
        MndTool = "mnd_tool", Mohw109 = "mohw_109", NhsCramps = "nhs_cramps", NhsDvt = "nhs_dvt",
        NhsPreeclampsia = "nhs_preeclampsia", NiceNg12 = "nice_ng12", NihExp2010 = "nih_exp_2010",
        Ondo2004 = "ondo_2004", Phwr2023 = "phwr_2023", Picchietti2015 = "picchietti_2015", RcemLimb = "rcem_limb",
        Reed2016 = "reed_2016", RequipLabel = "requip_label", RlsOrKr = "rls_or_kr", Silber2021 = "silber_2021",
        Tan2024 = "tan_2024", UptodateMimics = "uptodate_mimics", Voon2011 = "voon_2011", Walters2014 = "walters_2014",
        Winkelman2025 = "winkelman_2025", Zhou2023 = "zhou_2023", Zhuang2019 = "zhuang_2019",
    }
}
