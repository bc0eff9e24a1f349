//! Settings of the office, parameters of the law, audit register.

use crate::api::{
    AggiungiValore, CategoriaEsclusa, CategorieEscluse, Impostazioni, Niente, ParametroVisto, StatoRegistro,
    ValoreVisto,
};
use crate::programma::Programma;
use crate::stati::{certezza, conta};
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Provincia};
use mirato_norme::parametri::{Parametro, Unita};
use std::collections::BTreeSet;

/// Whether everything an act needs is filled in.
pub(crate) fn complete(impostazioni: &Impostazioni) -> bool {
    [
        &impostazioni.ente,
        &impostazioni.servizio,
        &impostazioni.luogo,
        &impostazioni.responsabile.nome,
        &impostazioni.firmatario.nome,
        &impostazioni.firmatario.ruolo,
    ]
    .iter()
    .all(|campo| !campo.trim().is_empty())
}

/// The settings.
///
/// # Errors
/// If no archive is open.
pub async fn impostazioni(programma: &Programma, _: Niente) -> Result<Impostazioni, Errore> {
    Ok(programma.ufficio().await?.impostazioni().as_ref().clone())
}

/// Saves the settings.
///
/// # Errors
/// `impostazioni_non_valide` with their fields; a stale save.
pub async fn impostazioni_salva(programma: &Programma, nuove: Impostazioni) -> Result<Impostazioni, Errore> {
    let ufficio = programma.ufficio().await?;
    salva(&ufficio, nuove).await?;
    Ok(ufficio.impostazioni().as_ref().clone())
}

/// Saves the settings of an office.
///
/// # Errors
/// As [`impostazioni_salva`].
pub(crate) async fn salva(ufficio: &Ufficio, nuove: Impostazioni) -> Result<(), Errore> {
    controlla(ufficio, &nuove)?;
    let parametri = ufficio.archivio.ufficio().await?.map(|tenuto| tenuto.parametri).unwrap_or_default();
    tieni(ufficio, &nuove, parametri).await
}

async fn tieni(ufficio: &Ufficio, impostazioni: &Impostazioni, parametri: String) -> Result<(), Errore> {
    let tenuto = mirato_store::Ufficio {
        provincia: impostazioni.province.first().cloned().unwrap_or_default(),
        patrono: Some(impostazioni.calendario.patrono.clone()).filter(|giorno| !giorno.is_empty()),
        parametri,
        dati: crate::verifiche::json(impostazioni)?,
        versione: impostazioni.versione,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva_ufficio(&tenuto).await?;
    scrittura.conferma().await?;
    ufficio.rileggi().await
}

fn controlla(ufficio: &Ufficio, nuove: &Impostazioni) -> Result<(), Errore> {
    let mut errore = Errore::dato("impostazioni_non_valide", "Le impostazioni hanno campi da correggere.");
    for (posto, sigla) in nuove.province.iter().enumerate() {
        if let Err(motivo) = sigla.parse::<Provincia>() {
            errore = errore.con_campo(format!("province[{posto}]"), motivo);
        }
    }
    if ![5, 6].contains(&nuove.calendario.giorni_settimana) {
        errore = errore.con_campo("calendario.giorni_settimana", "La settimana lavorativa ha 5 o 6 giorni.");
    }
    let patrono = &nuove.calendario.patrono;
    if !patrono.is_empty() && chrono::NaiveDate::parse_from_str(&format!("2024-{patrono}"), "%Y-%m-%d").is_err() {
        errore = errore.con_campo("calendario.patrono", "Scrivi giorno e mese del patrono, per esempio 24/06.");
    }
    for (posto, mappata) in nuove.categorie_escluse.iter().enumerate() {
        if mappata.codice.len() != 4 || !mappata.codice.bytes().all(|b| b.is_ascii_digit()) {
            errore = errore.con_campo(format!("categorie_escluse[{posto}].codice"), "Il codice ha quattro cifre.");
        }
        if !mappata.categoria.is_empty() && !tabella(ufficio).iter().any(|riga| riga.categoria == mappata.categoria) {
            errore = errore
                .con_campo(format!("categorie_escluse[{posto}].categoria"), "Scegli una categoria della tabella.");
        }
    }
    for (posto, pem) in nuove.ancore.iter().enumerate() {
        if crate::firme::der_da_pem(pem).is_err() {
            errore = errore.con_campo(format!("ancore[{posto}]"), "Il certificato non è in formato PEM.");
        }
    }
    if errore.campi.is_empty() { Ok(()) } else { Err(errore) }
}

/// The parameters with their history.
///
/// # Errors
/// If no archive is open.
pub async fn parametri(programma: &Programma, _: Niente) -> Result<Vec<ParametroVisto>, Errore> {
    Ok(visti(&*programma.ufficio().await?))
}

fn visti(ufficio: &Ufficio) -> Vec<ParametroVisto> {
    let oggi = ufficio.orologio.oggi();
    let leggi = ufficio.leggi();
    let vecchi: BTreeSet<String> =
        leggi.parametri.da_verificare(oggi).into_iter().map(|parametro| parametro.id.clone()).collect();
    leggi.parametri.elenco().map(|parametro| visto(parametro, oggi, vecchi.contains(&parametro.id))).collect()
}

fn visto(parametro: &Parametro, oggi: chrono::NaiveDate, da_verificare: bool) -> ParametroVisto {
    let oggi = parametro.valori.iter().rev().find(|valore| valore.dal <= oggi).map(|valore| valore.testo.clone());
    ParametroVisto {
        id: parametro.id.clone(),
        descrizione: parametro.descrizione.clone(),
        unita: parametro.unita.nome().to_owned(),
        oggi: oggi.unwrap_or_else(|| {
            if parametro.righe.is_empty() { String::new() } else { format!("{} righe", parametro.righe.len()) }
        }),
        valori: parametro
            .valori
            .iter()
            .map(|valore| ValoreVisto {
                dal: valore.dal.to_string(),
                valore: valore.testo.clone(),
                fonte: valore.fonte.clone(),
                certezza: certezza(valore.certezza).to_owned(),
                locale: valore.locale,
            })
            .collect(),
        alternative: parametro
            .alternative
            .iter()
            .map(|alternativa| ValoreVisto {
                dal: String::new(),
                valore: format!("{}: {}", alternativa.testo, alternativa.spiega),
                fonte: alternativa.fonte.clone(),
                certezza: certezza(alternativa.certezza).to_owned(),
                locale: false,
            })
            .collect(),
        verificato_al: parametro.verificato_al.to_string(),
        da_verificare,
        // A table has rows, not a value that an office may set.
        modificabile: parametro.righe.is_empty() && (parametro.locale || parametro.rivedere_dal.is_some()),
    }
}

/// Adds an office's value to a parameter.
///
/// # Errors
/// What is wrong with the value, or the national value it contradicts.
pub async fn parametro_aggiungi(programma: &Programma, nuovo: AggiungiValore) -> Result<Vec<ParametroVisto>, Errore> {
    let ufficio = programma.ufficio().await?;
    let dal = tempo::iso(&nuovo.dal, "dal")?;
    let messaggio = "Scrivi da quale atto viene il valore: serve a spiegarlo.";
    if nuovo.fonte.trim().is_empty() {
        return Err(Errore::dato("fonte_mancante", messaggio).con_campo("fonte", messaggio));
    }
    let tenuti = ufficio.archivio.ufficio().await?.map(|tenuto| tenuto.parametri).unwrap_or_default();
    let parametri = con_valore(&tenuti, &ufficio, &nuovo, dal)?;
    // Read as a whole before it is kept: a value that cannot be read must not reach the archive.
    crate::leggi::Leggi::nuove(&parametri)?;
    tieni(&ufficio, &ufficio.impostazioni(), parametri).await?;
    Ok(visti(&ufficio))
}

/// The office's parameters with one value more, in the shape the law reads.
fn con_valore(
    tenuti: &str,
    ufficio: &Ufficio,
    nuovo: &AggiungiValore,
    dal: chrono::NaiveDate,
) -> Result<String, Errore> {
    let illeggibili = |errore: &dyn std::fmt::Display| {
        Errore::guasto("parametri_illeggibili", format!("I parametri dell'ufficio non si leggono: {errore}"))
    };
    let leggi = ufficio.leggi();
    let unita = leggi.parametri.parametro(&nuovo.id)?.unita;
    let testo = nuovo.valore.trim();
    // Counts are written as numbers, everything else as text: so the law's own files do.
    let valore = match (unita, testo.parse::<i64>()) {
        (Unita::Euro, _) => toml::Value::String(testo.replace(',', ".")),
        (Unita::Percento | Unita::Frazione | Unita::Scelta, _) | (_, Err(_)) => {
            toml::Value::String(testo.replace(',', "."))
        }
        (_, Ok(numero)) => toml::Value::Integer(numero),
    };
    let mut documento: toml::Table = tenuti.parse().map_err(|errore| illeggibili(&errore))?;
    let vuota = || toml::Value::Table(toml::Table::new());
    let parametro = documento
        .entry("parametro")
        .or_insert_with(vuota)
        .as_table_mut()
        .and_then(|parametri| parametri.entry(nuovo.id.as_str()).or_insert_with(vuota).as_table_mut())
        .ok_or_else(|| illeggibili(&"non è una tabella"))?;
    parametro.insert("verificato_al".to_owned(), ufficio.orologio.oggi().to_string().into());
    let valori = parametro.entry("valore").or_insert_with(|| toml::Value::Array(Vec::new()));
    let valori = valori.as_array_mut().ok_or_else(|| illeggibili(&"i valori non sono un elenco"))?;
    let giorno = dal.to_string();
    valori.retain(|altro| altro.get("dal").and_then(toml::Value::as_str) != Some(&giorno));
    let mut riga = toml::Table::new();
    riga.insert("dal".to_owned(), giorno.into());
    riga.insert("valore".to_owned(), valore);
    riga.insert("fonte".to_owned(), nuovo.fonte.trim().into());
    valori.push(riga.into());
    valori.sort_by_key(|altro| altro.get("dal").and_then(toml::Value::as_str).map(str::to_owned));
    toml::to_string(&documento).map_err(|errore| illeggibili(&errore))
}

fn tabella(ufficio: &Ufficio) -> Vec<CategoriaEsclusa> {
    let leggi = ufficio.leggi();
    let righe = leggi
        .parametri
        .elenco()
        .find(|parametro| parametro.id == "categoria_esclusa")
        .map(|parametro| &parametro.righe);
    righe
        .into_iter()
        .flatten()
        .map(|riga| CategoriaEsclusa {
            categoria: riga.codice.clone(),
            nome: riga.nome.clone(),
            ambito: match riga.campi.get("ambito").map(String::as_str) {
                Some("art3") => "solo art. 3",
                Some("art18") => "solo art. 18",
                _ => "entrambe le basi",
            }
            .to_owned(),
            fonte: riga.fonte.clone(),
        })
        .collect()
}

/// The table of excluded categories, and the codes nobody has mapped.
///
/// # Errors
/// If the archive cannot be read.
pub async fn categorie_escluse(programma: &Programma, _: Niente) -> Result<CategorieEscluse, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut sconosciuti = BTreeSet::new();
    let mut dopo = String::new();
    loop {
        let datori = ufficio.archivio.datori(&dopo, 500).await?;
        let Some(ultimo) = datori.last() else { break };
        dopo.clone_from(&ultimo.id);
        for datore in &datori {
            let oggi = ufficio.orologio.oggi().to_string();
            let Some(tenuto) = ufficio.archivio.prospetto_al(&datore.id, &oggi).await? else { continue };
            let prospetto: mirato_domain::prospetto::Prospetto =
                crate::verifiche::leggi(&tenuto.quadri, "Un prospetto")?;
            let codici = prospetto.quadro2.iter().flat_map(|quadro| &quadro.dipendenti.categorie_escluse);
            sconosciuti.extend(
                codici
                    .map(|c| c.categoria.clone())
                    .filter(|codice| codice.bytes().all(|b| b.is_ascii_digit()) && ufficio.categoria(codice).is_none()),
            );
        }
    }
    Ok(CategorieEscluse { tabella: tabella(&ufficio), sconosciuti: sconosciuti.into_iter().collect() })
}

/// Walks the chain of the audit register.
///
/// # Errors
/// If the archive cannot be read.
pub async fn registro_verifica(programma: &Programma, _: Niente) -> Result<StatoRegistro, Errore> {
    let esito = programma.ufficio().await?.archivio.verifica_registro().await?;
    let rottura = esito.guasto.map(|guasto| format!("riga {}: {}", guasto.sequenza, guasto.motivo));
    Ok(StatoRegistro { voci: conta(esito.righe), integro: rottura.is_none(), rottura: rottura.unwrap_or_default() })
}
