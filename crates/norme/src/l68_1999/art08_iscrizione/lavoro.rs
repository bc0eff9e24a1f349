//! What a job does to the state of unemployment, and so to the registration (D.Lgs. 150/2015 art. 19).

use super::domanda::TipoLavoro;
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// A job of a registered person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rapporto {
    /// First day.
    pub dal: NaiveDate,
    /// Last day of the contract, prolongations included; none for a permanent job.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Last day actually worked, once it has ended.
    #[serde(default)]
    pub cessato_il: Option<NaiveDate>,
    /// Employed or self-employed.
    pub lavoro: TipoLavoro,
    /// Income expected in a year.
    #[serde(default)]
    pub reddito_annuo: Option<Euro>,
    /// Whether the person was placed from the lists.
    #[serde(default)]
    pub dagli_elenchi: bool,
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effetto {
    /// Nothing: the income is within the limit.
    Nessuno,
    /// It suspends, up to the last day the law allows.
    Sospende {
        /// Last day on which the job may end and still only suspend.
        massimo: NaiveDate,
    },
    /// It closes.
    Chiude,
    /// The income is not known.
    Ignoto,
}

/// The effect of a job with its explanation.
pub(super) struct Giudizio {
    pub effetto: Effetto,
    pub spiegazione: Voce,
    pub fonte: Fonte,
}

impl Rapporto {
    /// Whether the job still runs on a day.
    pub(super) fn in_corso(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.fine().is_none_or(|fine| giorno <= fine)
    }

    /// Its last day, actual or agreed.
    pub(super) fn fine(&self) -> Option<NaiveDate> {
        self.cessato_il.or(self.fino_al)
    }
}

/// What a job in course on a day does, the incomes of the jobs of its kind in course that day taken together.
pub(super) fn effetto(
    p: &Parametri,
    rapporto: &Rapporto,
    tutti: &[Rapporto],
    al: NaiveDate,
) -> Result<Giudizio, ErroreNorma> {
    let limite = p.euro(rapporto.lavoro.limite(), al)?;
    let insieme: Vec<&Rapporto> =
        tutti.iter().filter(|altro| altro.lavoro == rapporto.lavoro && altro.in_corso(al)).collect();
    let noto = insieme.iter().filter_map(|altro| altro.reddito_annuo).map(Euro::centesimi).fold(0, i64::saturating_add);
    let incompleto = insieme.iter().any(|altro| altro.reddito_annuo.is_none());
    let voce = Voce::nuova(format!("lavoro.{}", rapporto.dal), format!("Lavoro dal {}", italiana(&rapporto.dal)));
    if noto <= limite.valore.centesimi() {
        let indeterminato = rapporto.lavoro == TipoLavoro::Subordinato && rapporto.fino_al.is_none();
        let scelta = p.scelta("iscrizione_lavoro_indeterminato", al)?;
        if indeterminato && scelta.valore == "chiude" {
            let fonte = scelta.citazione();
            let voce = voce.valore("chiude", "").spiega("Il contratto è a tempo indeterminato.").cita(fonte.clone());
            return Ok(Giudizio { effetto: Effetto::Chiude, spiegazione: voce.legge(scelta.letto), fonte });
        }
        return Ok(entro_il_limite(voce, noto, limite, incompleto));
    }
    oltre_il_limite(p, rapporto, al, voce.legge(limite.letto.clone()).conto(conto(noto, ">", &limite)))
}

fn conto(noto: i64, segno: &str, limite: &Letto<Euro>) -> String {
    format!("{} {segno} {}", Euro::da_centesimi(noto).italiano(), limite.valore.italiano())
}

fn entro_il_limite(voce: Voce, noto: i64, limite: Letto<Euro>, incompleto: bool) -> Giudizio {
    let fonte = limite.citazione();
    let (effetto, valore, spiega) = if incompleto {
        (Effetto::Ignoto, "da chiedere", "Non si conosce il reddito annuo che la persona prevede.")
    } else {
        (Effetto::Nessuno, "nessun effetto", "Il reddito previsto non supera il limite: la persona resta disoccupata.")
    };
    let mut voce = voce.valore(valore, "").spiega(spiega).cita(fonte.clone());
    if !incompleto {
        voce = voce.conto(conto(noto, "≤", &limite));
    }
    Giudizio { effetto, spiegazione: voce.legge(limite.letto), fonte }
}

fn oltre_il_limite(p: &Parametri, rapporto: &Rapporto, al: NaiveDate, voce: Voce) -> Result<Giudizio, ErroreNorma> {
    let mesi = p.intero("lavoro_sospende_fino_a", al)?;
    let massimo = compiuti(rapporto.dal, mesi.valore)?.pred_opt().unwrap_or(rapporto.dal);
    let fonte = mesi.citazione();
    let breve = rapporto.lavoro == TipoLavoro::Subordinato && rapporto.fino_al.is_some_and(|fine| fine <= massimo);
    let (effetto, valore, spiega) = if breve {
        let spiega = format!("Il lavoro subordinato finisce entro il {}: sospende soltanto.", italiana(&massimo));
        (Effetto::Sospende { massimo }, "sospende", spiega)
    } else if rapporto.lavoro == TipoLavoro::Autonomo {
        (
            Effetto::Chiude,
            "chiude",
            "Il lavoro autonomo oltre il limite di reddito fa perdere la disoccupazione.".to_owned(),
        )
    } else {
        let spiega = format!("Il lavoro può durare oltre il {}: fa perdere la disoccupazione.", italiana(&massimo));
        (Effetto::Chiude, "chiude", spiega)
    };
    let voce = voce.valore(valore, "").spiega(spiega).cita(fonte.clone()).legge(mesi.letto);
    Ok(Giudizio { effetto, spiegazione: voce, fonte })
}
