//! The turn of the year of every employer at once: a work with progress and a way to stop, and a protocol of what
//! did not go over and why.

use super::anno::{capodanno, riporta};
use crate::api::{LavoroAvviato, RiportaPosizione, RiportaPosizioni};
use crate::esporta::VoceRiporto;
use crate::lavori::Corso;
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::Datelike;
use mirato_domain::{Errore, Genere};
use mirato_store::{ColonnaDatori, Datore, Direzione, FiltroDatori};
use std::path::Path;
use std::sync::Arc;

/// How many employers are read together.
const PAGINA: u32 = 500;

/// Takes every position over into a year, in the background. Stopped, what went over stays over: the protocol
/// says what, and each turn can be taken back by itself.
///
/// # Errors
/// `riporto_non_valido` with its fields.
pub async fn posizioni_riporta(programma: &Programma, richiesta: RiportaPosizioni) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("riporto_non_valido", "Il riporto ha campi da correggere.");
    let oggi = ufficio.orologio.oggi();
    if capodanno(richiesta.anno).is_ok_and(|primo| primo > oggi) {
        modulo.sbagliato("anno", format!("Il {} non è ancora cominciato", richiesta.anno));
    } else if richiesta.anno < oggi.year() - 1 {
        modulo.sbagliato("anno", "Scrivi quest'anno o quello passato: più indietro si fa datore per datore");
    }
    let cartella = Path::new(&richiesta.percorso).parent();
    if richiesta.percorso.trim().is_empty() || !cartella.is_some_and(Path::is_dir) {
        modulo.sbagliato("percorso", "Scegli dove scrivere il protocollo");
    }
    modulo.fine()?;
    let (lavoro, corso) = ufficio.lavori.apri("riporto");
    tokio::spawn(async move {
        let esito = esegui(&ufficio, &richiesta, &corso).await;
        corso.concludi(esito);
    });
    Ok(LavoroAvviato { lavoro })
}

/// What has been done so far.
#[derive(Default)]
struct Giro {
    protocollo: Vec<VoceRiporto>,
    riportate: usize,
    saltate: usize,
    fatti: usize,
}

async fn esegui(ufficio: &Arc<Ufficio>, richiesta: &RiportaPosizioni, corso: &Arc<Corso>) -> Result<(), Errore> {
    let mut giro = Giro::default();
    let esito = scorri(ufficio, richiesta.anno, corso, &mut giro).await;
    // The protocol is written also of a work that stopped: what went over stays over.
    let titolo = format!("Passaggio al {}", richiesta.anno);
    let scritto = crate::esporta::riporti(ufficio, &titolo, &giro.protocollo, &richiesta.percorso).await;
    corso.passo_finale(&format!(
        "{} posizioni riportate, {} lasciate com'erano: il protocollo dice perché.",
        giro.riportate, giro.saltate
    ));
    esito.and(scritto.map(|_| ()))
}

async fn scorri(ufficio: &Arc<Ufficio>, anno: i32, corso: &Corso, giro: &mut Giro) -> Result<(), Errore> {
    let ordine = (ColonnaDatori::CodiceFiscale, Direzione::Crescente);
    let tutti = ufficio.archivio.elenco_datori(&FiltroDatori::default(), ordine.0, ordine.1, 1, 0).await?.totale;
    let tutti = usize::try_from(tutti).unwrap_or(0);
    let mut dopo = String::new();
    loop {
        let pagina = ufficio.archivio.datori(&dopo, PAGINA).await?;
        let Some(ultimo) = pagina.last() else { return Ok(()) };
        dopo.clone_from(&ultimo.id);
        for datore in pagina {
            corso.prosegui()?;
            corso.passo("Riporto le posizioni", giro.fatti, tutti);
            giro.uno(ufficio, &datore, anno).await?;
            giro.fatti += 1;
            corso.passo("Riporto le posizioni", giro.fatti, tutti);
        }
    }
}

impl Giro {
    /// One employer: what its figures refuse is a line of the protocol, and stops nobody else.
    async fn uno(&mut self, ufficio: &Ufficio, datore: &Datore, anno: i32) -> Result<(), Errore> {
        let voce = |dove: &str, cosa: &str, esito: &'static str, perche: &str| VoceRiporto {
            codice_fiscale: datore.codice_fiscale.clone(),
            datore: datore.denominazione.clone(),
            dove: dove.to_owned(),
            cosa: cosa.to_owned(),
            esito,
            perche: perche.to_owned(),
        };
        let richiesta = RiportaPosizione { datore_id: datore.id.clone(), anno };
        match riporta(ufficio, &richiesta).await {
            Ok(righe) => {
                self.riportate += 1;
                self.protocollo.push(voce("Italia", "Posizione", "riportata", "continua nel nuovo anno"));
                let rimaste = righe.iter().filter(|riga| !riga.riportato);
                self.protocollo.extend(rimaste.map(|riga| voce(&riga.nome, &riga.cosa, "non riportata", &riga.perche)));
            }
            Err(errore) if errore.genere == Genere::Guasto => return Err(errore),
            Err(errore) => {
                self.saltate += 1;
                self.protocollo.push(voce("Italia", "Posizione", "saltata", &errore.messaggio));
            }
        }
        Ok(())
    }
}
