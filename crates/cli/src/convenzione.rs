//! `mirato emetti convenzione`: the request, its checks and the text to sign, of every kind.

use crate::argomenti::{Argomenti, Convenzione};
use mirato_app::Programma;
use mirato_app::api::{DatiConvenzione, RigaPiano};
use mirato_domain::Errore;
use std::path::Path;

/// Proposes an agreement.
///
/// # Errors
/// `file_non_letto`, `convenzione_non_valida` with its fields, `convenzione_impedita`.
pub async fn emetti(programma: &Programma, argomenti: &Argomenti, scelte: &Convenzione) -> Result<(), Errore> {
    let dati = dati(scelte)?;
    let ufficio = programma.ufficio().await?;
    let atto = mirato_app::convenzioni::emetti(&ufficio, dati).await?;
    crate::atti::emesso(programma, argomenti, &atto, scelte.uscita.as_deref(), "Convenzione").await
}

/// The form: what the options say, over what the file says.
fn dati(scelte: &Convenzione) -> Result<DatiConvenzione, Errore> {
    let scritti = scelte.dati.as_deref().map(leggi).transpose()?.unwrap_or_default();
    let favorevole = |il: &String| if il.is_empty() { String::new() } else { "favorevole".to_owned() };
    let o = |scelta: &String, scritto: String| if scelta.is_empty() { scritto } else { scelta.clone() };
    let righe: Vec<RigaPiano> =
        scelte.riga.iter().enumerate().map(|(posto, riga)| riga_piano(posto, riga)).collect::<Result<_, _>>()?;
    Ok(DatiConvenzione {
        codice_fiscale_datore: scelte.datore.clone(),
        protocollo: scelte.protocollo.clone(),
        ricevuta_il: scelte.ricevuta_il.clone(),
        tipo: scelte.tipo.clone(),
        provincia: scelte.provincia.clone(),
        dal: scelte.dal.clone(),
        fino_al: scelte.fino_al.clone(),
        rappresentante: scelte.rappresentante.clone(),
        ruolo_rappresentante: scelte.ruolo.clone(),
        // Whoever gives the command has the request in hand.
        carta_intestata: true,
        firmata: true,
        bollo: if scelte.bollo.is_empty() { scritti.bollo.clone() } else { "assolto".to_owned() },
        bollo_numero: o(&scelte.bollo, scritti.bollo_numero.clone()),
        comitato_esito: o(&favorevole(&scelte.comitato_il), scritti.comitato_esito.clone()),
        comitato_il: o(&scelte.comitato_il, scritti.comitato_il.clone()),
        commissione_esito: o(&favorevole(&scelte.commissione_il), scritti.commissione_esito.clone()),
        commissione_il: o(&scelte.commissione_il, scritti.commissione_il.clone()),
        candidature_giorni: scelte.candidature_giorni,
        comunicazione_giorni: scelte.comunicazione_giorni,
        verifica_mesi: scelte.verifica_mesi,
        piano: if righe.is_empty() { scritti.piano.clone() } else { righe },
        ..scritti
    })
}

/// The fields of the form in a JSON file, by their names.
fn leggi(file: &Path) -> Result<DatiConvenzione, Errore> {
    serde_json::from_str(&crate::calcola::leggi(file)?).map_err(|errore| {
        let messaggio = format!(
            "«{}» non ha i campi di una convenzione, riga {}, colonna {}: {errore}.",
            file.display(),
            errore.line(),
            errore.column()
        );
        Errore::dato("convenzione_non_valida", messaggio.clone()).con_campo("dati", messaggio)
    })
}

/// "2027-02-28,1,art8,magazziniere;modo=tempo_determinato;quanto=12"
fn riga_piano(posto: usize, riga: &str) -> Result<RigaPiano, Errore> {
    let sbagliata = |campo: &str, motivo: String| {
        let messaggio = format!("Riga {}: {motivo}.", posto + 1);
        let campo = if campo.is_empty() { format!("piano[{posto}]") } else { format!("piano[{posto}].{campo}") };
        Errore::dato("convenzione_non_valida", messaggio.clone()).con_campo(campo, messaggio)
    };
    let numero = |campo: &str, testo: &str| {
        testo.parse::<u32>().map_err(|_| sbagliata(campo, format!("«{testo}» non è un numero intero, per esempio 1")))
    };
    let mut pezzi = riga.split(';');
    let parti: Vec<&str> = pezzi.next().unwrap_or_default().splitn(4, ',').map(str::trim).collect();
    let [scadenza, unita, elenco, profilo] = parti.as_slice() else {
        let motivo = format!("«{riga}» non si legge: scrivi SCADENZA,UNITÀ,ELENCO,PROFILO");
        return Err(sbagliata("", motivo));
    };
    let mut letta = RigaPiano {
        unita: numero("unita", unita)?,
        elenco: (*elenco).to_owned(),
        profilo: (*profilo).to_owned(),
        modalita: "nominativa".to_owned(),
        modo: "assunzione".to_owned(),
        scadenza: (*scadenza).to_owned(),
        ..RigaPiano::default()
    };
    for pezzo in pezzi.map(str::trim).filter(|pezzo| !pezzo.is_empty()) {
        match pezzo.split_once('=').map(|(nome, valore)| (nome.trim(), valore.trim())) {
            Some(("modo", valore)) => valore.clone_into(&mut letta.modo),
            Some(("chiamata", valore)) => valore.clone_into(&mut letta.modalita),
            Some(("quanto", valore)) => letta.quanto = numero("quanto", valore)?,
            Some(("ore", valore)) => valore.clone_into(&mut letta.ore_minime),
            Some(("provincia", valore)) => valore.clone_into(&mut letta.provincia),
            _ => {
                let motivo =
                    format!("«{pezzo}» non si legge: dopo il profilo vanno modo, chiamata, quanto, ore, provincia");
                return Err(sbagliata("", motivo));
            }
        }
    }
    Ok(letta)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_with_its_way_and_its_hours() {
        let riga =
            riga_piano(0, "2027-02-28, 2, art18, addetta, archivio; modo=tempo_determinato; quanto=12; ore=20:00");
        let riga = riga.unwrap();
        assert_eq!((riga.unita, riga.elenco.as_str(), riga.profilo.as_str()), (2, "art18", "addetta, archivio"));
        assert_eq!((riga.modo.as_str(), riga.quanto, riga.ore_minime.as_str()), ("tempo_determinato", 12, "20:00"));
        assert_eq!(riga.modalita, "nominativa");
    }

    #[test]
    fn a_wrong_row_is_refused_with_its_number_and_field() {
        for (riga, campo) in [
            ("2027-02-28,due,art8,magazziniere", "piano[1].unita"),
            ("2027-02-28,-1,art8,magazziniere", "piano[1].unita"),
            ("2027-02-28,1.5,art8,magazziniere", "piano[1].unita"),
            ("2027-02-28,1,art8", "piano[1]"),
            ("2027-02-28,1,art8,magazziniere;quanto=sei", "piano[1].quanto"),
            ("2027-02-28,1,art8,magazziniere;colore=rosso", "piano[1]"),
        ] {
            let errore = riga_piano(1, riga).unwrap_err();
            assert_eq!((errore.codice.as_str(), errore.campi[0].campo.as_str()), ("convenzione_non_valida", campo));
            assert!(errore.messaggio.starts_with("Riga 2: "), "{}", errore.messaggio);
        }
    }
}
