//! The formulas of a table applied to a candidate.

use super::Contesto;
use super::candidato::{Candidato, Invalidita, Locomozione};
use super::criteri::{Componente, Dato, Fascia, Fatto, Formula, Grado, Quando, Resto};
use super::valore::Valore;
use crate::aritmetica::{Esatta, italiano};
use crate::errore::italiana;
use crate::eta::mesi_interi;
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Campo, Euro};

/// What a component gives a candidate.
pub(super) enum Esito {
    /// Points, without the sign of the component, and how they were reckoned.
    Punti(Esatta, String),
    /// The component does not concern the candidate.
    NonApplicata(&'static str),
    /// A datum is missing, or the table says nothing of its value.
    Manca(Campo),
}

/// The points of a component, before its sign and rounding.
pub(super) fn punti(componente: &Componente, candidato: &Candidato, contesto: &Contesto) -> Esito {
    match applicata(&componente.quando, candidato, contesto) {
        Ok(None) => {}
        Ok(Some(motivo)) => return Esito::NonApplicata(motivo),
        Err(campo) => return Esito::Manca(campo),
    }
    match (conto(&componente.formula, candidato, contesto), componente.mancante) {
        (Ok((punti, conto)), _) => Esito::Punti(punti, conto),
        (Err(Manca::Dato(campo)), Some(valore)) => {
            let conto = format!("{}: la tabella lo prevede", campo.messaggio);
            Esito::Punti(valore.numero(), conto)
        }
        (Err(Manca::Dato(campo) | Manca::Fascia(campo)), _) => Esito::Manca(campo),
    }
}

/// Why there are no points.
enum Manca {
    /// The datum is not known.
    Dato(Campo),
    /// The datum is known, but no band holds it.
    Fascia(Campo),
}

fn campo(nome: &str, messaggio: impl Into<String>) -> Campo {
    Campo { campo: nome.to_owned(), messaggio: messaggio.into() }
}

fn ignoto(nome: &str, che_cosa: &str) -> Manca {
    Manca::Dato(campo(nome, format!("manca {che_cosa}")))
}

/// Why a component does not apply to this candidate; what holds for the whole ranking is looked at once.
fn applicata(quando: &Quando, candidato: &Candidato, contesto: &Contesto) -> Result<Option<&'static str>, Campo> {
    if quando.did && !did(candidato, contesto) {
        return Ok(Some("non è in stato di disoccupazione da prima della pubblicazione"));
    }
    if quando.locomozione {
        return match candidato.locomozione {
            Some(Locomozione::Nessuna) => Ok(Some("non ha difficoltà di locomozione")),
            Some(_) => Ok(None),
            None => Err(campo("locomozione", "manca il grado di difficoltà di locomozione")),
        };
    }
    Ok(None)
}

fn did(candidato: &Candidato, contesto: &Contesto) -> bool {
    candidato.did_dal.is_some_and(|dal| dal < contesto.pubblicazione)
}

fn conto(formula: &Formula, candidato: &Candidato, contesto: &Contesto) -> Result<(Esatta, String), Manca> {
    match formula {
        Formula::Fisso { punti } => Ok((punti.numero(), "uguale per tutti".to_owned())),
        Formula::PerUnita { dato, ogni, punti, resto, massimo, riferimento } => {
            let letto = numero(*dato, candidato, contesto, *riferimento)?;
            let unita = parte(letto.valore / ogni.numero(), *resto);
            let totale = limita(unita * punti.numero(), massimo.as_ref());
            let tetto = if totale < unita * punti.numero() { ", il massimo" } else { "" };
            let passo = if *ogni == Valore::intero(1) { "" } else { " (unità intere)" };
            let conto = format!("{}{passo}: {} × {}{tetto}", letto.testo, italiano(unita), italiano(punti.numero()));
            Ok((totale, conto))
        }
        Formula::Fasce { dato, fasce, categorie } => in_fascia(*dato, fasce, categorie, candidato, contesto),
        Formula::Scaglioni { dato, soglia, primo, ogni, punti, resto, massimo } => {
            let letto = numero(*dato, candidato, contesto, None)?;
            let oltre = letto.valore - soglia.numero();
            if oltre <= Esatta::from_integer(0) {
                return Ok((Esatta::from_integer(0), format!("{}: non supera la soglia", letto.testo)));
            }
            let passi = parte(oltre / ogni.numero(), *resto);
            let totale = limita(primo.numero() + passi * punti.numero(), massimo.as_ref());
            let (primo, passi, punti) = (italiano(primo.numero()), italiano(passi), italiano(punti.numero()));
            Ok((totale, format!("{}: oltre la soglia {primo}, più {passi} × {punti}", letto.testo)))
        }
        Formula::Se { fatto, punti, altrimenti } => {
            let vero = vero(*fatto, candidato, contesto)?;
            let scelto = if vero { punti } else { altrimenti };
            Ok((scelto.numero(), if vero { "sì" } else { "no" }.to_owned()))
        }
        Formula::Conversione { dato: Grado::Locomozione, valori } => {
            let grado =
                candidato.locomozione.ok_or_else(|| ignoto("locomozione", "il grado di difficoltà di locomozione"))?;
            let punti = valori.get(grado.codice()).map_or_else(Esatta::default, Valore::numero);
            Ok((punti, grado.codice().to_owned()))
        }
    }
}

fn in_fascia(
    dato: Dato,
    fasce: &[Fascia],
    categorie: &[Fascia],
    candidato: &Candidato,
    contesto: &Contesto,
) -> Result<(Esatta, String), Manca> {
    let (letto, fasce) = match (dato, candidato.invalidita) {
        (Dato::Invalidita, Some(Invalidita::Categoria(categoria))) => {
            let numero = i64::from(categoria.valore());
            (Letto::intero(numero, format!("{numero}ª categoria")), categorie)
        }
        _ => (numero(dato, candidato, contesto, None)?, fasce),
    };
    let fascia = fasce
        .iter()
        .find(|fascia| fascia.da.numero() <= letto.valore && fascia.a.is_none_or(|fine| letto.valore <= fine.numero()));
    match fascia {
        Some(fascia) => Ok((fascia.punti.numero(), format!("{}, fascia {}", letto.testo, estremi(fascia)))),
        None => Err(Manca::Fascia(campo(dato.campo(), "il valore non sta in nessuna fascia della tabella"))),
    }
}

/// The ends of a band, as a reader writes them.
pub(super) fn estremi(fascia: &Fascia) -> String {
    let da = italiano(fascia.da.numero());
    match fascia.a {
        Some(fine) => format!("{da}-{}", italiano(fine.numero())),
        None => format!("da {da} in su"),
    }
}

fn limita(punti: Esatta, massimo: Option<&Valore>) -> Esatta {
    massimo.map_or(punti, |massimo| punti.min(massimo.numero()))
}

/// Whole units, by the rule of the table.
fn parte(quante: Esatta, resto: Resto) -> Esatta {
    match resto {
        Resto::Difetto => quante.floor(),
        Resto::Eccesso => quante.ceil(),
        Resto::Esatto => quante,
        Resto::MetaInDifetto => {
            let intere = quante.floor();
            if quante - intere > Esatta::new_raw(1, 2) { intere + Esatta::from_integer(1) } else { intere }
        }
    }
}

/// A number of the candidate and how it is read.
struct Letto {
    valore: Esatta,
    testo: String,
}

impl Letto {
    fn intero(valore: i64, testo: String) -> Self {
        Self { valore: Esatta::from_integer(i128::from(valore)), testo }
    }

    fn mesi(quanti: i64) -> Self {
        let quanti = quanti.max(0);
        Self::intero(quanti, format!("{quanti} mesi"))
    }

    /// Calendar months from the month of reference to that of a day, negative before it.
    fn dal_riferimento(dal: NaiveDate, riferimento: NaiveDate) -> Self {
        let mesi =
            i64::from(dal.year() - riferimento.year()) * 12 + i64::from(dal.month()) - i64::from(riferimento.month());
        let da = italiana(&riferimento);
        let testo = match mesi {
            0 => format!("iscrizione nel mese del {da}"),
            1.. => format!("{mesi} mesi dopo il {da}"),
            _ => format!("{} mesi prima del {da}", -mesi),
        };
        Self::intero(mesi, testo)
    }

    fn euro(importo: Euro) -> Self {
        Self { valore: Esatta::new(i128::from(importo.centesimi()), 100), testo: importo.italiano() }
    }
}

impl Dato {
    /// The field of the candidate it is read from.
    pub(super) const fn campo(self) -> &'static str {
        match self {
            Self::AnzianitaMesi | Self::MesiDalRiferimento => "anzianita_dal",
            Self::Reddito => "reddito",
            Self::Isee => "isee",
            Self::PersoneACarico => "persone_a_carico",
            Self::Invalidita => "invalidita",
            Self::Eta => "nascita",
            Self::DidMesi => "did_dal",
            Self::EsperienzaMesi => "esperienza_mesi",
        }
    }

    /// Whether it is an amount of money, read to the cent.
    pub(super) const fn denaro(self) -> bool {
        matches!(self, Self::Reddito | Self::Isee)
    }
}

fn numero(
    dato: Dato,
    candidato: &Candidato,
    contesto: &Contesto,
    riferimento: Option<NaiveDate>,
) -> Result<Letto, Manca> {
    let nome = dato.campo();
    let anzianita = || candidato.anzianita_dal.ok_or_else(|| ignoto(nome, "la data di anzianità"));
    Ok(match dato {
        Dato::AnzianitaMesi => Letto::mesi(mesi_interi(anzianita()?, contesto.al)),
        Dato::MesiDalRiferimento => {
            let dal = anzianita()?;
            Letto::dal_riferimento(dal, riferimento.unwrap_or(dal))
        }
        Dato::Reddito => Letto::euro(candidato.reddito.ok_or_else(|| ignoto(nome, "il reddito"))?),
        Dato::Isee => Letto::euro(candidato.isee.ok_or_else(|| ignoto(nome, "l'ISEE"))?),
        Dato::PersoneACarico => {
            let quante = i64::from(candidato.persone_a_carico);
            Letto::intero(quante, format!("persone a carico {quante}"))
        }
        Dato::Invalidita => match candidato.invalidita.ok_or_else(|| ignoto(nome, "il grado di invalidità"))? {
            Invalidita::Percentuale(percento) => {
                Letto::intero(i64::from(percento.valore()), format!("{}%", percento.valore()))
            }
            Invalidita::Categoria(_) => {
                return Err(Manca::Fascia(campo(nome, "la tabella non dà punti alle categorie tabellari")));
            }
        },
        Dato::Eta => {
            let nascita = candidato.nascita.ok_or_else(|| ignoto(nome, "la data di nascita"))?;
            let anni = mesi_interi(nascita, contesto.al).div_euclid(12);
            Letto::intero(anni, format!("{anni} anni"))
        }
        Dato::DidMesi => Letto::mesi(candidato.did_dal.map_or(0, |dal| mesi_interi(dal, contesto.al))),
        Dato::EsperienzaMesi => {
            let quanti = candidato.esperienza_mesi.ok_or_else(|| ignoto(nome, "l'esperienza nel profilo"))?;
            Letto::mesi(i64::from(quanti))
        }
    })
}

fn vero(fatto: Fatto, candidato: &Candidato, contesto: &Contesto) -> Result<bool, Manca> {
    match fatto {
        Fatto::Did => Ok(did(candidato, contesto)),
        Fatto::Patente => candidato.patente.ok_or_else(|| ignoto("patente", "se ha la patente")),
        Fatto::SenzaLavoroStabile => candidato
            .senza_lavoro_stabile
            .ok_or_else(|| ignoto("senza_lavoro_stabile", "se ha un lavoro a tempo indeterminato")),
        Fatto::CongiuntoDeceduto => candidato
            .congiunto_deceduto
            .ok_or_else(|| ignoto("congiunto_deceduto", "se è congiunto di un dipendente deceduto")),
    }
}
