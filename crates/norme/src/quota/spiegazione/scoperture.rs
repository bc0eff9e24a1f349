//! What is left uncovered, told: due, less exempt, less covered, with compensations.

use super::{Racconto, sottrae, sottrazione};
use crate::aritmetica::con_segno;
use crate::l68_1999::art18_categorie_protette::fonte_esuberi;
use crate::l68_1999::{art05_compensazioni, art05_esoneri};
use crate::voce::Voce;

impl Racconto<'_> {
    /// Uncovered units of art. 3.
    pub(super) fn scopertura_art3(&self) -> Voce {
        let territorio = self.territorio;
        let reale = territorio.reale_art3();
        let termini = [territorio.esonerati, territorio.copertura.totale(), territorio.abbattimento];
        let id = self.id("scopertura_art3_reale");
        let voce_reale = Voce::nuova(id.clone(), "Differenza fra dovuti e coperti")
            .valore(con_segno(reale), "unità")
            .spiega(differenza(reale))
            .conto(sottrazione(territorio.art3.dovuta, &termini, reale))
            .figlia(Voce::nuova(format!("{id}.quota"), "Posti dovuti").valore(territorio.art3.dovuta, "unità"))
            .figlia(self.esonerati())
            .figlia(sottrae(format!("{id}.in_forza"), "Posti coperti", territorio.copertura.totale(), "unità"))
            .figlia(self.abbattimento());
        let scoperta = territorio.scopertura_art3();
        self.da_coprire("scopertura_art3", "Posti da coprire, art. 3", reale, territorio.compensazione_art3, scoperta)
            .cita(self.conteggio.classe.fonte())
            .figlia(voce_reale)
            .figlia(self.compensazione("art3", territorio.compensazione_art3))
    }

    /// Uncovered units of art. 18.
    pub(super) fn scopertura_art18(&self) -> Voce {
        let territorio = self.territorio;
        let reale = territorio.reale_art18();
        let in_forza = territorio.computo.categorie_protette;
        let voce_reale = Voce::nuova(self.id("scopertura_art18_reale"), "Differenza fra dovuti e in forza")
            .valore(con_segno(reale), "unità")
            .spiega(differenza(reale))
            .conto(sottrazione(territorio.art18.dovuta, &[in_forza], reale));
        let scoperta = territorio.scopertura_art18();
        self.da_coprire(
            "scopertura_art18",
            "Posti da coprire, art. 18",
            reale,
            territorio.compensazione_art18,
            scoperta,
        )
        .cita(crate::l68_1999::art18_categorie_protette::fonte())
        .figlia(voce_reale)
        .figlia(self.compensazione("art18", territorio.compensazione_art18))
    }

    fn da_coprire(&self, figura: &str, nome: &str, reale: i64, compensazione: i64, scoperta: i64) -> Voce {
        let conto = match compensazione {
            0 => con_segno(reale),
            saldo => format!("{} {} {}", con_segno(reale), if saldo > 0 { '+' } else { '−' }, saldo.abs()),
        };
        let conto =
            if reale + compensazione < 0 { format!("{conto}, sotto zero: 0") } else { format!("{conto} = {scoperta}") };
        Voce::nuova(self.id(figura), nome)
            .valore(scoperta, "unità")
            .spiega(if scoperta == 0 {
                "Non resta nulla da coprire."
            } else {
                "Sono i posti dovuti che nessuno copre."
            })
            .conto(conto)
    }

    fn esonerati(&self) -> Voce {
        let id = self.id("esonerati");
        let somma = |unita: fn(&mirato_domain::situazione::SituazioneProvinciale) -> i64| {
            self.dichiarate.iter().map(unita).sum::<i64>()
        };
        let (concesse, chieste) = (somma(art05_esoneri::concessi), somma(art05_esoneri::richiesti));
        let autocertificate = somma(art05_esoneri::autocertificati);
        let regole = &self.conteggio.regole.esonero;
        let riga = |nome: &str, etichetta: &str, unita: i64, motivo: &str, fonte| {
            let id = format!("{id}.{nome}");
            let voce = if unita == 0 {
                Voce::rifiutata(id, etichetta, motivo)
            } else {
                Voce::nuova(id, etichetta).valore(unita, "unità")
            };
            voce.cita(fonte)
        };
        let motivo = if chieste > 0 {
            "è solo richiesto: finché non è concesso non si sottrae"
        } else {
            "nessuna autorizzazione in vigore"
        };
        Voce::nuova(id.clone(), "Unità esonerate")
            .valore(self.territorio.esonerati, "unità")
            .spiega("Si contano come dichiarate; oltre il massimo di legge un avviso lo dice.")
            .conto(format!("{concesse} + {autocertificate} = {}", self.territorio.esonerati))
            .cita(art05_esoneri::fonte())
            .legge(regole.massimo.letto.clone())
            .figlia(riga("concesso", "Esonero parziale", concesse, motivo, art05_esoneri::fonte()))
            .figlia(riga(
                "60_per_mille",
                "Esonero autocertificato (60 per mille)",
                autocertificate,
                "nessuna autocertificazione",
                art05_esoneri::fonte_60_per_mille(),
            ))
    }

    fn abbattimento(&self) -> Voce {
        let (id, nome) =
            (self.id("abbattimento_esuberi_art18"), "Lavoratori dell'art. 18 oltre la quota, in forza dal 2000");
        let esuberi = &self.conteggio.esuberi;
        if let Some(motivo) = self.conteggio.abbattimento.motivo() {
            return Voce::rifiutata(id, nome, motivo).valore(0, "unità").cita(fonte_esuberi());
        }
        let voce = Voce::nuova(id, nome).valore(self.territorio.abbattimento, "unità").cita(fonte_esuberi());
        match self.provincia {
            Some(_) => voce.spiega("La riduzione nazionale si divide fra le province in proporzione a quello che resta da coprire."),
            None => voce
                .spiega("Chi era in forza il 17 gennaio 2000 e supera la quota dell'art. 18 riduce i posti da coprire dell'art. 3.")
                .conto(format!(
                    "il minore fra quota art. 18 ({}), esuberi ({}), in forza nel 2000 ({}) e posti da coprire ({}) = {}",
                    esuberi.quota,
                    esuberi.oltre_la_quota(),
                    esuberi.al_17_01_2000,
                    self.territorio.scoperta_art3(),
                    self.territorio.abbattimento
                )),
        }
    }

    fn compensazione(&self, articolo: &str, saldo: i64) -> Voce {
        let fonte = art05_compensazioni::fonte(self.conteggio.situazione.datore.natura);
        let (figura, nome, motivo) = match self.provincia {
            Some(_) => ("compensazione", "Compensazioni", "non dichiarate nel prospetto"),
            None => ("compensazione_gruppo", "Compensazioni nel gruppo", "nessuna con altre aziende del gruppo"),
        };
        let id = self.id(&format!("{figura}_{articolo}"));
        if saldo == 0 {
            return Voce::rifiutata(id, nome, motivo).valore(0, "unità").cita(fonte);
        }
        let spiega = if saldo > 0 {
            "Eccedenza: qui se ne assumono di più, per coprire altrove."
        } else {
            "Riduzione: qui se ne assumono di meno, perché altri li coprono."
        };
        Voce::nuova(id, nome).valore(con_segno(saldo), "unità").spiega(spiega).cita(fonte)
    }
}

/// A signed difference in words.
fn differenza(reale: i64) -> &'static str {
    match reale.signum() {
        1 => "I posti coperti sono meno di quelli dovuti.",
        0 => "I posti coperti sono tanti quanti quelli dovuti.",
        _ => "I posti coperti sono più di quelli dovuti.",
    }
}
