//! Reads quadro 3.

use super::lettore::Lettore;
use super::tipi;
use crate::ErroreScambio;
use mirato_domain::prospetto::{Quadro3, Riepilogo, RiepilogoProvinciale};
use mirato_domain::situazione::TipoCompensazione;

type Esito<T> = Result<T, ErroreScambio>;

pub(super) fn quadro3(l: &mut Lettore<'_>) -> Esito<Quadro3> {
    let (nazionale, quota_esuberi_art18) = l.dentro("riepilogonazionale", nazionale)?;
    // The first is required: asked for by name, so that a file cut just here is told apart from one without it.
    let mut province = vec![l.dentro("elencoriepilogativoprovinciale", provincia)?];
    province.extend(l.elenco("elencoriepilogativoprovinciale", provincia)?);
    Ok(Quadro3 { nazionale, quota_esuberi_art18, province, note: l.valore_forse("note", tipi::testo_di(2000))? })
}

fn nazionale(l: &mut Lettore<'_>) -> Esito<(Riepilogo, u32)> {
    let mut cifre = Riepilogo {
        base_art3: l.valore("numLavBaseComputoArt3", tipi::numero)?,
        base_art18: l.valore("numLavBaseComputoArt18", tipi::numero)?,
        quota_art3: l.valore("quotariservadisabili", tipi::numero)?,
        quota_art18: l.valore("quotariservacatprotette", tipi::numero)?,
        esonerati: l.valore("esoneri", tipi::numero)?,
        in_forza_art3: l.valore("disabili", tipi::numero)?,
        in_forza_art18: l.valore("catprotette", tipi::numero)?,
        ..Riepilogo::default()
    };
    let quota_esuberi = l.valore("quotaesuberiArt18", tipi::numero)?;
    scoperture(l, &mut cifre)?;
    Ok((cifre, quota_esuberi))
}

fn provincia(l: &mut Lettore<'_>) -> Esito<RiepilogoProvinciale> {
    let provincia = l.valore("provincia", tipi::provincia)?;
    let base_art3 = l.valore("numLavBaseComputoArt3", tipi::numero)?;
    let base_art18 = l.valore("numLavBaseComputoArt18", tipi::numero)?;
    let compensazione_art3 = compensazione(l, "categoriacompdisabili", "numerocompdisabili")?;
    let compensazione_art18 = compensazione(l, "categoriacompcatprotette", "numerocompcatprotette")?;
    let in_forza_art3 = l.valore("disabili", tipi::numero)?;
    let in_forza_art18 = l.valore("catprotette", tipi::numero)?;
    let mut cifre = Riepilogo {
        base_art3,
        base_art18,
        in_forza_art3,
        in_forza_art18,
        quota_art3: l.valore("quotariservadisabili", tipi::numero)?,
        quota_art18: l.valore("quotariservacatprotette", tipi::numero)?,
        esonerati: l.valore("esonerati", tipi::numero)?,
        ..Riepilogo::default()
    };
    scoperture(l, &mut cifre)?;
    Ok(RiepilogoProvinciale { provincia, cifre, compensazione_art3, compensazione_art18 })
}

fn scoperture(l: &mut Lettore<'_>, cifre: &mut Riepilogo) -> Esito<()> {
    cifre.scopertura_art3 = l.valore("scoperturedisabili", tipi::numero)?;
    cifre.scopertura_art18 = l.valore("scoperturecatprotette", tipi::numero)?;
    cifre.sospensioni_in_corso = l.valore("sospensioniincorso", tipi::si_no)?;
    Ok(())
}

/// The schema lets the units stand without a direction; alone they mean nothing, and are refused.
fn compensazione(
    l: &mut Lettore<'_>,
    categoria: &str,
    numero: &str,
) -> Esito<Option<(TipoCompensazione, Option<u32>)>> {
    let tipo = l.valore_forse(categoria, tipi::tipo_compensazione)?;
    let unita = l.valore_forse(numero, tipi::numero)?;
    match (tipo, unita) {
        (Some(tipo), unita) => Ok(Some((tipo, unita))),
        (None, None | Some(0)) => Ok(None),
        (None, Some(_)) => Err(l.struttura(format!("«{numero}» è dato senza «{categoria}»"))),
    }
}
