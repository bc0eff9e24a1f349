//! What can be wrong with a file, in words that say what to do.

use mirato_domain::Errore;

/// Refusal of a file. Each kind has a stable code; programs switch on it, never on the words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroreScambio {
    /// The file is larger than the program reads.
    #[error("il file supera {massimo} MB: dividilo, o chiedine uno per ogni datore")]
    TroppoGrande {
        /// Largest size read, in megabytes.
        massimo: usize,
    },
    /// Nothing inside.
    #[error("il file è vuoto: scaricalo di nuovo")]
    Vuoto,
    /// Not XML at all.
    #[error("non è un file XML: chiedi il prospetto in formato UNIPI, o usa il modello xlsx")]
    NonXml,
    /// Bytes that contradict the declared encoding, or an encoding the program does not read.
    #[error(
        "la codifica dei caratteri non va: {motivo}; fattelo mandare di nuovo, senza aprirlo e salvarlo con altri programmi"
    )]
    Codifica {
        /// What is wrong.
        motivo: String,
    },
    /// A DTD or an entity.
    #[error(
        "riga {riga}: il file contiene un DTD o un'entità, che un prospetto non ha e che può essere un attacco: non lo leggo"
    )]
    Dtd {
        /// Line.
        riga: usize,
    },
    /// The end is missing.
    #[error("riga {riga}: il file è troncato, finisce dentro {dove}: scaricalo di nuovo")]
    Troncato {
        /// Line.
        riga: usize,
        /// Element path.
        dove: String,
    },
    /// Badly formed XML.
    #[error("riga {riga}, {dove}: l'XML è mal formato ({motivo}): fattelo mandare di nuovo")]
    MalFormato {
        /// Line.
        riga: usize,
        /// Element path.
        dove: String,
        /// What is wrong.
        motivo: String,
    },
    /// XML of another kind.
    #[error(
        "è un file XML, ma non un prospetto informativo UNIPI ({trovato}): controlla di aver scelto il file giusto"
    )]
    Estraneo {
        /// What was found at the root.
        trovato: String,
    },
    /// A version of the national file that the program does not know.
    #[error(
        "il prospetto è nella versione «{trovata}» del tracciato nazionale; il programma legge la «{letta}»: aggiorna il programma"
    )]
    Versione {
        /// Version found.
        trovata: String,
        /// Version read.
        letta: &'static str,
    },
    /// An element is missing, or another stands in its place.
    #[error("riga {riga}, {dove}: {motivo}")]
    Struttura {
        /// Line.
        riga: usize,
        /// Element path.
        dove: String,
        /// What is wrong.
        motivo: String,
    },
    /// A value that the national file does not allow.
    #[error("riga {riga}, {dove}: {motivo}")]
    Valore {
        /// Line.
        riga: usize,
        /// Element path.
        dove: String,
        /// What is wrong.
        motivo: String,
    },
    /// What was to be written lacks what the national file requires.
    #[error("il prospetto non si può scrivere nel tracciato nazionale: {motivo}")]
    NonScrivibile {
        /// What is missing.
        motivo: String,
    },
    /// Not a spreadsheet.
    #[error(
        "non è un foglio di calcolo xlsx o ods: salvalo come «Cartella di lavoro Excel (.xlsx)» o chiedi il file XML"
    )]
    NonFoglio,
    /// A binary workbook of old Excel.
    #[error("è un file xls di vecchio Excel: aprilo e salvalo come «Cartella di lavoro Excel (.xlsx)»")]
    Xls,
    /// A password.
    #[error("il foglio è protetto da password: aprilo, togli la password e salvalo di nuovo")]
    Password,
    /// A compressed file that grows out of proportion.
    #[error("il file, decompresso, supera {massimo} MB: non è un foglio di prospetti")]
    Bomba {
        /// Largest size read, in megabytes.
        massimo: u64,
    },
    /// A spreadsheet without the sheets of the template.
    #[error("manca il foglio «{mancante}» (trovati: {trovati}): usa il modello, senza rinominare i fogli")]
    FogliMancanti {
        /// The sheet missing.
        mancante: &'static str,
        /// The sheets found.
        trovati: String,
    },
    /// A sheet without the columns of the template.
    #[error("nel foglio «{foglio}» {motivo}: usa il modello, senza rinominare le colonne")]
    Colonne {
        /// The sheet.
        foglio: String,
        /// What is wrong.
        motivo: String,
    },
    /// A file of the treasury without the columns that a payment needs.
    #[error(
        "in «{foglio}» mancano {mancano} (intestazioni lette: {lette}): chiedi alla tesoreria un file con queste colonne; la guida, capitolo «Esoneri e contributo», dice come si chiamano"
    )]
    Tesoreria {
        /// The sheet.
        foglio: String,
        /// What is missing.
        mancano: String,
        /// The headings that were read.
        lette: String,
    },
    /// The spreadsheet cannot be read.
    #[error("il foglio di calcolo è rovinato ({motivo}): aprilo, salvalo di nuovo e riprova")]
    FoglioRovinato {
        /// What is wrong.
        motivo: String,
    },
    /// A workbook could not be written.
    #[error("non riesco a scrivere il foglio di calcolo: {motivo}")]
    Scrittura {
        /// What is wrong.
        motivo: String,
    },
}

impl ErroreScambio {
    /// Stable code.
    #[must_use]
    pub const fn codice(&self) -> &'static str {
        match self {
            Self::TroppoGrande { .. } => "file_troppo_grande",
            Self::Vuoto => "file_vuoto",
            Self::NonXml => "non_xml",
            Self::Codifica { .. } => "xml_codifica",
            Self::Dtd { .. } => "xml_dtd",
            Self::Troncato { .. } => "xml_troncato",
            Self::MalFormato { .. } => "xml_mal_formato",
            Self::Estraneo { .. } => "xml_estraneo",
            Self::Versione { .. } => "xml_versione",
            Self::Struttura { .. } => "xml_struttura",
            Self::Valore { .. } => "xml_valore",
            Self::NonScrivibile { .. } => "xml_non_scrivibile",
            Self::NonFoglio => "non_foglio",
            Self::Xls => "foglio_xls",
            Self::Password => "foglio_password",
            Self::Bomba { .. } => "foglio_bomba",
            Self::FogliMancanti { .. } => "fogli_mancanti",
            Self::Colonne { .. } => "foglio_colonne",
            Self::Tesoreria { .. } => "tesoreria_colonne",
            Self::FoglioRovinato { .. } => "foglio_rovinato",
            Self::Scrittura { .. } => "foglio_scrittura",
        }
    }
}

impl From<ErroreScambio> for Errore {
    fn from(errore: ErroreScambio) -> Self {
        let (codice, messaggio) = (errore.codice(), errore.to_string());
        match errore {
            ErroreScambio::Scrittura { .. } => Self::guasto(codice, messaggio),
            ErroreScambio::Valore { dove, motivo, .. } | ErroreScambio::Struttura { dove, motivo, .. } => {
                Self::dato(codice, messaggio).con_campo(dove, motivo)
            }
            _ => Self::dato(codice, messaggio),
        }
    }
}
