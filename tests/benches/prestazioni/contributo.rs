//! The fee account of five thousand exemptions over three years, with what moves in them.

use crate::misura::{Esito, Misura, Tempi, picco};
use chrono::{Days, NaiveDate};
use mirato_domain::{Euro, Percentuale};
use mirato_norme::calendario::{Calendario, Settimana};
use mirato_norme::l68_1999::art05_conto::{RichiestaConto, Versamento, conto, rate};
use mirato_norme::l68_1999::art05_contributo::{
    ConvenzioneContributo, EsitoEsonero, EsoneroContributo, RichiestaContributo, VariazioneContributo, contributo,
};
use mirato_norme::{Classe, Parametri};
use std::hint::black_box;
use std::path::Path;

const ESONERI: u32 = 5_000;

pub fn misura(_: &Path) -> Esito {
    let parametri = Parametri::nazionali()?;
    let richieste: Vec<RichiestaContributo> = (0..ESONERI).map(richiesta).collect::<Esito<_>>()?;
    let tempi = Tempi::presi(3, || conti(&parametri, &richieste, false))?;
    Misura::nuova("Conto del contributo di 5.000 esoneri in tre anni", tempi.mediana(), "s")
        .obiettivo(5.0)
        .nota(format!("un processore; rate, versamenti e maggiorazioni compresi; {}", tempi.in_parole()))
        .scrivi();
    Misura::nuova("Conto del contributo di 5.000 esoneri: memoria di picco", picco()?, "MB").scrivi();
    let tempi = Tempi::presi(3, || conti(&parametri, &richieste, true))?;
    Misura::nuova("Conto del contributo di 5.000 esoneri, con la spiegazione", tempi.mediana(), "s")
        .nota(tempi.in_parole())
        .scrivi();
    Ok(())
}

fn conti(parametri: &Parametri, richieste: &[RichiestaContributo], spiega: bool) -> Esito {
    for richiesta in richieste {
        black_box(contributo(parametri, richiesta, spiega)?);
        let rate = rate(parametri, richiesta, None)?;
        let versamenti = rate
            .iter()
            .enumerate()
            .map(|(numero, rata)| Versamento {
                codice: format!("V{numero}"),
                data: rata.scadenza + Days::new(u64::try_from(numero % 3).unwrap_or(0) * 20),
                importo: rata.importo,
                rata: Some(rata.codice.clone()),
            })
            .filter(|versamento| versamento.importo > Euro::ZERO)
            .collect();
        let al = richiesta.al;
        black_box(conto(parametri, &RichiestaConto { al, rate, versamenti, credito_precedente: None })?);
    }
    Ok(())
}

/// An exemption of three years: asked for, granted for less, with a movement a month and an agreement.
fn richiesta(numero: u32) -> Esito<RichiestaContributo> {
    let giorno = |anno: i32, mese: u32, giorno: u32| NaiveDate::from_ymd_opt(anno, mese, giorno).ok_or("un giorno");
    let (dal, al) = (giorno(2023, 1, 1 + numero % 28)?, giorno(2025, 12, 31)?);
    let deciso = dal + Days::new(100 + u64::from(numero % 20));
    let percentuale = |valore: u32| Percentuale::intera(valore).ok_or("una percentuale");
    let variazioni = (1..36_u64).map(|mese| VariazioneContributo {
        data: dal + Days::new(mese * 29),
        base_computo: if mese % 2 == 0 { -1 } else { 2 },
        disabili: i32::from(mese % 12 == 5),
    });
    Ok(RichiestaContributo {
        dal,
        al,
        classe: Classe::Oltre50,
        base_computo: 80 + numero % 400,
        disabili_in_forza: numero % 4,
        riallineamento: 0,
        compensazione: None,
        autocertificati_60_per_mille: numero % 2,
        settore_80: numero.is_multiple_of(7),
        esoneri: vec![EsoneroContributo {
            richiesto_il: dal,
            decorre_dal: None,
            percentuale_richiesta: percentuale(60)?,
            deciso_il: Some(deciso),
            esito: Some(EsitoEsonero::Concesso),
            percentuale_concessa: Some(percentuale(30 + numero % 30)?),
            scade_il: Some(al),
        }],
        convenzioni: vec![ConvenzioneContributo {
            dal: dal + Days::new(200),
            al: Some(dal + Days::new(500)),
            posti_scoperti: 1,
        }],
        sospensioni: Vec::new(),
        variazioni: variazioni.filter(|variazione| variazione.data <= al).collect(),
        calendario: Calendario {
            giorni_settimana: if numero.is_multiple_of(3) { Settimana::SeiGiorni } else { Settimana::CinqueGiorni },
            patrono: Some(giorno(2023, 6, 24)?),
            altri_festivi: Vec::new(),
        },
        autocertificati_prima_dell_arrotondamento: true,
    })
}
