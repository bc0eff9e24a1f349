//! One employer in a review: its position on the day, since when units are short, which instrument
//! answers for them, what the sanctions would come to.

use super::confronto::confronta;
use super::posizione::{Inizio, Tratto};
use crate::api::Circostanza as CircostanzaVista;
use crate::istruttoria;
use crate::modulo::giorno;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::{Errore, Euro};
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::l68_1999::art09_richieste::{scadenza_prospetto, termine_richiesta};
use mirato_norme::l68_1999::art15_sanzioni::{RichiestaSanzione, sanzione};
use mirato_norme::l68_1999::art17_ottemperanza::{
    EsitoOttemperanza, Ottemperanza, RichiestaOttemperanza, StatoDatore, StatoProvinciale, ottemperanza,
};
use mirato_norme::quota::{Provinciale, RispostaQuota};
use mirato_norme::{Classe, Fonte, Voce};
use mirato_store::{
    Circostanza, Datore, DatoreRivisto, JsonCompresso, Movimento, Prospetto, ProvinciaRevisione, TipoCircostanza,
    TipoProspetto, VoceRevisione,
};

/// What an employer is examined on.
pub struct Materia {
    /// The review.
    pub revisione_id: String,
    /// Its day.
    pub al: NaiveDate,
    /// Day of the review before.
    pub prima_al: Option<NaiveDate>,
    /// The employer.
    pub datore: Datore,
    /// The prospetto that holds on the day.
    pub prospetto: Option<Prospetto>,
    /// All its movements.
    pub movimenti: Vec<Movimento>,
    /// All its circumstances.
    pub circostanze: Vec<Circostanza>,
    /// Its row in the review before.
    pub voce_prima: Option<VoceRevisione>,
    /// Its provinces in the review before.
    pub province_prima: Vec<ProvinciaRevisione>,
}

/// Examines an employer. What the rules refuse in its figures is written in its row: one employer does
/// not stop a review.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub fn esamina(ufficio: &Ufficio, materia: Materia) -> Result<DatoreRivisto, Errore> {
    let esito = match &materia.prospetto {
        None => Ok(senza_prospetto(&materia)),
        Some(prospetto) => Esame::nuovo(ufficio, &materia, prospetto).and_then(Esame::concludi),
    };
    let (mut voce, province, spiegazione, motivo) = match esito {
        Ok((voce, province, spiegazione)) => (voce, province, spiegazione, None),
        Err(errore) => {
            let nome = "Le cifre non si possono calcolare";
            let spiegazione = Voce::rifiutata("revisione", nome, &errore.messaggio);
            (vuota(&materia, "non_calcolato", "non_dovuto"), Vec::new(), spiegazione, Some(errore.messaggio))
        }
    };
    let (parola, mut frasi) = confronta(&materia, &voce);
    frasi.extend(motivo);
    voce.cambiato = parola;
    voce.cambiamenti = crate::verifiche::json(&frasi)?;
    let spiegazione = JsonCompresso::di(&spiegazione)
        .map_err(|errore| Errore::guasto("dato_non_scritto", format!("Un dato non si scrive: {errore}")))?;
    Ok(DatoreRivisto { voce, province, spiegazione })
}

/// An employer's row without figures.
fn vuota(materia: &Materia, stato: &str, prospetto_stato: &str) -> VoceRevisione {
    VoceRevisione {
        revisione_id: materia.revisione_id.clone(),
        datore_id: materia.datore.id.clone(),
        prospetto_id: materia.prospetto.as_ref().map(|prospetto| prospetto.id.clone()),
        prospetto_al: materia.prospetto.as_ref().map(|prospetto| prospetto.data_riferimento.clone()),
        prospetto_stato: prospetto_stato.to_owned(),
        settore: materia.datore.settore.clone(),
        classe: "non_soggetto".to_owned(),
        base_art3: 0,
        quota_art3: 0,
        in_forza_art3: 0,
        quota_art18: 0,
        in_forza_art18: 0,
        esonerati: 0,
        sospesi: 0,
        convenzione: 0,
        scopertura_art3: 0,
        scopertura_art18: 0,
        scoperto_dal: None,
        termine: None,
        stato: stato.to_owned(),
        esposizione: 0,
        cambiato: String::new(),
        cambiamenti: mirato_store::Json::default(),
    }
}

fn senza_prospetto(materia: &Materia) -> (VoceRevisione, Vec<ProvinciaRevisione>, Voce) {
    let spiegazione = Voce::rifiutata(
        "revisione",
        "Nessun prospetto",
        "in archivio non c'è un prospetto che valga in questo giorno: se il datore è soggetto, va chiesto",
    )
    .cita(Fonte::legge("L. 68/1999", "9", "6", ""));
    (vuota(materia, "senza_prospetto", "mancante"), Vec::new(), spiegazione)
}

/// An employer while it is examined.
struct Esame<'a> {
    ufficio: &'a Ufficio,
    materia: &'a Materia,
    prospetto: &'a Prospetto,
    /// Circumstances as the checks of art. 17 read them.
    circostanze: Vec<CircostanzaVista>,
    risposta: RispostaQuota,
    /// The provinces this office answers for.
    nostre: Vec<Provinciale>,
    /// Since when each of them is short of units; none where it is not.
    scoperte_dal: Vec<Option<NaiveDate>>,
    figlie: Vec<Voce>,
}

impl<'a> Esame<'a> {
    fn nuovo(ufficio: &'a Ufficio, materia: &'a Materia, prospetto: &'a Prospetto) -> Result<Self, Errore> {
        let inizio = Inizio::di(ufficio, prospetto)?;
        let mut risposta = inizio.al(ufficio, &materia.movimenti, &materia.circostanze, materia.al, true)?;
        let nostre: Vec<Provinciale> = risposta
            .province
            .iter()
            .filter(|provincia| ufficio.competente(provincia.provincia.sigla()))
            .cloned()
            .collect();
        let tratti = if nostre.iter().any(|provincia| mancano(provincia) > 0) {
            inizio.tratti(ufficio, &materia.movimenti, &materia.circostanze, materia.al)?
        } else {
            Vec::new()
        };
        let circostanze: Vec<CircostanzaVista> =
            materia.circostanze.iter().cloned().map(crate::circostanze::circostanza).collect();
        let scoperte_dal = nostre.iter().map(|provincia| scoperta_dal(materia, provincia, &tratti)).collect();
        let figlie = risposta.spiegazione.take().into_iter().collect();
        Ok(Self { ufficio, materia, prospetto, circostanze, risposta, nostre, scoperte_dal, figlie })
    }

    fn concludi(mut self) -> Result<(VoceRevisione, Vec<ProvinciaRevisione>, Voce), Errore> {
        let stati = self.stati_provinciali();
        let giudizio = self.giudica(&stati)?;
        let (prospetto_stato, mut esposizione) = self.invio()?;
        let scoperto_dal = stati.iter().filter(|stato| scoperta(stato)).filter_map(|stato| stato.insorgenza).min();
        esposizione = esposizione + self.esposizione(&stati, giudizio.as_ref())?;
        let stato = self.parola(giudizio.as_ref());
        let termine = match scoperto_dal {
            Some(dal) => Some(termine_richiesta(&self.ufficio.leggi().parametri, dal, self.materia.al)?.scadenza),
            None => None,
        };
        let province = self.province(&stati, giudizio.as_ref());
        let voce = VoceRevisione {
            classe: crate::verifiche::classe(self.risposta.classe).as_str().to_owned(),
            base_art3: self.risposta.nazionale.cifre.base_art3,
            quota_art3: somma(&self.nostre, |p| p.cifre.quota_art3),
            in_forza_art3: somma(&self.nostre, |p| p.cifre.in_forza_art3),
            quota_art18: somma(&self.nostre, |p| p.cifre.quota_art18),
            in_forza_art18: somma(&self.nostre, |p| p.cifre.in_forza_art18),
            esonerati: somma(&self.nostre, |p| p.cifre.esonerati),
            sospesi: somma(&self.nostre, |p| p.quota_art3_sospesa.unwrap_or(0)),
            convenzione: province.iter().map(|provincia| provincia.convenzione).sum(),
            scopertura_art3: somma(&self.nostre, |p| p.cifre.scopertura_art3),
            scopertura_art18: somma(&self.nostre, |p| p.cifre.scopertura_art18),
            scoperto_dal: scoperto_dal.map(|giorno| giorno.to_string()),
            termine: termine.map(|giorno| giorno.to_string()),
            esposizione: esposizione.centesimi(),
            ..vuota(self.materia, stato, prospetto_stato)
        };
        let spiegazione = Voce::nuova("revisione", "Posizione nella revisione")
            .valore(stati::rivisto(stato).testo, "")
            .spiega(format!(
                "Al {}: quote, forze e scoperture delle province dell'ufficio; base e classe di tutto il datore.",
                tempo::breve(self.materia.al)
            ))
            .figlie(giudizio.map(|giudizio| giudizio.spiegazione))
            .figlie(self.figlie);
        Ok((voce, province, spiegazione))
    }

    /// Each of our provinces with its instruments, as art. 17 weighs them.
    fn stati_provinciali(&self) -> Vec<StatoProvinciale> {
        let vigenti: Vec<&CircostanzaVista> =
            self.circostanze.iter().filter(|circostanza| istruttoria::vigente(circostanza, self.materia.al)).collect();
        let coppie = self.nostre.iter().zip(&self.scoperte_dal);
        coppie
            .map(|(provincia, dal)| {
                let dal = dal.unwrap_or(self.risposta.data_riferimento);
                istruttoria::provinciale(provincia, &self.circostanze, &vigenti, dal)
            })
            .collect()
    }

    /// The judgement of art. 17 on the day; none where there is nothing of ours to judge.
    fn giudica(&self, stati: &[StatoProvinciale]) -> Result<Option<Ottemperanza>, Errore> {
        if stati.is_empty() || self.risposta.classe == Classe::NonSoggetto {
            return Ok(None);
        }
        let stato = StatoDatore { classe: self.risposta.classe, province: stati.to_vec() };
        let richiesta = RichiestaOttemperanza {
            data_riferimento: self.materia.al,
            data_rilascio: self.materia.al,
            data_bando: None,
            impresa_riconosciuta: true,
            prospetto: None,
            province_ufficio: stati.iter().map(|stato| stato.provincia).collect(),
            al_rilascio: stato.clone(),
            alla_data_riferimento: stato,
            altri_uffici: Vec::new(),
        };
        Ok(Some(ottemperanza(&self.ufficio.leggi().parametri, &richiesta)?))
    }

    fn parola(&self, giudizio: Option<&Ottemperanza>) -> &'static str {
        match giudizio.map(|giudizio| giudizio.esito_al_rilascio) {
            None if self.risposta.classe == Classe::NonSoggetto => "non_soggetto",
            None => "altri_uffici",
            Some(esito) => parola(esito),
        }
    }

    /// Whether the prospetto of the year was sent, and what being late costs (art. 9 c. 6, art. 15 c. 1).
    fn invio(&mut self) -> Result<(&'static str, Euro), Errore> {
        if self.risposta.classe == Classe::NonSoggetto {
            return Ok(("non_dovuto", Euro::ZERO));
        }
        let leggi = self.ufficio.leggi();
        let p = &leggi.parametri;
        let (mut riferimento, mut scadenza, mut voce) = self.ultimo_dovuto(self.materia.al.year() - 1)?;
        if self.materia.al <= scadenza {
            (riferimento, scadenza, voce) = self.ultimo_dovuto(self.materia.al.year() - 2)?;
        }
        let descritto = giorno(&self.prospetto.data_riferimento).unwrap_or(riferimento);
        if descritto < riferimento {
            let motivo = "non c'è; non è dovuto solo se dall'ultimo nulla è cambiato che incida sull'obbligo";
            let citazione = Fonte::legge("L. 68/1999", "9", "6", "");
            self.figlie.push(Voce::rifiutata("prospetto", "Prospetto dell'anno", motivo).cita(citazione).figlia(voce));
            return Ok(("mancante", Euro::ZERO));
        }
        let inviato = self.prospetto.data_invio.as_deref().and_then(|invio| giorno(invio.get(..10)?));
        let in_ritardo = inviato
            .filter(|inviato| self.prospetto.tipo == TipoProspetto::Prospetto && descritto == riferimento && *inviato > scadenza);
        let Some(presentato_il) = in_ritardo else { return Ok(("presente", Euro::ZERO)) };
        let sanzione = sanzione(p, &RichiestaSanzione::Prospetto { scadenza, presentato_il })?;
        self.figlie.push(informazione(sanzione.spiegazione));
        Ok(("in_ritardo", sanzione.importo))
    }

    fn ultimo_dovuto(&self, anno: i32) -> Result<(NaiveDate, NaiveDate, Voce), Errore> {
        let riferimento = NaiveDate::from_ymd_opt(anno, 12, 31).unwrap_or(self.materia.al);
        let (scadenza, voce) = scadenza_prospetto(&self.ufficio.leggi().parametri, riferimento)?;
        Ok((riferimento, scadenza, voce))
    }

    /// What art. 15 c. 4 would come to for the units that nothing answers for today, from the day after
    /// the term.
    fn esposizione(&mut self, stati: &[StatoProvinciale], giudizio: Option<&Ottemperanza>) -> Result<Euro, Errore> {
        let leggi = self.ufficio.leggi();
        let mut totale = Euro::ZERO;
        let scoperte = giudizio.map(|giudizio| giudizio.unita_scoperte.as_slice()).unwrap_or_default();
        for stato in stati {
            let unita = scoperte.iter().find(|unita| unita.provincia == stato.provincia).map_or(0, |unita| unita.art3);
            let (Some(insorgenza), 1..) = (stato.insorgenza, unita) else { continue };
            let termine = termine_richiesta(&leggi.parametri, insorgenza, self.materia.al)?;
            let dal = termine.scadenza + Days::new(1);
            if dal > self.materia.al {
                continue;
            }
            let calendario = calendario(self.ufficio, self.materia.al);
            let richiesta = RichiestaSanzione::MancataCopertura { dal, al: self.materia.al, unita, calendario };
            let sanzione = sanzione(&leggi.parametri, &richiesta)?;
            totale = totale + sanzione.importo;
            let luogo = Voce::nuova(format!("esposizione.{}", stato.provincia.sigla()), stato.provincia.nome())
                .valore(sanzione.importo.italiano(), "")
                .figlia(termine.spiegazione)
                .figlia(sanzione.spiegazione);
            self.figlie.push(informazione(luogo));
        }
        Ok(totale)
    }

    fn province(&self, stati: &[StatoProvinciale], giudizio: Option<&Ottemperanza>) -> Vec<ProvinciaRevisione> {
        let coppie = self.nostre.iter().zip(stati);
        coppie
            .map(|(provincia, stato)| ProvinciaRevisione {
                revisione_id: self.materia.revisione_id.clone(),
                datore_id: self.materia.datore.id.clone(),
                provincia: provincia.provincia.sigla().to_owned(),
                base_art3: provincia.cifre.base_art3,
                quota_art3: provincia.cifre.quota_art3,
                in_forza_art3: provincia.cifre.in_forza_art3,
                esonerati: provincia.cifre.esonerati,
                sospesi: provincia.quota_art3_sospesa.unwrap_or(0),
                convenzione: self.in_convenzione(provincia),
                scopertura_art3: provincia.cifre.scopertura_art3,
                scopertura_art18: provincia.cifre.scopertura_art18,
                scoperto_dal: stato.insorgenza.filter(|_| scoperta(stato)).map(|giorno| giorno.to_string()),
                stato: stato_della_provincia(stato, giudizio).to_owned(),
            })
            .collect()
    }

    /// Units of the agreements in force in a province; one that names no unit answers for all that is short.
    fn in_convenzione(&self, provincia: &Provinciale) -> i64 {
        let (sigla, al) = (provincia.provincia.sigla(), self.materia.al.to_string());
        self.materia
            .circostanze
            .iter()
            .filter(|c| c.tipo == TipoCircostanza::Convenzione && c.provincia.as_deref().is_none_or(|qui| qui == sigla))
            .filter(|c| c.dal <= al && c.al.as_ref().is_none_or(|fine| *fine >= al))
            .map(|c| c.unita.unwrap_or(provincia.cifre.scopertura_art3))
            .sum()
    }
}

fn stato_della_provincia(stato: &StatoProvinciale, giudizio: Option<&Ottemperanza>) -> &'static str {
    let Some(giudizio) = giudizio else { return "non_soggetto" };
    if giudizio.unita_scoperte.iter().any(|unita| unita.provincia == stato.provincia) {
        return parola(EsitoOttemperanza::NonOttemperante);
    }
    let qui = giudizio.fondamenti.iter().filter(|fondamento| fondamento.provincia == stato.provincia);
    parola(qui.map(|fondamento| fondamento.esito).max().unwrap_or(EsitoOttemperanza::Ottemperante))
}

const fn parola(esito: EsitoOttemperanza) -> &'static str {
    match esito {
        EsitoOttemperanza::NonSoggetto => "non_soggetto",
        EsitoOttemperanza::Ottemperante => "coperto",
        EsitoOttemperanza::OttemperanteSospensione
        | EsitoOttemperanza::OttemperanteConvenzione
        | EsitoOttemperanza::OttemperanteEsonero => "con_strumento",
        EsitoOttemperanza::OttemperanteRichiesta => "con_richiesta",
        EsitoOttemperanza::OttemperanteTerminiNonDecorsi => "nei_termini",
        EsitoOttemperanza::AltreProvinceDaSentire => "altri_uffici",
        EsitoOttemperanza::NonOttemperante => "oltre_termine",
    }
}

/// Marks what only informs whoever may sanction.
fn informazione(voce: Voce) -> Voce {
    let nota = "Informazione per l'Ispettorato, che accerta e sanziona: non è un importo dovuto all'ufficio.";
    let spiega = if voce.spiega.is_empty() { nota.to_owned() } else { format!("{nota} {}", voce.spiega) };
    voce.spiega(spiega)
}

/// The office's calendar: the employer's own is not known.
fn calendario(ufficio: &Ufficio, al: NaiveDate) -> Calendario {
    let calendario = &ufficio.impostazioni().calendario;
    Calendario {
        giorni_settimana: Settimana::try_from(calendario.giorni_settimana).unwrap_or(Settimana::CinqueGiorni),
        patrono: giorno(&format!("{}-{}", al.year(), calendario.patrono)),
        altri_festivi: Vec::new(),
    }
}

const fn mancano(provincia: &Provinciale) -> i64 {
    provincia.cifre.scopertura_art3 + provincia.cifre.scopertura_art18
}

const fn scoperta(stato: &StatoProvinciale) -> bool {
    stato.scopertura_art3 > 0 || stato.scopertura_art18 > 0
}

fn somma(province: &[Provinciale], di: impl Fn(&Provinciale) -> i64) -> i64 {
    province.iter().map(di).sum()
}

/// Since when units are short in a province: the day on which the last unbroken run of shortage began. A
/// run as old as the prospetto goes on from what the review before had found.
fn scoperta_dal(materia: &Materia, provincia: &Provinciale, tratti: &[Tratto]) -> Option<NaiveDate> {
    if mancano(provincia) == 0 {
        return None;
    }
    let scoperto = |tratto: &Tratto| {
        tratto.province.iter().any(|altra| altra.provincia == provincia.provincia && mancano(altra) > 0)
    };
    let posto = tratti.iter().rposition(|tratto| !scoperto(tratto)).map_or(0, |posto| posto + 1);
    let dal = tratti.get(posto).map_or(materia.al, |tratto| tratto.dal);
    let prima = materia.province_prima.iter().find(|prima| prima.provincia == provincia.provincia.sigla());
    let prima = prima.filter(|_| posto == 0).and_then(|prima| giorno(prima.scoperto_dal.as_deref()?));
    Some(prima.map_or(dal, |prima| prima.min(dal)))
}
