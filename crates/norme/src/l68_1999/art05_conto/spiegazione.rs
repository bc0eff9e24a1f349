//! How the account was reckoned.

use super::imputazione::scelta;
use super::maggiorazione::Tasso;
use super::{Conto, RataInConto, RichiestaConto, StatoRata};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art05_contributo::fonte;
use crate::parametri::Parametri;
use crate::voce::Voce;
use mirato_domain::Euro;

/// The tree of the account.
pub(super) fn conto(p: &Parametri, richiesta: &RichiestaConto, conto: &Conto) -> Result<Voce, ErroreNorma> {
    let ordine = scelta(p, richiesta.al)?;
    let regola = match ordine.valore.as_str() {
        "prima_maggiorazione" => "prima le maggiorazioni, poi il contributo",
        _ => "prima il contributo, poi le maggiorazioni",
    };
    let imputazione = Voce::nuova("conto.imputazione", "Come si imputa un versamento")
        .valore(&ordine.letto.valore, "")
        .spiega(format!(
            "Alla rata che indica, poi a quelle scadute dalla più vecchia, poi alle altre; {regola}. Il resto è credito."
        ))
        .cita(ordine.citazione())
        .legge(ordine.letto);
    let mut radice = Voce::nuova("conto", format!("Conto del contributo al {}", italiana(&conto.al)))
        .valore((conto.da_versare + conto.maggiorazioni_da_versare).italiano(), "")
        .spiega("Resta da versare. I versamenti non cambiano il dovuto: lo coprono.")
        .conto(format!(
            "{} dovuti + {} di maggiorazioni − {} imputati = {}",
            conto.dovuto.italiano(),
            conto.maggiorazioni.italiano(),
            (conto.dovuto + conto.maggiorazioni - conto.da_versare - conto.maggiorazioni_da_versare).italiano(),
            (conto.da_versare + conto.maggiorazioni_da_versare).italiano()
        ))
        .cita(fonte())
        .figlia(imputazione);
    if let Some(credito) = richiesta.credito_precedente.filter(|credito| *credito > Euro::ZERO) {
        let testo = "Vale come versato prima di ogni rata.";
        radice = radice.figlia(
            Voce::nuova("conto.credito_precedente", "Credito riportato").valore(credito.italiano(), "").spiega(testo),
        );
    }
    for rata in &conto.rate {
        radice.figli.push(della_rata(p, rata)?);
    }
    let credito = Voce::nuova("conto.credito", "Credito da riportare")
        .valore(conto.credito.italiano(), "")
        .spiega("Quanto è stato versato oltre tutto il dovuto.");
    Ok(radice.figlia(credito))
}

fn della_rata(p: &Parametri, una: &RataInConto) -> Result<Voce, ErroreNorma> {
    let rata = &una.rata;
    let id = format!("conto.rata.{}", rata.codice);
    let mut voce = Voce::nuova(&id, format!("Rata {}, scadenza {}", rata.codice, italiana(&rata.scadenza)))
        .valore(una.stato.nome(), "")
        .spiega(format!("Per i giorni dal {} al {}.", italiana(&rata.dal), italiana(&rata.al)))
        .conto(format!(
            "{} − {} versati = {}",
            rata.importo.italiano(),
            una.versato.italiano(),
            una.da_versare.italiano()
        ));
    for imputazione in &una.imputazioni {
        let cosa = if imputazione.maggiorazione { "alla maggiorazione" } else { "al contributo" };
        let quando = imputazione.data.map_or_else(|| "credito riportato".to_owned(), |data| italiana(&data));
        let id = format!("{id}.{}", imputazione.versamento);
        voce.figli.push(
            Voce::nuova(id, format!("Versamento {}", imputazione.versamento))
                .valore(imputazione.importo.italiano(), "")
                .spiega(format!("{quando}, {cosa}.")),
        );
    }
    voce.figli.push(maggiorazione(p, una, &id)?);
    Ok(voce)
}

fn maggiorazione(p: &Parametri, una: &RataInConto, id: &str) -> Result<Voce, ErroreNorma> {
    let (id, nome) = (format!("{id}.maggiorazione"), "Maggiorazione per il ritardo");
    let citazione = Fonte::legge("L. 68/1999", "5", "5", "");
    if matches!(una.stato, StatoRata::Versata | StatoRata::NonScaduta) {
        return Ok(Voce::rifiutata(id, nome, "nessun ritardo").cita(citazione));
    }
    let tasso = Tasso::al(p, una.rata.scadenza)?;
    Ok(Voce::nuova(id, nome)
        .valore(una.maggiorazione.italiano(), "")
        .spiega(
            "Su quanto resta da versare, dal giorno dopo la scadenza al giorno del versamento compreso; \
             si arrotonda una volta sola, al centesimo.",
        )
        .conto(format!(
            "importo non versato × {} × giorni ÷ {}, giorno per giorno: {} giorni di ritardo",
            tasso.annuo.letto.valore, tasso.giorni_anno.valore, una.giorni_ritardo
        ))
        .cita(citazione)
        .cita(tasso.annuo.citazione())
        .legge(tasso.annuo.letto)
        .legge(tasso.giorni_anno.letto))
}
