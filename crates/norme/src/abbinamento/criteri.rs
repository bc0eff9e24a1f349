//! The criteria one by one: which part of its points each gives, and why.

use super::profilo::{Candidato, CapacitaRichiesta, DisponibilitaOraria, Grado, Profilo};
use mirato_domain::Frazione;

/// A criterion judged.
pub(super) struct Criterio {
    pub codice: &'static str,
    pub nome: &'static str,
    /// Whether the profile asks for it.
    pub pertinente: bool,
    /// From 0 to 1.
    pub parte: Frazione,
    pub motivo: String,
    pub esclusioni: Vec<String>,
    pub mancanti: Vec<String>,
    pub riservato: Vec<String>,
}

impl Criterio {
    fn nuovo(codice: &'static str, nome: &'static str) -> Self {
        Self {
            codice,
            nome,
            pertinente: true,
            parte: Frazione::from_integer(0),
            motivo: String::new(),
            esclusioni: Vec::new(),
            mancanti: Vec::new(),
            riservato: Vec::new(),
        }
    }

    fn esito(mut self, parte: Frazione, motivo: impl Into<String>) -> Self {
        (self.parte, self.motivo) = (parte, motivo.into());
        self
    }

    fn pieno(self, motivo: impl Into<String>) -> Self {
        self.esito(Frazione::from_integer(1), motivo)
    }

    fn non_pertinente(mut self) -> Self {
        self.pertinente = false;
        self.esito(Frazione::from_integer(0), "il profilo non lo chiede")
    }

    fn ignoto(mut self, che_cosa: &str) -> Self {
        self.mancanti.push(che_cosa.to_owned());
        self.esito(Frazione::from_integer(0), format!("Non si conosce: {che_cosa}."))
    }

    fn esclude(mut self, motivo: &str) -> Self {
        self.esclusioni.push(motivo.to_owned());
        self.esito(Frazione::from_integer(0), format!("{motivo}."))
    }
}

/// Every criterion, in the order of the screen.
pub(super) fn tutti(profilo: &Profilo, candidato: &Candidato) -> Vec<Criterio> {
    vec![
        professione(profilo, candidato),
        capacita(profilo, candidato),
        orario(profilo, candidato),
        turni(profilo, candidato),
        distanza(profilo, candidato),
        formazione(profilo, candidato),
    ]
}

/// The whole for a profession asked for, half for one of the same group.
fn professione(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let criterio = Criterio::nuovo("profilo", "Profilo professionale");
    if profilo.professioni.is_empty() {
        return criterio.non_pertinente();
    }
    let Some(proprie) = candidato.professioni.as_ref().filter(|proprie| !proprie.is_empty()) else {
        return criterio.ignoto("profilo professionale");
    };
    let gruppo = |codice: &str| codice.rsplit_once('.').map(|(sopra, _)| sopra.to_owned());
    let comune = |stessa: &dyn Fn(&str, &str) -> bool| {
        profilo.professioni.iter().any(|chiesta| proprie.iter().any(|propria| stessa(chiesta, propria)))
    };
    if comune(&|chiesta, propria| chiesta == propria) {
        criterio.pieno("Ha la professione richiesta.")
    } else if comune(&|chiesta, propria| gruppo(chiesta).is_some() && gruppo(chiesta) == gruppo(propria)) {
        criterio.esito(Frazione::new(1, 2), "Ha una professione dello stesso gruppo.")
    } else {
        criterio.esito(Frazione::from_integer(0), "Le sue professioni sono altre.")
    }
}

/// The mean over the capacities asked for; each counts as far as it reaches its least grade, what its
/// limitation takes away left out. The words say how many, never which.
fn capacita(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let mut criterio = Criterio::nuovo("capacita", "Capacità richieste");
    if profilo.capacita.is_empty() {
        return criterio.non_pertinente();
    }
    let (mut somma, mut piene, mut ignote) = (Frazione::from_integer(0), 0, 0);
    for chiesta in &profilo.capacita {
        let Some(grado) = grado_effettivo(chiesta, candidato) else {
            ignote += 1;
            criterio.riservato.push(format!("{}: non valutata", chiesta.nome));
            continue;
        };
        let minimo = chiesta.minimo.numero();
        let parte = if grado >= minimo { Frazione::from_integer(1) } else { Frazione::new(grado, minimo) };
        piene += i32::from(grado >= minimo);
        somma += parte;
        criterio.riservato.push(format!("{}: {grado} su {minimo} ({} richiesto)", chiesta.nome, chiesta.minimo.nome()));
        if chiesta.essenziale && grado < minimo && criterio.esclusioni.is_empty() {
            criterio.esclusioni.push("Una capacità essenziale non raggiunge il grado richiesto".to_owned());
        }
    }
    let quante = profilo.capacita.len();
    if ignote > 0 {
        criterio.mancanti.push(format!("valutazione di {ignote} capacità su {quante}"));
    }
    let quante_intere = i64::try_from(quante).unwrap_or(i64::MAX);
    let motivo = format!("Capacità raggiunte: {piene} su {quante}.");
    criterio.esito(somma / Frazione::from_integer(quante_intere), motivo)
}

/// The grade of a capacity less its limitation; `None` if neither has been assessed.
fn grado_effettivo(chiesta: &CapacitaRichiesta, candidato: &Candidato) -> Option<i64> {
    let limitazione = candidato.limitazioni.get(&chiesta.codice).map(|grado| Grado::Pieno.numero() - grado.numero());
    match (candidato.capacita.get(&chiesta.codice).map(|grado| grado.numero()), limitazione) {
        (Some(grado), resto) => Some(grado.min(resto.unwrap_or(grado))),
        // A full limitation is known to leave nothing; a lesser one leaves the capacity unknown.
        (None, Some(0)) => Some(0),
        (None, _) => None,
    }
}

fn orario(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let criterio = Criterio::nuovo("orario", "Orario");
    let Some(disponibile) = candidato.orario else { return criterio.ignoto("disponibilità di orario") };
    let adatto = match disponibile {
        DisponibilitaOraria::Entrambi => true,
        DisponibilitaOraria::TempoPieno => !profilo.tempo_parziale,
        DisponibilitaOraria::TempoParziale => profilo.tempo_parziale,
    };
    if !adatto {
        return criterio.esclude("Non è disponibile per questo orario");
    }
    match (profilo.ore, candidato.ore_massime) {
        (Some(ore), Some(massime)) if ore > massime => criterio.esclude("L'orario supera le ore per cui è disponibile"),
        _ => criterio.pieno("L'orario va bene alla persona."),
    }
}

fn turni(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let criterio = Criterio::nuovo("turni", "Turni e notte");
    let chiesti = [(profilo.turni, candidato.turni, "turni"), (profilo.notte, candidato.notte, "lavoro notturno")];
    let chiesti: Vec<_> = chiesti.into_iter().filter(|(chiesto, ..)| *chiesto).collect();
    if chiesti.is_empty() {
        return criterio.non_pertinente();
    }
    if let Some((_, _, quale)) = chiesti.iter().find(|(_, disponibile, _)| *disponibile == Some(false)) {
        return criterio.esclude(&format!("Non è disponibile: {quale}"));
    }
    match chiesti.iter().find(|(_, disponibile, _)| disponibile.is_none()) {
        Some((_, _, quale)) => criterio.ignoto(&format!("disponibilità: {quale}")),
        None => criterio.pieno("È disponibile."),
    }
}

/// The whole within half of the distance the person accepts, then less and less; nothing beyond it.
fn distanza(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let criterio = Criterio::nuovo("distanza", "Distanza e mezzi");
    match (profilo.mezzo_proprio, candidato.mezzo_proprio) {
        (true, Some(false)) => return criterio.esclude("Il posto si raggiunge solo con un mezzo proprio"),
        (true, None) => return criterio.ignoto("mezzo proprio"),
        _ => {}
    }
    // "patente B e C" is B and C: the words around the classes are left out.
    let patenti = |scritte: &str| {
        let sigle = scritte
            .split(|segno: char| !segno.is_alphanumeric())
            .filter(|sigla| (1..=3).contains(&sigla.len()) && !["e", "o"].contains(sigla));
        sigle.map(str::to_uppercase).collect::<Vec<_>>()
    };
    let chieste = patenti(&profilo.patente);
    match &candidato.patente {
        Some(sue) if !chieste.iter().all(|chiesta| patenti(sue).contains(chiesta)) => {
            return criterio.esclude("Non ha la patente richiesta");
        }
        None if !chieste.is_empty() => return criterio.ignoto("patente"),
        _ => {}
    }
    let Some(distanza) = candidato.distanza_km else { return criterio.ignoto("distanza dal posto di lavoro") };
    let Some(massima) = candidato.distanza_massima_km else { return criterio.ignoto("distanza che può percorrere") };
    if distanza > massima {
        return criterio.esclude("Il posto è oltre la distanza che può percorrere");
    }
    let motivo = format!("{distanza} km in linea d'aria fra i centri dei comuni, ne percorre fino a {massima}.");
    let (distanza, massima) = (i64::from(distanza), i64::from(massima));
    if distanza * 2 <= massima {
        return criterio.pieno(motivo);
    }
    // From the whole at half of the way down to a half at its end.
    criterio.esito(Frazione::new(3, 2) - Frazione::new(distanza, massima), motivo)
}

/// Schooling and languages, each an equal part of the points.
fn formazione(profilo: &Profilo, candidato: &Candidato) -> Criterio {
    let mut criterio = Criterio::nuovo("formazione", "Titolo di studio e lingue");
    let parti = usize::from(profilo.titolo_studio.is_some()) + profilo.lingue.len();
    if parti == 0 {
        return criterio.non_pertinente();
    }
    let mut raggiunte = 0_i64;
    if let Some(chiesto) = profilo.titolo_studio {
        match candidato.titolo_studio {
            Some(titolo) => raggiunte += i64::from(titolo >= chiesto),
            None => criterio.mancanti.push("titolo di studio".to_owned()),
        }
    }
    for chiesta in &profilo.lingue {
        match &candidato.lingue {
            Some(lingue) => {
                raggiunte += i64::from(lingue.get(&chiesta.codice).is_some_and(|livello| *livello >= chiesta.minimo));
            }
            None => criterio.mancanti.push(format!("conoscenza della lingua: {}", chiesta.nome)),
        }
    }
    let tutte = i64::try_from(parti).unwrap_or(i64::MAX);
    let motivo = format!("Requisiti raggiunti: {raggiunte} su {tutte}.");
    criterio.esito(Frazione::new(raggiunte, tutte), motivo)
}
