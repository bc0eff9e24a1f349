//! How a table gives points and decides, in words.

use super::criteri::{Componente, Criteri, Fascia, Formula, Precedenza, Resto, Segno};
use super::valore::Valore;
use super::{Escluso, RichiestaGraduatoria, formula};
use crate::aritmetica::italiano;
use crate::errore::italiana;
use crate::fonte::{Certezza, Fonte};
use crate::quota::Avviso;
use crate::voce::Voce;

/// The ranking as a tree: the table, its components, who goes first and how ties are decided. The points of
/// each candidate stand beside the candidate.
pub(super) fn spiega(criteri: &Criteri, richiesta: &RichiestaGraduatoria, posti: usize, esclusi: &[Escluso]) -> Voce {
    let incompleti = esclusi.iter().filter(|escluso| escluso.incompleto).count();
    let conto = format!("{posti} in graduatoria, {incompleti} incompleti, {} esclusi", esclusi.len() - incompleti);
    Voce::nuova("graduatoria", "Graduatoria")
        .valore(posti, "candidati")
        .spiega(format!(
            "{} al {}: {}. Un dato che manca non dà mai punti.",
            criteri.nome,
            italiana(&richiesta.data_riferimento),
            criteri.verso.nome()
        ))
        .conto(conto)
        .cita(criteri.fonte())
        .figlie(criteri.componenti.iter().map(|componente| di_componente(criteri, componente, richiesta)))
        .figlia(precedenza(criteri))
        .figlia(parita(criteri))
}

fn di_componente(criteri: &Criteri, componente: &Componente, richiesta: &RichiestaGraduatoria) -> Voce {
    let id = format!("graduatoria.{}", componente.codice);
    let voce = match componente.quando.riguarda(richiesta) {
        Some(motivo) => Voce::rifiutata(id, &componente.nome, motivo),
        None => Voce::nuova(id, &componente.nome),
    };
    let segno = if componente.segno == Segno::Toglie { "si tolgono" } else { "si aggiungono" };
    voce.spiega(format!("I punti {segno}. {}", parole(&componente.formula))).cita(criteri.citazione(componente))
}

impl Criteri {
    /// Each component with its formula in plain Italian, as a notice or a window shows it.
    #[must_use]
    pub fn in_parole(&self) -> Vec<(&Componente, String)> {
        let segno = |componente: &Componente| if componente.segno == Segno::Toglie { "In meno: " } else { "" };
        let una = |componente| (componente, format!("{}{}", segno(componente), parole(&componente.formula)));
        self.componenti.iter().map(una).collect()
    }

    /// What decides on equal points, in order, in plain Italian.
    #[must_use]
    pub fn parita_in_parole(&self) -> Vec<&'static str> {
        self.catena().into_iter().map(super::Spareggio::nome).collect()
    }
}

fn precedenza(criteri: &Criteri) -> Voce {
    let (id, nome) = ("graduatoria.precedenza", "Titoli di precedenza");
    let fonte = Fonte::legge("L. 407/1998", "1", "2", "");
    match criteri.precedenza {
        Precedenza::Assoluta => Voce::nuova(id, nome).spiega("Chi ne ha uno precede tutti gli altri.").cita(fonte),
        Precedenza::AParita => Voce::nuova(id, nome).spiega("Chi ne ha uno precede a parità di punti.").cita(fonte),
        Precedenza::Nessuna => Voce::rifiutata(id, nome, "la tabella non dà precedenze"),
    }
}

fn parita(criteri: &Criteri) -> Voce {
    let regole: Vec<&str> = criteri.catena().iter().map(|regola| regola.nome()).collect();
    Voce::nuova("graduatoria.parita", "A parità di punti")
        .spiega(format!("{}.", regole.join("; poi ")))
        .cita(criteri.fonte())
}

/// A formula in plain Italian.
fn parole(formula: &Formula) -> String {
    let n = |valore: &Valore| valore.esatto().map_or_else(|| valore.to_string(), italiano);
    match formula {
        Formula::Fisso { punti } => format!("{} per tutti.", n(punti)),
        Formula::PerUnita { ogni, punti, resto, massimo, riferimento, .. } => {
            let ogni =
                if *ogni == Valore::intero(1) { "per ogni unità".to_owned() } else { format!("ogni {}", n(ogni)) };
            let tetto = massimo.map(|massimo| format!(", al più {}", n(&massimo))).unwrap_or_default();
            let da = riferimento.map(|giorno| format!(", contando dal {}", italiana(&giorno))).unwrap_or_default();
            format!("{} {ogni}{da}{tetto}{}.", n(punti), del_resto(*resto))
        }
        Formula::Fasce { fasce, categorie, .. } => {
            let righe = |fasce: &[Fascia]| -> Vec<String> {
                fasce.iter().map(|fascia| format!("{}: {}", formula::estremi(fascia), n(&fascia.punti))).collect()
            };
            let categorie = righe(categorie);
            let in_coda =
                if categorie.is_empty() { String::new() } else { format!("; categorie {}", categorie.join("; ")) };
            format!("Per fasce: {}{in_coda}.", righe(fasce).join("; "))
        }
        Formula::Scaglioni { soglia, primo, ogni, punti, resto, .. } => format!(
            "Fino a {} niente; oltre {}, e {} ogni ulteriori {}{}.",
            n(soglia),
            n(primo),
            n(punti),
            n(ogni),
            del_resto(*resto)
        ),
        Formula::Se { punti, altrimenti, .. } => format!("{} se è vero, altrimenti {}.", n(punti), n(altrimenti)),
        Formula::Conversione { valori, .. } => {
            let righe: Vec<String> = valori.iter().map(|(grado, valore)| format!("{grado} {}", n(valore))).collect();
            format!("Per grado: {}.", righe.join("; "))
        }
    }
}

const fn del_resto(resto: Resto) -> &'static str {
    match resto {
        Resto::Difetto => ", contando solo le unità intere",
        Resto::Eccesso => ", contando come intera una parte di unità",
        Resto::MetaInDifetto => ", arrotondando all'unità; la metà va in meno",
        Resto::Esatto => "",
    }
}

/// What the office should know of the table.
pub(super) fn avvisi(criteri: &Criteri) -> Vec<Avviso> {
    let incerte: Vec<&str> = criteri
        .componenti
        .iter()
        .filter(|componente| componente.certezza.unwrap_or(criteri.certezza) == Certezza::DaConfermare)
        .map(|componente| componente.nome.as_str())
        .collect();
    if incerte.is_empty() {
        return Vec::new();
    }
    let messaggio = format!("Nella tabella «{}» la fonte è da confermare per: {}.", criteri.nome, incerte.join(", "));
    vec![Avviso { codice: "graduatoria.fonte_da_confermare".to_owned(), messaggio }]
}
