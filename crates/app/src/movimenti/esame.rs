//! A movement held against what the office knows of the employer: what it cannot be true of is refused
//! by name, before anything is written.

use crate::modulo::giorno;
use crate::posizione::{Inizio, Posizione};
use crate::tempo::breve;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::{Errore, Provincia};
use mirato_store::{Circostanza, Movimento, StatoProspetto, TipoMovimento};

/// A field and what is wrong with it.
pub(crate) type Motivo = (&'static str, String);

/// Code of the excluded category of fixed terms (crate norme, parametri/categoria_esclusa.toml).
const TEMPO_DETERMINATO: &str = "tempo_determinato";
/// Months up to which a fixed term is left out of the base (art. 4 c. 1 L. 68/1999, from 12 August 2012).
const MESI_ESCLUSI: u32 = 6;

/// What the office knows of an employer while movements are examined one after the other.
pub(crate) struct Forza {
    inizi: Vec<Inizio>,
    /// Its movements, those just accepted included.
    pub movimenti: Vec<Movimento>,
    circostanze: Vec<Circostanza>,
    nome: String,
}

impl Forza {
    /// Reads an employer.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn leggi(ufficio: &Ufficio, datore_id: &str) -> Result<Self, Errore> {
        let datore: mirato_store::Datore = ufficio.archivio.leggi(datore_id).await?;
        let mut validi = ufficio.archivio.prospetti_del_datore(datore_id).await?;
        validi.retain(|prospetto| prospetto.stato == StatoProspetto::Valido);
        validi.reverse();
        Ok(Self {
            inizi: validi.iter().map(|tenuto| Inizio::di(ufficio, tenuto)).collect::<Result<_, _>>()?,
            movimenti: ufficio.archivio.movimenti(datore_id).await?,
            circostanze: ufficio.archivio.circostanze(datore_id, None).await?,
            nome: datore.denominazione,
        })
    }

    /// The prospetto that reigns on a day, and the last day of its reign up to `oggi`.
    fn regno(&self, giorno: NaiveDate, oggi: NaiveDate) -> Option<(&Inizio, NaiveDate)> {
        let posto = self.inizi.iter().rposition(|inizio| inizio.situazione.data_riferimento <= giorno)?;
        let dopo = self.inizi.get(posto + 1).and_then(|dopo| dopo.situazione.data_riferimento.pred_opt());
        Some((&self.inizi[posto], dopo.unwrap_or_else(|| oggi.max(giorno.succ_opt().unwrap_or(giorno)))))
    }

    fn posizione(
        &self,
        ufficio: &Ufficio,
        inizio: &Inizio,
        movimenti: &[Movimento],
        al: NaiveDate,
    ) -> Result<Posizione, Vec<Motivo>> {
        inizio.al(ufficio, movimenti, &self.circostanze, al, false).map_err(|errore| {
            let primo = errore.campi.first().map_or(errore.messaggio.clone(), |campo| campo.messaggio.clone());
            vec![("tipo", format!("Con questo movimento le cifre non tornano: {primo}"))]
        })
    }

    /// Examines a movement, links it to the hire it is about, and says what is wrong with it. A province
    /// that the employer does not have is refused, unless `nuova_unita` says that it has opened there.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn esamina(&self, ufficio: &Ufficio, nuovo: &mut Movimento, nuova_unita: bool) -> Result<(), Vec<Motivo>> {
        let data = giorno(&nuovo.data).ok_or_else(|| vec![("data", "Scrivi il giorno".to_owned())])?;
        let oggi = ufficio.orologio.oggi();
        let Some((inizio, fine)) = self.regno(data, oggi) else {
            return Err(vec![("data", self.prima_del_prospetto())]);
        };
        self.collega(nuovo, data)?;
        let altri: Vec<Movimento> = self.movimenti.iter().filter(|altro| altro.id != nuovo.id).cloned().collect();
        let prima = self.posizione(ufficio, inizio, &altri, data)?;
        self.province(nuovo, &prima, nuova_unita)?;
        let mut con = altri.clone();
        con.push(nuovo.clone());
        let dopo = self.posizione(ufficio, inizio, &con, fine)?;
        let senza = self.posizione(ufficio, inizio, &altri, fine)?;
        nuovo_rifiuto(&senza, &dopo).map_or(Ok(()), |motivo| Err(vec![("tipo", motivo)]))
    }

    /// Whether what is left still holds without a movement.
    ///
    /// # Errors
    /// What would no longer hold.
    pub fn senza(&self, ufficio: &Ufficio, via: &Movimento) -> Result<(), Vec<Motivo>> {
        let oggi = ufficio.orologio.oggi();
        let Some((inizio, fine)) = giorno(&via.data).and_then(|data| self.regno(data, oggi)) else { return Ok(()) };
        let restano: Vec<Movimento> = self
            .movimenti
            .iter()
            .filter(|altro| altro.id != via.id && altro.collegato_id.as_deref() != Some(via.id.as_str()))
            .cloned()
            .collect();
        let prima = self.posizione(ufficio, inizio, &self.movimenti, fine)?;
        let dopo = self.posizione(ufficio, inizio, &restano, fine)?;
        nuovo_rifiuto(&prima, &dopo).map_or(Ok(()), |motivo| Err(vec![("tipo", motivo)]))
    }

    fn prima_del_prospetto(&self) -> String {
        match self.inizi.first() {
            Some(primo) => format!(
                "Il primo prospetto descrive il {}: ciò che è successo prima c'è già dentro",
                breve(primo.situazione.data_riferimento)
            ),
            None => "Il datore non ha un prospetto valido: importalo, poi registra i movimenti".to_owned(),
        }
    }

    /// Finds the hire or computo that a movement is about: the one named, or the worker's own.
    fn collega(&self, nuovo: &mut Movimento, data: NaiveDate) -> Result<(), Vec<Motivo>> {
        let comincia = matches!(nuovo.tipo, TipoMovimento::Assunzione | TipoMovimento::Computo);
        let del_lavoratore = |altro: &&Movimento| {
            altro.id != nuovo.id && nuovo.lavoratore.is_some() && altro.lavoratore == nuovo.lavoratore
        };
        let inizi: Vec<&Movimento> = self
            .movimenti
            .iter()
            .filter(|altro| matches!(altro.tipo, TipoMovimento::Assunzione | TipoMovimento::Computo))
            .filter(|altro| match &nuovo.collegato_id {
                Some(id) => *altro.id == *id,
                None => del_lavoratore(altro),
            })
            .collect();
        let mut aperto = None;
        for inizio in &inizi {
            let Some(dal) = giorno(&inizio.data) else { continue };
            // An extension begins on the day after the term that it moves.
            let proroga = matches!(nuovo.tipo, TipoMovimento::Proroga | TipoMovimento::Trasformazione);
            let uscita = self
                .ultimo_giorno(inizio, &nuovo.id)
                .map(|ultimo| if proroga { ultimo.succ_opt().unwrap_or(ultimo) } else { ultimo });
            if dal <= data && uscita.is_none_or(|ultimo| data <= ultimo) {
                aperto = Some((*inizio, dal));
            }
        }
        match (aperto, comincia) {
            (Some((altro, dal)), true) if nuovo.tipo == altro.tipo || nuovo.tipo == TipoMovimento::Assunzione => {
                let motivo = format!("Il lavoratore risulta già assunto dal {} ({})", breve(dal), origine(altro));
                Err(vec![("lavoratore", motivo)])
            }
            (_, true) => Ok(()),
            (Some((altro, _)), false) => {
                nuovo.collegato_id = Some(altro.id.clone());
                segui(nuovo, altro);
                Ok(())
            }
            (None, false) if inizi.is_empty() && nuovo.collegato_id.is_none() => self.gia_uscito(nuovo, data),
            (None, false) => Err(vec![("data", self.fuori_dal_rapporto(&inizi, data, &nuovo.id))]),
        }
    }

    /// A worker whose leaving is known, and whose hire is not, cannot leave again.
    fn gia_uscito(&self, nuovo: &Movimento, data: NaiveDate) -> Result<(), Vec<Motivo>> {
        let uscita = self.movimenti.iter().find(|altro| {
            altro.id != nuovo.id
                && altro.tipo == TipoMovimento::Cessazione
                && nuovo.lavoratore.is_some()
                && altro.lavoratore == nuovo.lavoratore
                && giorno(&altro.data).is_some_and(|ultimo| ultimo < data || nuovo.tipo == TipoMovimento::Cessazione)
        });
        match uscita.and_then(|uscita| giorno(&uscita.data)) {
            Some(ultimo) => {
                let motivo =
                    format!("Il lavoratore è già uscito il {}: un evento successivo non è possibile", breve(ultimo));
                Err(vec![("data", motivo)])
            }
            None => Ok(()),
        }
    }

    fn fuori_dal_rapporto(&self, inizi: &[&Movimento], data: NaiveDate, questo: &str) -> String {
        let giorni =
            inizi.iter().filter_map(|inizio| Some((giorno(&inizio.data)?, self.ultimo_giorno(inizio, questo))));
        let mut giorni: Vec<_> = giorni.collect();
        giorni.sort_unstable();
        match giorni.into_iter().rev().find(|(dal, _)| *dal <= data) {
            Some((_, Some(ultimo))) => {
                format!("Il rapporto è finito il {}: un evento del {} viene dopo", breve(ultimo), breve(data))
            }
            _ => match inizi.iter().filter_map(|inizio| giorno(&inizio.data)).min() {
                Some(dal) => format!("L'assunzione è del {}: un evento del {} viene prima", breve(dal), breve(data)),
                None => "L'assunzione a cui si riferisce non c'è più: aggiorna la pagina".to_owned(),
            },
        }
    }

    /// Last day of a hire, as far as movements other than `questo` say it.
    fn ultimo_giorno(&self, inizio: &Movimento, questo: &str) -> Option<NaiveDate> {
        let collegati = || {
            let mio = |altro: &&Movimento| altro.collegato_id.as_deref() == Some(&inizio.id) && altro.id != questo;
            self.movimenti.iter().filter(mio)
        };
        if let Some(uscita) = collegati().find(|altro| altro.tipo == TipoMovimento::Cessazione) {
            return giorno(&uscita.data);
        }
        let ultima = collegati()
            .filter(|altro| altro.tipo == TipoMovimento::Proroga || altro.tipo == TipoMovimento::Trasformazione)
            .filter(|altro| altro.tipo == TipoMovimento::Proroga || altro.ore_contratto.is_none())
            .max_by(|a, b| (&a.data, &a.id).cmp(&(&b.data, &b.id)));
        ultima.map_or(inizio.fino_al.as_deref(), |ultima| ultima.fino_al.as_deref()).and_then(giorno)
    }

    fn province(&self, nuovo: &Movimento, prima: &Posizione, nuova_unita: bool) -> Result<(), Vec<Motivo>> {
        let arriva = nuovo.tipo == TipoMovimento::Assunzione;
        let mut cercate = vec![("provincia", nuovo.provincia.as_str(), arriva)];
        cercate.extend(nuovo.provincia_a.as_deref().map(|sigla| ("provincia_a", sigla, true)));
        for (campo, sigla, puo_aprire) in cercate {
            let Ok(provincia) = sigla.parse::<Provincia>() else {
                return Err(vec![(campo, "Scegli la provincia".to_owned())]);
            };
            let presente = prima.situazione.province.iter().any(|voce| voce.provincia == provincia);
            let apre = puo_aprire && nuova_unita;
            if !presente && !apre {
                let sue: Vec<&str> = prima.situazione.province.iter().map(|voce| voce.provincia.nome()).collect();
                let motivo = format!(
                    "{} non ha lavoratori a {}: le sue province sono {}",
                    self.nome,
                    provincia.nome(),
                    sue.join(", ")
                );
                return Err(vec![(campo, motivo)]);
            }
        }
        Ok(())
    }
}

/// A step that could not be applied and could before.
fn nuovo_rifiuto(prima: &Posizione, dopo: &Posizione) -> Option<String> {
    let gia: Vec<_> =
        prima.passi.iter().filter(|p| p.non_applicato.is_some()).map(|p| (&p.movimento_id, p.data)).collect();
    let nuovi = dopo.passi.iter().filter(|passo| !gia.contains(&(&passo.movimento_id, passo.data)));
    nuovi
        .filter_map(|passo| Some((passo, passo.non_applicato.as_ref()?)))
        .map(|(passo, motivo)| format!("Al {} {}: {motivo}", breve(passo.data), minuscola(&passo.cosa)))
        .next()
}

fn minuscola(testo: &str) -> String {
    let mut lettere = testo.chars();
    lettere.next().map_or_else(String::new, |prima| prima.to_lowercase().chain(lettere).collect())
}

/// What a movement takes from the hire it is about: list, number, and whether the worker enters the base.
fn segui(nuovo: &mut Movimento, inizio: &Movimento) {
    nuovo.elenco.clone_from(&inizio.elenco);
    nuovo.numero = inizio.numero;
    let termine = matches!(nuovo.tipo, TipoMovimento::Proroga | TipoMovimento::Trasformazione);
    if termine && inizio.voce.as_deref() == Some(TEMPO_DETERMINATO) && nuovo.voce.is_none() {
        let fine = nuovo.fino_al.as_deref().and_then(giorno);
        let permanente = nuovo.tipo == TipoMovimento::Trasformazione && nuovo.ore_contratto.is_none();
        if permanente || fine.is_some_and(|fine| !breve_termine(&inizio.data, fine)) {
            nuovo.voce.clone_from(&inizio.voce);
        }
    }
}

/// The excluded category of a fixed term that is left out of the base, if it is one.
pub(crate) fn esclusa_per_durata(data: &str, fino_al: Option<&str>) -> Option<String> {
    let fine = fino_al.and_then(giorno)?;
    breve_termine(data, fine).then(|| TEMPO_DETERMINATO.to_owned())
}

/// Whether a fixed term lasts six months at most.
fn breve_termine(data: &str, fine: NaiveDate) -> bool {
    giorno(data).and_then(|dal| dal.checked_add_months(Months::new(MESI_ESCLUSI))).is_some_and(|limite| fine < limite)
}

/// Where a movement comes from, in words.
pub(crate) fn origine(movimento: &Movimento) -> &'static str {
    match movimento.origine.as_str() {
        "nulla_osta" => "nulla osta",
        "computo" => "computo",
        "comunicazione" => "comunicazione obbligatoria",
        "riporto" => "riporto nel nuovo anno",
        _ => "registrato a mano",
    }
}
