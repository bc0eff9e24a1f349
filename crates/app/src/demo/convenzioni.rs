//! The agreements of the demonstration: one being carried out, one waiting for the employer's signature, one
//! still to be examined.

use super::BRICOLA;
use crate::api::{DatiConvenzione, DispositivoFirma, PassoConvenzione, RigaPiano, SalvaAtto, SalvaConvenzione};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::{atti, convenzioni, firme};
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_store::{Convenzione, Datore};
use std::path::Path;
use std::sync::Arc;

/// Who signs for the invented employers.
const RAPPRESENTANTI: [&str; 3] = ["dott. Ulderico Fantechi", "dott.ssa Livia Passamonti", "ing. Rocco Sanvitale"];

/// Makes the three agreements.
///
/// # Errors
/// Those of any step.
pub(super) async fn popola(
    programma: &Programma,
    ufficio: &Arc<Ufficio>,
    datori: &[Datore],
    chiave: &DispositivoFirma,
    cartella: &Path,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let mut liberi = Vec::new();
    for datore in datori.iter().rev() {
        let competente = datore.provincia.as_deref().is_some_and(|sigla| ufficio.competente(sigla));
        // Those with circumstances of their own keep the figures of the manual.
        let libero = competente && datore.denominazione != BRICOLA;
        if libero && ufficio.archivio.circostanze(&datore.id, None).await?.is_empty() {
            liberi.push(datore);
        }
        if liberi.len() == RAPPRESENTANTI.len() {
            break;
        }
    }
    let oggi = ufficio.orologio.oggi();
    for (posto, datore) in liberi.into_iter().enumerate() {
        let dati = dati(datore, RAPPRESENTANTI[posto], posto, oggi);
        let salva = SalvaConvenzione { id: String::new(), versione: 0, dati };
        let id = convenzioni::registra(ufficio, salva).await?;
        if posto == 2 {
            continue;
        }
        let tenuta: Convenzione = ufficio.archivio.leggi(&id).await?;
        let atto_id = convenzioni::proponi(ufficio, &id, tenuta.versione).await?;
        firme::firma_atto(ufficio, &atto_id, chiave).await?;
        if posto == 0 {
            stipula(programma, ufficio, &id, &atto_id, cartella, oggi).await?;
        }
    }
    dico("Tre convenzioni: una in corso, una da firmare, una da istruire.");
    Ok(())
}

fn dati(datore: &Datore, rappresentante: &str, posto: usize, oggi: NaiveDate) -> DatiConvenzione {
    let sentito = if posto == 2 { String::new() } else { (oggi - Days::new(6)).to_string() };
    let esito = if posto == 2 { String::new() } else { "favorevole".to_owned() };
    let riga = |giorni: u64, profilo: &str, modo: &str, quanto: u32| RigaPiano {
        unita: 1,
        elenco: "art8".to_owned(),
        profilo: profilo.to_owned(),
        modalita: "nominativa".to_owned(),
        modo: modo.to_owned(),
        quanto,
        scadenza: (oggi + Days::new(giorni)).to_string(),
        ..RigaPiano::default()
    };
    DatiConvenzione {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        protocollo: format!("{}/C", 4_200 + posto),
        ricevuta_il: (oggi - Days::new(20)).to_string(),
        tipo: "programma".to_owned(),
        provincia: datore.provincia.clone().unwrap_or_default(),
        dal: (oggi - Days::new(5)).to_string(),
        fino_al: (oggi + Days::new(700)).to_string(),
        rappresentante: rappresentante.to_owned(),
        ruolo_rappresentante: "amministratore delegato".to_owned(),
        carta_intestata: true,
        firmata: true,
        bollo: "assolto".to_owned(),
        bollo_numero: format!("0126000000000{posto}"),
        comitato_il: sentito,
        comitato_esito: esito,
        candidature_giorni: 30,
        comunicazione_giorni: 5,
        verifica_mesi: 6,
        piano: vec![
            riga(25, "addetta alla segreteria", "assunzione", 0),
            riga(180, "magazziniere", "tempo_determinato", 12),
        ],
        ..DatiConvenzione::default()
    }
}

/// The employer's copy came back signed by hand: the file is that of the act.
async fn stipula(
    programma: &Programma,
    ufficio: &Ufficio,
    id: &str,
    atto_id: &str,
    cartella: &Path,
    oggi: NaiveDate,
) -> Result<(), Errore> {
    let copia = cartella.join("atti").join("convenzione-firmata.pdf").to_string_lossy().into_owned();
    atti::atto_salva(programma, SalvaAtto { id: atto_id.to_owned(), percorso: copia.clone() }).await?;
    let tenuta: Convenzione = ufficio.archivio.leggi(id).await?;
    let passo = PassoConvenzione {
        id: id.to_owned(),
        versione: tenuta.versione,
        passo: "stipula".to_owned(),
        data: oggi.to_string(),
        nota: "firma autografa sulla copia di carta, riconosciuta allo sportello".to_owned(),
        file: copia,
        a_vista: true,
        ..PassoConvenzione::default()
    };
    convenzioni::compi(ufficio, &passo).await
}
