//! Builds a prospetto from its rows.

use super::campo::{self, Campo};
use super::riga::RigaLetta;
use chrono::NaiveDate;
use mirato_domain::prospetto::{
    CategoriaEsclusa, CompensazioneDichiarata, DatiAziendali, DatiProspetto, DatiProvinciali, DettaglioOrario,
    Dichiarante, EsoneroAutocertificato, EsoneroDichiarato, Origine, PersonaleDipendente, PersonaleNonDipendente,
    PrimeAssunzioni, Prospetto, Quadro1, Quadro2, SedeLegale, SospensioneDichiarata, StatoConcessione,
    TempoPienoPartTime, TipoComunicazione, Trasmissione,
};
use mirato_domain::situazione::{Natura, Soggetto, TipoCompensazione};
use mirato_domain::{CodiceFiscale, Provincia};
use sha2::{Digest, Sha256};

/// The prospetto of an employer on a date, from all its rows; `None` without a row of the first sheet.
pub(super) fn prospetto(codice: CodiceFiscale, data: NaiveDate, righe: &[&RigaLetta]) -> Option<Prospetto> {
    let prima = righe.iter().find(|riga| riga.foglio == 0)?;
    let delle_province = || righe.iter().filter(|riga| riga.foglio == 0);
    // No more room than it takes: tens of thousands of prospetti are held together.
    let mut quadro2 = Vec::with_capacity(delle_province().count());
    quadro2.extend(
        delle_province().filter_map(|riga| Some(self::quadro2(riga, riga.provincia(campo::PROVINCIA)?, righe))),
    );
    let lavoratori = quadro2.iter().map(|q| q.dipendenti.lavoratori).sum();
    Some(Prospetto {
        origine: Origine::Foglio,
        trasmissione: Trasmissione {
            codice_comunicazione: String::new(),
            codice_comunicazione_precedente: None,
            data_invio: None,
            delegato: None,
            tipo_delegato: None,
            email_delegato: String::new(),
            protocollo: String::new(),
        },
        tipo: TipoComunicazione::Prospetto,
        quadro1: quadro1(codice, data, prima, lavoratori),
        quadro2,
        quadro3: None,
    })
}

fn quadro1(
    codice_fiscale: CodiceFiscale,
    data_riferimento: NaiveDate,
    riga: &RigaLetta,
    lavoratori_nazionali: u32,
) -> Quadro1 {
    Quadro1 {
        dati_prospetto: DatiProspetto {
            data_riferimento,
            capogruppo: false,
            codice_fiscale_capogruppo: None,
            capogruppo_estera: None,
            lavoratori_nazionali,
            categoria_azienda: None,
            prime_assunzioni: PrimeAssunzioni::NonDette,
        },
        dati_aziendali: DatiAziendali {
            dichiarante: Dichiarante {
                natura: natura(riga.scelta(campo::NATURA)),
                codice_fiscale,
                denominazione: riga.testo(campo::DENOMINAZIONE).to_owned(),
                settore: String::new(),
                ccnl: String::new(),
            },
            sede_legale: SedeLegale {
                comune: "0000".to_owned(),
                provincia: riga.provincia(campo::SEDE_LEGALE),
                ..SedeLegale::default()
            },
            referente: None,
        },
        gradualita: None,
        sospensione_mobilita: None,
        assunzioni_pubblica_selezione: Vec::new(),
    }
}

/// Gives a prospetto read from a spreadsheet, which has no code of sending, sixteen characters that tell
/// one content from another.
pub fn dai_codice(prospetto: &mut Prospetto) {
    prospetto.trasmissione.codice_comunicazione.clear();
    let contenuto = serde_json::to_vec(prospetto).unwrap_or_default();
    prospetto.trasmissione.codice_comunicazione = format!("FG{}", hex::encode_upper(&Sha256::digest(contenuto)[..7]));
}

fn natura(scelta: Option<&str>) -> Natura {
    match scelta {
        Some("privato_in_gruppo") => Natura::PrivatoInGruppo,
        Some("ente_pubblico_economico") => Natura::EntePubblicoEconomico,
        Some("pubblico") => Natura::Pubblico,
        _ => Natura::Privato,
    }
}

/// Rows of a sheet that speak of a province.
fn della_provincia<'a>(
    righe: &'a [&RigaLetta],
    foglio: usize,
    provincia: Provincia,
) -> impl Iterator<Item = &'a RigaLetta> {
    righe.iter().copied().filter(move |r| r.foglio == foglio && r.provincia(campo::PROVINCIA) == Some(provincia))
}

fn orari(righe: &[&RigaLetta], provincia: Provincia, gruppo: &str) -> Vec<DettaglioOrario> {
    let dettaglio = |riga: &RigaLetta| {
        Some(DettaglioOrario {
            numero: riga.numero(campo::NUMERO)?,
            orario_contrattuale: riga.ore(campo::ORE_CONTRATTO)?,
            orario: riga.ore(campo::ORE)?,
        })
    };
    della_provincia(righe, 1, provincia)
        .filter(|r| r.scelta(campo::GRUPPO) == Some(gruppo))
        .filter_map(dettaglio)
        .collect()
}

fn quadro2(riga: &RigaLetta, provincia: Provincia, righe: &[&RigaLetta]) -> Quadro2 {
    let gruppo = |a_tempo_pieno: Campo, nome: &str| TempoPienoPartTime {
        tempo_pieno: riga.numero(a_tempo_pieno).unwrap_or(0),
        part_time: orari(righe, provincia, nome),
    };
    Quadro2 {
        dati_provinciali: DatiProvinciali {
            provincia,
            sede: None,
            posti_centralinisti: None,
            posti_massofisioterapisti: None,
        },
        dipendenti: dipendenti(riga, provincia, righe, &gruppo),
        non_dipendenti: PersonaleNonDipendente {
            somministrati: gruppo(campo::SOMMINISTRATI_TEMPO_PIENO, "somministrati"),
            convenzione_12bis_14: gruppo(campo::CONVENZIONE_12BIS_14_TEMPO_PIENO, "convenzione_12bis_14"),
        },
        lavoratori_computabili: Vec::new(),
        posti_lavoro: Vec::new(),
        compensazioni: della_provincia(righe, 3, provincia).filter_map(compensazione).collect(),
        sospensione: riga.scelta(campo::SOSPENSIONE_TIPO).map(|tipo| SospensioneDichiarata {
            stato: StatoConcessione::Concessa,
            causale: tipo.to_owned(),
            data_fine: riga.data(campo::SOSPENSIONE_FINO_AL),
            lavoratori: riga.numero(campo::SOSPENSIONE_LAVORATORI).unwrap_or(0),
        }),
        gradualita_assunzioni: None,
        esonero: riga.scelta(campo::ESONERO_STATO).map(|stato| esonero(riga, stato)),
        esonero_autocertificato: autocertificato(riga),
        convenzione: None,
        note: None,
    }
}

fn dipendenti(
    riga: &RigaLetta,
    provincia: Provincia,
    righe: &[&RigaLetta],
    gruppo: &impl Fn(Campo, &str) -> TempoPienoPartTime,
) -> PersonaleDipendente {
    // The national form repeats part-time teleworkers among the part-timers: so does the record.
    let mut part_time = orari(righe, provincia, "ordinari");
    part_time.extend(orari(righe, provincia, "telelavoro"));
    let esclusa = |r: &RigaLetta| {
        Some(CategoriaEsclusa { categoria: r.scelta(campo::CATEGORIA)?.to_owned(), numero: r.numero(campo::NUMERO)? })
    };
    PersonaleDipendente {
        lavoratori: riga.numero(campo::TOTALE_DIPENDENTI).unwrap_or(0),
        disabili: gruppo(campo::DISABILI_TEMPO_PIENO, "disabili"),
        centralinisti: gruppo(campo::CENTRALINISTI_TEMPO_PIENO, "centralinisti"),
        massofisioterapisti: gruppo(campo::MASSOFISIOTERAPISTI_TEMPO_PIENO, "massofisioterapisti"),
        telelavoro: gruppo(campo::TELELAVORO_TEMPO_PIENO, "telelavoro"),
        categorie_escluse: della_provincia(righe, 2, provincia).filter_map(esclusa).collect(),
        part_time,
        intermittenti: orari(righe, provincia, "intermittenti"),
        categorie_protette: riga.numero(campo::CATEGORIE_PROTETTE).unwrap_or(0),
        categorie_protette_al_17_01_2000: riga.numero(campo::CATEGORIE_PROTETTE_AL_17_01_2000),
    }
}

fn esonero(riga: &RigaLetta, stato: &str) -> EsoneroDichiarato {
    EsoneroDichiarato {
        stato: if stato == "concesso" { StatoConcessione::Concessa } else { StatoConcessione::Richiesta },
        data_atto: None,
        estremi_atto: None,
        fino_al: riga.data(campo::ESONERO_FINO_AL),
        percentuale: None,
        lavoratori: riga.numero(campo::ESONERO_UNITA),
    }
}

fn autocertificato(riga: &RigaLetta) -> Option<EsoneroAutocertificato> {
    let unita = riga.numero(campo::ESONERO_60_PER_MILLE).filter(|unita| *unita > 0)?;
    Some(EsoneroAutocertificato {
        data: riga.data(campo::DATA_RIFERIMENTO)?,
        lavoratori_60_per_mille: unita,
        lavoratori_esonerati: unita,
        percentuale: None,
    })
}

fn compensazione(riga: &RigaLetta) -> Option<CompensazioneDichiarata> {
    let eccedenza = riga.scelta(campo::TIPO)? == "eccedenza";
    let disabili = riga.scelta(campo::SOGGETTO)? == "disabili";
    Some(CompensazioneDichiarata {
        provincia: riga.provincia(campo::CON_PROVINCIA)?,
        tipo: if eccedenza { TipoCompensazione::Eccedenza } else { TipoCompensazione::Riduzione },
        numero: riga.numero(campo::NUMERO)?,
        soggetto: if disabili { Soggetto::Disabili } else { Soggetto::CategorieProtette },
        azienda_gruppo: riga.codice(campo::AZIENDA_GRUPPO).cloned(),
    })
}
