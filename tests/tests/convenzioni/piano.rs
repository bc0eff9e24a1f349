//! Who fills the rows of a plan, and what empties them again.

use super::{Scoperto, circostanze, richiesta, rileggi, scoperto, scopertura, stipulata};
use mirato_tests::banco::{Banco, tra};
use mirato_tests::persone::{ELENA, IVO, iscritta, registra};
use serde_json::{Value, json};

fn nulla_osta(datore: &Scoperto, convenzione: &Value) -> Value {
    json!({
        "codice_fiscale_datore": datore.codice_fiscale, "codice_fiscale_persona": ELENA.2, "protocollo": "48000/2026",
        "ricevuta_il": tra(-3), "provincia": datore.provincia, "elenco": "art8", "chiamata": "nominativa",
        "contratto": "indeterminato", "ore": "40:00", "ore_contratto": "40:00", "mansione": "magazziniera",
        "inizio_dal": tra(0), "inizio_al": tra(20), "convenzione": convenzione,
    })
}

/// Issues the nulla osta of a request, under an agreement; its id.
async fn rilascia(banco: &Banco, dati: Value) -> Value {
    let chiesta = banco.fa("nulla_osta_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    assert_eq!(chiesta["rilasciabile"], true, "{}", chiesta["impedimento"]);
    let rilascia = json!({ "id": chiesta["riga"]["id"], "versione": chiesta["versione"] });
    banco.fa("nulla_osta_rilascia", rilascia).await;
    chiesta["riga"]["id"].clone()
}

async fn usa(banco: &Banco, id: &Value, quale: &str) {
    let uno = banco.fa("nulla_osta", json!({ "id": id })).await;
    let richiesta = json!({ "id": id, "versione": uno["versione"], "passo": quale, "data": tra(0), "nota": "prova" });
    banco.fa("nulla_osta_passo", richiesta).await;
}

/// A person's jobs.
async fn rapporti(banco: &Banco, persona: &str) -> Vec<Value> {
    banco.fa("persona", json!({ "id": persona })).await["rapporti"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hire_fills_its_row_and_empties_it_with_its_ground() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    iscritta(&banco, ELENA).await;
    let scheda = stipulata(&banco, richiesta(&datore, 0, 60), 0).await;
    let numero = scheda["riga"]["numero"].clone();
    let aperte = banco.fa("convenzioni_aperte", json!({ "codice_fiscale_datore": datore.codice_fiscale })).await;
    assert_eq!(aperte[0]["estremi"], numero);

    // The plan wants art. 8, by name: a request by number finds no row, and leaves nothing.
    let mut numerica = nulla_osta(&datore, &numero);
    numerica["chiamata"] = json!("numerica");
    let chiesta = banco.fa("nulla_osta_salva", json!({ "id": "", "versione": 0, "dati": numerica })).await;
    if chiesta["rilasciabile"] == true {
        let rilascia = json!({ "id": chiesta["riga"]["id"], "versione": chiesta["versione"] });
        assert_eq!(banco.rifiuto("nulla_osta_rilascia", rilascia).await, "convenzione_senza_riga");
    }
    let salva =
        json!({ "id": chiesta["riga"]["id"], "versione": chiesta["versione"], "dati": nulla_osta(&datore, &numero) });
    let chiesta = banco.fa("nulla_osta_salva", salva).await;
    assert_eq!(chiesta["rilasciabile"], true, "{}", chiesta["impedimento"]);
    let rilascia = json!({ "id": chiesta["riga"]["id"], "versione": chiesta["versione"] });
    banco.fa("nulla_osta_rilascia", rilascia).await;
    let piano = rileggi(&banco, &scheda).await["piano"][0].clone();
    assert_eq!((&piano["assolte"], &piano["inserimenti"][0]["titolo"]), (&json!(0), &json!("nulla osta rilasciato")));

    let id = chiesta["riga"]["id"].clone();
    let usa = async |quale: &str| {
        let uno = banco.fa("nulla_osta", json!({ "id": id })).await;
        let richiesta =
            json!({ "id": id, "versione": uno["versione"], "passo": quale, "data": tra(0), "nota": "prova" });
        banco.fa("nulla_osta_passo", richiesta).await
    };
    usa("utilizza").await;
    let piena = rileggi(&banco, &scheda).await;
    assert_eq!((&piena["piano"][0]["assolte"], &piena["riga"]["residue"]), (&json!(1), &json!(datore.mancano - 1)));
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano - 1);
    let unita: i64 =
        circostanze(&banco, &datore, "convenzione").await.iter().map(|una| una["unita"].as_i64().unwrap()).sum();
    assert_eq!(unita, datore.mancano - 1, "the circumstance follows the plan");

    usa("assunzione_mancata").await;
    let tornata = rileggi(&banco, &scheda).await;
    assert_eq!((&tornata["piano"][0]["assolte"], &tornata["riga"]["residue"]), (&json!(0), &json!(datore.mancano)));
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano);

    usa("utilizza").await;
    let piena = rileggi(&banco, &scheda).await;
    let uscita = json!({
        "id": piena["riga"]["id"], "versione": piena["versione"], "inserimento_id": piena["piano"][0]["inserimenti"][0]["id"],
        "data": tra(0), "motivo": "prova_non_superata_per_menomazione", "nota": "",
    });
    banco.fa("convenzione_uscita", uscita).await;
    // The last day of work still counts: the row is empty from the next one.
    let banco = banco.dopo(1).await;
    let vuota = banco.fa("convenzione", json!({ "id": scheda["riga"]["id"] })).await;
    let riga = &vuota["piano"][0];
    assert_eq!((&riga["assolte"], &riga["stato"]["codice"]), (&json!(0), &json!("da_sostituire")), "{riga}");
    assert_eq!(vuota["riga"]["residue"], datore.mancano, "the list and the circumstances see it too");
    let che_fare = riga["inserimenti"][0]["che_fare"].as_str().unwrap();
    assert!(che_fare.contains("contestala al datore"), "art. 11 c. 2: not a ground against the person: {che_fare}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_ended_on_the_persons_page_empties_its_row_with_its_ground() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let (persona, iscrizione) = iscritta(&banco, ELENA).await;
    let scheda = stipulata(&banco, richiesta(&datore, 0, 60), 0).await;
    let id = rilascia(&banco, nulla_osta(&datore, &scheda["riga"]["numero"])).await;
    usa(&banco, &id, "utilizza").await;
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano - 1);
    let stato = banco.fa("iscrizione", json!({ "id": iscrizione["riga"]["id"] })).await["riga"]["stato"].clone();
    assert_eq!(stato["codice"], "chiusa", "the hire closed it in the same transaction");

    let mut lavoro = rapporti(&banco, &persona).await[0].clone();
    assert_eq!(banco.rifiuto("rapporto_elimina", json!({ "id": lavoro["id"] })).await, "rapporto_di_un_avviamento");
    lavoro["al"] = json!(tra(0));
    let errore = banco.prova("rapporto_salva", lavoro.clone()).await.unwrap_err();
    assert_eq!((errore.codice.as_str(), errore.campi[0].campo.as_str()), ("rapporto_non_valido", "cessazione"));
    // Art. 11 c. 2: a trial that failed because of the impairment is no ground against the worker.
    lavoro["cessazione"] = json!("prova_menomazione");
    let mut finito = banco.fa("rapporto_salva", lavoro).await;
    let riga = rileggi(&banco, &scheda).await["piano"][0].clone();
    assert_eq!((&riga["assolte"], &riga["inserimenti"][0]["uscita_il"]), (&json!(1), &json!(tra(0))));
    let banco = banco.dopo(1).await;
    let riga = rileggi(&banco, &scheda).await["piano"][0].clone();
    assert_eq!((&riga["assolte"], &riga["stato"]["codice"]), (&json!(0), &json!("da_sostituire")), "{riga}");
    assert!(riga["inserimenti"][0]["che_fare"].as_str().unwrap().contains("contestala al datore"));
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano, "the workforce has lost her too");

    // It had been a mistake: the job goes on, and everything is as before.
    (finito["al"], finito["cessazione"]) = (json!(""), json!(""));
    banco.fa("rapporto_salva", finito).await;
    assert_eq!(rileggi(&banco, &scheda).await["piano"][0]["assolte"], 1);
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fixed_term_fills_its_row_to_its_last_day_and_an_extension_moves_it() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let (persona, _) = iscritta(&banco, ELENA).await;
    let mut dati = richiesta(&datore, 0, 400);
    (dati["piano"][0]["modo"], dati["piano"][0]["quanto"]) = (json!("tempo_determinato"), json!(6));
    let scheda = stipulata(&banco, dati, 0).await;
    let mut chiesta = nulla_osta(&datore, &scheda["riga"]["numero"]);
    (chiesta["contratto"], chiesta["durata_mesi"]) = (json!("determinato"), json!(7));
    usa(&banco, &rilascia(&banco, chiesta).await, "utilizza").await;
    let lavoro = rapporti(&banco, &persona).await[0].clone();
    let ultimo: chrono::NaiveDate = lavoro["al"].as_str().unwrap().parse().unwrap();
    let giorni = (ultimo - tra(0).parse::<chrono::NaiveDate>().unwrap()).num_days();

    let banco = banco.dopo(giorni).await;
    let riga = rileggi(&banco, &scheda).await["piano"][0].clone();
    assert_eq!((&riga["assolte"], &riga["inserimenti"][0]["puo_finire"]), (&json!(1), &json!(true)), "{riga}");
    // Extended on its last day: the term moves in the workforce and in the plan.
    let mut prorogato = lavoro;
    prorogato["al"] = json!((ultimo + chrono::Duration::days(30)).to_string());
    banco.fa("rapporto_salva", prorogato).await;
    let banco = banco.dopo(giorni + 1).await;
    assert_eq!(rileggi(&banco, &scheda).await["piano"][0]["assolte"], 1);
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano - 1);

    // The day after the new term nobody had to type anything.
    let banco = banco.dopo(giorni + 31).await;
    let riga = rileggi(&banco, &scheda).await["piano"][0].clone();
    assert_eq!(
        (&riga["assolte"], &riga["inserimenti"][0]["uscita"]),
        (&json!(0), &json!("fine del termine")),
        "{riga}"
    );
    assert_eq!(riga["stato"]["codice"], "da_sostituire", "art. 9 c. 1: as long as to ask for a worker");
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hire_that_falls_through_is_undone_whole_or_not_at_all() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let (persona, iscrizione) = iscritta(&banco, ELENA).await;
    let scheda = stipulata(&banco, richiesta(&datore, 0, 60), 0).await;
    let id = rilascia(&banco, nulla_osta(&datore, &scheda["riga"]["numero"])).await;
    // Hired on a day before she was on the list: the iscrizione cannot close, so nothing of the hire stays.
    let uno = banco.fa("nulla_osta", json!({ "id": id })).await;
    let prima = json!({ "id": id, "versione": uno["versione"], "passo": "utilizza", "data": tra(-300), "nota": "" });
    assert_eq!(banco.rifiuto("nulla_osta_passo", prima).await, "passo_non_valido");
    assert!(rapporti(&banco, &persona).await.is_empty());
    assert_eq!(banco.fa("nulla_osta", json!({ "id": id })).await["riga"]["stato"]["codice"], "rilasciato");
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano);

    usa(&banco, &id, "utilizza").await;
    usa(&banco, &id, "assunzione_mancata").await;
    assert!(rapporti(&banco, &persona).await.is_empty());
    let stato = banco.fa("iscrizione", json!({ "id": iscrizione["riga"]["id"] })).await["riga"]["stato"].clone();
    assert_eq!(stato["codice"], "aperta", "back on the list with the same step");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_placement_takes_its_row_until_it_ends_and_a_hire_fills_it() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let mut dati = richiesta(&datore, 0, 60);
    dati["piano"][0]["modo"] = json!("tirocinio");
    let scheda = stipulata(&banco, dati, 0).await;
    assert_eq!(scheda["piano"][0]["tirocinio"], true);
    let nuovo = |scheda: &Value, chi: &str, al: String| {
        json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "numero": 1,
                "codice_fiscale_persona": chi, "dal": tra(0), "al": al })
    };
    let errore = banco.prova("convenzione_tirocinio", nuovo(&scheda, ELENA.2, tra(-1))).await.unwrap_err();
    let campi: Vec<&str> = errore.campi.iter().map(|campo| campo.campo.as_str()).collect();
    assert_eq!(campi, ["codice_fiscale_persona", "al"], "nobody knows her yet, and the days are upside down");
    registra(&banco, IVO).await;
    let fuori = banco.prova("convenzione_tirocinio", nuovo(&scheda, IVO.2, tra(90))).await.unwrap_err();
    assert_eq!(fuori.codice, "convenzione_senza_riga", "he is on no list: {fuori:?}");

    let (persona, _) = iscritta(&banco, ELENA).await;
    let scheda = banco.fa("convenzione_tirocinio", nuovo(&scheda, ELENA.2, tra(90))).await;
    let riga = &scheda["piano"][0];
    let dentro = &riga["inserimenti"][0];
    assert_eq!((&dentro["titolo"], &dentro["uscita_il"]), (&json!("tirocinio"), &json!(tra(90))));
    assert_eq!((&riga["assolte"], &scheda["riga"]["residue"]), (&json!(0), &json!(datore.mancano)), "nothing covered");
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano);
    let lavoro = rapporti(&banco, &persona).await[0].clone();
    assert_eq!((&lavoro["tipo"], &lavoro["convenzione"]), (&json!("tirocinio"), &scheda["riga"]["numero"]));

    // Taken away on the person's page, the row is free; written there again, it is taken again.
    banco.fa("rapporto_elimina", json!({ "id": lavoro["id"] })).await;
    assert!(rileggi(&banco, &scheda).await["piano"][0]["inserimenti"].as_array().unwrap().is_empty());
    let rifatto = json!({ "id": "", "versione": 0, "persona_id": persona, "datore": lavoro["datore"],
        "codice_fiscale_datore": datore.codice_fiscale, "tipo": "tirocinio", "dal": tra(0), "al": tra(30),
        "convenzione": scheda["riga"]["numero"] });
    banco.fa("rapporto_salva", rifatto).await;
    let scheda = rileggi(&banco, &scheda).await;
    let dentro = &scheda["piano"][0]["inserimenti"][0];
    assert_eq!((&dentro["uscita_il"], &dentro["puo_finire"]), (&json!(tra(30)), &json!(true)));
    let uscita = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "inserimento_id": dentro["id"],
        "data": tra(0), "motivo": "", "nota": "" });
    let scheda = banco.fa("convenzione_uscita", uscita).await;
    assert_eq!(scheda["piano"][0]["inserimenti"][0]["uscita_il"], tra(0));
    assert_eq!(rapporti(&banco, &persona).await[0]["al"], tra(0));

    // Who was on the placement is hired: the row that it took is there for the hire.
    let id = rilascia(&banco, nulla_osta(&datore, &scheda["riga"]["numero"])).await;
    usa(&banco, &id, "utilizza").await;
    assert_eq!(rileggi(&banco, &scheda).await["piano"][0]["assolte"], 1);
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano - 1);
}
