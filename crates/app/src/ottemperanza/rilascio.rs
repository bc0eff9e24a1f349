//! The certificate: preview and issue.

use super::{REGISTRO, esamina, registra};
use crate::api::{Anteprima, ChiediAnteprima, DatiRichiesta, RigaAtto, Rilascia, SalvaRichiesta, SchedaAtto};
use crate::certificato::{self, Scelta};
use crate::emissione::NuovoAtto;
use crate::istruttoria::Istruttoria;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Datore, RichiestaOttemperanza, Scrittura, StatoAtto, StatoRichiesta};

/// The act that answers a request and was not annulled.
pub(super) async fn emesso(ufficio: &Ufficio, richiesta_id: &str) -> Result<Option<RigaAtto>, Errore> {
    let filtro = mirato_store::FiltroAtti { richiesta_id: Some(richiesta_id.to_owned()), ..Default::default() };
    let pagina = ufficio.archivio.elenco_atti(&filtro, 20, 0).await?;
    Ok(pagina.righe.into_iter().map(crate::atti::riga).find(|riga| riga.stato.codice != StatoAtto::Annullato.as_str()))
}

/// Pages of the certificate as it would be issued, marked as a draft.
///
/// # Errors
/// `impostazioni_incomplete`, or what the document refuses.
pub async fn ottemperanza_anteprima(programma: &Programma, chiedi: ChiediAnteprima) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: RichiestaOttemperanza = ufficio.archivio.leggi(&chiedi.id).await?;
    let (datore, istruttoria) = esamina(&ufficio, &tenuta).await?;
    let scelta = Scelta::leggi(&chiedi.esito, &chiedi.motivazione)?;
    let dati = certificato::dati(&ufficio, &tenuta, datore.as_ref(), &istruttoria, None, scelta.as_ref())?;
    let titolo = istruttoria.decisione.esito.nome().to_owned();
    let pdf = crate::emissione::componi(&ufficio, certificato::MODELLO, &dati).await?.pdf;
    crate::atti::pagine(pdf, chiedi.larghezza, titolo).await
}

/// Issues the certificate: number, document and state of the request in one transaction.
///
/// # Errors
/// `gia_rilasciato`, `certificato_impedito`, `motivazione_mancante`, `impostazioni_incomplete`.
pub async fn ottemperanza_rilascia(programma: &Programma, rilascia: Rilascia) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: RichiestaOttemperanza = ufficio.archivio.leggi(&rilascia.id).await?;
    if let Some(atto) = emesso(&ufficio, &tenuta.id).await? {
        let messaggio = format!("La richiesta ha già il certificato n. {}: per rifarlo, prima annullalo.", atto.numero);
        return Err(Errore::stato("gia_rilasciato", messaggio));
    }
    let (datore, istruttoria) = esamina(&ufficio, &tenuta).await?;
    non_impedito(&istruttoria)?;
    let scelta = Scelta::leggi(&rilascia.esito, &rilascia.motivazione)?;
    let tenuta = RichiestaOttemperanza { versione: rilascia.versione, ..tenuta };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let atto_id = evadi(&ufficio, &mut scrittura, tenuta, datore.as_ref(), &istruttoria, scelta.as_ref()).await?;
    scrittura.conferma().await?;
    crate::atti::scheda(&ufficio, &atto_id).await
}

/// Examines a request, records it and issues its certificate in one transaction, as the command line
/// does; refused, it leaves nothing behind.
///
/// # Errors
/// `richiesta_incompleta` with the fields to correct; as [`ottemperanza_rilascia`].
pub async fn emetti(ufficio: &Ufficio, dati: DatiRichiesta) -> Result<SchedaAtto, Errore> {
    let salva = SalvaRichiesta { id: String::new(), versione: 0, dati };
    let controllata = super::controlla(&salva.dati, ufficio.orologio.oggi()).map_err(|campi| Errore {
        campi,
        ..Errore::dato("richiesta_incompleta", "La richiesta ha campi da correggere: il certificato non è emesso.")
    })?;
    let nuova = registra(ufficio, &salva, &controllata).await?;
    let (datore, istruttoria) = esamina(ufficio, &nuova).await?;
    non_impedito(&istruttoria)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let tenuta = scrittura.inserisci(nuova).await?;
    let atto_id = evadi(ufficio, &mut scrittura, tenuta, datore.as_ref(), &istruttoria, None).await?;
    scrittura.conferma().await?;
    crate::atti::scheda(ufficio, &atto_id).await
}

fn non_impedito(istruttoria: &Istruttoria) -> Result<(), Errore> {
    let impedimenti = &istruttoria.decisione.impedimenti;
    let Some(primo) = impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("certificato_impedito", format!("Il certificato non si può rilasciare. {primo}."));
    Err(impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

async fn evadi(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tenuta: RichiestaOttemperanza,
    datore: Option<&Datore>,
    istruttoria: &Istruttoria,
    scelta: Option<&Scelta>,
) -> Result<String, Errore> {
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: certificato::oggetto(&tenuta, datore),
        datore_id: datore.map(|datore| datore.id.clone()),
        persona_id: None,
        richiesta_id: Some(tenuta.id.clone()),
        modello: certificato::MODELLO,
        spiegazione: &istruttoria.decisione.spiegazione,
    };
    let dati = |numero| certificato::dati(ufficio, &tenuta, datore, istruttoria, numero, scelta);
    let atto = crate::emissione::emetti(ufficio, scrittura, nuovo, dati).await?;
    scrittura.salva(RichiestaOttemperanza { stato: StatoRichiesta::Evasa, ..tenuta }).await?;
    Ok(atto.id)
}
