//! What makes a table of criteria unusable: gaps, overlaps, rules that never decide, unknown values.

use super::candidato::Locomozione;
use super::criteri::{Componente, Criteri, Dato, Fascia, Fatto, Formula, Segno, Spareggio, Verso};
use super::valore::Valore;
use crate::aritmetica::{Esatta, italiano};
use crate::errore::ErroreNorma;
use mirato_domain::Campo;
use std::collections::BTreeSet;

/// Decimals a table may ask for.
const DECIMALI_MASSIMI: u8 = 4;

impl Criteri {
    /// Whether the table is written well. Values to be confirmed do not matter here.
    ///
    /// # Errors
    /// `Dato`, naming every component, band and rule that is wrong.
    pub fn verifica(&self) -> Result<(), ErroreNorma> {
        let mut errori = Errori::default();
        self.testata(&mut errori);
        let mut codici = BTreeSet::new();
        for (n, componente) in self.componenti.iter().enumerate() {
            let dove = format!("componenti[{n}]");
            if componente.codice.trim().is_empty() || !codici.insert(componente.codice.as_str()) {
                errori.aggiungi(format!("{dove}.codice"), "ogni componente ha un codice suo, che nessun'altra usa");
            }
            formula(&componente.formula, &format!("{dove}.formula"), &mut errori);
            favore(self.verso, componente, &dove, &mut errori);
        }
        self.catena_decide(&mut errori);
        errori.esito(&self.nome)
    }

    /// Whether the table can be used: written well, and every value confirmed.
    ///
    /// # Errors
    /// As [`Self::verifica`]; `CriteriDaConfermare` names the values that nobody has confirmed.
    pub fn usabile(&self) -> Result<(), ErroreNorma> {
        self.verifica()?;
        let campi = self.da_confermare();
        if campi.is_empty() {
            return Ok(());
        }
        Err(ErroreNorma::CriteriDaConfermare { tabella: self.nome.clone(), campi })
    }

    /// The values that nobody has confirmed, each with its place in the table.
    #[must_use]
    pub fn da_confermare(&self) -> Vec<Campo> {
        let mut campi = Vec::new();
        for (n, componente) in self.componenti.iter().enumerate() {
            let formula =
                valori(&componente.formula).into_iter().map(|(dove, valore)| (format!("formula.{dove}"), valore));
            let mancante = componente.mancante.map(|valore| ("mancante".to_owned(), valore));
            for (dove, _) in formula.chain(mancante).filter(|(_, valore)| valore.esatto().is_none()) {
                let messaggio = format!("«{}»: valore da confermare", componente.nome);
                campi.push(Campo { campo: format!("componenti[{n}].{dove}"), messaggio });
            }
        }
        campi
    }

    fn testata(&self, errori: &mut Errori) {
        for (nome, testo) in [("codice", &self.codice), ("nome", &self.nome), ("fonte", &self.fonte)] {
            if testo.trim().is_empty() {
                errori.aggiungi(nome, "è vuoto: scrivilo");
            }
        }
        if self.decimali > DECIMALI_MASSIMI {
            errori.aggiungi("decimali", format!("i decimali dei punti sono al più {DECIMALI_MASSIMI}"));
        }
        if self.componenti.is_empty() {
            errori.aggiungi("componenti", "nessuna componente dà punti: aggiungine una");
        }
        if let (Some(dal), Some(al)) = (self.dal, self.al)
            && al < dal
        {
            errori.aggiungi("al", "la tabella finisce prima di cominciare");
        }
    }

    /// The chain must end in the rule that always decides, and hold none that can never decide.
    fn catena_decide(&self, errori: &mut Errori) {
        if self.parita.last() != Some(&Spareggio::Codice) {
            let testo = "due candidati potrebbero restare pari per sempre: chiudi la catena con «codice»";
            errori.aggiungi("parita", testo);
        }
        for (n, regola) in self.parita.iter().enumerate() {
            let prima = &self.parita[..n];
            let contraria = match regola {
                Spareggio::PiuGiovane => Some(Spareggio::PiuAnziano),
                Spareggio::PiuAnziano => Some(Spareggio::PiuGiovane),
                _ => None,
            };
            let dove = || format!("parita[{n}]");
            if *regola == Spareggio::Precedenza {
                errori.aggiungi(dove(), "la precedenza a parità si sceglie con «precedenza», non nella catena");
            } else if prima.contains(regola) {
                errori.aggiungi(dove(), "la regola è già nella catena: toglila");
            } else if prima.contains(&Spareggio::Codice) {
                errori.aggiungi(dove(), "«codice» decide sempre: questa regola non servirebbe mai");
            } else if contraria.is_some_and(|contraria| prima.contains(&contraria)) {
                errori.aggiungi(dove(), "una regola contraria la precede: non deciderebbe mai");
            }
        }
    }
}

/// The errors found so far.
#[derive(Default)]
struct Errori(Vec<Campo>);

impl Errori {
    fn aggiungi(&mut self, campo: impl Into<String>, messaggio: impl Into<String>) {
        self.0.push(Campo { campo: campo.into(), messaggio: messaggio.into() });
    }

    fn esito(self, nome: &str) -> Result<(), ErroreNorma> {
        let Some(primo) = self.0.first() else { return Ok(()) };
        let messaggio =
            format!("la tabella dei criteri «{nome}» non è scritta bene, in {}: {}", primo.campo, primo.messaggio);
        Err(ErroreNorma::Dato { messaggio, campi: self.0 })
    }
}

/// Every value of a formula with its place.
fn valori(formula: &Formula) -> Vec<(String, Valore)> {
    let di_fascia = |nome: &str, n: usize, fascia: &Fascia| {
        let dove = format!("{nome}[{n}]");
        let fine = fascia.a.map(|fine| (format!("{dove}.a"), fine));
        [(format!("{dove}.da"), fascia.da), (format!("{dove}.punti"), fascia.punti)].into_iter().chain(fine)
    };
    let nome = |nome: &str, valore: Valore| (nome.to_owned(), valore);
    match formula {
        Formula::Fisso { punti } => vec![nome("punti", *punti)],
        Formula::PerUnita { ogni, punti, massimo, .. } => {
            let massimo = massimo.map(|massimo| nome("massimo", massimo));
            [nome("ogni", *ogni), nome("punti", *punti)].into_iter().chain(massimo).collect()
        }
        Formula::Fasce { fasce, categorie, .. } => {
            let righe = |cosa: &'static str, fasce: &[Fascia]| -> Vec<(String, Valore)> {
                fasce.iter().enumerate().flat_map(|(n, fascia)| di_fascia(cosa, n, fascia)).collect()
            };
            [righe("fasce", fasce), righe("categorie", categorie)].concat()
        }
        Formula::Scaglioni { soglia, primo, ogni, punti, massimo, .. } => {
            let fissi = [("soglia", soglia), ("primo", primo), ("ogni", ogni), ("punti", punti)];
            let massimo = massimo.map(|massimo| nome("massimo", massimo));
            fissi.into_iter().map(|(cosa, valore)| nome(cosa, *valore)).chain(massimo).collect()
        }
        Formula::Se { punti, altrimenti, .. } => vec![nome("punti", *punti), nome("altrimenti", *altrimenti)],
        Formula::Conversione { valori, .. } => {
            valori.iter().map(|(grado, valore)| (format!("valori.{grado}"), *valore)).collect()
        }
    }
}

fn formula(formula: &Formula, dove: &str, errori: &mut Errori) {
    let zero = Esatta::from_integer(0);
    for (nome, valore) in valori(formula) {
        if valore.esatto().is_some_and(|numero| numero < zero) {
            errori.aggiungi(format!("{dove}.{nome}"), "è negativo: il segno lo dà la componente");
        }
        if nome == "ogni" && valore.esatto() == Some(zero) {
            errori.aggiungi(format!("{dove}.ogni"), "è zero: di quanto è fatta un'unità?");
        }
    }
    match formula {
        Formula::PerUnita { dato, riferimento, massimo, .. } => {
            let vuole = *dato == Dato::MesiDalRiferimento;
            if vuole != riferimento.is_some() {
                let testo = if vuole { "manca il mese da cui si conta" } else { "questo dato non ha un riferimento" };
                errori.aggiungi(format!("{dove}.riferimento"), testo);
            }
            if vuole && massimo.is_some() {
                errori.aggiungi(
                    format!("{dove}.massimo"),
                    "i mesi dal riferimento vanno nei due sensi: togli il massimo",
                );
            }
        }
        Formula::Fasce { dato, fasce, categorie } => {
            contigue(fasce, *dato, &format!("{dove}.fasce"), errori);
            if *dato == Dato::Invalidita {
                contigue(categorie, *dato, &format!("{dove}.categorie"), errori);
            } else if !categorie.is_empty() {
                errori.aggiungi(format!("{dove}.categorie"), "solo l'invalidità ha le categorie");
            }
            if matches!(dato, Dato::MesiDalRiferimento) {
                errori.aggiungi(format!("{dove}.dato"), "i mesi dal riferimento si contano per unità");
            }
        }
        Formula::Scaglioni { dato: Dato::MesiDalRiferimento, .. } => {
            errori.aggiungi(format!("{dove}.dato"), "i mesi dal riferimento si contano per unità");
        }
        Formula::Conversione { valori, .. } => gradi(valori.keys(), dove, errori),
        _ => {}
    }
}

fn gradi<'a>(scritti: impl Iterator<Item = &'a String>, dove: &str, errori: &mut Errori) {
    let scritti: BTreeSet<&str> = scritti.map(String::as_str).collect();
    let noti: BTreeSet<&str> = Locomozione::TUTTE.iter().map(|grado| grado.codice()).collect();
    for ignoto in scritti.difference(&noti) {
        let tutti = Locomozione::TUTTE.map(Locomozione::codice).join(", ");
        errori.aggiungi(format!("{dove}.valori.{ignoto}"), format!("non è un grado: scegli fra {tutti}"));
    }
    for mancante in noti.difference(&scritti) {
        errori.aggiungi(format!("{dove}.valori"), format!("manca il grado «{mancante}»"));
    }
}

/// Bands in order, each beginning where the one before it ends.
fn contigue(fasce: &[Fascia], dato: Dato, dove: &str, errori: &mut Errori) {
    if fasce.is_empty() {
        errori.aggiungi(dove, "non ha fasce: aggiungine una");
    }
    let passo = if dato.denaro() { Esatta::new_raw(1, 100) } else { Esatta::from_integer(1) };
    for (n, fascia) in fasce.iter().enumerate() {
        let qui = format!("{dove}[{n}]");
        let (da, a) = (fascia.da.esatto(), fascia.a.map(|fine| fine.esatto()));
        if let (Some(da), Some(Some(a))) = (da, a)
            && a < da
        {
            errori.aggiungi(&qui, "finisce prima di cominciare");
        }
        if !dato.denaro() && [da, a.flatten()].into_iter().flatten().any(|estremo| !estremo.is_integer()) {
            errori.aggiungi(&qui, "gli estremi sono numeri interi");
        }
        let Some(dopo) = fasce.get(n + 1) else { continue };
        let Some(fine) = a else {
            errori.aggiungi(&qui, "solo l'ultima fascia può restare senza fine: le altre si sovrappongono");
            continue;
        };
        let (Some(fine), Some(inizio)) = (fine, dopo.da.esatto()) else { continue };
        if inizio <= fine {
            let testo = format!("si sovrappone alla successiva, che comincia da {}", italiano(inizio));
            errori.aggiungi(&qui, testo);
        } else if inizio > fine + passo {
            errori.aggiungi(&qui, format!("fra {} e {} c'è un vuoto", italiano(fine), italiano(inizio)));
        }
    }
}

/// A datum that is absent must never help: what a table gives for its absence is the worst it can give, and
/// what counts as nothing when it is absent may only favour who has it.
fn favore(verso: Verso, componente: &Componente, dove: &str, errori: &mut Errori) {
    if valori(&componente.formula).iter().any(|(_, valore)| valore.esatto().is_none()) {
        return;
    }
    let giova = (componente.segno == Segno::Aggiunge) == (verso == Verso::PiuPunti);
    let (minimo, massimo) = intervallo(&componente.formula);
    let peggiore = if giova { minimo } else { massimo.map(|massimo| -massimo) };
    if let Some(mancante) = componente.mancante.and_then(|valore| valore.esatto()) {
        let dato = if giova { mancante } else { -mancante };
        if peggiore.is_none_or(|peggiore| dato > peggiore) {
            let testo = "chi non dà il dato starebbe meglio di qualcuno che lo dà: metti il valore peggiore";
            errori.aggiungi(format!("{dove}.mancante"), testo);
        }
    }
    let assenza_vale_niente = match &componente.formula {
        Formula::PerUnita { dato, .. } | Formula::Fasce { dato, .. } | Formula::Scaglioni { dato, .. } => {
            matches!(dato, Dato::PersoneACarico | Dato::DidMesi)
        }
        Formula::Se { fatto, .. } => *fatto == Fatto::Did,
        _ => false,
    };
    let danneggia = assenza_vale_niente && !cresce_a_favore(&componente.formula, giova);
    if danneggia || componente.quando.did && !giova {
        let testo = "chi non dichiara carico o disoccupazione starebbe meglio di chi li dichiara: cambia il segno";
        errori.aggiungi(format!("{dove}.segno"), testo);
    }
}

/// Whether more of the datum never does harm.
fn cresce_a_favore(formula: &Formula, giova: bool) -> bool {
    let crescente = match formula {
        Formula::Fasce { fasce, .. } => {
            let cresce = fasce.windows(2).all(|coppia| coppia[0].punti.numero() <= coppia[1].punti.numero());
            let cala = fasce.windows(2).all(|coppia| coppia[0].punti.numero() >= coppia[1].punti.numero());
            return if giova { cresce } else { cala };
        }
        Formula::Se { punti, altrimenti, .. } => punti.numero() >= altrimenti.numero(),
        _ => true,
    };
    crescente == giova
}

/// The least and the most a formula can give; none where there is no limit.
fn intervallo(formula: &Formula) -> (Option<Esatta>, Option<Esatta>) {
    let zero = Some(Esatta::from_integer(0));
    let estremi = |punti: Vec<Esatta>| (punti.iter().min().copied(), punti.iter().max().copied());
    match formula {
        Formula::Fisso { punti } => (punti.esatto(), punti.esatto()),
        Formula::PerUnita { dato: Dato::MesiDalRiferimento, .. } => (None, None),
        Formula::PerUnita { massimo, .. } | Formula::Scaglioni { massimo, .. } => {
            (zero, massimo.and_then(|massimo| massimo.esatto()))
        }
        Formula::Fasce { fasce, categorie, .. } => {
            estremi(fasce.iter().chain(categorie).map(|fascia| fascia.punti.numero()).collect())
        }
        Formula::Se { punti, altrimenti, .. } => estremi(vec![punti.numero(), altrimenti.numero()]),
        Formula::Conversione { valori, .. } => estremi(valori.values().map(Valore::numero).collect()),
    }
}
