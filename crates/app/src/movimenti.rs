//! Changes of an employer's workforce that an official writes down: list, correction, undo. Those that a
//! procedure or a file brought are shown here and changed there.

pub(crate) mod esame;

use crate::api::{MovimentoForza, PerId, RigaMovimento};
use crate::modulo::{Modulo, pieno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use esame::{Forza, Motivo, esclusa_per_durata, origine};
use mirato_domain::Errore;
use mirato_store::{Movimento, TipoMovimento};

/// Where a movement written by an official comes from.
const MANUALE: &str = "manuale";
/// Where one of a file of communications comes from.
pub(crate) const COMUNICAZIONE: &str = "comunicazione";

/// An employer's movements, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub async fn movimenti(programma: &Programma, richiesta: PerId) -> Result<Vec<RigaMovimento>, Errore> {
    elenco(&*programma.ufficio().await?, &richiesta.id).await
}

/// As [`movimenti`], for an office at hand.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn elenco(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<RigaMovimento>, Errore> {
    let tenuti = ufficio.archivio.movimenti(datore_id).await?;
    let mut righe: Vec<RigaMovimento> = Vec::with_capacity(tenuti.len());
    for tenuto in tenuti.iter().rev() {
        righe.push(RigaMovimento {
            origine_nome: nome_origine(ufficio, tenuto).await?,
            modificabile: tenuto.origine == MANUALE,
            annullabile: [MANUALE, COMUNICAZIONE].contains(&tenuto.origine.as_str()),
            movimento: visto(tenuto),
        });
    }
    Ok(righe)
}

/// "Nulla osta n. 12/2026", "Comunicazione 16000…".
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn nome_origine(ufficio: &Ufficio, movimento: &Movimento) -> Result<String, Errore> {
    let atto_id = match movimento.origine.as_str() {
        "nulla_osta" => ufficio.archivio.leggi::<mirato_store::NullaOsta>(&movimento.origine_id).await?.atto_id,
        "computo" => ufficio.archivio.leggi::<mirato_store::Computo>(&movimento.origine_id).await?.atto_id,
        COMUNICAZIONE => return Ok(format!("Comunicazione obbligatoria {}", movimento.origine_id)),
        _ => None,
    };
    let nome = origine(movimento);
    let mut lettere = nome.chars();
    let nome: String = lettere.next().into_iter().flat_map(char::to_uppercase).chain(lettere).collect();
    let Some(atto_id) = atto_id else { return Ok(nome) };
    let atto: mirato_store::Atto = ufficio.archivio.leggi(&atto_id).await?;
    Ok(match atto.numero {
        Some(numero) => format!("{nome} n. {numero}/{}", atto.anno),
        None => nome,
    })
}

/// Records or corrects a movement.
///
/// # Errors
/// `movimento_non_valido` with its fields; `movimento_di_un_procedimento`; a stale save.
pub async fn movimento_salva(programma: &Programma, nuovo: MovimentoForza) -> Result<Vec<RigaMovimento>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut movimento = leggi(&nuovo)?;
    if !nuovo.id.is_empty() {
        di_chi(&ufficio.archivio.leggi(&nuovo.id).await?, &[MANUALE])?;
    }
    let forza = Forza::leggi(&ufficio, &nuovo.datore_id).await?;
    forza.esamina(&ufficio, &mut movimento, nuovo.nuova_unita).map_err(rifiuto)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    if movimento.id.is_empty() {
        scrittura.inserisci(movimento).await?;
    } else {
        scrittura.salva(movimento).await?;
    }
    crate::posizione::riverifica(&ufficio, &mut scrittura, &nuovo.datore_id).await?;
    scrittura.conferma().await?;
    elenco(&ufficio, &nuovo.datore_id).await
}

/// Takes a movement back, and with it those that end or change it; the register remembers them.
///
/// # Errors
/// `movimento_di_un_procedimento`, `movimento_non_valido` if what is left would not hold.
pub async fn movimento_elimina(programma: &Programma, richiesta: PerId) -> Result<Vec<RigaMovimento>, Errore> {
    let ufficio = programma.ufficio().await?;
    let movimento: Movimento = ufficio.archivio.leggi(&richiesta.id).await?;
    di_chi(&movimento, &[MANUALE, COMUNICAZIONE])?;
    let forza = Forza::leggi(&ufficio, &movimento.datore_id).await?;
    forza.senza(&ufficio, &movimento).map_err(rifiuto)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_movimento(&movimento.id).await?;
    crate::posizione::riverifica(&ufficio, &mut scrittura, &movimento.datore_id).await?;
    scrittura.conferma().await?;
    elenco(&ufficio, &movimento.datore_id).await
}

fn di_chi(movimento: &Movimento, ammesse: &[&str]) -> Result<(), Errore> {
    if ammesse.contains(&movimento.origine.as_str()) {
        return Ok(());
    }
    let messaggio = format!("Questo movimento viene da altro ({}): cambialo lì e seguirà da solo.", origine(movimento));
    Err(Errore::stato("movimento_di_un_procedimento", messaggio))
}

/// The refusal of a movement.
pub(crate) fn rifiuto(motivi: Vec<Motivo>) -> Errore {
    let primo = motivi.first().map(|(_, motivo)| motivo.clone()).unwrap_or_default();
    let errore = Errore::dato("movimento_non_valido", format!("Il movimento non si può registrare. {primo}."));
    motivi.into_iter().fold(errore, |errore, (campo, motivo)| errore.con_campo(campo, motivo))
}

fn leggi(nuovo: &MovimentoForza) -> Result<Movimento, Errore> {
    let mut modulo = Modulo::nuovo("movimento_non_valido", "Il movimento ha campi da correggere.");
    let tipo: Option<TipoMovimento> = nuovo.tipo.parse().ok().filter(|tipo| SCRIVIBILI.contains(tipo));
    if tipo.is_none() {
        modulo.sbagliato("tipo", "Scegli che cosa è successo");
    }
    let data = modulo.giorno("data", &nuovo.data);
    let fino_al = modulo.giorno_se("fino_al", &nuovo.fino_al);
    if data.zip(fino_al).is_some_and(|(data, fine)| fine < data) {
        modulo.sbagliato("fino_al", "L'ultimo giorno viene prima del primo");
    }
    let provincia = modulo.provincia("provincia", &nuovo.provincia);
    let arrivo = if tipo == Some(TipoMovimento::Trasferimento) {
        modulo.provincia("provincia_a", &nuovo.provincia_a)
    } else {
        None
    };
    if arrivo.is_some() && arrivo == provincia {
        modulo.sbagliato("provincia_a", "È la stessa provincia da cui partono: scegline un'altra");
    }
    if nuovo.numero == 0 {
        modulo.sbagliato("numero", "Scrivi quanti lavoratori: almeno 1");
    }
    let (ore, ore_contratto) = orario(&mut modulo, ("ore", &nuovo.ore), ("ore_contratto", &nuovo.ore_contratto));
    let (ore_prima, ore_contratto_prima) =
        orario(&mut modulo, ("ore_prima", &nuovo.ore_prima), ("ore_contratto_prima", &nuovo.ore_contratto_prima));
    let lavoratore = pieno(&nuovo.lavoratore).and_then(|codice| modulo.codice_fiscale("lavoratore", &codice));
    if lavoratore.is_some() && nuovo.numero > 1 {
        modulo.sbagliato("numero", "Con il codice fiscale il lavoratore è uno");
    }
    esclusione(&mut modulo, nuovo, tipo);
    if tipo == Some(TipoMovimento::Proroga) && fino_al.is_none() {
        modulo.sbagliato("fino_al", "Scrivi il nuovo ultimo giorno");
    }
    modulo.fine()?;
    let manca = || Errore::dato("movimento_non_valido", "Il movimento ha campi da correggere.");
    let (tipo, (data, provincia)) = tipo.zip(data.zip(provincia)).ok_or_else(manca)?;
    let data = data.to_string();
    let fino_al = fino_al.map(|fine| fine.to_string());
    let durata = if tipo == TipoMovimento::Assunzione { esclusa_per_durata(&data, fino_al.as_deref()) } else { None };
    Ok(Movimento {
        id: nuovo.id.clone(),
        voce: pieno(&nuovo.categoria).or(durata),
        fino_al,
        elenco: nuovo.elenco.clone(),
        numero: i64::from(nuovo.numero),
        ore,
        ore_contratto,
        ore_prima,
        ore_contratto_prima,
        provincia_a: arrivo.map(|provincia| provincia.sigla().to_owned()),
        lavoratore: lavoratore.map(|codice| codice.to_string()),
        collegato_id: pieno(&nuovo.collegato_id),
        nota: pieno(&nuovo.nota),
        origine: MANUALE.to_owned(),
        versione: nuovo.versione,
        ..Movimento::nuovo(&nuovo.datore_id, tipo, provincia.sigla(), &data)
    })
}

/// What an official may write down.
const SCRIVIBILI: [TipoMovimento; 7] = [
    TipoMovimento::Assunzione,
    TipoMovimento::Cessazione,
    TipoMovimento::Trasformazione,
    TipoMovimento::Proroga,
    TipoMovimento::Trasferimento,
    TipoMovimento::Esclusione,
    TipoMovimento::FineEsclusione,
];

fn esclusione(modulo: &mut Modulo, nuovo: &MovimentoForza, tipo: Option<TipoMovimento>) {
    let serve = matches!(tipo, Some(TipoMovimento::Esclusione | TipoMovimento::FineEsclusione));
    if serve && nuovo.categoria.trim().is_empty() {
        modulo.sbagliato("categoria", "Scegli la categoria esclusa");
    }
    if !nuovo.elenco.is_empty() && nuovo.elenco.parse::<mirato_domain::Elenco>().is_err() {
        modulo.sbagliato("elenco", "Scegli l'elenco, o nessuno");
    }
}

/// Hours and those of the contract: both or neither, the first not above the second.
fn orario(modulo: &mut Modulo, ore: (&str, &str), intere: (&str, &str)) -> (Option<String>, Option<String>) {
    let (Some(scritte), Some(contratto)) = (pieno(ore.1), pieno(intere.1)) else {
        if pieno(ore.1).is_some() {
            modulo.sbagliato(intere.0, "Scrivi l'orario pieno del contratto");
        }
        return (None, pieno(intere.1).and_then(|testo| modulo.ore(intere.0, &testo)).map(|ore| ore.to_string()));
    };
    let (lette, piene) = (modulo.ore(ore.0, &scritte), modulo.ore(intere.0, &contratto));
    if lette.zip(piene).is_some_and(|(lette, piene)| lette > piene) {
        modulo.sbagliato(ore.0, "Le ore superano quelle del contratto pieno");
    }
    (lette.map(|ore| ore.to_string()), piene.map(|ore| ore.to_string()))
}

fn visto(tenuto: &Movimento) -> MovimentoForza {
    let testo = |uno: &Option<String>| uno.clone().unwrap_or_default();
    MovimentoForza {
        id: tenuto.id.clone(),
        versione: tenuto.versione,
        datore_id: tenuto.datore_id.clone(),
        tipo: tenuto.tipo.as_str().to_owned(),
        elenco: tenuto.elenco.clone(),
        provincia: tenuto.provincia.clone(),
        provincia_a: testo(&tenuto.provincia_a),
        nuova_unita: false,
        data: tenuto.data.clone(),
        fino_al: testo(&tenuto.fino_al),
        numero: u32::try_from(tenuto.numero).unwrap_or(1),
        ore: testo(&tenuto.ore),
        ore_contratto: testo(&tenuto.ore_contratto),
        ore_prima: testo(&tenuto.ore_prima),
        ore_contratto_prima: testo(&tenuto.ore_contratto_prima),
        categoria: testo(&tenuto.voce),
        lavoratore: testo(&tenuto.lavoratore),
        collegato_id: testo(&tenuto.collegato_id),
        nota: testo(&tenuto.nota),
        origine: tenuto.origine.clone(),
        origine_id: tenuto.origine_id.clone(),
    }
}
