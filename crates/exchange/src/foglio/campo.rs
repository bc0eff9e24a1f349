//! Columns by name, each found in its sheets while the program is compiled: a row is asked for thirty of
//! them, and there are tens of thousands of rows.

use super::schema::TUTTI;

/// A column, wherever the sheets have it.
#[derive(Clone, Copy)]
pub struct Campo {
    nome: &'static str,
    posti: [usize; TUTTI.len()],
}

impl Campo {
    pub(super) const fn di(nome: &'static str) -> Self {
        let mut posti = [usize::MAX; TUTTI.len()];
        let (mut foglio, mut trovata) = (0, false);
        while foglio < TUTTI.len() {
            let mut posto = 0;
            while posto < TUTTI[foglio].colonne.len() {
                if uguali(TUTTI[foglio].colonne[posto].nome, nome) {
                    posti[foglio] = posto;
                    trovata = true;
                }
                posto += 1;
            }
            foglio += 1;
        }
        assert!(trovata, "no sheet has this column");
        Self { nome, posti }
    }

    /// Its heading.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        self.nome
    }

    /// Its place in a sheet; past any place if the sheet does not have it.
    pub(super) const fn posto(self, foglio: usize) -> usize {
        self.posti[foglio]
    }
}

const fn uguali(uno: &str, altro: &str) -> bool {
    let (uno, altro) = (uno.as_bytes(), altro.as_bytes());
    let mut i = 0;
    while i < uno.len() && i < altro.len() && uno[i] == altro[i] {
        i += 1;
    }
    i == uno.len() && i == altro.len()
}

/// Declares the columns of a sheet, by name, for who reads it from outside.
macro_rules! colonne {
    ($($colonna:ident = $nome:literal),* $(,)?) => {
        $(#[doc = concat!("Column `", $nome, "`.")] pub const $colonna: Campo = Campo::di($nome);)*
    };
}

macro_rules! campi {
    ($($campo:ident = $nome:literal),* $(,)?) => {
        $(pub(super) const $campo: Campo = Campo::di($nome);)*
    };
}

campi! {
    CODICE_FISCALE = "codice_fiscale",
    DATA_RIFERIMENTO = "data_riferimento",
    PROVINCIA = "provincia",
    DENOMINAZIONE = "denominazione",
    NATURA = "natura",
    SEDE_LEGALE = "sede_legale",
    TOTALE_DIPENDENTI = "totale_dipendenti",
    DISABILI_TEMPO_PIENO = "disabili_tempo_pieno",
    CENTRALINISTI_TEMPO_PIENO = "centralinisti_tempo_pieno",
    MASSOFISIOTERAPISTI_TEMPO_PIENO = "massofisioterapisti_tempo_pieno",
    SOMMINISTRATI_TEMPO_PIENO = "somministrati_tempo_pieno",
    CONVENZIONE_12BIS_14_TEMPO_PIENO = "convenzione_12bis_14_tempo_pieno",
    TELELAVORO_TEMPO_PIENO = "telelavoro_tempo_pieno",
    CATEGORIE_PROTETTE = "categorie_protette",
    CATEGORIE_PROTETTE_AL_17_01_2000 = "categorie_protette_al_17_01_2000",
    ESONERO_STATO = "esonero_stato",
    ESONERO_UNITA = "esonero_unita",
    ESONERO_FINO_AL = "esonero_fino_al",
    ESONERO_60_PER_MILLE = "esonero_60_per_mille",
    SOSPENSIONE_TIPO = "sospensione_tipo",
    SOSPENSIONE_LAVORATORI = "sospensione_lavoratori",
    SOSPENSIONE_FINO_AL = "sospensione_fino_al",
    GRUPPO = "gruppo",
    NUMERO = "numero",
    ORE = "ore",
    ORE_CONTRATTO = "ore_contratto",
    CATEGORIA = "categoria",
    CON_PROVINCIA = "con_provincia",
    TIPO = "tipo",
    SOGGETTO = "soggetto",
    AZIENDA_GRUPPO = "azienda_gruppo",
}
