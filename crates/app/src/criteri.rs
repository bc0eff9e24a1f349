//! Tables of criteria: those the program ships beside those of the office, copied, completed, tried on examples.

mod esempi;

pub use esempi::criteri_esempi;

use crate::api::{
    ComponenteCriteri, CopiaCriteri, Niente, PerCodiceCriteri, PerId, SalvaCriteri, SchedaCriteri, TabellaCriteri,
};
use crate::avvisi::Tenuto;
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::stati;
use crate::ufficio::Ufficio;
use mirato_domain::{Campo, Errore};
use mirato_norme::ErroreNorma;
use mirato_norme::graduatoria::{Criteri, TabelleCriteri};
use mirato_store::TabellaCriteri as Tenuta;

/// Longest name of a table.
const NOME_MASSIMO: usize = 100;
/// Longest code made out of a name.
const CODICE_MASSIMO: usize = 40;

/// Every table there is: those the program ships and those of the office.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn tabelle(ufficio: &Ufficio) -> Result<TabelleCriteri, Errore> {
    let mut tutte = TabelleCriteri::fornite()?;
    for tenuta in ufficio.archivio.tabelle_criteri().await? {
        tutte = tutte.con(letta(&tenuta)?)?;
    }
    Ok(tutte)
}

/// The table of a call: the frozen one, or that of its code.
///
/// # Errors
/// `criteri_sconosciuti` if there is none with that code.
pub(crate) async fn dell_avviso(ufficio: &Ufficio, tenuto: &Tenuto) -> Result<Criteri, Errore> {
    match &tenuto.criteri {
        Some(criteri) => Ok(criteri.clone()),
        None => trova(&tabelle(ufficio).await?, &tenuto.modulo.criteri).cloned(),
    }
}

fn trova<'a>(tabelle: &'a TabelleCriteri, codice: &str) -> Result<&'a Criteri, Errore> {
    let messaggio = "La tabella dei criteri non c'è più: scegline un'altra.";
    tabelle.trova(codice).ok_or_else(|| Errore::stato("criteri_sconosciuti", messaggio))
}

fn letta(tenuta: &Tenuta) -> Result<Criteri, Errore> {
    crate::verifiche::leggi(&tenuta.dati, "La tabella dei criteri")
}

/// The tables of criteria there are, in words: the office's own first.
///
/// # Errors
/// If the archive cannot be read.
pub async fn criteri_elenco(programma: &Programma, _: Niente) -> Result<Vec<TabellaCriteri>, Errore> {
    let ufficio = programma.ufficio().await?;
    let in_uso = ufficio.archivio.criteri_in_uso().await?;
    let fornite = TabelleCriteri::fornite()?;
    let mut tutte = Vec::new();
    for tenuta in ufficio.archivio.tabelle_criteri().await? {
        let usata = in_uso.contains(&tenuta.codice);
        tutte.push(in_parole(&letta(&tenuta)?, Some(&tenuta), usata));
    }
    tutte.extend(fornite.elenco().map(|criteri| in_parole(criteri, None, in_uso.contains(&criteri.codice))));
    Ok(tutte)
}

/// A table's page.
///
/// # Errors
/// `criteri_sconosciuti`.
pub async fn criteri_tabella(programma: &Programma, richiesta: PerCodiceCriteri) -> Result<SchedaCriteri, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.codice).await
}

async fn scheda(ufficio: &Ufficio, codice: &str) -> Result<SchedaCriteri, Errore> {
    let tenute = ufficio.archivio.tabelle_criteri().await?;
    let tenuta = tenute.into_iter().find(|una| una.codice == codice);
    let criteri = match &tenuta {
        Some(tenuta) => letta(tenuta)?,
        None => trova(&TabelleCriteri::fornite()?, codice)?.clone(),
    };
    let in_uso = ufficio.archivio.criteri_in_uso().await?.contains(&criteri.codice);
    Ok(SchedaCriteri {
        tabella: in_parole(&criteri, tenuta.as_ref(), in_uso),
        versione: tenuta.as_ref().map_or(0, |tenuta| tenuta.versione),
        id: tenuta.map(|tenuta| tenuta.id).unwrap_or_default(),
        criteri,
    })
}

/// Makes a table of the office out of another, also of one that cannot be used yet.
///
/// # Errors
/// `criteri_non_validi` without a name; `criteri_sconosciuti`.
pub async fn criteri_copia(programma: &Programma, copia: CopiaCriteri) -> Result<SchedaCriteri, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("criteri_non_validi", "La tabella dei criteri ha campi da correggere.");
    let nome = modulo.testo("nome", &copia.nome, "Scrivi il nome della nuova tabella");
    if nome.chars().count() > NOME_MASSIMO {
        modulo.sbagliato("nome", format!("Il nome supera {NOME_MASSIMO} caratteri: accorcialo"));
    }
    modulo.fine()?;
    let tutte = tabelle(&ufficio).await?;
    let codice = codice_libero(&tutte, &nome);
    let criteri = Criteri { codice, nome, ..trova(&tutte, &copia.codice)?.clone() };
    let tenuta = Tenuta {
        id: String::new(),
        codice: criteri.codice.clone(),
        nome: criteri.nome.clone(),
        copiata_da: copia.codice,
        dati: crate::verifiche::json(&criteri)?,
        versione: 0,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.inserisci(tenuta).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &criteri.codice).await
}

/// A code that no table has, out of a name.
fn codice_libero(tutte: &TabelleCriteri, nome: &str) -> String {
    let semplice = mirato_store::normalizza(nome).replace(|c: char| !c.is_ascii_alphanumeric(), "-").to_lowercase();
    let parole: Vec<&str> = semplice.split('-').filter(|parola| !parola.is_empty()).collect();
    let mut base: String = parole.join("-").chars().take(CODICE_MASSIMO).collect();
    if base.is_empty() {
        "tabella".clone_into(&mut base);
    }
    let numerato = |n: u32| if n == 1 { base.clone() } else { format!("{base}-{n}") };
    (1..).map(numerato).find(|codice| tutte.trova(codice).is_none()).unwrap_or(base)
}

/// Saves a table of the office. Values may still be missing: it cannot be used until they are there.
///
/// # Errors
/// `criteri_non_validi`, naming component and row; `criteri_in_uso`; a stale save.
pub async fn criteri_salva(programma: &Programma, salva: SalvaCriteri) -> Result<SchedaCriteri, Errore> {
    let ufficio = programma.ufficio().await?;
    let prima: Tenuta = ufficio.archivio.leggi(&salva.id).await?;
    libera(&ufficio, &prima).await?;
    let oggi = ufficio.orologio.oggi();
    let criteri = Criteri { codice: prima.codice.clone(), verificato_al: Some(oggi), ..salva.criteri };
    let errori = errori(&criteri);
    if let Some(primo) = errori.first() {
        let quanti = errori.len();
        let messaggio = format!("La tabella ha {quanti} punti da correggere. {}", primo.messaggio);
        return Err(Errore { campi: errori, ..Errore::dato("criteri_non_validi", messaggio) });
    }
    let dati = crate::verifiche::json(&criteri)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(Tenuta { nome: criteri.nome, dati, versione: salva.versione, ..prima.clone() }).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &prima.codice).await
}

/// Takes a table of the office away, unless a call points to it.
///
/// # Errors
/// `criteri_in_uso`.
pub async fn criteri_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let prima: Tenuta = ufficio.archivio.leggi(&richiesta.id).await?;
    libera(&ufficio, &prima).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_tabella_criteri(&prima.id).await.map_err(|errore| match errore {
        mirato_store::StoreError::Immutabile(_) => {
            let messaggio = "Un avviso in bozza usa questa tabella: scegline un'altra nell'avviso, poi eliminala.";
            Errore::stato("criteri_in_uso", messaggio)
        }
        altro => altro.into(),
    })?;
    scrittura.conferma().await?;
    Ok(Niente {})
}

/// Refuses to touch a table by which a published call gives points.
async fn libera(ufficio: &Ufficio, tenuta: &Tenuta) -> Result<(), Errore> {
    if !ufficio.archivio.criteri_in_uso().await?.contains(&tenuta.codice) {
        return Ok(());
    }
    let messaggio = "Un avviso pubblicato dà i punti con questa tabella: non cambia più. Copiala e modifica la copia.";
    Err(Errore::stato("criteri_in_uso", messaggio))
}

/// What is written badly in a table, each with the component and the row in words.
fn errori(criteri: &Criteri) -> Vec<Campo> {
    match criteri.verifica() {
        Ok(()) => Vec::new(),
        Err(ErroreNorma::Dato { campi, .. }) => campi.into_iter().map(|campo| nominato(criteri, campo)).collect(),
        Err(altro) => vec![Campo { campo: String::new(), messaggio: altro.to_string() }],
    }
}

/// A field with its component and row before the words.
fn nominato(criteri: &Criteri, campo: Campo) -> Campo {
    let posto = |nome: &str| -> Option<usize> {
        let resto = campo.campo.split_once(&format!("{nome}["))?.1;
        resto.split_once(']')?.0.parse().ok()
    };
    let componente = posto("componenti").and_then(|n| Some((n, criteri.componenti.get(n)?)));
    let mut prima = match componente {
        Some((n, uno)) if uno.nome.trim().is_empty() => format!("Componente {}", n + 1),
        Some((_, uno)) => format!("«{}»", uno.nome),
        None => return campo,
    };
    for (nome, riga) in [("fasce", "fascia"), ("categorie", "fascia delle categorie")] {
        if let Some(n) = posto(nome) {
            prima = format!("{prima}, {riga} {}", n + 1);
        }
    }
    Campo { messaggio: format!("{prima}: {}", campo.messaggio), campo: campo.campo }
}

/// A table in words; `tenuta` for one of the office.
pub(crate) fn in_parole(criteri: &Criteri, tenuta: Option<&Tenuta>, in_uso: bool) -> TabellaCriteri {
    let da_confermare: Vec<String> = criteri.da_confermare().into_iter().map(|campo| campo.campo).collect();
    TabellaCriteri {
        codice: criteri.codice.clone(),
        nome: criteri.nome.clone(),
        fonte: criteri.fonte.clone(),
        certezza: stati::certezza(criteri.certezza).to_owned(),
        nota: criteri.nota.clone().unwrap_or_default(),
        verso: criteri.verso.nome().to_owned(),
        usabile: da_confermare.is_empty(),
        da_confermare,
        componenti: criteri
            .in_parole()
            .into_iter()
            .map(|(componente, punti)| ComponenteCriteri {
                codice: componente.codice.clone(),
                nome: componente.nome.clone(),
                punti,
                fonte: criteri.citazione(componente).to_string(),
            })
            .collect(),
        parita: criteri.parita_in_parole().into_iter().map(str::to_owned).collect(),
        dell_ufficio: tenuta.is_some(),
        in_uso,
        copiata_da: tenuta.map(|tenuta| tenuta.copiata_da.clone()).unwrap_or_default(),
    }
}
