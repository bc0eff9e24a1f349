//! Sheets and columns of the template.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tipo {
    /// Tax code.
    Codice,
    /// Text up to a length.
    Testo(usize),
    /// One of a few words.
    Scelta(&'static [&'static str]),
    /// Sigla of a province.
    Provincia,
    /// Date.
    Data,
    /// Whole number from 0 to 999999.
    Numero,
    /// Weekly hours.
    Ore,
    /// Day of a person's life, from 1900 on.
    Giorno,
    /// Yes or no.
    SiNo,
    /// Whole number between two bounds.
    Intero(u32, u32),
    /// Whole percentage from 1 to 100.
    Percentuale,
    /// Five digits of a postal code.
    Cap,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Colonna {
    pub(crate) nome: &'static str,
    pub(crate) obbligatoria: bool,
    pub(crate) tipo: Tipo,
    pub(crate) nota: &'static str,
    pub(crate) esempio: &'static str,
    /// Whether it holds health data: what is written in it is never repeated anywhere.
    pub(crate) sigillata: bool,
}

/// A sheet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Foglio {
    pub(crate) nome: &'static str,
    pub(crate) colonne: &'static [Colonna],
}

pub(super) const fn serve(nome: &'static str, tipo: Tipo, esempio: &'static str, nota: &'static str) -> Colonna {
    Colonna { nome, obbligatoria: true, tipo, nota, esempio, sigillata: false }
}

pub(super) const fn forse(nome: &'static str, tipo: Tipo, esempio: &'static str, nota: &'static str) -> Colonna {
    Colonna { nome, obbligatoria: false, tipo, nota, esempio, sigillata: false }
}

pub(super) const fn sigillata(nome: &'static str, tipo: Tipo, esempio: &'static str, nota: &'static str) -> Colonna {
    Colonna { nome, obbligatoria: false, tipo, nota, esempio, sigillata: true }
}

/// First word of the example row: such a row is not read.
pub(crate) const ESEMPIO: &str = "ESEMPIO";

const NATURE: &[&str] = &["privato", "privato_in_gruppo", "ente_pubblico_economico", "pubblico"];
const SOSPENSIONI: &[&str] = &["cigs", "solidarieta", "licenziamento_collettivo", "fallimento", "esodo_incentivato"];
const GRUPPI: &[&str] = &[
    "ordinari",
    "disabili",
    "centralinisti",
    "massofisioterapisti",
    "somministrati",
    "convenzione_12bis_14",
    "telelavoro",
    "intermittenti",
];
/// The program's names of the excluded categories (crate norme, parametri/categoria_esclusa.toml).
pub(super) const CATEGORIE: &[&str] = &[
    "dirigenti",
    "apprendisti",
    "tempo_determinato",
    "soci_cooperative",
    "contratto_inserimento",
    "somministrati",
    "attivita_estero",
    "lavori_socialmente_utili",
    "lavoro_a_domicilio",
    "emersione",
    "formazione_lavoro",
    "reinserimento",
    "sostituti",
    "stagionali",
    "cambio_appalto",
    "non_tecnico_esecutivi",
    "polizia_protezione_civile",
    "viaggiante_navigante",
    "edilizia_cantiere",
    "montaggi_industriali",
    "impianti_a_fune",
    "sottosuolo",
    "autotrasporto",
    "altre",
    "altre_art3",
    "altre_art18",
];

const CODICE: Colonna = serve(
    "codice_fiscale",
    Tipo::Codice,
    ESEMPIO,
    "Codice fiscale del datore: 11 cifre, o 16 caratteri se è una persona",
);
const DATA: Colonna =
    serve("data_riferimento", Tipo::Data, "31/12/2025", "Giorno a cui si riferiscono le cifre, di solito il 31/12");
const PROVINCIA: Colonna = serve("provincia", Tipo::Provincia, "GE", "Sigla della provincia");

/// Every sheet that the program reads: those of prospetti, that of people, that of communications of jobs,
/// that of applications to calls.
pub(super) const TUTTI: [Foglio; 7] = [
    FOGLI[0],
    FOGLI[1],
    FOGLI[2],
    FOGLI[3],
    super::persone::FOGLIO,
    super::comunicazioni::FOGLIO,
    super::domande::FOGLIO,
];
/// Place of the sheet of people among them.
pub(super) const PERSONE: usize = 4;
/// Place of the sheet of communications.
pub(super) const COMUNICAZIONI: usize = 5;
/// Place of the sheet of applications.
pub(super) const DOMANDE: usize = 6;

/// The sheets of the template of prospetti, the instructions apart.
pub(crate) const FOGLI: [Foglio; 4] = [
    Foglio {
        nome: "Prospetti",
        colonne: &[
            CODICE,
            serve("denominazione", Tipo::Testo(100), "Azienda di esempio S.r.l.", "Nome del datore"),
            serve("natura", Tipo::Scelta(NATURE), "privato", "Tipo di datore"),
            serve("sede_legale", Tipo::Provincia, "GE", "Sigla della provincia della sede legale"),
            DATA,
            PROVINCIA,
            serve(
                "totale_dipendenti",
                Tipo::Numero,
                "60",
                "Tutti i dipendenti nella provincia, prima di ogni esclusione",
            ),
            forse(
                "disabili_tempo_pieno",
                Tipo::Numero,
                "3",
                "Disabili a tempo pieno; i part-time vanno nel foglio Part-time",
            ),
            forse("centralinisti_tempo_pieno", Tipo::Numero, "0", "Centralinisti non vedenti a tempo pieno"),
            forse(
                "massofisioterapisti_tempo_pieno",
                Tipo::Numero,
                "0",
                "Massofisioterapisti non vedenti a tempo pieno",
            ),
            forse(
                "somministrati_tempo_pieno",
                Tipo::Numero,
                "0",
                "Disabili somministrati per almeno 12 mesi, a tempo pieno",
            ),
            forse(
                "convenzione_12bis_14_tempo_pieno",
                Tipo::Numero,
                "0",
                "Disabili in convenzione art. 12-bis o art. 14, a tempo pieno",
            ),
            forse("telelavoro_tempo_pieno", Tipo::Numero, "0", "Telelavoratori a tempo pieno"),
            forse("categorie_protette", Tipo::Numero, "1", "Lavoratori dell'art. 18"),
            forse("categorie_protette_al_17_01_2000", Tipo::Numero, "0", "Di cui in forza al 17/01/2000"),
            forse(
                "esonero_stato",
                Tipo::Scelta(&["concesso", "richiesto"]),
                "",
                "Esonero parziale: concesso o richiesto",
            ),
            forse("esonero_unita", Tipo::Numero, "", "Unità esonerate"),
            forse("esonero_fino_al", Tipo::Data, "", "Ultimo giorno dell'esonero"),
            forse("esonero_60_per_mille", Tipo::Numero, "", "Unità esonerate per lavorazioni al 60 per mille"),
            forse("sospensione_tipo", Tipo::Scelta(SOSPENSIONI), "", "Motivo della sospensione"),
            forse("sospensione_lavoratori", Tipo::Numero, "", "Lavoratori sospesi"),
            forse("sospensione_fino_al", Tipo::Data, "", "Ultimo giorno della sospensione"),
        ],
    },
    Foglio {
        nome: "Part-time",
        colonne: &[
            CODICE,
            DATA,
            PROVINCIA,
            serve(
                "gruppo",
                Tipo::Scelta(GRUPPI),
                "ordinari",
                "Di chi si tratta; i telelavoratori part-time vanno scritti una volta sola",
            ),
            serve("numero", Tipo::Numero, "5", "Quanti hanno lo stesso orario"),
            serve("ore", Tipo::Ore, "24:00", "Ore settimanali; per gli intermittenti quelle svolte"),
            serve("ore_contratto", Tipo::Ore, "40:00", "Ore settimanali del tempo pieno"),
        ],
    },
    Foglio {
        nome: "Esclusioni",
        colonne: &[
            CODICE,
            DATA,
            PROVINCIA,
            serve("categoria", Tipo::Scelta(CATEGORIE), "dirigenti", "Categoria esclusa dal computo"),
            serve("numero", Tipo::Numero, "2", "Quanti lavoratori"),
        ],
    },
    Foglio {
        nome: "Compensazioni",
        colonne: &[
            CODICE,
            DATA,
            PROVINCIA,
            serve("con_provincia", Tipo::Provincia, "SV", "L'altra provincia"),
            serve("tipo", Tipo::Scelta(&["eccedenza", "riduzione"]), "eccedenza", "Più assunti qui, o meno"),
            serve("soggetto", Tipo::Scelta(&["disabili", "categorie_protette"]), "disabili", "Di quale quota"),
            serve("numero", Tipo::Numero, "1", "Quante unità"),
            forse("azienda_gruppo", Tipo::Codice, "", "Codice fiscale dell'altra azienda del gruppo"),
        ],
    },
];
