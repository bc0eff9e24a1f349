//! The notice as plain text, for web pages and message boards that take no file.

use super::{Criteri, Dati, Posto};
use crate::graduatoria::Precede;
use mirato_domain::data_estesa;
use std::fmt::Write;

/// Widest line.
const COLONNE: usize = 78;

/// The notice in lines of at most 78 characters, each ended by a line feed. It says what the PDF says.
#[must_use]
pub fn testo_semplice(dati: &Dati) -> String {
    let mut testo = Testo(String::new());
    testo.capoverso(&format!("{}\n{}", dati.carta.ente, dati.carta.servizio));
    let numero = dati.atto.numero.map_or_else(|| "(bozza)".to_owned(), |numero| format!("n. {numero}"));
    testo.capoverso(&format!("{} {numero} del {}", dati.titolo, data_estesa(dati.atto.data)).to_uppercase());
    testo.capoverso(&dati.norma);
    testo.capoverso(&chi(dati));
    testo.elenco("Posti", dati.posti.iter().map(posto));
    testo.elenco("Requisiti", dati.requisiti.iter().cloned());
    let (dal, al) = (data_estesa(dati.adesioni.dal), data_estesa(dati.adesioni.al));
    let (come, cosa) =
        if dati.ente.is_some() { ("Come si aderisce", "Adesioni") } else { ("Come si conferma", "Conferme") };
    testo.titolo(come);
    testo.capoverso(&format!("{cosa}: dal {dal} al {al}. {}", dati.adesioni.come));
    testo.voci(dati.adesioni.canali.iter().cloned());
    testo.elenco("Documenti", dati.documenti.iter().cloned());
    testo.elenco("Calendario", dati.calendario.iter().map(|fase| format!("{}: {}", fase.fase, fase.quando)));
    criteri(&mut testo, &dati.criteri);
    for voce in dati.altro.iter().chain(&dati.avvertenze) {
        testo.titolo(&voce.voce);
        testo.capoverso(&voce.testo);
    }
    testo.titolo("Recapiti");
    testo.capoverso(&dati.carta.recapiti.join("\n"));
    testo.capoverso(&format!(
        "{}, {}\n{}\n{}",
        dati.firma.luogo,
        data_estesa(dati.atto.data),
        dati.firma.ruolo,
        dati.firma.nome
    ));
    testo.0.trim_end().to_owned() + "\n"
}

/// Who may apply or must confirm.
fn chi(dati: &Dati) -> String {
    let (elenco, al) = (&dati.elenco, data_estesa(dati.adesioni.requisiti_al));
    let Some(ente) = &dati.ente else {
        return format!(
            "Il Servizio forma la graduatoria annuale delle persone che il {al} erano iscritte {elenco}. Ha un posto chi \
             conferma nei giorni indicati qui sotto."
        );
    };
    let ipa = ente.codice_ipa.as_ref().map(|codice| format!(" (codice IPA {codice})")).unwrap_or_default();
    format!(
        "{}{ipa} ha chiesto l’avviamento a selezione per i posti indicati qui sotto. Possono aderire le persone iscritte \
         {elenco} alla data del {al}.",
        ente.denominazione
    )
}

fn posto(posto: &Posto) -> String {
    let riservati = if posto.riservati == 0 { String::new() } else { format!(" ({} riservati)", posto.riservati) };
    format!("{}: {}{riservati}, {}, {}, {}", posto.profilo, posto.numero, posto.contratto, posto.orario, posto.sede)
}

fn criteri(testo: &mut Testo, criteri: &Criteri) {
    testo.titolo("Come si forma la graduatoria");
    let chi = match criteri.precede {
        Precede::PiuBasso => "più basso",
        Precede::PiuAlto => "più alto",
    };
    testo.capoverso(&format!("Precede chi ha il punteggio {chi}: {}.", criteri.nome));
    testo.voci(criteri.voci.iter().map(|voce| format!("{}: {}", voce.elemento, voce.punti)));
    testo.capoverso(&format!("A parità: {}.", criteri.precedenze.join("; ")));
    testo.capoverso(
        "La graduatoria è pubblicata con il solo codice della ricevuta di adesione, la posizione e il punteggio.",
    );
}

/// Text that grows by paragraphs.
struct Testo(String);

impl Testo {
    fn titolo(&mut self, titolo: &str) {
        let _ = writeln!(self.0, "{}", titolo.to_uppercase());
    }

    /// Lines that end where the text says, each wrapped, then an empty line.
    fn capoverso(&mut self, testo: &str) {
        for riga in testo.lines() {
            self.avvolgi(riga, "", "");
        }
        self.0.push('\n');
    }

    fn elenco(&mut self, titolo: &str, voci: impl Iterator<Item = String>) {
        let mut voci = voci.peekable();
        if voci.peek().is_some() {
            self.titolo(titolo);
            self.voci(voci);
        }
    }

    fn voci(&mut self, voci: impl Iterator<Item = String>) {
        let prima = self.0.len();
        for voce in voci {
            self.avvolgi(&voce, "- ", "  ");
        }
        if self.0.len() > prima {
            self.0.push('\n');
        }
    }

    fn avvolgi(&mut self, testo: &str, segno: &str, rientro: &str) {
        let mut riga = segno.to_owned();
        for parola in testo.split_whitespace() {
            let vuota = riga == segno || riga == rientro;
            if !vuota && riga.chars().count() + 1 + parola.chars().count() > COLONNE {
                let _ = writeln!(self.0, "{riga}");
                rientro.clone_into(&mut riga);
            } else if !vuota {
                riga.push(' ');
            }
            riga.push_str(parola);
        }
        let _ = writeln!(self.0, "{riga}");
    }
}
