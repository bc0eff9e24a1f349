//! What a request of the fee must satisfy. Every field in error is reported at once.

use super::fasi::{Fase, Percorso};
use super::richiesta::{EsitoEsonero, EsoneroContributo, RichiestaContributo, SospensioneContributo};
use crate::errore::{ErroreNorma, italiana};
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art03_sospensione::totale;
use crate::quota::Avviso;
use chrono::NaiveDate;
use mirato_domain::{Campo, Percentuale};

/// More workers than any province has.
const LAVORATORI_MASSIMI: u32 = 10_000_000;

#[derive(Default)]
struct Controlli(Vec<Campo>);

/// Refuses a request that contradicts itself.
pub(super) fn controlla(richiesta: &RichiestaContributo) -> Result<(), ErroreNorma> {
    let mut controlli = Controlli::default();
    controlli.cifre(richiesta);
    for (n, esonero) in richiesta.esoneri.iter().enumerate() {
        controlli.esonero(&format!("esoneri[{n}]"), esonero);
    }
    for (n, convenzione) in richiesta.convenzioni.iter().enumerate() {
        controlli.ordine(&format!("convenzioni[{n}].al"), convenzione.dal, convenzione.al);
    }
    for (n, sospensione) in richiesta.sospensioni.iter().enumerate() {
        controlli.sospensione(&format!("sospensioni[{n}]"), sospensione);
    }
    controlli.chiudi()?; // what follows supposes that every period ends after it begins
    controlli = Controlli::default();
    controlli.esoneri_sovrapposti(&richiesta.esoneri);
    controlli.sospensioni_sovrapposte(&richiesta.sospensioni);
    controlli.variazioni(richiesta);
    controlli.chiudi()
}

impl Controlli {
    fn errore(&mut self, campo: impl Into<String>, messaggio: impl Into<String>) {
        self.0.push(Campo { campo: campo.into(), messaggio: messaggio.into() });
    }

    fn chiudi(self) -> Result<(), ErroreNorma> {
        match self.0.as_slice() {
            [] => Ok(()),
            [uno] => Err(ErroreNorma::campo(&uno.campo, uno.messaggio.clone())),
            molti => {
                let messaggio = format!("ci sono {} campi da correggere nella richiesta del contributo", molti.len());
                Err(ErroreNorma::Dato { messaggio, campi: self.0 })
            }
        }
    }

    fn ordine(&mut self, campo: &str, dal: NaiveDate, al: Option<NaiveDate>) {
        if let Some(al) = al.filter(|al| *al < dal) {
            let (al, dal) = (italiana(&al), italiana(&dal));
            self.errore(campo, format!("finisce il {al}, prima di cominciare il {dal}: correggi le date"));
        }
    }

    fn cifre(&mut self, richiesta: &RichiestaContributo) {
        self.ordine("al", richiesta.dal, Some(richiesta.al));
        let tetto = |numero: u32| numero > LAVORATORI_MASSIMI;
        if tetto(richiesta.base_computo) {
            self.errore("base_computo", format!("supera {LAVORATORI_MASSIMI} lavoratori: correggila"));
        }
        if tetto(richiesta.disabili_in_forza) {
            self.errore("disabili_in_forza", format!("supera {LAVORATORI_MASSIMI} lavoratori: correggilo"));
        }
    }

    fn esonero(&mut self, dove: &str, esonero: &EsoneroContributo) {
        let inizio = esonero.decorre_dal.unwrap_or(esonero.richiesto_il);
        if esonero.percentuale_richiesta == Percentuale::ZERO {
            self.errore(format!("{dove}.percentuale_richiesta"), "scrivi la percentuale chiesta, da 1 a 100");
        }
        self.ordine(&format!("{dove}.scade_il"), inizio, esonero.scade_il);
        if let Some(deciso) = esonero.deciso_il.filter(|deciso| *deciso < esonero.richiesto_il) {
            let (deciso, del) = (italiana(&deciso), italiana(&esonero.richiesto_il));
            self.errore(
                format!("{dove}.deciso_il"),
                format!("la decisione del {deciso} precede la domanda del {del}: correggi le date"),
            );
        }
        match (esonero.esito, esonero.deciso_il) {
            (Some(_), None) => self.errore(format!("{dove}.deciso_il"), "scrivi il giorno della decisione"),
            (None, Some(_)) => self.errore(format!("{dove}.esito"), "c'è il giorno della decisione: scrivi l'esito"),
            _ => {}
        }
        self.percentuale_concessa(dove, esonero);
    }

    fn percentuale_concessa(&mut self, dove: &str, esonero: &EsoneroContributo) {
        let campo = format!("{dove}.percentuale_concessa");
        match (esonero.esito, esonero.percentuale_concessa) {
            (Some(EsitoEsonero::Concesso), None) => {
                self.errore(campo, "l'esonero è concesso: scrivi la percentuale, da 1 a 100");
            }
            (Some(EsitoEsonero::Concesso), Some(concessa)) if concessa == Percentuale::ZERO => {
                self.errore(campo, "una percentuale concessa va da 1 a 100: per un rifiuto scrivi l'esito «negato»");
            }
            (Some(EsitoEsonero::Negato) | None, Some(_)) => {
                self.errore(campo, "l'esonero non è concesso: togli la percentuale o correggi l'esito");
            }
            _ => {}
        }
    }

    /// A suspension has one measure; a total one needs none.
    fn sospensione(&mut self, dove: &str, sospensione: &SospensioneContributo) {
        self.ordine(&format!("{dove}.al"), sospensione.dal, sospensione.al);
        match (sospensione.percentuale, sospensione.lavoratori_sospesi, sospensione.lavoratori_totali) {
            (Some(_), None, None) => {}
            (Some(_), _, _) => {
                self.errore(
                    format!("{dove}.percentuale"),
                    "indica la percentuale oppure i lavoratori, non tutti e due",
                );
            }
            (None, Some(sospesi), Some(totali)) if totali == 0 || sospesi > totali => {
                let testo = format!("i lavoratori sospesi sono {sospesi} e i lavoratori in tutto {totali}");
                self.errore(format!("{dove}.lavoratori_sospesi"), testo);
            }
            (None, Some(_), Some(_)) => {}
            (None, Some(_), None) => {
                self.errore(format!("{dove}.lavoratori_totali"), "scrivi fra quanti lavoratori sono i sospesi");
            }
            (None, None, Some(_)) => self.errore(format!("{dove}.lavoratori_sospesi"), "scrivi i lavoratori sospesi"),
            (None, None, None) if totale(sospensione.tipo) => {}
            (None, None, None) => {
                self.errore(format!("{dove}.percentuale"), "indica la percentuale oppure i lavoratori sospesi");
            }
        }
    }

    /// On one day one percentage counts: two that differ are refused by name.
    fn esoneri_sovrapposti(&mut self, esoneri: &[EsoneroContributo]) {
        let fasi: Vec<Fase> = esoneri.iter().enumerate().flat_map(|(n, esonero)| Fase::di(n, esonero)).collect();
        let mut detti = std::collections::BTreeSet::new();
        for (posto, una) in fasi.iter().enumerate() {
            for altra in &fasi[posto + 1..] {
                let contrasto = una.indice != altra.indice
                    && una.percentuale != altra.percentuale
                    && una.periodo().si_sovrappone(&altra.periodo());
                if contrasto && detti.insert((una.indice, altra.indice)) {
                    let testo = format!(
                        "dal {} valgono insieme il {}% di questo esonero e il {}% di esoneri[{}]: correggi le date o togline uno",
                        italiana(&una.dal.max(altra.dal)),
                        altra.percentuale,
                        una.percentuale,
                        una.indice
                    );
                    self.errore(format!("esoneri[{}]", altra.indice), testo);
                }
            }
        }
    }

    /// Two measures of the work suspended cannot hold together, unless one suspends the whole duty.
    fn sospensioni_sovrapposte(&mut self, sospensioni: &[SospensioneContributo]) {
        for (n, una) in sospensioni.iter().enumerate() {
            for (m, altra) in sospensioni.iter().enumerate().skip(n + 1) {
                let insieme =
                    una.al.is_none_or(|fine| altra.dal <= fine) && altra.al.is_none_or(|fine| una.dal <= fine);
                if insieme && !totale(una.tipo) && !totale(altra.tipo) {
                    let dal = italiana(&una.dal.max(altra.dal));
                    let testo = format!("dal {dal} vale insieme a sospensioni[{n}]: unisci le due misure in una");
                    self.errore(format!("sospensioni[{m}]"), testo);
                }
            }
        }
    }

    /// A change falls between the first and the last day, and leaves no figure below zero.
    fn variazioni(&mut self, richiesta: &RichiestaContributo) {
        let mut ordine: Vec<usize> = (0..richiesta.variazioni.len()).collect();
        ordine.sort_by_key(|n| richiesta.variazioni[*n].data);
        let (mut base, mut disabili) = (i64::from(richiesta.base_computo), i64::from(richiesta.disabili_in_forza));
        for n in ordine {
            let variazione = &richiesta.variazioni[n];
            let quando = italiana(&variazione.data);
            if variazione.data < richiesta.dal || variazione.data > richiesta.al {
                let (dal, al) = (italiana(&richiesta.dal), italiana(&richiesta.al));
                let testo = format!(
                    "la variazione del {quando} è fuori dal periodo dal {dal} al {al}: le cifre di partenza sono quelle del primo giorno"
                );
                self.errore(format!("variazioni[{n}].data"), testo);
            }
            base += i64::from(variazione.base_computo);
            disabili += i64::from(variazione.disabili);
            for (nome, cifra) in [("base_computo", base), ("disabili", disabili)] {
                if cifra < 0 {
                    let testo =
                        format!("con la variazione del {quando} la cifra scende sotto zero ({cifra}): correggila");
                    self.errore(format!("variazioni[{n}].{nome}"), testo);
                }
            }
        }
    }
}

/// What the user should know of the request as a whole.
pub(super) fn avvisi(richiesta: &RichiestaContributo, percorso: &Percorso) -> Vec<Avviso> {
    let mut avvisi = Vec::new();
    let mut avviso = |codice: &str, messaggio: String| avvisi.push(Avviso { codice: codice.to_owned(), messaggio });
    if !richiesta.esoneri.is_empty() && richiesta.classe < Classe::Da36A50 {
        let testo = "l'esonero si può chiedere solo oltre 35 lavoratori computabili: nessuna unità è esonerata";
        avviso("esonero_classe", testo.to_owned());
    }
    if percorso.fasi.is_empty() {
        avviso("esonero_assente", "nel periodo non c'è nessun esonero, richiesto o concesso".to_owned());
    }
    for (n, esonero) in richiesta.esoneri.iter().enumerate() {
        if esonero.esito.is_none() && esonero.richiesto_il <= richiesta.al {
            let del = italiana(&esonero.richiesto_il);
            let testo = format!(
                "esoneri[{n}]: la domanda del {del} non è decisa e conta la percentuale chiesta; con la decisione il conto cambia"
            );
            avviso("esonero_richiesto", testo);
        }
    }
    avvisi
}
