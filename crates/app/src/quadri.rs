//! A prospetto laid out as its form: quadri, sections, label and value.
//!
//! The workers who count towards the quota are shown by hours and contract, never by name: that list
//! says who has a disability, and it stays sealed in the record.

use crate::api::{Coppia, Quadro, Sezione, Tabella};
use crate::tempo::breve;
use chrono::NaiveDate;
use mirato_domain::prospetto::{
    CompensazioneDichiarata, Convenzione, DettaglioOrario, EsoneroAutocertificato, EsoneroDichiarato,
    LavoratoreComputabile, PostoLavoro, Prospetto, Quadro2, Quadro3, SospensioneDichiarata, StatoConcessione,
    TempoPienoPartTime,
};
use mirato_domain::situazione::{Natura, Soggetto, TipoCompensazione};

/// Name of a comune by its cadastral code, where the official table knows it.
type NomeComune<'a> = &'a dyn Fn(&str) -> String;

/// Every quadro, in the order of the form.
pub fn quadri(prospetto: &Prospetto, comune: NomeComune<'_>) -> Vec<Quadro> {
    let mut tutti = vec![quadro1(prospetto, comune)];
    tutti.extend(prospetto.quadro2.iter().map(|quadro| quadro2(quadro, comune)));
    tutti.extend(prospetto.quadro3.as_ref().map(quadro3));
    tutti
}

/// Kind of employer in words.
pub fn natura(natura: Natura) -> &'static str {
    match natura {
        Natura::Privato => "datore di lavoro privato",
        Natura::PrivatoInGruppo => "datore privato in un gruppo d'imprese",
        Natura::EntePubblicoEconomico => "ente pubblico economico",
        Natura::Pubblico => "datore di lavoro pubblico",
    }
}

fn quadro1(prospetto: &Prospetto, comune: NomeComune<'_>) -> Quadro {
    let dati = &prospetto.quadro1.dati_prospetto;
    let azienda = &prospetto.quadro1.dati_aziendali;
    let sede = &azienda.sede_legale;
    let mut sezioni = vec![
        Sezione::di("Dati del prospetto")
            .con("Data di riferimento", breve(dati.data_riferimento))
            .con("Lavoratori in Italia", dati.lavoratori_nazionali)
            .con_se("Codice fiscale della capogruppo", dati.codice_fiscale_capogruppo.as_deref()),
        Sezione::di("Datore di lavoro")
            .con("Denominazione", &azienda.dichiarante.denominazione)
            .con("Codice fiscale", &azienda.dichiarante.codice_fiscale)
            .con("Natura", natura(azienda.dichiarante.natura))
            .con_se("Settore (ATECO)", Some(azienda.dichiarante.settore.as_str()))
            .con_se("Contratto collettivo", Some(azienda.dichiarante.ccnl.as_str())),
        Sezione::di("Sede legale")
            .con("Comune", comune(&sede.comune))
            .con_se("Indirizzo", Some(sede.indirizzo.as_str()))
            .con_se("CAP", Some(sede.cap.as_str()))
            .con_se("PEC", Some(sede.pec.as_str()))
            .con_se("Telefono", sede.recapiti.telefono.as_deref()),
    ];
    if let Some(mobilita) = prospetto.quadro1.sospensione_mobilita.as_ref().filter(|m| m.in_corso == Some(true)) {
        sezioni.push(
            Sezione::di("Sospensione per licenziamento collettivo")
                .con("In corso", "sì")
                .con_se("Fino al", mobilita.data_fine.map(breve).as_deref()),
        );
    }
    if !prospetto.quadro1.assunzioni_pubblica_selezione.is_empty() {
        let righe =
            prospetto.quadro1.assunzioni_pubblica_selezione.iter().map(|saldo| {
                vec![saldo.regione.clone(), saldo.saldo_disabili.to_string(), saldo.saldo_art18.to_string()]
            });
        sezioni.push(
            Sezione::di("Assunzioni per pubblica selezione")
                .tabella(&[("Regione", false), ("Saldo disabili", true), ("Saldo art. 18", true)], righe.collect()),
        );
    }
    Quadro { titolo: "Quadro 1".to_owned(), sezioni }
}

fn quadro2(quadro: &Quadro2, comune: NomeComune<'_>) -> Quadro {
    let provincia = quadro.dati_provinciali.provincia;
    let dipendenti = &quadro.dipendenti;
    let mut sezioni = Vec::new();
    if let Some(sede) = &quadro.dati_provinciali.sede {
        sezioni.push(
            Sezione::di("Sede di riferimento")
                .con("Comune", comune(&sede.comune))
                .con("Indirizzo", &sede.indirizzo)
                .con("CAP", &sede.cap)
                .con("Referente", format!("{} {}", sede.referente_nome, sede.referente_cognome)),
        );
    }
    sezioni.push(
        Sezione::di("Personale dipendente")
            .con("Lavoratori", dipendenti.lavoratori)
            .con("Categorie protette (art. 18)", dipendenti.categorie_protette)
            .con_se(
                "In forza al 17/01/2000",
                dipendenti.categorie_protette_al_17_01_2000.map(|n| n.to_string()).as_deref(),
            ),
    );
    sezioni.push(gruppi(&[
        ("Persone con disabilità", &dipendenti.disabili),
        ("Centralinisti non vedenti", &dipendenti.centralinisti),
        ("Massofisioterapisti non vedenti", &dipendenti.massofisioterapisti),
        ("Telelavoro", &dipendenti.telelavoro),
        ("Somministrati con disabilità", &quadro.non_dipendenti.somministrati),
        ("Convenzioni art. 12-bis e art. 14", &quadro.non_dipendenti.convenzione_12bis_14),
    ]));
    sezioni.extend(orari("Tempo parziale", "Ore settimanali", &dipendenti.part_time));
    sezioni.extend(orari("Lavoro intermittente", "Ore svolte", &dipendenti.intermittenti));
    sezioni.extend(categorie_escluse(quadro));
    sezioni.extend(computabili(&quadro.lavoratori_computabili));
    sezioni.extend(posti(&quadro.posti_lavoro, comune));
    sezioni.extend(compensazioni(&quadro.compensazioni));
    sezioni.extend(quadro.sospensione.as_ref().map(sospensione));
    sezioni.extend(quadro.esonero.as_ref().map(esonero));
    sezioni.extend(quadro.esonero_autocertificato.as_ref().map(autocertificato));
    sezioni.extend(quadro.convenzione.as_ref().map(convenzione));
    sezioni.extend(quadro.note.as_ref().map(|note| Sezione::di("Note").con("Note", note)));
    Quadro { titolo: format!("Quadro 2, {}", provincia.nome()), sezioni }
}

fn quadro3(quadro: &Quadro3) -> Quadro {
    let riga = |nome: &str, cifre: &mirato_domain::prospetto::Riepilogo| {
        let numeri = [
            cifre.base_art3,
            cifre.quota_art3,
            cifre.esonerati,
            cifre.in_forza_art3,
            cifre.scopertura_art3,
            cifre.base_art18,
            cifre.quota_art18,
            cifre.in_forza_art18,
            cifre.scopertura_art18,
        ];
        std::iter::once(nome.to_owned()).chain(numeri.iter().map(u32::to_string)).collect::<Vec<_>>()
    };
    let mut righe = vec![riga("Italia", &quadro.nazionale)];
    righe.extend(quadro.province.iter().map(|provincia| riga(provincia.provincia.nome(), &provincia.cifre)));
    let colonne = [
        ("Dove", false),
        ("Base art. 3", true),
        ("Quota", true),
        ("Esonerati", true),
        ("In forza", true),
        ("Scoperture", true),
        ("Base art. 18", true),
        ("Quota", true),
        ("In forza", true),
        ("Scoperture", true),
    ];
    Quadro {
        titolo: "Quadro 3".to_owned(),
        sezioni: vec![Sezione::di("Riepilogo dichiarato").tabella(&colonne, righe)],
    }
}

fn gruppi(gruppi: &[(&str, &TempoPienoPartTime)]) -> Sezione {
    let righe = gruppi
        .iter()
        .filter(|(_, gruppo)| gruppo.tempo_pieno > 0 || !gruppo.part_time.is_empty())
        .map(|(nome, gruppo)| {
            let parziale: Vec<String> = gruppo
                .part_time
                .iter()
                .map(|g| format!("{} a {} su {}", g.numero, g.orario, g.orario_contrattuale))
                .collect();
            vec![(*nome).to_owned(), gruppo.tempo_pieno.to_string(), parziale.join("; ")]
        })
        .collect();
    Sezione::di("Persone che contano per la quota")
        .tabella(&[("Gruppo", false), ("Tempo pieno", true), ("Tempo parziale", false)], righe)
}

fn orari(titolo: &str, ore: &str, righe: &[DettaglioOrario]) -> Option<Sezione> {
    let righe: Vec<_> = righe
        .iter()
        .map(|riga| vec![riga.numero.to_string(), riga.orario.to_string(), riga.orario_contrattuale.to_string()])
        .collect();
    (!righe.is_empty())
        .then(|| Sezione::di(titolo).tabella(&[("Lavoratori", true), (ore, true), ("Ore del contratto", true)], righe))
}

fn categorie_escluse(quadro: &Quadro2) -> Option<Sezione> {
    let righe: Vec<_> =
        quadro.dipendenti.categorie_escluse.iter().map(|c| vec![c.categoria.clone(), c.numero.to_string()]).collect();
    (!righe.is_empty())
        .then(|| Sezione::di("Categorie escluse").tabella(&[("Categoria", false), ("Lavoratori", true)], righe))
}

fn computabili(lavoratori: &[LavoratoreComputabile]) -> Option<Sezione> {
    let righe: Vec<_> = lavoratori
        .iter()
        .map(|lavoratore| {
            let rapporto = &lavoratore.rapporto;
            vec![
                soggetto(rapporto.soggetto).to_owned(),
                breve(rapporto.data_inizio),
                data(rapporto.data_fine),
                rapporto.orario_settimanale_part_time.to_string(),
                rapporto.orario_settimanale.to_string(),
                rapporto.tipologia_contratto.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let colonne = [
        ("Quota", false),
        ("Dal", false),
        ("Al", false),
        ("Ore", true),
        ("Ore del contratto", true),
        ("Contratto", false),
    ];
    (!righe.is_empty()).then(|| Sezione::di("Lavoratori computabili").tabella(&colonne, righe))
}

fn posti(posti: &[PostoLavoro], comune: NomeComune<'_>) -> Option<Sezione> {
    let si_no = |valore: bool| if valore { "sì" } else { "no" }.to_owned();
    let righe: Vec<_> = posti
        .iter()
        .map(|posto| {
            vec![
                posto.mansione.clone(),
                posto.numero.to_string(),
                soggetto(posto.soggetto).to_owned(),
                comune(&posto.comune),
                si_no(posto.barriere_architettoniche),
                si_no(posto.turni_notturni),
                si_no(posto.mezzi_pubblici),
            ]
        })
        .collect();
    let colonne = [
        ("Mansione", false),
        ("Posti", true),
        ("Quota", false),
        ("Comune", false),
        ("Barriere", false),
        ("Turni di notte", false),
        ("Mezzi pubblici", false),
    ];
    (!righe.is_empty()).then(|| Sezione::di("Posti di lavoro disponibili").tabella(&colonne, righe))
}

fn compensazioni(compensazioni: &[CompensazioneDichiarata]) -> Option<Sezione> {
    let righe: Vec<_> = compensazioni
        .iter()
        .map(|compensazione| {
            let tipo = match compensazione.tipo {
                TipoCompensazione::Eccedenza => "in più qui",
                TipoCompensazione::Riduzione => "in meno qui",
            };
            vec![
                compensazione.provincia.nome().to_owned(),
                tipo.to_owned(),
                compensazione.numero.to_string(),
                soggetto(compensazione.soggetto).to_owned(),
                compensazione.azienda_gruppo.as_ref().map(ToString::to_string).unwrap_or_default(),
            ]
        })
        .collect();
    let colonne = [
        ("Con la provincia", false),
        ("Verso", false),
        ("Unità", true),
        ("Quota", false),
        ("Azienda del gruppo", false),
    ];
    (!righe.is_empty()).then(|| Sezione::di("Compensazioni territoriali").tabella(&colonne, righe))
}

fn sospensione(sospensione: &SospensioneDichiarata) -> Sezione {
    Sezione::di("Sospensione")
        .con("Stato", concessione(sospensione.stato))
        .con("Causale", &sospensione.causale)
        .con("Lavoratori sospesi", sospensione.lavoratori)
        .con_se("Fino al", sospensione.data_fine.map(breve).as_deref())
}

fn esonero(esonero: &EsoneroDichiarato) -> Sezione {
    Sezione::di("Esonero parziale")
        .con("Stato", concessione(esonero.stato))
        .con_se("Atto", esonero.estremi_atto.as_deref())
        .con_se("Del", esonero.data_atto.map(breve).as_deref())
        .con_se("Fino al", esonero.fino_al.map(breve).as_deref())
        .con_se("Percentuale", esonero.percentuale.map(|p| format!("{p}%")).as_deref())
        .con_se("Unità", esonero.lavoratori.map(|n| n.to_string()).as_deref())
}

fn autocertificato(esonero: &EsoneroAutocertificato) -> Sezione {
    Sezione::di("Esonero autocertificato (60 per mille)")
        .con("Autocertificato il", breve(esonero.data))
        .con("Lavoratori al 60 per mille", esonero.lavoratori_60_per_mille)
        .con("Unità", esonero.lavoratori_esonerati)
        .con_se("Percentuale", esonero.percentuale.map(|p| format!("{p}%")).as_deref())
}

fn convenzione(convenzione: &Convenzione) -> Sezione {
    Sezione::di("Convenzione")
        .con("Stato", concessione(convenzione.stato))
        .con("Tipo", &convenzione.tipo)
        .con("Lavoratori previsti", convenzione.lavoratori_previsti)
        .con_se("Atto", convenzione.estremi_atto.as_deref())
        .con_se("Stipulata il", convenzione.data_stipula.map(breve).as_deref())
}

fn concessione(stato: StatoConcessione) -> &'static str {
    match stato {
        StatoConcessione::Concessa => "concessa",
        StatoConcessione::Richiesta => "richiesta",
    }
}

fn soggetto(soggetto: Soggetto) -> &'static str {
    match soggetto {
        Soggetto::Disabili => "art. 3",
        Soggetto::CategorieProtette => "art. 18",
    }
}

fn data(giorno: Option<NaiveDate>) -> String {
    giorno.map(breve).unwrap_or_default()
}

impl Sezione {
    fn di(titolo: &str) -> Self {
        Self { titolo: titolo.to_owned(), coppie: Vec::new(), tabella: None }
    }

    fn con(mut self, nome: &str, valore: impl ToString) -> Self {
        self.coppie.push(Coppia { nome: nome.to_owned(), valore: valore.to_string() });
        self
    }

    fn con_se(self, nome: &str, valore: Option<&str>) -> Self {
        match valore {
            Some(valore) if !valore.is_empty() => self.con(nome, valore),
            _ => self,
        }
    }

    fn tabella(mut self, colonne: &[(&str, bool)], righe: Vec<Vec<String>>) -> Self {
        self.tabella = Some(Tabella {
            colonne: colonne.iter().map(|(nome, _)| (*nome).to_owned()).collect(),
            numeriche: colonne.iter().map(|(_, numerica)| *numerica).collect(),
            righe,
        });
        self
    }
}
