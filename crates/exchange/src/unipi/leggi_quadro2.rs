//! Reads quadro 2.

use super::leggi_quadro1::recapiti;
use super::lettore::Lettore;
use super::tipi;
use crate::ErroreScambio;
use mirato_domain::prospetto::{
    CategoriaEsclusa, CompensazioneDichiarata, Convenzione, DatiProvinciali, DettaglioOrario, EsoneroAutocertificato,
    EsoneroDichiarato, Lavoratore, LavoratoreComputabile, PersonaleDipendente, PersonaleNonDipendente, PostoLavoro,
    Quadro2, RapportoLavoro, SedeRiferimento, SospensioneDichiarata, TempoPienoPartTime,
};
use std::collections::BTreeSet;

type Esito<T> = Result<T, ErroreScambio>;

/// Every quadro 2. Two for the same province would add up to nobody knows what.
pub(super) fn elenco(l: &mut Lettore<'_>) -> Esito<Vec<Quadro2>> {
    let mut elenco: Vec<Quadro2> = Vec::new();
    let mut viste = BTreeSet::new();
    while l.segue("quadro2")? {
        let quadro = l.dentro("quadro2", quadro2)?;
        let provincia = quadro.dati_provinciali.provincia;
        if !viste.insert(provincia) {
            return Err(l.struttura(format!("ci sono due quadri 2 per la provincia di {}", provincia.nome())));
        }
        elenco.push(quadro);
    }
    Ok(elenco)
}

fn quadro2(l: &mut Lettore<'_>) -> Esito<Quadro2> {
    Ok(Quadro2 {
        dati_provinciali: l.dentro("datiprovinciali", dati_provinciali)?,
        dipendenti: l.dentro("personaledipendente", dipendenti)?,
        non_dipendenti: l.dentro("personalenondipendente", |l| {
            Ok(PersonaleNonDipendente {
                somministrati: l.dentro("lavoratoridisabilisomministrati", tempo_pieno_part_time)?,
                convenzione_12bis_14: l.dentro("lavoratoridisabiliconv12bis14", tempo_pieno_part_time)?,
            })
        })?,
        lavoratori_computabili: l.elenco("lavoratoricomputabili", |l| {
            Ok(LavoratoreComputabile {
                lavoratore: l.dentro("lavoratore", lavoratore)?,
                rapporto: l.dentro("rapportolavoro", rapporto)?,
            })
        })?,
        posti_lavoro: l.elenco("postilavoro", posto)?,
        compensazioni: l.elenco("compensazioni", compensazione)?,
        sospensione: l.forse("sospensioni", |l| {
            Ok(SospensioneDichiarata {
                stato: l.valore("stato", tipi::stato)?,
                causale: l.valore("causale", tipi::lungo(1))?,
                data_fine: l.valore_forse("datafinesospensione", tipi::data)?,
                lavoratori: l.valore("numerolavoratori", tipi::numero)?,
            })
        })?,
        gradualita_assunzioni: l.forse("gradualita", |l| l.valore("nassunzioni", tipi::numero))?,
        esonero: l.forse("esoneri", esonero)?,
        esonero_autocertificato: l.forse("esoneri60permille", |l| {
            Ok(EsoneroAutocertificato {
                data: l.valore("dataautocertificazione", tipi::data)?,
                lavoratori_60_per_mille: l.valore("numerolavoratori60permille", tipi::numero)?,
                lavoratori_esonerati: l.valore("numerolavoratoriesonero", tipi::numero)?,
                percentuale: l.valore_forse("percentuale", tipi::percentuale)?.flatten(),
            })
        })?,
        convenzione: l.forse("convenzione", convenzione)?,
        note: l.valore_forse("note", tipi::testo_di(2000))?,
    })
}

fn dati_provinciali(l: &mut Lettore<'_>) -> Esito<DatiProvinciali> {
    let posti = |testo: &str| tipi::numero_di(testo, 1, 2);
    let provincia = l.valore("provincia", tipi::provincia)?;
    let mut sede = l.dentro("sederiferimento", |l| {
        Ok(SedeRiferimento {
            comune: l.valore("comune", tipi::comune)?,
            cap: l.valore("cap", tipi::cap)?,
            indirizzo: l.valore("indirizzo", tipi::testo_di(100))?,
            recapiti: recapiti(l)?,
            referente_cognome: String::new(),
            referente_nome: String::new(),
        })
    })?;
    (sede.referente_cognome, sede.referente_nome) = l.dentro("referente", |l| {
        Ok((l.valore("cognome", tipi::testo_di(50))?, l.valore("nome", tipi::testo_di(50))?))
    })?;
    Ok(DatiProvinciali {
        provincia,
        sede: Some(sede),
        posti_centralinisti: l.valore_forse("nposticentralinisti", posti)?,
        posti_massofisioterapisti: l.valore_forse("npostimassofisioterapisti", posti)?,
    })
}

fn dipendenti(l: &mut Lettore<'_>) -> Esito<PersonaleDipendente> {
    Ok(PersonaleDipendente {
        lavoratori: l.valore("nlavoratori", tipi::numero)?,
        disabili: l.dentro("disabili", tempo_pieno_part_time)?,
        centralinisti: l.dentro("centralinisti", tempo_pieno_part_time)?,
        massofisioterapisti: l.dentro("massofisioterapisti", tempo_pieno_part_time)?,
        telelavoro: l.dentro("telelavoro", tempo_pieno_part_time)?,
        categorie_escluse: l.elenco("categorieescluse", |l| {
            Ok(CategoriaEsclusa {
                categoria: l.valore("categoria", tipi::codice(4))?,
                numero: l.valore("numero", tipi::numero)?,
            })
        })?,
        part_time: l.elenco("dettaglioparttime", |l| dettaglio(l, "numero", "orariosettimanaleparttime"))?,
        intermittenti: l.elenco("dettagliointermittenti", |l| dettaglio(l, "numero", "orariosettimanalesvolto"))?,
        categorie_protette: l.valore("categorieprotette", tipi::numero)?,
        categorie_protette_al_17_01_2000: l.valore_forse("dicuiinforzaal17012000", tipi::numero)?,
    })
}

fn dettaglio(l: &mut Lettore<'_>, numero: &str, orario: &str) -> Esito<DettaglioOrario> {
    Ok(DettaglioOrario {
        numero: l.valore(numero, tipi::numero)?,
        orario_contrattuale: l.valore("orariosettimanalecontrattuale", tipi::ore)?,
        orario: l.valore(orario, tipi::ore)?,
    })
}

fn tempo_pieno_part_time(l: &mut Lettore<'_>) -> Esito<TempoPienoPartTime> {
    Ok(TempoPienoPartTime {
        tempo_pieno: l.valore("nlavoratoritempopieno", tipi::numero)?,
        part_time: l.elenco("parttime", |l| dettaglio(l, "nlavoratoriparttime", "orariosettimanaleparttime"))?,
    })
}

fn lavoratore(l: &mut Lettore<'_>) -> Esito<Lavoratore> {
    Ok(Lavoratore {
        codice_fiscale: l.valore("codicefiscale", tipi::codice_fiscale_lavoratore)?,
        cognome: l.valore("cognome", tipi::testo_di(50))?,
        nome: l.valore("nome", tipi::testo_di(50))?,
        sesso: l.valore("sesso", tipi::sesso)?,
        data_nascita: l.valore("datanascita", tipi::data)?,
        comune_nascita: l.valore("comunenascita", tipi::comune)?,
        percentuale_disabilita: l.valore_forse("percentualedisabilita", tipi::percentuale)?.flatten(),
    })
}

fn rapporto(l: &mut Lettore<'_>) -> Esito<RapportoLavoro> {
    Ok(RapportoLavoro {
        data_inizio: l.valore("datainizio", tipi::data)?,
        tipologia_contratto: l.valore_forse("tipologiacontr", tipi::tipologia_contratto)?,
        data_fine: l.valore_forse("datafine", tipi::data)?,
        qualifica: l.valore("qualifica", tipi::qualifica)?,
        tipo_assunzione: l.valore("tipoassunzione", tipi::lungo(1))?,
        orario_settimanale: l.valore("orariosettimanale", tipi::ore)?,
        orario_settimanale_part_time: l.valore("orariosettimanaleparttime", tipi::ore)?,
        soggetto: l.valore("categoriasogg", tipi::soggetto)?,
        categoria_assunzione: l.valore("categoriaass", tipi::categoria_assunzione)?,
    })
}

fn posto(l: &mut Lettore<'_>) -> Esito<PostoLavoro> {
    Ok(PostoLavoro {
        qualifica: l.valore("qualificaprof", tipi::qualifica)?,
        mansione: l.valore("mansione", tipi::testo_di(200))?,
        numero: l.valore("nposti", tipi::numero)?,
        soggetto: l.valore("categoriasogg", tipi::soggetto)?,
        comune: l.valore("comuneass", tipi::comune)?,
        capacita_controindicazioni: l.valore("capacitacontroindicazioni", tipi::testo_di(200))?,
        barriere_architettoniche: l.valore("barrierearchitettoniche", tipi::si_no)?,
        turni_notturni: l.valore("turninotturni", tipi::si_no)?,
        mezzi_pubblici: l.valore("mezzipubblici", tipi::si_no)?,
        categoria_assunzione: l.valore_forse("categoriaass", tipi::categoria_assunzione)?,
    })
}

fn compensazione(l: &mut Lettore<'_>) -> Esito<CompensazioneDichiarata> {
    Ok(CompensazioneDichiarata {
        provincia: l.valore("provincia", tipi::provincia)?,
        tipo: l.valore("categoriacomp", tipi::tipo_compensazione)?,
        numero: l.valore("numero", tipi::numero)?,
        soggetto: l.valore("categoriasogg", tipi::soggetto)?,
        azienda_gruppo: l.valore_forse("codicefiscaleaziendagruppo", tipi::codice_fiscale)?,
    })
}

fn esonero(l: &mut Lettore<'_>) -> Esito<EsoneroDichiarato> {
    Ok(EsoneroDichiarato {
        stato: l.valore("stato", tipi::stato)?,
        data_atto: l.valore_forse("dataatto", tipi::data)?,
        estremi_atto: l.valore_forse("estremiatto", tipi::testo_di(50))?,
        fino_al: l.valore_forse("finoal", tipi::data)?,
        percentuale: l.valore_forse("percentuale", tipi::percentuale)?.flatten(),
        lavoratori: l.valore_forse("numerolavoratori", tipi::numero)?,
    })
}

fn convenzione(l: &mut Lettore<'_>) -> Esito<Convenzione> {
    Ok(Convenzione {
        stato: l.valore("stato", tipi::stato)?,
        data_atto: l.valore_forse("dataatto", tipi::data)?,
        estremi_atto: l.valore_forse("estremiatto", tipi::testo_di(50))?,
        tipo: l.valore("tipoconvenzione", tipi::lungo(1))?,
        lavoratori_previsti: l.valore("numLavoratoriPrevisti", |testo| tipi::numero_di(testo, 2, 2))?,
        data_stipula: l.valore_forse("datastipula", tipi::data)?,
        data_concessione: l.valore_forse("dataconcessione", tipi::data)?,
    })
}
