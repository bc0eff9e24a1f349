//! What art. 12, art. 12-bis and art. 14 D.Lgs. 276/2003 ask for, with their ceilings.

use super::TipoConvenzione;
use super::richiesta::{Commessa, Destinatario, RichiestaConvenzione, TipoDestinatario};
use crate::aritmetica::{Esatta, arrotonda, esatta, italiano, parte};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::parametri::Parametri;

/// The checks of the agreement's own article and the most units it may cover.
pub(super) fn controlli(
    p: &Parametri,
    richiesta: &RichiestaConvenzione,
) -> Result<(Vec<Controllo>, Option<u32>), ErroreNorma> {
    match richiesta.tipo {
        TipoConvenzione::Programma | TipoConvenzione::IntegrazioneLavorativa => Ok((Vec::new(), None)),
        TipoConvenzione::InserimentoTemporaneo => temporanea(p, richiesta),
        TipoConvenzione::InserimentoLavorativo => lavorativa(p, richiesta),
        TipoConvenzione::CooperativaSociale => cooperativa(richiesta),
    }
}

/// Whole units; a count too large stays the largest.
fn unita(quante: i64) -> u32 {
    u32::try_from(quante.max(0)).unwrap_or(u32::MAX)
}

/// The plan against a ceiling.
fn entro(richiesta: &RichiestaConvenzione, massimo: u32, conto: &str) -> Controllo {
    let (previste, altre) = richiesta.unita();
    let codice = "limite";
    if altre > 0 {
        let dettaglio = "questa convenzione copre solo la quota dell'art. 3: togli le righe dell'art. 18.";
        Controllo::impedisce(codice, "Unità dell'art. 18 nel piano", dettaglio)
    } else if previste > massimo {
        let dettaglio = format!("il piano prevede {previste} unità, il limite è {massimo} ({conto}): togline.");
        Controllo::impedisce(codice, "Il piano supera il limite", dettaglio)
    } else {
        Controllo::fatto(codice, "Limite rispettato", format!("{previste} unità su {massimo} ({conto})."))
    }
}

/// Art. 12: one person below fifty workers, thirty per cent of the units due above; once for each person.
fn temporanea(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<(Vec<Controllo>, Option<u32>), ErroreNorma> {
    let (datore, dal) = (&richiesta.datore, richiesta.dal);
    let soglia = p.intero("convenzione_art12_dipendenti", dal)?;
    let (massimo, limite) = if i64::from(datore.dipendenti) <= soglia.valore {
        (1, entro(richiesta, 1, "una persona sola").secondo(&soglia))
    } else {
        let quota = p.frazione("convenzione_art12_quota", dal)?;
        let dovute = parte(quota.valore, i64::from(datore.scopertura_art3));
        let massimo = unita(dovute.floor().to_integer().try_into().unwrap_or(i64::MAX));
        let conto = format!("30% di {} = {}", datore.scopertura_art3, italiano(dovute));
        (massimo, entro(richiesta, massimo, &conto.replacen("30%", &quota.letto.valore, 1)).secondo(&quota))
    };
    let destinatario = match &richiesta.destinatario {
        Some(uno) if uno.gia_convenzionata && !uno.ripetibile => {
            let dettaglio =
                "la persona ha già avuto questa convenzione: serve una diversa valutazione del comitato tecnico.";
            Controllo::impedisce("ripetizione", "Convenzione già usata", dettaglio)
        }
        _ => Controllo::fatto("ripetizione", "Prima convenzione della persona", "Non risulta già usata."),
    }
    .cita(Fonte::legge("L. 68/1999", "12", "1", ""));
    let requisiti = destinatario_art12(richiesta.destinatario.as_ref());
    Ok((vec![limite, destinatario, requisiti], Some(massimo)))
}

fn destinatario_art12(destinatario: Option<&Destinatario>) -> Controllo {
    let (codice, titolo) = ("destinatario", "Soggetto ospitante");
    let Some(uno) = destinatario else {
        return assente(codice, titolo).cita(Fonte::legge("L. 68/1999", "12", "1", ""));
    };
    let ammesso = uno.tipo != TipoDestinatario::CooperativaSocialeA;
    let mancano = elenco(&[
        (ammesso, "un ospitante fra quelli ammessi"),
        (uno.assunzione_contestuale, "l'assunzione contestuale a tempo indeterminato da parte del datore"),
        (uno.piano_personalizzato, "il piano personalizzato, con il nome della persona"),
    ]);
    requisiti(codice, titolo, &mancano).cita(Fonte::legge("L. 68/1999", "12", "2", ""))
}

/// Art. 12-bis: ten per cent of the quota, with its requirements.
fn lavorativa(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<(Vec<Controllo>, Option<u32>), ErroreNorma> {
    let (datore, dal) = (&richiesta.datore, richiesta.dal);
    let quota = p.frazione("convenzione_art12bis_quota", dal)?;
    let modo = p.scelta("convenzione_art12bis_arrotondamento", dal)?;
    let dovute = parte(quota.valore, i64::from(datore.quota_art3));
    let massimo = match modo.valore.as_str() {
        "unita_piu_vicina" => unita(arrotonda(dovute)),
        _ => unita(dovute.ceil().to_integer().try_into().unwrap_or(i64::MAX)),
    };
    let conto = format!("{} di {} = {}", quota.letto.valore, datore.quota_art3, italiano(dovute));
    let controlli = vec![
        entro(richiesta, massimo, &conto).secondo(&quota).secondo(&modo),
        persone(richiesta, "12-bis"),
        destinatario_art12bis(p, richiesta)?,
        valore_commessa(richiesta),
    ];
    Ok((controlli, Some(massimo)))
}

fn persone(richiesta: &RichiestaConvenzione, articolo: &str) -> Controllo {
    let codice = "particolari_difficolta";
    if richiesta.particolari_difficolta {
        Controllo::fatto(codice, "Persone con particolari difficoltà", "Le ha valutate il servizio.")
    } else {
        let dettaglio = "serve la valutazione del servizio: chiedila al comitato tecnico.";
        Controllo::impedisce(codice, "Manca la valutazione delle persone", dettaglio)
    }
    .cita(if articolo == "14" {
        Fonte::legge("D.Lgs. 276/2003", "14", "3", "")
    } else {
        Fonte::legge("L. 68/1999", articolo, "1", "")
    })
}

fn destinatario_art12bis(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Controllo, ErroreNorma> {
    let (codice, titolo) = ("destinatario", "Soggetto destinatario");
    let fonte = Fonte::legge("L. 68/1999", "12-bis", "4", "");
    let Some(uno) = &richiesta.destinatario else { return Ok(assente(codice, titolo).cita(fonte)) };
    let mesi = p.intero("convenzione_art12bis_risoluzioni", richiesta.dal)?;
    let senza_risoluzioni = match uno.ultima_risoluzione {
        Some(il) => compiuti(il, mesi.valore)? <= richiesta.dal,
        None => true,
    };
    let risoluzioni = format!(
        "{} mesi senza risoluzioni{}",
        mesi.valore,
        uno.ultima_risoluzione.map(|il| format!(", l'ultima è del {}", italiana(&il))).unwrap_or_default()
    );
    let mancano = elenco(&[
        (uno.tipo != TipoDestinatario::LiberoProfessionista, "un destinatario fra quelli ammessi"),
        (!uno.procedure_concorsuali, "l'assenza di procedure concorsuali"),
        (uno.sicurezza, "gli adempimenti sulla sicurezza"),
        (uno.locali_idonei, "locali idonei"),
        (senza_risoluzioni, &risoluzioni),
        (uno.tutor, "un lavoratore che possa fare da tutore"),
        (uno.piano_personalizzato, "il piano personalizzato e il consenso della persona"),
        (uno.assunzione_contestuale, "l'assunzione insieme al conferimento della commessa"),
    ]);
    Ok(requisiti(codice, titolo, &mancano).cita(fonte).secondo(&mesi))
}

/// The work entrusted pays, for each unit and year, what the person costs (art. 12-bis c. 3 lett. c).
fn valore_commessa(richiesta: &RichiestaConvenzione) -> Controllo {
    let (codice, titolo) = ("commessa", "Valore della commessa");
    let controllo = match &richiesta.commessa {
        None => Controllo::impedisce(codice, "Manca la commessa", "scrivi il valore annuo della commessa."),
        Some(commessa) => {
            let (previste, _) = richiesta.unita();
            match commessa.costo_annuo_unita.per(i64::from(previste)) {
                Some(costo) if commessa.importo_annuo >= costo => {
                    let dettaglio =
                        format!("{} l'anno, il costo è {}.", commessa.importo_annuo.italiano(), costo.italiano());
                    Controllo::fatto(codice, titolo, dettaglio)
                }
                costo => {
                    let costo = costo.map_or_else(String::new, |costo| costo.italiano());
                    let dettaglio =
                        format!("{} l'anno non coprono il costo di {costo}.", commessa.importo_annuo.italiano());
                    Controllo::impedisce(codice, "Commessa insufficiente", dettaglio)
                }
            }
        }
    };
    controllo.cita(Fonte::legge("L. 68/1999", "12-bis", "3", "c"))
}

/// Art. 14 D.Lgs. 276/2003: as many units as the work entrusted is worth, within the share of the framework.
fn cooperativa(richiesta: &RichiestaConvenzione) -> Result<(Vec<Controllo>, Option<u32>), ErroreNorma> {
    let fonte = Fonte::legge("D.Lgs. 276/2003", "14", "3", "");
    let (Some(quadro), Some(commessa)) = (&richiesta.quadro, &richiesta.commessa) else {
        let dettaglio = "indica la convenzione quadro, con coefficiente e limite, e il valore annuo delle commesse.";
        let controllo = Controllo::impedisce("quadro", "Mancano convenzione quadro e commesse", dettaglio).cita(fonte);
        return Ok((vec![controllo], None));
    };
    if quadro.coefficiente.centesimi() <= 0 {
        return Err(ErroreNorma::campo("quadro.coefficiente", "il coefficiente è maggiore di zero"));
    }
    let (massimo, conto) =
        coperture(richiesta, commessa, quadro.coefficiente.centesimi(), esatta(quadro.limite.frazione()));
    let titolo = format!("Convenzione quadro {}", quadro.estremi);
    let validata = if quadro.validata {
        Controllo::fatto("quadro", titolo, "È validata dalla regione.")
    } else {
        Controllo::impedisce("quadro", titolo, "non risulta validata dalla regione.")
    };
    let resto = if quadro.resto_adempiuto {
        Controllo::fatto("resto_quota", "Resto della quota", "È coperto o in regola.")
    } else {
        let dettaglio = "le coperture valgono solo se il resto della quota è adempiuto.";
        Controllo::impedisce("resto_quota", "Resto della quota non adempiuto", dettaglio)
    };
    let controlli = vec![
        validata.cita(Fonte::legge("D.Lgs. 276/2003", "14", "1", "")),
        persone(richiesta, "14"),
        entro(richiesta, massimo, &conto).cita(fonte),
        resto.cita(Fonte::legge("D.Lgs. 276/2003", "14", "4", "")),
    ];
    Ok((controlli, Some(massimo)))
}

/// The units the work entrusted covers; the share of the quota does not limit who has 15 to 35 workers.
fn coperture(
    richiesta: &RichiestaConvenzione,
    commessa: &Commessa,
    coefficiente: i64,
    limite: Esatta,
) -> (u32, String) {
    let datore = &richiesta.datore;
    let da_commesse = unita(commessa.importo_annuo.centesimi() / coefficiente);
    if datore.classe == Classe::Da15A35 {
        return (da_commesse.min(datore.quota_art3), "il limite percentuale non vale da 15 a 35 lavoratori".to_owned());
    }
    let da_quota = (limite * Esatta::from_integer(i128::from(datore.quota_art3))).floor().to_integer();
    let da_quota = unita(i64::try_from(da_quota).unwrap_or(i64::MAX));
    (da_commesse.min(da_quota), format!("{da_commesse} per le commesse, {da_quota} per il limite della quota"))
}

fn assente(codice: &str, titolo: &str) -> Controllo {
    Controllo::impedisce(codice, format!("{titolo} non indicato"), "scrivi chi è e i suoi requisiti.")
}

fn elenco(requisiti: &[(bool, &str)]) -> Vec<String> {
    requisiti.iter().filter(|(presente, _)| !presente).map(|(_, cosa)| (*cosa).to_owned()).collect()
}

fn requisiti(codice: &str, titolo: &str, mancano: &[String]) -> Controllo {
    if mancano.is_empty() {
        Controllo::fatto(codice, titolo, "I requisiti ci sono.")
    } else {
        Controllo::impedisce(
            codice,
            format!("{titolo}: requisiti mancanti"),
            format!("mancano: {}.", mancano.join("; ")),
        )
    }
}
