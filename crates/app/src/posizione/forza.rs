//! Workers put into a province's workforce, and taken out of it.

use mirato_domain::Ore;
use mirato_domain::situazione::{Esclusione, Gruppo, GruppoPartTime, SituazioneProvinciale};
use mirato_store::Movimento;

/// Workers that are alike: how many, of which list, with what hours.
#[derive(Debug, Clone)]
pub(super) struct Lavoratori {
    /// How many.
    pub numero: u32,
    /// List; empty for none.
    pub elenco: String,
    /// Weekly hours and those of the contract, if part-time.
    pub orario: Option<(Ore, Ore)>,
    /// Category left out of the base.
    pub esclusione: Option<String>,
}

impl Lavoratori {
    /// The workers of a movement.
    pub fn di(movimento: &Movimento) -> Self {
        Self {
            numero: u32::try_from(movimento.numero).unwrap_or(1),
            elenco: movimento.elenco.clone(),
            orario: parziale(movimento.ore.as_deref(), movimento.ore_contratto.as_deref()),
            esclusione: movimento.voce.clone(),
        }
    }
}

/// The hours of a part-timer; none for full time, or where they are not known.
pub(super) fn parziale(ore: Option<&str>, ore_contratto: Option<&str>) -> Option<(Ore, Ore)> {
    let (ore, intero): (Ore, Ore) = (ore?.parse().ok()?, ore_contratto?.parse().ok()?);
    (ore < intero).then_some((ore, intero))
}

/// Puts workers into the group of their list, without making them more employees.
pub(super) fn conta(voce: &mut SituazioneProvinciale, lavoratori: &Lavoratori) {
    let Some(gruppo) = gruppo(voce, &lavoratori.elenco) else {
        if lavoratori.elenco == "art18" {
            voce.categorie_protette = voce.categorie_protette.saturating_add(lavoratori.numero);
        } else if let Some(orario) = lavoratori.orario {
            metti(&mut voce.part_time, orario, lavoratori.numero);
        }
        return;
    };
    match lavoratori.orario {
        Some(orario) => metti(&mut gruppo.part_time, orario, lavoratori.numero),
        None => gruppo.tempo_pieno = gruppo.tempo_pieno.saturating_add(lavoratori.numero),
    }
}

/// Takes workers out of the group of their list.
///
/// # Errors
/// An Italian sentence when the group does not hold them; nothing has changed then.
pub(super) fn non_conta(voce: &mut SituazioneProvinciale, lavoratori: &Lavoratori) -> Result<(), String> {
    let (numero, provincia) = (lavoratori.numero, voce.provincia.nome());
    let mancano = |cosa: &str| Err(format!("A {provincia} non risultano {numero} {cosa}"));
    let Some(gruppo) = gruppo(voce, &lavoratori.elenco) else {
        if lavoratori.elenco == "art18" {
            let Some(restano) = voce.categorie_protette.checked_sub(numero) else {
                return mancano("lavoratori delle categorie protette");
            };
            voce.categorie_protette = restano;
            voce.categorie_protette_al_17_01_2000 = voce.categorie_protette_al_17_01_2000.min(restano);
        } else if let Some(orario) = lavoratori.orario
            && !leva(&mut voce.part_time, orario, numero)
        {
            return mancano(&format!("lavoratori a {} ore su {}", orario.0, orario.1));
        }
        return Ok(());
    };
    match lavoratori.orario {
        Some(orario) if !leva(&mut gruppo.part_time, orario, numero) => {
            mancano(&format!("lavoratori in quota a {} ore su {}", orario.0, orario.1))
        }
        Some(_) => Ok(()),
        None => match gruppo.tempo_pieno.checked_sub(numero) {
            Some(restano) => {
                gruppo.tempo_pieno = restano;
                Ok(())
            }
            None => mancano("lavoratori in quota a tempo pieno"),
        },
    }
}

/// Workers come in: employees, their group, their excluded category.
pub(super) fn entrano(voce: &mut SituazioneProvinciale, lavoratori: &Lavoratori) {
    voce.totale_dipendenti = voce.totale_dipendenti.saturating_add(lavoratori.numero);
    conta(voce, lavoratori);
    if let Some(categoria) = &lavoratori.esclusione {
        escludi(voce, categoria, lavoratori.numero);
    }
}

/// Workers go out.
///
/// # Errors
/// As [`non_conta`]; nothing has changed then.
pub(super) fn escono(voce: &mut SituazioneProvinciale, lavoratori: &Lavoratori) -> Result<(), String> {
    let mut dopo = voce.clone();
    let Some(restano) = dopo.totale_dipendenti.checked_sub(lavoratori.numero) else {
        let (provincia, dipendenti) = (voce.provincia.nome(), voce.totale_dipendenti);
        return Err(format!("A {provincia} i dipendenti sono {dipendenti}: non possono uscirne {}", lavoratori.numero));
    };
    dopo.totale_dipendenti = restano;
    non_conta(&mut dopo, lavoratori)?;
    if let Some(categoria) = &lavoratori.esclusione {
        includi(&mut dopo, categoria, lavoratori.numero)?;
    }
    *voce = dopo;
    Ok(())
}

/// Workers enter an excluded category.
pub(super) fn escludi(voce: &mut SituazioneProvinciale, categoria: &str, numero: u32) {
    match voce.esclusioni.iter_mut().find(|esclusione| esclusione.categoria == categoria) {
        Some(esclusione) => esclusione.numero = esclusione.numero.saturating_add(numero),
        None => voce.esclusioni.push(Esclusione { categoria: categoria.to_owned(), numero }),
    }
}

/// Workers leave an excluded category and are counted in the base.
///
/// # Errors
/// An Italian sentence when the category does not hold them.
pub(super) fn includi(voce: &mut SituazioneProvinciale, categoria: &str, numero: u32) -> Result<(), String> {
    let provincia = voce.provincia.nome();
    let esclusione = voce.esclusioni.iter_mut().find(|esclusione| esclusione.categoria == categoria);
    let Some((esclusione, restano)) = esclusione.and_then(|e| e.numero.checked_sub(numero).map(|restano| (e, restano)))
    else {
        return Err(format!("A {provincia} non risultano {numero} lavoratori esclusi come «{categoria}»"));
    };
    esclusione.numero = restano;
    voce.esclusioni.retain(|esclusione| esclusione.numero > 0);
    Ok(())
}

/// The group of a list; none for workers who are counted as heads alone.
fn gruppo<'a>(voce: &'a mut SituazioneProvinciale, elenco: &str) -> Option<&'a mut Gruppo> {
    match elenco {
        "" | "art18" => None,
        "centralinisti" => Some(&mut voce.centralinisti),
        "massofisioterapisti" | "terapisti" => Some(&mut voce.massofisioterapisti),
        _ => Some(&mut voce.disabili),
    }
}

fn metti(righe: &mut Vec<GruppoPartTime>, (ore, ore_contratto): (Ore, Ore), numero: u32) {
    let stessa = |riga: &&mut GruppoPartTime| {
        (riga.ore, riga.ore_contratto, riga.invalidita_oltre_50) == (ore, ore_contratto, None)
    };
    match righe.iter_mut().find(stessa) {
        Some(riga) => riga.numero = riga.numero.saturating_add(numero),
        None => righe.push(GruppoPartTime { numero, ore, ore_contratto, invalidita_oltre_50: None }),
    }
}

/// Takes workers off the rows with their hours; nothing if the rows do not hold them all.
fn leva(righe: &mut Vec<GruppoPartTime>, orario: (Ore, Ore), mut numero: u32) -> bool {
    let stesse = |riga: &GruppoPartTime| (riga.ore, riga.ore_contratto) == orario;
    if righe.iter().filter(|riga| stesse(riga)).map(|riga| u64::from(riga.numero)).sum::<u64>() < u64::from(numero) {
        return false;
    }
    // The rows that say least about their workers give them up first.
    let mut indici: Vec<usize> = (0..righe.len()).filter(|indice| stesse(&righe[*indice])).collect();
    indici.sort_by_key(|indice| righe[*indice].invalidita_oltre_50);
    for indice in indici {
        let tolti = righe[indice].numero.min(numero);
        righe[indice].numero -= tolti;
        numero -= tolti;
    }
    righe.retain(|riga| riga.numero > 0);
    true
}

/// Takes a worker counted later off the ordinary part-timers, if the prospetto has him among them.
pub(super) fn non_ordinario(voce: &mut SituazioneProvinciale, lavoratori: &Lavoratori) -> bool {
    lavoratori.orario.is_some_and(|orario| leva(&mut voce.part_time, orario, lavoratori.numero))
}
