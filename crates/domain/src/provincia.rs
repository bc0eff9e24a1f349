//! The provinces, and the metropolitan cities that took their place.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A province by its two-letter sigla. Those of Sardinia that were abolished and founded again are
/// all here: an old prospetto names the province of its own day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provincia(&'static str);

/// Sigla, ISTAT code, name, ISTAT code of the region, name of the region.
type Riga = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// ISTAT, codes of the territorial units, by ISTAT code.
const PROVINCE: &[Riga] = &[
    ("TO", "001", "Torino", "01", "Piemonte"),
    ("VC", "002", "Vercelli", "01", "Piemonte"),
    ("NO", "003", "Novara", "01", "Piemonte"),
    ("CN", "004", "Cuneo", "01", "Piemonte"),
    ("AT", "005", "Asti", "01", "Piemonte"),
    ("AL", "006", "Alessandria", "01", "Piemonte"),
    ("AO", "007", "Aosta", "02", "Valle d'Aosta"),
    ("IM", "008", "Imperia", "07", "Liguria"),
    ("SV", "009", "Savona", "07", "Liguria"),
    ("GE", "010", "Genova", "07", "Liguria"),
    ("SP", "011", "La Spezia", "07", "Liguria"),
    ("VA", "012", "Varese", "03", "Lombardia"),
    ("CO", "013", "Como", "03", "Lombardia"),
    ("SO", "014", "Sondrio", "03", "Lombardia"),
    ("MI", "015", "Milano", "03", "Lombardia"),
    ("BG", "016", "Bergamo", "03", "Lombardia"),
    ("BS", "017", "Brescia", "03", "Lombardia"),
    ("PV", "018", "Pavia", "03", "Lombardia"),
    ("CR", "019", "Cremona", "03", "Lombardia"),
    ("MN", "020", "Mantova", "03", "Lombardia"),
    ("BZ", "021", "Bolzano", "04", "Trentino-Alto Adige"),
    ("TN", "022", "Trento", "04", "Trentino-Alto Adige"),
    ("VR", "023", "Verona", "05", "Veneto"),
    ("VI", "024", "Vicenza", "05", "Veneto"),
    ("BL", "025", "Belluno", "05", "Veneto"),
    ("TV", "026", "Treviso", "05", "Veneto"),
    ("VE", "027", "Venezia", "05", "Veneto"),
    ("PD", "028", "Padova", "05", "Veneto"),
    ("RO", "029", "Rovigo", "05", "Veneto"),
    ("UD", "030", "Udine", "06", "Friuli-Venezia Giulia"),
    ("GO", "031", "Gorizia", "06", "Friuli-Venezia Giulia"),
    ("TS", "032", "Trieste", "06", "Friuli-Venezia Giulia"),
    ("PC", "033", "Piacenza", "08", "Emilia-Romagna"),
    ("PR", "034", "Parma", "08", "Emilia-Romagna"),
    ("RE", "035", "Reggio nell'Emilia", "08", "Emilia-Romagna"),
    ("MO", "036", "Modena", "08", "Emilia-Romagna"),
    ("BO", "037", "Bologna", "08", "Emilia-Romagna"),
    ("FE", "038", "Ferrara", "08", "Emilia-Romagna"),
    ("RA", "039", "Ravenna", "08", "Emilia-Romagna"),
    ("FC", "040", "Forlì-Cesena", "08", "Emilia-Romagna"),
    ("PU", "041", "Pesaro e Urbino", "11", "Marche"),
    ("AN", "042", "Ancona", "11", "Marche"),
    ("MC", "043", "Macerata", "11", "Marche"),
    ("AP", "044", "Ascoli Piceno", "11", "Marche"),
    ("MS", "045", "Massa-Carrara", "09", "Toscana"),
    ("LU", "046", "Lucca", "09", "Toscana"),
    ("PT", "047", "Pistoia", "09", "Toscana"),
    ("FI", "048", "Firenze", "09", "Toscana"),
    ("LI", "049", "Livorno", "09", "Toscana"),
    ("PI", "050", "Pisa", "09", "Toscana"),
    ("AR", "051", "Arezzo", "09", "Toscana"),
    ("SI", "052", "Siena", "09", "Toscana"),
    ("GR", "053", "Grosseto", "09", "Toscana"),
    ("PG", "054", "Perugia", "10", "Umbria"),
    ("TR", "055", "Terni", "10", "Umbria"),
    ("VT", "056", "Viterbo", "12", "Lazio"),
    ("RI", "057", "Rieti", "12", "Lazio"),
    ("RM", "058", "Roma", "12", "Lazio"),
    ("LT", "059", "Latina", "12", "Lazio"),
    ("FR", "060", "Frosinone", "12", "Lazio"),
    ("CE", "061", "Caserta", "15", "Campania"),
    ("BN", "062", "Benevento", "15", "Campania"),
    ("NA", "063", "Napoli", "15", "Campania"),
    ("AV", "064", "Avellino", "15", "Campania"),
    ("SA", "065", "Salerno", "15", "Campania"),
    ("AQ", "066", "L'Aquila", "13", "Abruzzo"),
    ("TE", "067", "Teramo", "13", "Abruzzo"),
    ("PE", "068", "Pescara", "13", "Abruzzo"),
    ("CH", "069", "Chieti", "13", "Abruzzo"),
    ("CB", "070", "Campobasso", "14", "Molise"),
    ("FG", "071", "Foggia", "16", "Puglia"),
    ("BA", "072", "Bari", "16", "Puglia"),
    ("TA", "073", "Taranto", "16", "Puglia"),
    ("BR", "074", "Brindisi", "16", "Puglia"),
    ("LE", "075", "Lecce", "16", "Puglia"),
    ("PZ", "076", "Potenza", "17", "Basilicata"),
    ("MT", "077", "Matera", "17", "Basilicata"),
    ("CS", "078", "Cosenza", "18", "Calabria"),
    ("CZ", "079", "Catanzaro", "18", "Calabria"),
    ("RC", "080", "Reggio Calabria", "18", "Calabria"),
    ("TP", "081", "Trapani", "19", "Sicilia"),
    ("PA", "082", "Palermo", "19", "Sicilia"),
    ("ME", "083", "Messina", "19", "Sicilia"),
    ("AG", "084", "Agrigento", "19", "Sicilia"),
    ("CL", "085", "Caltanissetta", "19", "Sicilia"),
    ("EN", "086", "Enna", "19", "Sicilia"),
    ("CT", "087", "Catania", "19", "Sicilia"),
    ("RG", "088", "Ragusa", "19", "Sicilia"),
    ("SR", "089", "Siracusa", "19", "Sicilia"),
    ("SS", "090", "Sassari", "20", "Sardegna"),
    ("NU", "091", "Nuoro", "20", "Sardegna"),
    ("CA", "092", "Cagliari", "20", "Sardegna"),
    ("PN", "093", "Pordenone", "06", "Friuli-Venezia Giulia"),
    ("IS", "094", "Isernia", "14", "Molise"),
    ("OR", "095", "Oristano", "20", "Sardegna"),
    ("BI", "096", "Biella", "01", "Piemonte"),
    ("LC", "097", "Lecco", "03", "Lombardia"),
    ("LO", "098", "Lodi", "03", "Lombardia"),
    ("RN", "099", "Rimini", "08", "Emilia-Romagna"),
    ("PO", "100", "Prato", "09", "Toscana"),
    ("KR", "101", "Crotone", "18", "Calabria"),
    ("VV", "102", "Vibo Valentia", "18", "Calabria"),
    ("VB", "103", "Verbano-Cusio-Ossola", "01", "Piemonte"),
    ("OT", "104", "Olbia-Tempio", "20", "Sardegna"),
    ("OG", "105", "Ogliastra", "20", "Sardegna"),
    ("VS", "106", "Medio Campidano", "20", "Sardegna"),
    ("CI", "107", "Carbonia-Iglesias", "20", "Sardegna"),
    ("MB", "108", "Monza e della Brianza", "03", "Lombardia"),
    ("FM", "109", "Fermo", "11", "Marche"),
    ("BT", "110", "Barletta-Andria-Trani", "16", "Puglia"),
    ("SU", "111", "Sud Sardegna", "20", "Sardegna"),
];

impl Provincia {
    /// Every province, by ISTAT code.
    pub fn tutte() -> impl Iterator<Item = Self> {
        PROVINCE.iter().map(|riga| Self(riga.0))
    }

    fn riga(self) -> &'static Riga {
        PROVINCE.iter().find(|riga| riga.0 == self.0).unwrap_or(&PROVINCE[0])
    }

    /// Two-letter sigla.
    #[must_use]
    pub const fn sigla(self) -> &'static str {
        self.0
    }

    /// Three-digit ISTAT code, as in the national prospetto file.
    #[must_use]
    pub fn codice_istat(self) -> &'static str {
        self.riga().1
    }

    /// Name.
    #[must_use]
    pub fn nome(self) -> &'static str {
        self.riga().2
    }

    /// Two-digit ISTAT code of the region.
    #[must_use]
    pub fn codice_regione(self) -> &'static str {
        self.riga().3
    }

    /// Name of the region.
    #[must_use]
    pub fn regione(self) -> &'static str {
        self.riga().4
    }

    /// The province with a three-digit ISTAT code.
    #[must_use]
    pub fn da_codice_istat(codice: &str) -> Option<Self> {
        PROVINCE.iter().find(|riga| riga.1 == codice).map(|riga| Self(riga.0))
    }
}

impl FromStr for Provincia {
    type Err = String;

    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let sigla = testo.trim().to_uppercase();
        PROVINCE
            .iter()
            .find(|riga| riga.0 == sigla)
            .map(|riga| Self(riga.0))
            .ok_or_else(|| format!("«{testo}» non è la sigla di una provincia: scrivi due lettere, per esempio GE"))
    }
}

impl fmt::Display for Provincia {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Provincia {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Provincia {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigle_and_istat_codes_are_unique() {
        let sigle: std::collections::BTreeSet<_> = PROVINCE.iter().map(|r| r.0).collect();
        let codici: std::collections::BTreeSet<_> = PROVINCE.iter().map(|r| r.1).collect();
        assert_eq!((sigle.len(), codici.len()), (PROVINCE.len(), PROVINCE.len()));
        assert!(PROVINCE.is_sorted_by(|a, b| a.1 < b.1));
    }

    #[test]
    fn sigla_and_istat_code_name_the_same_place() {
        let savona: Provincia = "sv".parse().unwrap();
        assert_eq!((savona.codice_istat(), savona.nome(), savona.regione()), ("009", "Savona", "Liguria"));
        assert_eq!(Provincia::da_codice_istat("017").map(Provincia::sigla), Some("BS"));
        assert!("XX".parse::<Provincia>().is_err());
    }
}
