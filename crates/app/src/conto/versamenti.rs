//! Payments typed by an official: recorded once, taken away with a reason.

use super::scheda::scheda;
use crate::api::{NuovoVersamento, SchedaConto, TogliVersamento};
use crate::modulo::{Modulo, giorno, pieno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Euro};
use mirato_store::{Esonero, Versamento};

/// Largest payment taken as such: beyond it a digit is mistyped. In cents.
pub(super) const MASSIMO: i64 = 10_000_000_000;

/// Records a payment; the account afterwards.
///
/// # Errors
/// `versamento_non_valido` with its fields; `versamento_doppio`.
pub async fn versamento_aggiungi(programma: &Programma, nuovo: NuovoVersamento) -> Result<SchedaConto, Errore> {
    let ufficio = programma.ufficio().await?;
    aggiungi(&ufficio, &nuovo).await?;
    scheda(&ufficio, &nuovo.esonero_id, ufficio.orologio.oggi()).await
}

/// As [`versamento_aggiungi`], for an office at hand.
///
/// # Errors
/// As [`versamento_aggiungi`].
pub(crate) async fn aggiungi(ufficio: &Ufficio, nuovo: &NuovoVersamento) -> Result<(), Errore> {
    let esonero: Esonero = ufficio.archivio.leggi(&nuovo.esonero_id).await?;
    let record = controlla(ufficio, nuovo, &esonero)?;
    if let Some(gia) = ufficio.archivio.versamento_per_chiave(&record.chiave).await? {
        return Err(doppio(&gia));
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.inserisci(record).await?;
    scrittura.conferma().await?;
    crate::esoneri::rinfresca(ufficio, &esonero.datore_id).await
}

/// A payment that is in the account already.
pub(super) fn doppio(gia: &Versamento) -> Errore {
    let messaggio = format!(
        "Questo versamento c'è già: {} del {}",
        Euro::da_centesimi(gia.importo).italiano(),
        tempo::breve_da_iso(&gia.data)
    );
    Errore::stato("versamento_doppio", format!("{messaggio}. Per due bonifici uguali scrivi il riferimento di ognuno."))
        .con_campo(if gia.iuv.is_some() { "iuv" } else { "importo" }, messaggio)
}

fn controlla(ufficio: &Ufficio, nuovo: &NuovoVersamento, esonero: &Esonero) -> Result<Versamento, Errore> {
    let mut modulo = Modulo::nuovo("versamento_non_valido", "Il versamento ha campi da correggere.");
    let data = modulo.giorno_passato("data", &nuovo.data, ufficio.orologio.oggi());
    let ricevuta = giorno(&esonero.ricevuta_il);
    if data.zip(ricevuta).is_some_and(|(data, ricevuta)| data < ricevuta) {
        modulo.sbagliato("data", "Il versamento viene prima della domanda di esonero: controlla la data");
    }
    let importo = modulo.euro("importo", &nuovo.importo).map(Euro::centesimi);
    if let Some(motivo) = importo.and_then(importo_sbagliato) {
        modulo.sbagliato("importo", motivo);
    }
    for (campo, codice, motivo) in [
        ("iuv", &nuovo.iuv, iuv_sbagliato(&nuovo.iuv)),
        ("numero_avviso", &nuovo.numero_avviso, avviso_sbagliato(&nuovo.numero_avviso)),
    ] {
        if let (false, Some(motivo)) = (codice.trim().is_empty(), motivo) {
            modulo.sbagliato(campo, motivo);
        }
    }
    modulo.fine()?;
    let (data, importo) =
        data.zip(importo).ok_or_else(|| Errore::dato("versamento_non_valido", "Mancano giorno o importo."))?;
    Ok(record(esonero, (&data.to_string(), importo), nuovo, None))
}

/// The record of a payment.
pub(super) fn record(
    esonero: &Esonero,
    (data, importo): (&str, i64),
    nuovo: &NuovoVersamento,
    importazione_id: Option<String>,
) -> Versamento {
    let (iuv, riferimento) = (pieno(&nuovo.iuv), pieno(&nuovo.riferimento));
    Versamento {
        id: String::new(),
        esonero_id: esonero.id.clone(),
        datore_id: esonero.datore_id.clone(),
        data: data.to_owned(),
        importo,
        chiave: Versamento::chiave_di(&esonero.id, data, importo, iuv.as_deref(), riferimento.as_deref()),
        iuv,
        numero_avviso: pieno(&senza_spazi(&nuovo.numero_avviso)),
        riferimento,
        origine: if importazione_id.is_some() { "importato" } else { "digitato" }.to_owned(),
        importazione_id,
        nota: pieno(&nuovo.nota),
        versione: 0,
    }
}

/// Why an amount, in cents, is none that is paid.
pub(super) fn importo_sbagliato(importo: i64) -> Option<&'static str> {
    match importo {
        ..=0 => Some("Un versamento è maggiore di zero: correggi l'importo"),
        MASSIMO.. => Some("L'importo è troppo grande: controlla le cifre"),
        _ => None,
    }
}

/// A notice number without the blanks it is printed with.
pub(crate) fn senza_spazi(codice: &str) -> String {
    codice.split_whitespace().collect()
}

/// Why a text is no notice number of pagoPA.
pub(crate) fn avviso_sbagliato(codice: &str) -> Option<&'static str> {
    let codice = senza_spazi(codice);
    (codice.len() != 18 || !codice.bytes().all(|cifra| cifra.is_ascii_digit()))
        .then_some("Il numero di avviso pagoPA ha 18 cifre: ricopialo dall'avviso")
}

/// Why a text is no IUV.
pub(crate) fn iuv_sbagliato(codice: &str) -> Option<&'static str> {
    let codice = codice.trim();
    (!(15..=35).contains(&codice.len()) || !codice.bytes().all(|lettera| lettera.is_ascii_alphanumeric()))
        .then_some("Lo IUV ha da 15 a 35 cifre o lettere, senza spazi: ricopialo dalla ricevuta")
}

/// Takes a payment away; the register remembers it.
///
/// # Errors
/// `motivo_mancante`; if it is not in the archive.
pub async fn versamento_togli(programma: &Programma, togli: TogliVersamento) -> Result<SchedaConto, Errore> {
    let ufficio = programma.ufficio().await?;
    let messaggio = "Scrivi perché togli il versamento: il motivo resta nel registro.";
    if togli.motivo.trim().is_empty() {
        return Err(Errore::dato("motivo_mancante", messaggio).con_campo("motivo", messaggio));
    }
    let tenuto: Versamento = ufficio.archivio.leggi(&togli.id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_versamento(&tenuto.id, togli.motivo.trim()).await?;
    scrittura.conferma().await?;
    crate::esoneri::rinfresca(&ufficio, &tenuto.datore_id).await?;
    scheda(&ufficio, &tenuto.esonero_id, ufficio.orologio.oggi()).await
}
