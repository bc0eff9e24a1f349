//! Letters to candidates being issued, and one annulled.

use super::dati::{MODELLO, documento, oggetto};
use super::{Giro, Pronta};
use crate::avvisi::{self, Domanda, Tenuto};
use crate::emissione::{self, NuovoAtto};
use crate::lavori::Corso;
use crate::serie::{Serie, emetti_tutte};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Atto, Avviso, DomandaAvviso, LetteraCandidato, Persona, Scrittura, TipoLetteraCandidato as Tipo};
use std::path::PathBuf;
use std::sync::Arc;

/// Register in which these letters are numbered.
const REGISTRO: &str = "lettera_candidato";

/// Issues the letters one after the other; how it went, in words.
///
/// # Errors
/// As [`emetti_tutte`].
pub(super) async fn emetti(
    ufficio: &Ufficio,
    giro: &Giro,
    domande: Vec<DomandaAvviso>,
    corso: &Arc<Corso>,
) -> Result<String, Errore> {
    let in_corso = InCorso { ufficio, giro, cartella: PathBuf::from(&giro.chiesto.cartella) };
    emetti_tutte(&in_corso, domande, giro.chiesto.unico, corso).await
}

/// A round of letters under way.
struct InCorso<'a> {
    ufficio: &'a Ufficio,
    giro: &'a Giro,
    cartella: PathBuf,
}

impl Serie for InCorso<'_> {
    type Riga = DomandaAvviso;
    type Emessa = (Pronta, i64);

    fn chi(&self, domanda: &DomandaAvviso) -> (String, String) {
        (domanda.id.clone(), format!("Domanda {}", domanda.codice))
    }

    async fn emetti(&self, domanda: DomandaAvviso) -> Result<Result<((Pronta, i64), String), String>, Errore> {
        if let Some(motivo) = self.giro.motivo(&domanda) {
            return Ok(Err(motivo));
        }
        let pronta = self.giro.pronta(self.ufficio, domanda).await?;
        Ok(match self.una(&pronta).await {
            Ok((numero, letto)) => Ok(((pronta, numero), letto)),
            Err(errore) => Err(errore.messaggio),
        })
    }

    async fn unico(&self, emesse: &[(Pronta, i64)]) -> Result<(), Errore> {
        let numeri: Vec<i64> = emesse.iter().map(|(_, numero)| *numero).collect();
        let pronte: Vec<&Pronta> = emesse.iter().map(|(pronta, _)| pronta).collect();
        let dati = documento(self.ufficio, self.giro, &pronte, Some(&numeri))?;
        let pdf = crate::certificato::componi_modello(self.ufficio, MODELLO.0, MODELLO.1, &dati).await?.pdf;
        crate::esporta::scrivi(&self.cartella.join(format!("{}-tutte.pdf", self.giro.tipo.as_str())), &pdf)
    }
}

impl InCorso<'_> {
    /// Issues a letter: act, log, file. Its number and how it is read.
    async fn una(&self, pronta: &Pronta) -> Result<(i64, String), Errore> {
        let (ufficio, giro) = (self.ufficio, self.giro);
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        let nuovo = NuovoAtto {
            registro: REGISTRO,
            oggetto: format!(
                "{}, avviso {}, domanda {}",
                oggetto(giro.tipo),
                avvisi::numero(ufficio, &giro.avviso, &giro.tenuto).numero,
                pronta.domanda.codice
            ),
            datore_id: giro.avviso.datore_id.clone(),
            persona_id: Some(pronta.persona.id.clone()),
            richiesta_id: None,
            modello: MODELLO,
            spiegazione: &pronta.spiegazione,
        };
        let atto = emissione::emetti(ufficio, &mut scrittura, nuovo, |numero| {
            documento(ufficio, giro, &[pronta], numero.map(|numero| vec![numero]).as_deref())
        })
        .await?;
        let lettera = LetteraCandidato {
            id: String::new(),
            avviso_id: giro.avviso.id.clone(),
            domanda_id: pronta.domanda.id.clone(),
            tipo: giro.tipo,
            quando: ufficio.orologio.iso(),
            utente: ufficio.utente.clone(),
            giorno: giro.giorno.to_string(),
            atto_id: atto.id.clone(),
            versione: 0,
        };
        scrittura.inserisci(lettera).await?;
        if giro.tipo == Tipo::Integrazione {
            let oggi = ufficio.orologio.oggi().to_string();
            chiesta(ufficio, &mut scrittura, &giro.avviso, pronta.domanda.clone(), oggi).await?;
        }
        scrittura.conferma().await?;
        let letto = letto(&atto);
        // A number, not a name: the file name must not say who applied to what.
        let file = self.cartella.join(format!("{}-{}.pdf", giro.tipo.as_str(), letto.replace('/', "-")));
        crate::esporta::scrivi(&file, &crate::atti::pdf(ufficio, &atto.id).await?)?;
        Ok((atto.numero.unwrap_or_default(), letto))
    }
}

fn letto(atto: &Atto) -> String {
    atto.numero.map(|numero| format!("{numero}/{}", atto.anno)).unwrap_or_default()
}

/// Says on what day the person was asked to complete the application; empty if nobody has asked.
async fn chiesta(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    avviso: &Avviso,
    tenuta: DomandaAvviso,
    il: String,
) -> Result<(), Errore> {
    let domanda = Domanda { integrazione_chiesta_il: il, ..Domanda::leggi(&tenuta)? };
    let persona: Persona = ufficio.archivio.leggi(&tenuta.persona_id).await?;
    let tenuto = Tenuto::leggi(avviso)?;
    let esito = avvisi::esamina(ufficio, avviso, &tenuto, &persona, &domanda, ufficio.orologio.oggi()).await?;
    let (stato, motivo) = domanda.stato(&esito);
    let dati = crate::verifiche::json(&domanda)?;
    scrittura.salva(DomandaAvviso { stato, motivo, dati, ..tenuta }).await?;
    Ok(())
}

/// A letter was annulled: if it asked to complete an application, nobody has asked any more.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn annullata(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    lettera: LetteraCandidato,
) -> Result<(), Errore> {
    if lettera.tipo != Tipo::Integrazione {
        return Ok(());
    }
    let avviso: Avviso = scrittura.leggi(&lettera.avviso_id).await?;
    let tenuta: DomandaAvviso = scrittura.leggi(&lettera.domanda_id).await?;
    chiesta(ufficio, scrittura, &avviso, tenuta, String::new()).await
}
