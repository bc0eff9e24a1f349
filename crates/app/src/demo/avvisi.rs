//! The calls of the demonstration: one that takes applications, one whose provisional ranking is published.

use super::persone::Iscritta;
use crate::api::{
    ApprovaGraduatoria, CalcolaGraduatoria, DatiAvviso, DatiDomandaAvviso, DatiPunteggio, PassoAvviso,
    PubblicaGraduatoria, Rilascia, SalvaAvviso, SalvaDomandaAvviso, SchedaAvviso,
};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::{avvisi, graduatorie};
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::Errore;
use mirato_store::Datore;
use std::path::Path;
use std::time::Duration;

/// How many people apply to each call.
const DOMANDE: usize = 14;

/// Two calls of a public body, if the demonstration has one.
///
/// # Errors
/// Those of any step.
pub(super) async fn popola(
    programma: &Programma,
    ufficio: &Ufficio,
    datori: &[Datore],
    iscritte: &[Iscritta],
    cartella: &Path,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let Some(ente) = datori.iter().find(|datore| datore.natura == "pubblico") else { return Ok(()) };
    let oggi = ufficio.orologio.oggi();
    let chiusa = pubblica(programma, ente, "operatore amministrativo", Some(oggi), oggi).await?;
    let aperta = pubblica(programma, ente, "addetto alla biblioteca", None, oggi).await?;
    for (numero, (_, codice, _)) in iscritte.iter().rev().take(DOMANDE).enumerate() {
        domanda(programma, &chiusa.riga.id, codice, numero, oggi).await?;
    }
    for (numero, (_, codice, _)) in iscritte.iter().take(DOMANDE / 2).enumerate() {
        domanda(programma, &aperta.riga.id, codice, numero, oggi).await?;
    }
    let passo = PassoAvviso {
        id: chiusa.riga.id.clone(),
        versione: chiusa.versione,
        passo: "chiudi".to_owned(),
        nota: String::new(),
    };
    let chiusa = avvisi::avviso_passo(programma, passo).await?;
    graduatoria(programma, &chiusa, cartella, dico).await
}

fn dati(ente: &Datore, profilo: &str, ultimo: Option<NaiveDate>, oggi: NaiveDate) -> DatiAvviso {
    let giorno = ultimo.map(|giorno| giorno.to_string()).unwrap_or_default();
    DatiAvviso {
        codice_fiscale_ente: ente.codice_fiscale.clone(),
        codice_ipa: "c_z981".to_owned(),
        protocollo: format!("51200/{}", oggi.year()),
        richiesta_il: (oggi - Days::new(4)).to_string(),
        base: "legge68".to_owned(),
        elenco: "art8".to_owned(),
        provincia: "GE".to_owned(),
        profilo: profilo.to_owned(),
        posti: 2,
        per_posto: 1,
        contratto: "indeterminato".to_owned(),
        ore: "36:00".to_owned(),
        ore_contratto: "36:00".to_owned(),
        sede: "Genova".to_owned(),
        requisiti: vec!["licenza media".to_owned(), "età non inferiore a 18 anni".to_owned()],
        canali: vec!["pec".to_owned(), "a_mano".to_owned()],
        come: "Con il modulo del Servizio, firmato digitalmente o a mano con la copia del documento di identità."
            .to_owned(),
        criteri: "lombardia-lecco".to_owned(),
        adesioni_dal: giorno.clone(),
        adesioni_al: giorno,
        ..DatiAvviso::default()
    }
}

async fn pubblica(
    programma: &Programma,
    ente: &Datore,
    profilo: &str,
    ultimo: Option<NaiveDate>,
    oggi: NaiveDate,
) -> Result<SchedaAvviso, Errore> {
    let salva = SalvaAvviso { id: String::new(), versione: 0, dati: dati(ente, profilo, ultimo, oggi) };
    let scheda = avvisi::avviso_salva(programma, salva).await?;
    let rilascia = Rilascia {
        id: scheda.riga.id.clone(),
        versione: scheda.versione,
        esito: String::new(),
        motivazione: String::new(),
    };
    avvisi::avviso_pubblica(programma, rilascia).await?;
    avvisi::avviso(programma, crate::api::PerId { id: scheda.riga.id }).await
}

async fn domanda(
    programma: &Programma,
    avviso_id: &str,
    codice: &str,
    numero: usize,
    oggi: NaiveDate,
) -> Result<(), Errore> {
    let dati = DatiDomandaAvviso {
        codice_fiscale: codice.to_owned(),
        pervenuta_il: oggi.to_string(),
        canale: ["pec", "a_mano"][numero % 2].to_owned(),
        protocollo: format!("{}/{}", 52_000 + numero, oggi.year()),
        firma: ["digitale", "autografa"][numero % 2].to_owned(),
        // One has sent no copy of the document: the application is to be completed.
        documento_identita: numero % 9 != 5,
        dichiarazione_valore: true,
        requisiti: vec!["si".to_owned(), "si".to_owned()],
        ..DatiDomandaAvviso::default()
    };
    // One has declared no income: no points, and the reason said.
    let reddito = if numero % 7 == 3 { String::new() } else { format!("{}.00", 1500 * (numero % 7)) };
    let persone_a_carico = u32::try_from(numero % 3).unwrap_or(0);
    let punteggio = Some(DatiPunteggio { reddito, persone_a_carico, ..DatiPunteggio::default() });
    let avviso_id = avviso_id.to_owned();
    let salva = SalvaDomandaAvviso { avviso_id, dati, punteggio, ..SalvaDomandaAvviso::default() };
    avvisi::domanda_avviso_salva(programma, salva).await.map(|_| ())
}

async fn graduatoria(
    programma: &Programma,
    avviso: &SchedaAvviso,
    cartella: &Path,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let avviso_id = avviso.riga.id.clone();
    let calcola = CalcolaGraduatoria { avviso_id: avviso_id.clone(), nota: String::new(), parola: String::new() };
    let lavoro = graduatorie::graduatoria_calcola(programma, calcola).await?.lavoro;
    let corso = programma.lavori().trova(&lavoro)?;
    while corso.visto().stato == "in_corso" {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let visto = corso.visto().clone();
    if visto.stato != "fatto" {
        let motivo = visto.errore.map(|errore| errore.messaggio).unwrap_or_default();
        return Err(Errore::guasto("dimostrazione_errata", format!("La graduatoria non si calcola: {motivo}")));
    }
    let approva =
        ApprovaGraduatoria { avviso_id: avviso_id.clone(), versione: avviso.versione, ..ApprovaGraduatoria::default() };
    let atto = graduatorie::graduatoria_approva(programma, approva).await?;
    let scheda = avvisi::avviso(programma, crate::api::PerId { id: avviso_id }).await?;
    let Some(versione) = scheda.graduatorie.first() else { return Ok(()) };
    // What is published is no act: the list stands beside the acts, not among them.
    let file = cartella.join("pubblicazioni").join(format!("avviso-{}.pdf", scheda.riga.numero.replace('/', "-")));
    let pubblica = PubblicaGraduatoria {
        id: versione.id.clone(),
        percorso: file.to_string_lossy().into_owned(),
        ..PubblicaGraduatoria::default()
    };
    graduatorie::graduatoria_pubblica(programma, pubblica).await?;
    dico(&format!(
        "Avviso {}, graduatoria provvisoria con decreto n. {}. {}",
        scheda.riga.numero, atto.riga.numero, visto.passo
    ));
    Ok(())
}
