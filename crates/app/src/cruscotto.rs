//! The work list on opening: what is due, deadlines first.

use crate::api::{
    Cruscotto, Destinazione, FiltroComputi, FiltroConvenzioni, FiltroEsoneri, FiltroIscrizioni, FiltroNullaOsta,
    FiltroRichieste, GruppoLavoro, Niente, Scadenza, ScoperturaDiProvincia, Tono, VoceLavoro,
};
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use crate::{ottemperanza, tempo};
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use std::collections::BTreeMap;

/// How many deadlines are listed.
const SCADENZE: u32 = 12;

/// The dashboard.
///
/// # Errors
/// If the archive cannot be read.
pub async fn cruscotto(programma: &Programma, _: Niente) -> Result<Cruscotto, Errore> {
    let ufficio = programma.ufficio().await?;
    let oggi = ufficio.orologio.oggi();
    crate::convenzioni::rivedi(&ufficio).await?;
    let conteggi = ufficio.archivio.conteggi(&oggi.to_string()).await?;
    let fonte = fonte_del_termine(&ufficio, oggi);
    let richieste = |titolo: &str, conteggio: i64, scadenza: &str, tono: Tono| {
        voce(
            titolo,
            conteggio,
            "richieste di stazioni appaltanti",
            tono,
            "ottemperanza",
            &[("scadenza", scadenza)],
            fonte.clone(),
        )
    };
    let settimana = conteggi.richieste_oggi + conteggi.richieste_entro_7;
    let con_eventi = crate::proposte::quante_persone(&ufficio).await?;
    let (in_ritardo, vicini) = conteggi.piani;
    let mut oltre = vec![richieste("Richieste oltre il termine", conteggi.richieste_scadute, "scadute", Tono::Errore)];
    let mut aperte = Vec::new();
    for (nome, pagina, dettaglio, (tardi, tutte), stato) in [
        ("Domande di iscrizione", "iscrizioni", "da decidere", conteggi.domande, "domanda"),
        ("Richieste di nulla osta", "nulla_osta", "da decidere", conteggi.nulla_osta, "in_istruttoria"),
        ("Domande di computo", "computi", "da decidere", conteggi.computi, "in_istruttoria"),
        ("Domande di esonero", "esoneri", "da decidere", conteggi.esoneri, "aperti"),
        ("Richieste di convenzione", "convenzioni", "da decidere", conteggi.convenzioni, "aperte"),
        ("Avvisi", "avvisi", "senza graduatoria definitiva", conteggi.avvisi, "aperti"),
    ] {
        let titolo = format!("{nome} oltre il termine");
        // The list of agreements holds also those being carried out, each with its own days.
        let filtro = [("scadenza", "scadute"), ("stato", stato)];
        let filtro = if pagina == "convenzioni" { &filtro[..] } else { &filtro[..1] };
        oltre.push(voce(&titolo, tardi, dettaglio, Tono::Errore, pagina, filtro, None));
        aperte.push(voce(nome, tutte - tardi, dettaglio, Tono::Normale, pagina, &[("stato", stato)], None));
    }
    oltre.push(voce(
        "Convenzioni in ritardo",
        in_ritardo,
        "una riga del piano è scaduta",
        Tono::Errore,
        "convenzioni",
        &[("scadenza", "scadute"), ("stato", "in_corso")],
        Some("art. 11, L. 68/1999".to_owned()),
    ));
    aperte.push(voce(
        "Convenzioni con una scadenza entro 30 giorni",
        vicini,
        "righe del piano da coprire",
        Tono::Attenzione,
        "convenzioni",
        &[("scadenza", "mese"), ("stato", "in_corso")],
        Some("art. 11, L. 68/1999".to_owned()),
    ));
    aperte.push(voce(
        "Esoneri che finiscono entro 60 giorni",
        conteggi.esoneri_in_scadenza,
        "il datore può chiedere il rinnovo",
        Tono::Attenzione,
        "esoneri",
        &[("scadenza", "fine_vicina")],
        None,
    ));
    aperte.push(voce(
        "Persone con proposte da guardare",
        con_eventi,
        "lavoro, età, permessi e atti in scadenza",
        Tono::Attenzione,
        "proposte",
        &[],
        None,
    ));
    let gruppi = vec![
        gruppo("Scaduto", oltre),
        gruppo(
            "Questa settimana",
            vec![
                richieste("Richieste che scadono entro 7 giorni", settimana, "settimana", Tono::Attenzione),
                voce(
                    "Atti da firmare",
                    conteggi.atti_da_firmare,
                    "emessi, aspettano la firma",
                    Tono::Attenzione,
                    "atti",
                    &[("stato", "da_firmare")],
                    None,
                ),
            ],
        ),
        gruppo(
            "Più avanti",
            vec![
                richieste(
                    "Richieste con più tempo",
                    conteggi.richieste_entro_30 + conteggi.richieste_oltre,
                    "piu_avanti",
                    Tono::Normale,
                ),
                voce(
                    "Atti da trasmettere",
                    conteggi.atti_da_trasmettere,
                    "firmati, non ancora mandati",
                    Tono::Normale,
                    "atti",
                    &[("stato", "firmato")],
                    None,
                ),
            ]
            .into_iter()
            .chain(aperte)
            .chain([
                voce(
                    "Prospetti da verificare",
                    conteggi.prospetti_da_verificare,
                    "importati e non ancora calcolati",
                    Tono::Attenzione,
                    "datori",
                    &[("copertura", "da_verificare")],
                    None,
                ),
                voce(
                    "Prospetti con differenze da chiarire",
                    conteggi.prospetti_con_differenze,
                    "il dichiarato non corrisponde al calcolato",
                    Tono::Normale,
                    "prospetti",
                    &[("solo_differenze", "si")],
                    Some("art. 9, c. 6, L. 68/1999".to_owned()),
                ),
                voce(
                    "Datori con posti scoperti",
                    conteggi.datori_scoperti,
                    "dall'ultima verifica",
                    Tono::Normale,
                    "datori",
                    &[("copertura", "scoperti")],
                    Some("art. 3, L. 68/1999".to_owned()),
                ),
            ])
            .collect(),
        ),
    ];
    let gruppi =
        gruppi.into_iter().filter(|gruppo| gruppo.voci.iter().any(|voce| voce.conteggio > 0)).map(senza_zeri).collect();
    Ok(Cruscotto {
        oggi: oggi.to_string(),
        gruppi,
        scadenze: scadenze(programma, &ufficio, oggi).await?,
        scoperture: scoperture(&ufficio).await?,
        vuoto: ufficio.archivio.datori("", 1).await?.is_empty(),
    })
}

fn gruppo(titolo: &str, voci: Vec<VoceLavoro>) -> GruppoLavoro {
    GruppoLavoro { titolo: titolo.to_owned(), voci }
}

fn senza_zeri(mut gruppo: GruppoLavoro) -> GruppoLavoro {
    gruppo.voci.retain(|voce| voce.conteggio > 0);
    gruppo
}

fn voce(
    titolo: &str,
    conteggio: i64,
    dettaglio: &str,
    tono: Tono,
    pagina: &str,
    filtro: &[(&str, &str)],
    fonte: Option<String>,
) -> VoceLavoro {
    let filtro: BTreeMap<String, String> =
        filtro.iter().map(|(nome, valore)| ((*nome).to_owned(), (*valore).to_owned())).collect();
    VoceLavoro {
        titolo: titolo.to_owned(),
        conteggio: conta(conteggio),
        dettaglio: dettaglio.to_owned(),
        fonte,
        tono,
        destinazione: Destinazione { pagina: pagina.to_owned(), id: None, filtro },
    }
}

fn fonte_del_termine(ufficio: &Ufficio, oggi: NaiveDate) -> Option<String> {
    let richiesta = RichiestaTermine { procedimento: Procedimento::Ottemperanza, avvio: oggi, sospensioni: Vec::new() };
    termine(&ufficio.leggi().parametri, &richiesta).ok().map(|termine| termine.citazione)
}

async fn scadenze(programma: &Programma, ufficio: &Ufficio, oggi: NaiveDate) -> Result<Vec<Scadenza>, Errore> {
    let filtro = FiltroRichieste { stato: "aperte".to_owned(), quanti: SCADENZE, ..FiltroRichieste::default() };
    let aperte = ottemperanza::richieste(programma, filtro).await?;
    let fonte = fonte_del_termine(ufficio, oggi).unwrap_or_default();
    let mut scadenze = Vec::new();
    for riga in aperte.righe {
        let ricevuta = tempo::iso(&riga.ricevuta_il, "ricevuta_il")?;
        let usati = (oggi - ricevuta).num_days();
        scadenze.push(Scadenza {
            data: riga.scadenza.clone(),
            titolo: riga.ente,
            dettaglio: riga.datore.clone(),
            giorni_usati: usati,
            giorni_totali: usati + riga.giorni_restanti,
            giorni_restanti: riga.giorni_restanti,
            tono: tono(riga.giorni_restanti),
            fonte: fonte.clone(),
            destinazione: Destinazione { pagina: "richiesta".to_owned(), id: Some(riga.id), filtro: BTreeMap::new() },
        });
    }
    scadenze.extend(pratiche(programma, oggi).await?);
    scadenze.extend(convenzioni(programma, oggi).await?);
    scadenze.sort_by(|a, b| a.data.cmp(&b.data));
    scadenze.truncate(SCADENZE as usize);
    Ok(scadenze)
}

/// Terms of applications to the lists, nulla osta and computi still to decide.
async fn pratiche(programma: &Programma, oggi: NaiveDate) -> Result<Vec<Scadenza>, Errore> {
    let mut scadenze = Vec::new();
    let mut aggiungi =
        |pagina: &str, id: String, titolo: String, dettaglio: String, dal: &str, al: String, restanti: i64| {
            let usati = crate::modulo::giorno(dal).map_or(0, |dal| (oggi - dal).num_days());
            scadenze.push(Scadenza {
                data: al,
                titolo,
                dettaglio,
                giorni_usati: usati,
                giorni_totali: usati + restanti,
                giorni_restanti: restanti,
                tono: tono(restanti),
                fonte: "art. 2, L. 241/1990".to_owned(),
                destinazione: Destinazione { pagina: pagina.to_owned(), id: Some(id), filtro: BTreeMap::new() },
            });
        };
    let domande = FiltroIscrizioni { stato: "domanda".to_owned(), quanti: SCADENZE, ..FiltroIscrizioni::default() };
    for riga in crate::iscrizioni::iscrizioni(programma, domande).await?.righe {
        let dettaglio = format!("iscrizione, {}", riga.elenco_nome);
        aggiungi(
            "iscrizione",
            riga.id,
            riga.persona,
            dettaglio,
            &riga.richiesta_il,
            riga.scadenza,
            riga.giorni_restanti,
        );
    }
    let stato = "in_istruttoria".to_owned();
    let aperti = FiltroNullaOsta { stato: stato.clone(), quanti: SCADENZE, ..FiltroNullaOsta::default() };
    for riga in crate::nulla_osta::nulla_osta_elenco(programma, aperti).await?.righe {
        let dettaglio = format!("nulla osta, {}", riga.datore);
        let pagina = "nulla_osta_richiesta";
        aggiungi(pagina, riga.id, riga.persona, dettaglio, &riga.ricevuta_il, riga.scadenza, riga.giorni_restanti);
    }
    let aperti = FiltroEsoneri { stato: "aperti".to_owned(), quanti: SCADENZE, ..FiltroEsoneri::default() };
    for riga in crate::esoneri::esoneri(programma, aperti).await?.righe {
        if !riga.scadenza.is_empty() {
            let dettaglio = format!("esonero, {}", riga.province);
            aggiungi(
                "esonero",
                riga.id,
                riga.datore,
                dettaglio,
                &riga.ricevuta_il,
                riga.scadenza,
                riga.giorni_restanti,
            );
        }
    }
    let aperti = FiltroComputi { stato, quanti: SCADENZE, ..FiltroComputi::default() };
    for riga in crate::computi::computi(programma, aperti).await?.righe {
        let dettaglio = format!("computo, {}", riga.datore);
        aggiungi("computo", riga.id, riga.persona, dettaglio, &riga.ricevuta_il, riga.scadenza, riga.giorni_restanti);
    }
    Ok(scadenze)
}

/// Terms of the requests of an agreement, and the next day of each plan being carried out.
async fn convenzioni(programma: &Programma, oggi: NaiveDate) -> Result<Vec<Scadenza>, Errore> {
    let mut scadenze = Vec::new();
    for (stato, fonte) in [("aperte", "art. 2, L. 241/1990"), ("in_corso", "art. 11, L. 68/1999")] {
        let filtro = FiltroConvenzioni { stato: stato.to_owned(), quanti: SCADENZE, ..FiltroConvenzioni::default() };
        let righe = crate::convenzioni::convenzioni(programma, filtro).await?.righe;
        scadenze.extend(righe.into_iter().filter(|riga| !riga.scadenza.is_empty()).map(|riga| {
            let dal = if stato == "aperte" { &riga.ricevuta_il } else { &riga.dal };
            let usati = crate::modulo::giorno(dal).map_or(0, |dal| (oggi - dal).num_days()).max(0);
            let dettaglio = match stato {
                "aperte" => "richiesta di convenzione".to_owned(),
                _ => format!("convenzione {}, {} unità da coprire", riga.numero, riga.residue),
            };
            Scadenza {
                data: riga.scadenza,
                titolo: riga.datore,
                dettaglio,
                giorni_usati: usati,
                giorni_totali: usati + riga.giorni_restanti,
                giorni_restanti: riga.giorni_restanti,
                tono: tono(riga.giorni_restanti),
                fonte: fonte.to_owned(),
                destinazione: Destinazione {
                    pagina: "convenzione".to_owned(),
                    id: Some(riga.id),
                    filtro: BTreeMap::new(),
                },
            }
        }));
    }
    Ok(scadenze)
}

const fn tono(giorni_restanti: i64) -> Tono {
    match giorni_restanti {
        ..0 => Tono::Errore,
        0..=7 => Tono::Attenzione,
        _ => Tono::Normale,
    }
}

async fn scoperture(ufficio: &Ufficio) -> Result<Vec<ScoperturaDiProvincia>, Errore> {
    let mut province: Vec<_> = ufficio
        .archivio
        .scoperture_per_provincia()
        .await?
        .into_iter()
        .map(|riga| ScoperturaDiProvincia {
            nome: riga.provincia.parse::<Provincia>().map_or_else(|_| riga.provincia.clone(), |p| p.nome().to_owned()),
            di_competenza: ufficio.competente(&riga.provincia),
            art3: conta(riga.scopertura_art3),
            art18: conta(riga.scopertura_art18),
            datori: conta(riga.datori_scoperti),
            provincia: riga.provincia,
        })
        .collect();
    province.sort_by(|a, b| (!a.di_competenza, &a.nome).cmp(&(!b.di_competenza, &b.nome)));
    Ok(province)
}
