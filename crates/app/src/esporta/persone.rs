//! Lists of people, iscrizioni, nulla osta and computi: names and terms; of the sealed part what was opened
//! for the list with a reason, and only in that of people.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, testo};
use crate::api::{
    DatiFascicolo, EsportaComputi, EsportaConvenzioni, EsportaIscrizioni, EsportaNullaOsta, EsportaPersone,
    FileScritto, Formato, RigaComputo, RigaConvenzione, RigaIscrizione, RigaNullaOsta, RigaPersona,
};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Valore};
use mirato_norme::l68_1999::art01_beneficiari::{Categoria, categorie};
use std::collections::BTreeMap;
use std::path::Path;

/// The list of people.
///
/// # Errors
/// `file_non_scritto`.
pub async fn persone(
    ufficio: &Ufficio,
    richiesta: &EsportaPersone,
    righe: &[RigaPersona],
    sanitari: Option<&BTreeMap<String, DatiFascicolo>>,
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("elenco", &filtro.elenco),
        ("iscrizione", &filtro.iscrizione),
        ("disponibile per", &filtro.disponibile),
    ]);
    let nomi = match sanitari {
        Some(_) => categorie(&ufficio.leggi().parametri, ufficio.orologio.oggi())?,
        None => Vec::new(),
    };
    let mut elenco = Elenco::nuovo(
        "Persone",
        parole,
        righe,
        [
            campo("Cognome", |r| testo(&r.cognome)),
            campo("Nome", |r| testo(&r.nome)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Data di nascita", |r| data(&r.nato_il)),
            campo("Comune", |r| testo(&r.comune)),
            campo("Provincia", |r| testo(&r.provincia)),
            campo("Iscrizioni", |r| testo(&r.iscrizioni)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    if let Some(sanitari) = sanitari {
        elenco
            .colonne
            .extend(["Categoria art. 8", "Categoria art. 18", "Percentuale", "Da rivedere"].map(Colonna::nuova));
        for (celle, riga) in elenco.righe.iter_mut().zip(righe) {
            celle.extend(sanitarie(sanitari.get(&riga.id), &nomi));
        }
    }
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso.clone()).await
}

/// The people put forward to an employer: what may be shown of them, and nothing else.
///
/// # Errors
/// `file_non_scritto`.
pub async fn rosa(ufficio: &Ufficio, righe: Vec<[String; 5]>, percorso: String) -> Result<(), Errore> {
    let pdf = Path::new(&percorso).extension().is_some_and(|fine| fine.eq_ignore_ascii_case("pdf"));
    let formato = if pdf { Formato::Pdf } else { Formato::Xlsx };
    let elenco = Elenco::nuovo(
        "Candidati",
        "candidati disponibili".to_owned(),
        &righe,
        [
            campo("Cognome", |[cognome, ..]| testo(cognome)),
            campo("Nome", |[_, nome, ..]| testo(nome)),
            campo("Telefono", |[_, _, telefono, ..]| testo(telefono)),
            campo("E-mail", |[.., email, _]| testo(email)),
            campo("Profilo", |[.., profilo]| testo(profilo)),
        ],
    );
    esporta(ufficio, elenco, formato, percorso).await.map(|_| ())
}

/// What the list says of a sealed part: categories, the percentage of the latest assessment, the next review.
fn sanitarie(dati: Option<&DatiFascicolo>, nomi: &[Categoria]) -> [Valore; 4] {
    let Some(dati) = dati else { return [Valore::Vuoto, Valore::Vuoto, Valore::Vuoto, Valore::Vuoto] };
    let nome = |codice: &str| {
        testo(nomi.iter().find(|una| una.codice == codice).map_or(codice, |categoria| categoria.nome.as_str()))
    };
    let ultimo = dati.accertamenti.iter().max_by_key(|uno| uno.rilasciato_il.clone());
    [
        nome(&dati.categoria_art8),
        nome(&dati.categoria_art18),
        testo(ultimo.map_or("", |uno| uno.percentuale.as_str())),
        data(&crate::fascicolo::da_rivedere(dati).unwrap_or_default()),
    ]
}

/// The list of iscrizioni.
///
/// # Errors
/// `file_non_scritto`.
pub async fn iscrizioni(
    ufficio: &Ufficio,
    richiesta: EsportaIscrizioni,
    righe: &[RigaIscrizione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let mancanti = if filtro.documenti_mancanti { "mancanti" } else { "" };
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("elenco", &filtro.elenco),
        ("stato", &filtro.stato),
        ("scadenza", &filtro.scadenza),
        ("documenti", mancanti),
    ]);
    let elenco = Elenco::nuovo(
        "Iscrizioni",
        parole,
        righe,
        [
            campo("Persona", |r| testo(&r.persona)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Elenco", |r| testo(&r.elenco_nome)),
            campo("Numero", |r| testo(&r.numero)),
            campo("Domanda del", |r| data(&r.richiesta_il)),
            campo("Iscritta dal", |r| data(&r.iscritta_dal)),
            campo("Anzianità dal", |r| data(&r.anzianita_dal)),
            campo("Scadenza", |r| data(&r.scadenza)),
            campo("Documenti mancanti", |r| Valore::Intero(i64::from(r.documenti_mancanti))),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of nulla osta.
///
/// # Errors
/// `file_non_scritto`.
pub async fn nulla_osta(
    ufficio: &Ufficio,
    richiesta: EsportaNullaOsta,
    righe: &[RigaNullaOsta],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let elenco = Elenco::nuovo(
        "Nulla osta",
        parole,
        righe,
        [
            campo("Persona", |r| testo(&r.persona)),
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("Provincia", |r| testo(&r.provincia)),
            campo("Ricevuta il", |r| data(&r.ricevuta_il)),
            campo("Numero", |r| testo(&r.numero)),
            campo("Scadenza", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of authorisations to count a worker.
///
/// # Errors
/// `file_non_scritto`.
pub async fn computi(
    ufficio: &Ufficio,
    richiesta: EsportaComputi,
    righe: &[RigaComputo],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let elenco = Elenco::nuovo(
        "Autorizzazioni al computo",
        parole,
        righe,
        [
            campo("Persona", |r| testo(&r.persona)),
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("Provincia", |r| testo(&r.provincia)),
            campo("Ricevuta il", |r| data(&r.ricevuta_il)),
            campo("Numero", |r| testo(&r.numero)),
            campo("Scadenza", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of agreements.
///
/// # Errors
/// `file_non_scritto`.
pub async fn convenzioni(
    ufficio: &Ufficio,
    richiesta: EsportaConvenzioni,
    righe: &[RigaConvenzione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("stato", &filtro.stato),
        ("tipo", &filtro.tipo),
        ("scadenza", &filtro.scadenza),
    ]);
    let elenco = Elenco::nuovo(
        "Convenzioni",
        parole,
        righe,
        [
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("Tipo", |r| testo(&r.tipo_nome)),
            campo("Provincia", |r| testo(&r.provincia)),
            campo("Numero", |r| testo(&r.numero)),
            campo("Fino al", |r| data(&r.fino_al)),
            campo("Unità da coprire", |r| testo(&r.residue.to_string())),
            campo("Scadenza", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
