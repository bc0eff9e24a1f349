//! Invented candidates, to see what a table does while it is being written.

use super::{errori, nominato};
use crate::api::{ChiediEsempi, EsempiCriteri, EsempioCriteri, RigaGraduatoria};
use crate::graduatorie::righe_calcolate;
use crate::programma::Programma;
use chrono::{Months, NaiveDate};
use mirato_domain::{Campo, CategoriaTabellare, Elenco, Errore, Euro, PercentualeInvalidita};
use mirato_norme::graduatoria::{
    Candidato, Criteri, Invalidita, Locomozione, RichiestaGraduatoria, Tabella, TabelleCriteri, calcola,
};

/// What a table, as it stands in the form, would do with the invented candidates.
///
/// # Errors
/// If the parameters cannot be read. What is wrong with the table is in the answer.
pub async fn criteri_esempi(programma: &Programma, chiedi: ChiediEsempi) -> Result<EsempiCriteri, Errore> {
    let ufficio = programma.ufficio().await?;
    let criteri = chiedi.criteri;
    let al = giorno_utile(&criteri, ufficio.orologio.oggi());
    let esempi = esempi(al);
    let errori = errori(&criteri);
    let ignoto = |campo: Campo| Campo { messaggio: "valore da confermare".to_owned(), ..campo };
    let da_confermare = criteri.da_confermare().into_iter().map(|campo| nominato(&criteri, ignoto(campo))).collect();
    let mut risposta = EsempiCriteri { errori, da_confermare, righe: Vec::new() };
    let righe = if risposta.errori.is_empty() && risposta.da_confermare.is_empty() {
        let richiesta = RichiestaGraduatoria {
            criteri: Tabella::Scritta(Box::new(criteri)),
            data_riferimento: al,
            data_pubblicazione: None,
            datore_pubblico: true,
            elenco: chiedi.elenco.parse().unwrap_or(Elenco::Art8),
            candidati: esempi.iter().map(|esempio| esempio.candidato.clone()).collect(),
        };
        righe_calcolate(&calcola(&ufficio.leggi().parametri, &TabelleCriteri::default(), &richiesta)?)?
    } else {
        let senza_posto = |codice: &String| RigaGraduatoria { codice: codice.clone(), ..RigaGraduatoria::default() };
        esempi.iter().map(|esempio| senza_posto(&esempio.candidato.codice)).collect()
    };
    risposta.righe = righe
        .into_iter()
        .filter_map(|riga| {
            let esempio = esempi.iter().find(|uno| uno.candidato.codice == riga.codice)?;
            Some(EsempioCriteri {
                nome: esempio.nome.to_owned(),
                descrizione: descrizione(&esempio.candidato, al),
                riga,
            })
        })
        .collect();
    Ok(risposta)
}

/// Today, or the nearest day on which the table holds.
fn giorno_utile(criteri: &Criteri, oggi: NaiveDate) -> NaiveDate {
    let dal = criteri.dal.map_or(oggi, |dal| dal.max(oggi));
    criteri.al.map_or(dal, |al| al.min(dal))
}

/// An invented candidate.
struct Esempio {
    nome: &'static str,
    candidato: Candidato,
}

fn percento(numero: u8) -> Option<Invalidita> {
    PercentualeInvalidita::try_from(numero).ok().map(Invalidita::Percentuale)
}

fn euro(interi: i64) -> Option<Euro> {
    Some(Euro::da_centesimi(interi * 100))
}

/// Six people who differ in what tables look at: two are alike but for the age, one has not said the income.
fn esempi(al: NaiveDate) -> Vec<Esempio> {
    let mesi_fa = |mesi: u32| al.checked_sub_months(Months::new(mesi));
    let anni_fa = |anni: u32| mesi_fa(anni * 12);
    let base = |codice: &str| Candidato {
        locomozione: Some(Locomozione::Nessuna),
        patente: Some(true),
        senza_lavoro_stabile: Some(true),
        congiunto_deceduto: Some(false),
        esperienza_mesi: Some(0),
        ..Candidato::nuovo(codice)
    };
    let uno = |nome: &'static str, candidato: Candidato| Esempio { nome, candidato };
    let gemella = Candidato {
        nascita: anni_fa(35),
        anzianita_dal: mesi_fa(30),
        reddito: euro(9_500),
        isee: euro(11_000),
        persone_a_carico: 1,
        invalidita: percento(50),
        did_dal: mesi_fa(30),
        ..base("D")
    };
    vec![
        uno(
            "Anna",
            Candidato {
                nascita: anni_fa(44),
                anzianita_dal: mesi_fa(36),
                reddito: euro(0),
                isee: euro(3_200),
                persone_a_carico: 2,
                invalidita: percento(74),
                did_dal: mesi_fa(36),
                esperienza_mesi: Some(18),
                ..base("A")
            },
        ),
        uno(
            "Bruno",
            Candidato {
                nascita: anni_fa(61),
                anzianita_dal: NaiveDate::from_ymd_opt(1986, 3, 3),
                reddito: euro(14_000),
                isee: euro(19_000),
                invalidita: percento(100),
                did_dal: mesi_fa(8),
                locomozione: Some(Locomozione::Massima),
                patente: Some(false),
                ..base("B")
            },
        ),
        uno(
            "Carla",
            Candidato {
                nascita: anni_fa(26),
                anzianita_dal: mesi_fa(5),
                reddito: euro(7_000),
                isee: euro(8_000),
                invalidita: CategoriaTabellare::try_from(5).ok().map(Invalidita::Categoria),
                senza_lavoro_stabile: Some(false),
                ..base("C")
            },
        ),
        uno("Dario", gemella.clone()),
        uno("Elisa", Candidato { codice: "E".to_owned(), nascita: anni_fa(29), ..gemella }),
        uno(
            "Fabio",
            Candidato {
                nascita: anni_fa(50),
                anzianita_dal: mesi_fa(60),
                invalidita: percento(67),
                did_dal: mesi_fa(60),
                ..base("F")
            },
        ),
    ]
}

/// What is known of a candidate, in words.
fn descrizione(candidato: &Candidato, al: NaiveDate) -> String {
    let mut parti = Vec::new();
    if let Some(nascita) = candidato.nascita {
        parti.push(format!("{} anni", al.years_since(nascita).unwrap_or_default()));
    }
    if let Some(dal) = candidato.anzianita_dal {
        parti.push(format!("in elenco dal {}", crate::tempo::breve(dal)));
    }
    let importo = |nome: &str, valore: Option<Euro>| match valore {
        Some(euro) => format!("{nome} {}", euro.italiano()),
        None => format!("{nome} non detto"),
    };
    parti.push(importo("reddito", candidato.reddito));
    parti.push(importo("ISEE", candidato.isee));
    match candidato.persone_a_carico {
        0 => {}
        1 => parti.push("1 persona a carico".to_owned()),
        n => parti.push(format!("{n} persone a carico")),
    }
    match candidato.invalidita {
        Some(Invalidita::Percentuale(percento)) => parti.push(format!("invalidità {} %", percento.valore())),
        Some(Invalidita::Categoria(categoria)) => parti.push(format!("categoria {}", categoria.valore())),
        None => {}
    }
    if let Some(dal) = candidato.did_dal {
        parti.push(format!("DID dal {}", crate::tempo::breve(dal)));
    }
    if candidato.locomozione == Some(Locomozione::Massima) {
        parti.push("massima difficoltà di locomozione, senza patente".to_owned());
    }
    if candidato.senza_lavoro_stabile == Some(false) {
        parti.push("con un lavoro stabile".to_owned());
    }
    if let Some(mesi) = candidato.esperienza_mesi.filter(|mesi| *mesi > 0) {
        parti.push(format!("{mesi} mesi di esperienza"));
    }
    parti.join(", ")
}
