//! The tree behind every figure: read from the reckoning, never reckoned again. The identifier of a
//! figure is its path in the answer: `nazionale.base_art3`, `province.GE.quota_art3`.

mod base;
mod in_forza;
mod quote;
mod scoperture;

use super::conteggio::{Conteggio, Territorio};
use super::risposta::{Coerenza, CoerenzaQuota};
use crate::aritmetica::con_segno;
use crate::l68_1999::art03_quota::fonte_riparto;
use crate::l68_1999::art05_compensazioni;
use crate::voce::Voce;
use mirato_domain::situazione::SituazioneProvinciale;
use std::slice::from_ref;

/// A territory whose figures are told: the country, or one province.
struct Racconto<'a> {
    conteggio: &'a Conteggio<'a>,
    territorio: &'a Territorio,
    /// Path of the territory in the answer.
    id: String,
    /// What the employer declared there.
    dichiarate: &'a [SituazioneProvinciale],
    /// Index of the province; none for the country.
    provincia: Option<usize>,
}

/// The whole tree.
pub(super) fn spiegazione(conteggio: &Conteggio<'_>, coerenza: &Coerenza) -> Voce {
    let nazionale = Racconto {
        conteggio,
        territorio: &conteggio.nazionale,
        id: "nazionale".to_owned(),
        dichiarate: &conteggio.situazione.province,
        provincia: None,
    };
    let province = conteggio.province.iter().zip(&conteggio.situazione.province).enumerate();
    let province = province.map(|(indice, (territorio, dichiarata))| {
        let id = format!("province.{}", dichiarata.provincia);
        Racconto { conteggio, territorio, id, dichiarate: from_ref(dichiarata), provincia: Some(indice) }.voce()
    });
    Voce::nuova("quota", "Quota di riserva")
        .valore(conteggio.nazionale.art3.dovuta, "unità")
        .spiega("Quante persone con disabilità e delle categorie protette il datore deve avere, quante ne ha e quante ne mancano.")
        .figlia(nazionale.voce())
        .figlie(province)
        .figlia(voce_coerenza(coerenza))
}

impl Racconto<'_> {
    /// Identifier of a figure of this territory.
    fn id(&self, figura: &str) -> String {
        format!("{}.{figura}", self.id)
    }

    /// Whether the territory is the province of the legal seat.
    fn sede_legale(&self) -> bool {
        self.provincia == Some(self.conteggio.sede)
    }

    /// Name of the territory.
    fn nome(&self) -> String {
        match (self.provincia, self.dichiarate.first()) {
            (Some(_), Some(dichiarata)) if self.sede_legale() => {
                format!("{} (sede legale)", dichiarata.provincia.nome())
            }
            (Some(_), Some(dichiarata)) => dichiarata.provincia.nome().to_owned(),
            _ => "Italia".to_owned(),
        }
    }

    /// The figures of the territory.
    fn voce(&self) -> Voce {
        Voce::nuova(self.id.clone(), self.nome())
            .valore(self.territorio.scopertura_art3(), "unità da coprire")
            .spiega("Posti dovuti, posti coperti e posti da coprire, per l'art. 3 e per l'art. 18.")
            .figlia(self.quota_art3())
            .figlia(self.in_forza_art3())
            .figlia(self.scopertura_art3())
            .figlia(self.quota_art18())
            .figlia(self.in_forza_art18())
            .figlia(self.scopertura_art18())
    }
}

/// A step that takes something away: "−5".
fn sottrae(id: String, nome: impl Into<String>, numero: i64, unita: &str) -> Voce {
    Voce::nuova(id, nome).valore(con_segno(-numero), unita)
}

/// "214 − 11 − 19 = 184": zero terms left out.
fn sottrazione(da: i64, termini: &[i64], risultato: i64) -> String {
    let mut conto = con_segno(da);
    for termine in termini.iter().filter(|termine| **termine != 0) {
        let segno = if *termine > 0 { '−' } else { '+' };
        conto.push_str(&format!(" {segno} {}", termine.abs()));
    }
    format!("{conto} = {}", con_segno(risultato))
}

fn voce_coerenza(coerenza: &Coerenza) -> Voce {
    Voce::nuova("coerenza", "Province e Italia")
        .valore(if coerenza.art3.coerente { "coerente" } else { "non coerente" }, "")
        .spiega("Le scoperture delle province devono sommare quella nazionale: se non lo fanno, il datore dichiara una compensazione.")
        .cita(fonte_riparto())
        .figlie(voci_coerenza("coerenza", &coerenza.art3))
        .figlie(voci_coerenza("coerenza.art18", &coerenza.art18))
}

fn voci_coerenza(id: &str, confronto: &CoerenzaQuota) -> Vec<Voce> {
    let mut voci = vec![
        Voce::nuova(format!("{id}.somma_scoperture_province"), "Somma delle province")
            .valore(confronto.somma_scoperture_province, "unità"),
        Voce::nuova(format!("{id}.scopertura_nazionale"), "Scopertura nazionale")
            .valore(confronto.scopertura_nazionale, "unità"),
    ];
    for coppia in &confronto.compensazioni_proposte {
        let (da, a) = (coppia.provincia_eccedenza, coppia.provincia_riduzione);
        voci.push(
            Voce::nuova(format!("{id}.compensazioni_proposte.{da}.{a}"), format!("Eccedenza {da}, riduzione {a}"))
                .valore(coppia.numero, "unità")
                .spiega(format!(
                    "A {} ci sono più lavoratori del dovuto: possono compensare quelli che mancano a {}.",
                    da.nome(),
                    a.nome()
                ))
                .cita(art05_compensazioni::fonte(mirato_domain::situazione::Natura::Privato)),
        );
    }
    voci
}
