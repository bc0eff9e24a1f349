//! Calls of public bodies: calendar, publication, steps. Applications and rankings stand beside them, and the yearly
//! lists of the office, which are calls without a body.

mod annuale;
mod atto;
mod domande;
mod esame;
mod forma;
mod passi;
mod punteggio;
mod raccolta;
mod tenuto;

pub use annuale::annuale_proposta;
pub(crate) use annuale::richieste;
pub use atto::{avviso_anteprima, avviso_pubblica, avviso_testo};
pub(crate) use atto::{datore, del_datore, ente, norma, numero, precede, procedura, riferimento};
pub(crate) use domande::{Giudicata, giudica};
pub use domande::{
    domanda_avviso, domanda_avviso_apri, domanda_avviso_passo, domanda_avviso_salva, domande_avviso,
    domande_avviso_esporta,
};
pub(crate) use esame::{Domanda, esamina};
pub use passi::avviso_passo;
pub(crate) use passi::riapri;
pub(crate) use punteggio::candidato;
pub use raccolta::annuale_raccogli;
pub(crate) use tenuto::Tenuto;

use crate::api::{
    ContoDomande, ElencoAvvisi, EsportaAvvisi, FaseAvviso, FileScritto, FiltroAvvisi, PerId, RigaAvviso, SalvaAvviso,
    SchedaAvviso, Stato, Tono,
};
use crate::criteri;
use crate::filtri;
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{Avviso, AvvisoInElenco, ColonnaRichieste, Direzione, StatoAvviso};

/// Register in which calls are numbered.
pub(crate) const REGISTRO: &str = "avviso";

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn avvisi(programma: &Programma, filtro: FiltroAvvisi) -> Result<ElencoAvvisi, Errore> {
    elenco(&*programma.ufficio().await?, &filtro).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroAvvisi) -> Result<ElencoAvvisi, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let (filtro_archivio, colonna, direzione) = filtri::avvisi(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_avvisi(&filtro_archivio, colonna, direzione, quanti, da).await?;
    Ok(ElencoAvvisi {
        totale: conta(pagina.totale),
        righe: pagina.righe.into_iter().map(|una| riga(una, oggi)).collect(),
    })
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn avvisi_esporta(programma: &Programma, richiesta: EsportaAvvisi) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let (ufficio, filtro) = (&ufficio, FiltroAvvisi { da, quanti: 0, ..richiesta.filtro.clone() });
        async move { Ok(elenco(ufficio, &filtro).await?.righe) }
    })
    .await?;
    crate::esporta::avvisi(&ufficio, richiesta, &righe).await
}

fn riga(una: AvvisoInElenco, oggi: NaiveDate) -> RigaAvviso {
    let scadenza = una.scadenza.unwrap_or_default();
    RigaAvviso {
        id: una.id,
        numero: una.numero.zip(una.anno).map(|(numero, anno)| format!("{numero}/{anno}")).unwrap_or_default(),
        datore_id: una.datore_id,
        ente: una.annuale.map_or(una.denominazione, |anno| format!("Elenco annuale {anno}")),
        annuale: una.annuale.map(conta).unwrap_or_default(),
        profilo: una.profilo,
        posti: conta(una.posti),
        domande: conta(una.domande),
        richiesta_il: una.richiesta_il,
        adesioni_al: una.adesioni_al,
        giorni_restanti: giorno(&scadenza).map_or(0, |scadenza| (scadenza - oggi).num_days()),
        scadenza,
        stato: match una.stato.parse() {
            Ok(letto) => stato(letto, una.annuale.is_some()),
            Err(_) => stati::stato(&una.stato, &una.stato, Tono::Normale),
        },
    }
}

fn stato(stato_avviso: StatoAvviso, annuale: bool) -> Stato {
    let (testo, tono) = match stato_avviso {
        StatoAvviso::Pubblicato if annuale => ("conferme aperte", Tono::Attenzione),
        StatoAvviso::Chiuso if annuale => ("conferme chiuse", Tono::Attenzione),
        StatoAvviso::Bozza => ("bozza", Tono::Attenzione),
        StatoAvviso::Pubblicato => ("pubblicato", Tono::Attenzione),
        StatoAvviso::Chiuso => ("adesioni chiuse", Tono::Attenzione),
        StatoAvviso::Provvisoria => ("graduatoria provvisoria", Tono::Attenzione),
        StatoAvviso::Definitiva => ("graduatoria definitiva", Tono::Fatto),
        StatoAvviso::InUtilizzo => ("in utilizzo", Tono::Fatto),
        StatoAvviso::Concluso => ("concluso", Tono::Normale),
    };
    stati::stato(stato_avviso.as_str(), testo, tono)
}

/// A call's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn avviso(programma: &Programma, richiesta: PerId) -> Result<SchedaAvviso, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaAvviso, Errore> {
    let avviso: Avviso = ufficio.archivio.leggi(id).await?;
    let tenuto = Tenuto::leggi(&avviso)?;
    let calendario = forma::calendario(ufficio, &tenuto.modulo, tenuto.graduatoria_il())?;
    let graduatorie = crate::graduatorie::versioni(ufficio, id).await?;
    let atto = match &avviso.atto_id {
        Some(atto) => Some(crate::atti::scheda(ufficio, atto).await?.riga),
        None => None,
    };
    let storia = ufficio.archivio.storia("avviso", id).await?;
    Ok(SchedaAvviso {
        riga: una_riga(ufficio, id).await?,
        versione: avviso.versione,
        criteri: criteri::in_parole(&criteri::dell_avviso(ufficio, &tenuto).await?, None, false),
        congelati: tenuto.criteri.is_some(),
        domande: conti(ufficio, id).await?,
        uso: crate::graduatorie::uso(ufficio, &avviso, &tenuto).await?,
        passi: passi::possibili(ufficio, &avviso, &graduatorie),
        graduatorie,
        calendario: fasi(&calendario, situazione_al(&avviso, &tenuto)),
        controlli: calendario.controlli.iter().map(stati::controllo).collect(),
        spiegazione: calendario.spiegazione,
        atto,
        storia: storia
            .into_iter()
            .map(|fatto| {
                crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, fatto.titolo)
            })
            .collect(),
        dati: tenuto.modulo,
    })
}

async fn una_riga(ufficio: &Ufficio, id: &str) -> Result<RigaAvviso, Errore> {
    let filtro = mirato_store::FiltroAvvisi { id: Some(id.to_owned()), ..Default::default() };
    let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
    let una = ufficio.archivio.elenco_avvisi(&filtro, ordine.0, ordine.1, 1, 0).await?.righe.pop();
    let una = una.ok_or_else(|| Errore::stato("non_trovato", "L'avviso non è più in archivio: aggiorna l'elenco."))?;
    Ok(riga(una, ufficio.orologio.oggi()))
}

async fn conti(ufficio: &Ufficio, id: &str) -> Result<ContoDomande, Errore> {
    let mut conti = ContoDomande::default();
    for (stato, quante) in ufficio.archivio.conta_domande(id).await? {
        let posto = match stato.as_str() {
            "ammessa" => &mut conti.ammesse,
            "con_riserva" => &mut conti.con_riserva,
            "da_integrare" => &mut conti.da_integrare,
            _ => &mut conti.escluse,
        };
        *posto = conta(quante);
    }
    Ok(conti)
}

/// The day whose situation a yearly list shows; none for the call of a body.
pub(crate) fn situazione_al(avviso: &Avviso, tenuto: &Tenuto) -> Option<NaiveDate> {
    tenuto.requisiti_al(avviso).filter(|_| avviso.annuale.is_some())
}

fn fasi(calendario: &mirato_norme::avviso::CalendarioAvviso, situazione_al: Option<NaiveDate>) -> Vec<FaseAvviso> {
    let annuale = [
        ("Situazione al", situazione_al),
        ("Conferme dal", Some(calendario.adesioni_dal)),
        ("Conferme fino al", Some(calendario.adesioni_al)),
        ("Graduatoria entro", Some(calendario.graduatoria_entro)),
    ];
    let ente = [
        ("Pubblicazione", Some(calendario.pubblicazione)),
        ("Adesioni dal", Some(calendario.adesioni_dal)),
        ("Adesioni fino al", Some(calendario.adesioni_al)),
        ("Graduatoria entro", Some(calendario.graduatoria_entro)),
        ("Lista all'ente entro", calendario.lista_entro),
        ("Conclusione entro", Some(calendario.conclusione_entro)),
        ("Graduatoria valida fino al", calendario.valida_fino),
    ];
    let giorni: &[_] = if situazione_al.is_some() { &annuale } else { &ente };
    giorni
        .iter()
        .filter_map(|&(nome, giorno)| Some(FaseAvviso { nome: nome.to_owned(), giorno: giorno?.to_string() }))
        .collect()
}

/// Saves a call that is not published yet.
///
/// # Errors
/// `avviso_non_valido` with its fields; `avviso_pubblicato`; a stale save.
pub async fn avviso_salva(programma: &Programma, salva: SalvaAvviso) -> Result<SchedaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let record = forma::controlla(&ufficio, &salva).await?;
    if !salva.id.is_empty() {
        let prima: Avviso = ufficio.archivio.leggi(&salva.id).await?;
        if prima.stato != StatoAvviso::Bozza {
            let messaggio =
                "L'avviso è pubblicato: giorni, posti e criteri non cambiano più. Per rifarlo annulla l'atto.";
            return Err(Errore::stato("avviso_pubblicato", messaggio));
        }
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    scheda(&ufficio, &salvato.id).await
}

/// The call with a number, "14/2026".
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn con_numero(ufficio: &Ufficio, numero: &str) -> Result<Option<Avviso>, Errore> {
    let letto = numero.split_once('/').and_then(|(numero, anno)| Some((numero.parse().ok()?, anno.parse().ok()?)));
    Ok(match letto {
        Some((numero, anno)) => ufficio.archivio.avviso_per_numero(anno, numero).await?,
        None => None,
    })
}
