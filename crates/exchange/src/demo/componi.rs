//! Composes the prospetto of a situation.

use super::Differenza;
use super::caso::{Caso, Particolare};
use super::concessioni::concessioni;
use super::dichiara::{self, IGNOTA, quadro3, quota_art3, quota_art18, ripartisci};
use super::invento::{Invento, cap, capoluogo};
use super::sbaglia::sbaglia;
use chrono::Days;
use mirato_domain::prospetto::{
    CategoriaAzienda, CategoriaEsclusa, DatiAziendali, DatiProspetto, DatiProvinciali, DettaglioOrario, Dichiarante,
    LavoratoreComputabile, Origine, PersonaleDipendente, PersonaleNonDipendente, PrimeAssunzioni, Prospetto, Quadro1,
    Quadro2, Recapiti, SedeLegale, SospensioneMobilita, TempoPienoPartTime, TipoComunicazione,
};
use mirato_domain::situazione::{Natura, Soggetto};
use mirato_domain::{Frazione, Ore, Provincia};

/// Where the employers have their seats; Liguria first.
const PROVINCE: [&str; 9] = ["GE", "SV", "IM", "SP", "BS", "MI", "TO", "AL", "BO"];
const SEDI: [usize; 12] = [0, 1, 0, 3, 0, 2, 4, 0, 5, 1, 6, 7];

/// The prospetto of the n-th employer, and its declared figures that are wrong; always composed, but that
/// the types of codes cannot know it.
pub(super) fn prospetto(caso: &Caso, numero: usize, invento: &mut Invento) -> Option<(Prospetto, Vec<Differenza>)> {
    let prima = SEDI[numero % SEDI.len()];
    let province: Vec<Provincia> =
        (0..caso.province).filter_map(|i| PROVINCE[(prima + i) % PROVINCE.len()].parse().ok()).collect();
    let basi = basi(caso);
    let disabili = disabili(caso, &basi);
    let quadro2: Vec<Quadro2> = province
        .iter()
        .enumerate()
        .map(|(i, provincia)| quadro2(caso, *provincia, (basi[i], disabili[i]), i == 0, &province, invento))
        .collect();
    let trasmissione = invento.invio(province[0]);
    let quadro1 = quadro1(caso, province[0], &quadro2, invento)?;
    let mut prospetto = Prospetto {
        origine: Origine::Unipi,
        trasmissione,
        tipo: TipoComunicazione::Prospetto,
        quadro1,
        quadro2,
        quadro3: None,
    };
    prospetto.quadro3 = Some(quadro3(&prospetto));
    let differenze = sbaglia(caso, &mut prospetto);
    Some((prospetto, differenze))
}

/// Base of art. 3 of each province: the seat has what the equal parts of the others leave.
fn basi(caso: &Caso) -> Vec<u32> {
    let altre = u32::try_from(caso.province).unwrap_or(1);
    let parte = caso.base / (altre + 1);
    (0..altre).map(|i| if i == 0 { caso.base - parte * (altre - 1) } else { parte }).collect()
}

/// Workers with disabilities in force in each province, so many units short of the quota.
fn disabili(caso: &Caso, basi: &[u32]) -> Vec<u32> {
    let base = i64::from(caso.base);
    let basi: Vec<i64> = basi.iter().map(|b| i64::from(*b)).collect();
    let mut in_forza = ripartisci(quota_art3(base), &basi, 0, base <= 50, 7);
    let mut mancano = i64::from(caso.mancano);
    for provincia in in_forza.iter_mut().rev() {
        let tolti = mancano.min(*provincia);
        *provincia -= tolti;
        mancano -= tolti;
    }
    if let (Particolare::Compensazione, [prima, seconda, ..]) = (caso.particolare, in_forza.as_mut_slice()) {
        (*prima, *seconda) = (*prima + 2, *seconda - 2);
    }
    in_forza.into_iter().map(|n| u32::try_from(n).unwrap_or(0)).collect()
}

fn quadro1(caso: &Caso, sede: Provincia, quadri: &[Quadro2], invento: &mut Invento) -> Option<Quadro1> {
    let totale = quadri.iter().map(|q| q.dipendenti.lavoratori).sum();
    let in_gruppo = caso.natura == Natura::PrivatoInGruppo;
    Some(Quadro1 {
        dati_prospetto: DatiProspetto {
            data_riferimento: invento.al,
            capogruppo: in_gruppo,
            codice_fiscale_capogruppo: in_gruppo.then(|| "DE998000111".to_owned()),
            capogruppo_estera: in_gruppo.then_some(true),
            lavoratori_nazionali: totale,
            categoria_azienda: categoria_azienda(caso.base),
            prime_assunzioni: if (15..=35).contains(&caso.base) {
                PrimeAssunzioni::Nessuna
            } else {
                PrimeAssunzioni::NonDette
            },
        },
        dati_aziendali: DatiAziendali {
            dichiarante: Dichiarante {
                natura: caso.natura,
                codice_fiscale: invento.codice_datore()?,
                denominazione: invento.denominazione(forma(caso.natura)),
                settore: "25.62.00".to_owned(),
                ccnl: "113".to_owned(),
            },
            sede_legale: sede_legale(sede),
            referente: invento.referente(sede),
        },
        gradualita: None,
        sospensione_mobilita: (caso.particolare == Particolare::MobilitaNazionale)
            .then(|| SospensioneMobilita { in_corso: Some(true), data_fine: Some(invento.al + Days::new(90)) }),
        assunzioni_pubblica_selezione: Vec::new(),
    })
}

fn forma(natura: Natura) -> &'static str {
    match natura {
        Natura::Pubblico => "Ente dimostrativo",
        Natura::EntePubblicoEconomico => "Ente economico",
        Natura::Privato | Natura::PrivatoInGruppo => "S.r.l.",
    }
}

fn categoria_azienda(base: u32) -> Option<CategoriaAzienda> {
    match base {
        ..15 => None,
        15..=35 => Some(CategoriaAzienda::Da15A35),
        36..=50 => Some(CategoriaAzienda::Da36A50),
        _ => Some(CategoriaAzienda::Oltre50),
    }
}

pub(super) fn sede_legale(sede: Provincia) -> SedeLegale {
    SedeLegale {
        comune: capoluogo(sede).to_owned(),
        provincia: None,
        cap: cap(sede).to_owned(),
        indirizzo: "Via dell'Esempio 1".to_owned(),
        recapiti: Recapiti {
            telefono: Some("010000000".to_owned()),
            fax: None,
            email: Some("info@azienda.example".to_owned()),
        },
        pec: "azienda@pec.example".to_owned(),
    }
}

/// Part-time rows in hours out of forty.
pub(super) fn orario(numero: u32, ore: u32) -> DettaglioOrario {
    let settimanali = |ore: u32| Ore::da_minuti(ore * 60).unwrap_or_default();
    DettaglioOrario { numero, orario_contrattuale: settimanali(40), orario: settimanali(ore) }
}

pub(super) fn esclusa(categoria: &str, numero: u32) -> CategoriaEsclusa {
    CategoriaEsclusa { categoria: categoria.to_owned(), numero }
}

fn quadro2(
    caso: &Caso,
    provincia: Provincia,
    (base, in_forza): (u32, u32),
    sede: bool,
    province: &[Provincia],
    invento: &mut Invento,
) -> Quadro2 {
    let particolare = if sede { caso.particolare } else { Particolare::Nessuno };
    let (dipendenti, non_dipendenti) = personale(caso, particolare, (base, in_forza), sede, invento);
    let mut quadro = Quadro2 {
        dati_provinciali: DatiProvinciali {
            provincia,
            sede: Some(invento.sede(provincia)),
            posti_centralinisti: (particolare == Particolare::Centralinista).then_some(1),
            posti_massofisioterapisti: None,
        },
        lavoratori_computabili: lavoratori(&dipendenti, &non_dipendenti, invento),
        dipendenti,
        non_dipendenti,
        posti_lavoro: Vec::new(),
        compensazioni: Vec::new(),
        sospensione: None,
        gradualita_assunzioni: None,
        esonero: None,
        esonero_autocertificato: None,
        convenzione: None,
        note: None,
    };
    concessioni(caso, &mut quadro, sede, province, invento);
    quadro
}

fn personale(
    caso: &Caso,
    particolare: Particolare,
    (base, in_forza): (u32, u32),
    sede: bool,
    invento: &mut Invento,
) -> (PersonaleDipendente, PersonaleNonDipendente) {
    let mut d = PersonaleDipendente::default();
    let mut n = PersonaleNonDipendente::default();
    d.categorie_escluse = [("0101", base / 40), ("0102", invento.sotto(3)), ("0103", invento.sotto(3))]
        .into_iter()
        .filter(|(_, numero)| *numero > 0)
        .map(|(codice, numero)| esclusa(codice, numero))
        .collect();
    let mezzi = invento.sotto(base / 20 + 1);
    d.part_time = [orario(2 * mezzi, 20)].into_iter().filter(|riga| riga.numero > 0).collect();
    d.disabili.tempo_pieno = in_forza;
    // What stands outside the base, besides the excluded: half of the part-timers' heads, and more.
    let fuori = mezzi + particolari(particolare, in_forza, &mut d, &mut n);
    let escluse: u32 = d.categorie_escluse.iter().map(|c| c.numero).sum();
    let propri = in_forza - n.somministrati.tempo_pieno - n.convenzione_12bis_14.tempo_pieno;
    d.lavoratori = base + propri + escluse + fuori;
    if particolare == Particolare::CategoriaIgnota {
        d.categorie_escluse.push(esclusa(IGNOTA, 6));
    }
    if sede {
        protette(caso, particolare, &mut d);
    }
    (d, n)
}

/// Workers of a particular situation; gives how many heads more stand outside the base.
fn particolari(
    particolare: Particolare,
    in_forza: u32,
    d: &mut PersonaleDipendente,
    n: &mut PersonaleNonDipendente,
) -> u32 {
    match particolare {
        Particolare::CategoriaSoloArt3 => d.categorie_escluse.push(esclusa("0201", 8)),
        Particolare::Telelavoro => {
            d.telelavoro.tempo_pieno = 4;
            return 4;
        }
        Particolare::TelelavoroPartTime => {
            d.telelavoro.part_time = vec![orario(2, 24)];
            d.part_time.push(orario(2, 24));
            return 2;
        }
        Particolare::PartTimeDisabili => {
            d.disabili =
                TempoPienoPartTime { tempo_pieno: in_forza - 3, part_time: vec![orario(2, 30), orario(1, 24)] };
        }
        Particolare::NonDipendenti => {
            d.disabili.tempo_pieno = in_forza - 2;
            n.somministrati.tempo_pieno = 1;
            n.convenzione_12bis_14.tempo_pieno = 1;
        }
        Particolare::Centralinista => {
            d.disabili.tempo_pieno = in_forza - 1;
            d.centralinisti.tempo_pieno = 1;
        }
        _ => {}
    }
    0
}

/// Workers of art. 18, all at the seat: within one per cent of its workers they leave the base.
fn protette(caso: &Caso, particolare: Particolare, d: &mut PersonaleDipendente) {
    let solo_art3 = if particolare == Particolare::CategoriaSoloArt3 { 8 } else { 0 };
    let quota = quota_art18(i64::from(caso.base + solo_art3));
    let tetto = dichiara::arrotonda(Frazione::new(i64::from(d.lavoratori), 100));
    let fuori_base = u32::try_from(quota.min(tetto)).unwrap_or(0);
    d.categorie_protette = fuori_base;
    d.lavoratori += fuori_base;
    if particolare == Particolare::EsuberiArt18 {
        d.categorie_protette = 3;
        d.categorie_protette_al_17_01_2000 = Some(2);
    }
}

fn lavoratori(
    d: &PersonaleDipendente,
    n: &PersonaleNonDipendente,
    invento: &mut Invento,
) -> Vec<LavoratoreComputabile> {
    let gruppi = [
        (&d.disabili, "A"),
        (&d.centralinisti, "D"),
        (&d.massofisioterapisti, "E"),
        (&n.somministrati, "M"),
        (&n.convenzione_12bis_14, "H"),
    ];
    let mut righe = Vec::new();
    for (gruppo, tipo) in gruppi {
        righe.push((Soggetto::Disabili, tipo, 40, gruppo.tempo_pieno));
        righe.extend(
            gruppo.part_time.iter().map(|riga| (Soggetto::Disabili, tipo, riga.orario.minuti() / 60, riga.numero)),
        );
    }
    righe.push((Soggetto::CategorieProtette, "A", 40, d.categorie_protette));
    righe
        .into_iter()
        .flat_map(|(soggetto, tipo, ore, numero)| (0..numero).map(move |_| (soggetto, tipo, ore)))
        .filter_map(|(soggetto, tipo, ore)| invento.lavoratore(soggetto, tipo, ore))
        .collect()
}
