//! An agreement as its page shows it.

use super::atto::contratto;
use super::dati::{Carico, Esame, intero, parola_serde};
use super::esame::istruisci;
use super::{passi, piano, una_riga};
use crate::api::{DiffidaVista, InserimentoVisto, RigaPianoVista, SchedaConvenzione, Stato, Tono};
use crate::persone::{nome_elenco, nome_intero};
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::{
    MotivoUscita, StatoDiffida, StatoPiano, StatoRiga, Uscita, diffida, effetto_uscita,
};
use mirato_store::{Inserimento, Persona, RigaConvenzione};

/// An agreement's page.
///
/// # Errors
/// If it is not in the archive.
pub(crate) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaConvenzione, Errore> {
    piano::rivedi(ufficio).await?;
    let carico = Carico::leggi(&ufficio.archivio, id).await?;
    let esame = match &carico.tenuta.esame {
        Some(deciso) => deciso.clone(),
        None => Esame::di(&istruisci(ufficio, &carico.convenzione).await?.esito),
    };
    let aperta = carico.convenzione.stato.aperta();
    let proponibile = aperta && esame.impedimenti.is_empty();
    let stato = match carico.convenzione.stipulata_il {
        Some(_) => Some(carico.stato(&ufficio.leggi().parametri, ufficio.orologio.oggi())?),
        None => None,
    };
    let atto = match &carico.convenzione.atto_id {
        Some(id) => Some(crate::atti::scheda(ufficio, id).await?.riga),
        None => None,
    };
    let mut atti: Vec<_> = atto.iter().cloned().collect();
    for successivo in &carico.tenuta.atti {
        atti.insert(0, crate::atti::scheda(ufficio, &successivo.atto_id).await?.riga);
    }
    Ok(SchedaConvenzione {
        riga: una_riga(ufficio, id).await?,
        versione: carico.convenzione.versione,
        passi: passi::possibili(ufficio, &carico, proponibile)?,
        proponibile,
        impedimento: esame.impedimenti.join(". "),
        controlli: esame.controlli,
        riassunto: esame.riassunto,
        spiegazione: Some(stato.as_ref().map_or(esame.spiegazione, |stato| stato.spiegazione.clone())),
        atto,
        atti,
        esito: stato.as_ref().map(|stato| stato.esito.nome().to_owned()).unwrap_or_default(),
        in_regola: stato.as_ref().is_some_and(|stato| stato.in_regola),
        piano: righe(ufficio, &carico, stato.as_ref()).await?,
        firma: carico.tenuta.firma.clone(),
        diffida: notifica(ufficio, &carico)?,
        allegati: crate::allegati::di(ufficio, "convenzione", id).await?,
        storia: storia(ufficio, id).await?,
        dati: carico.tenuta.richiesta,
    })
}

async fn storia(ufficio: &Ufficio, id: &str) -> Result<Vec<crate::api::VoceStoria>, Errore> {
    let fatti = ufficio.archivio.storia("convenzione", id).await?;
    Ok(fatti
        .into_iter()
        .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, None))
        .collect())
}

fn notifica(ufficio: &Ufficio, carico: &Carico) -> Result<Option<DiffidaVista>, Errore> {
    let Some(notifica) = &carico.tenuta.diffida else { return Ok(None) };
    let esito = diffida(&ufficio.leggi().parametri, notifica, ufficio.orologio.oggi())?;
    let parola = match esito.stato {
        StatoDiffida::TermineInCorso => "termine_in_corso",
        StatoDiffida::Sanata => "sanata",
        StatoDiffida::Risolvibile => "risolvibile",
    };
    Ok(Some(DiffidaVista {
        notificata_il: notifica.notificata_il.to_string(),
        entro: esito.entro.to_string(),
        stato: parola.to_owned(),
        che_fare: esito.che_fare,
        osservazioni: carico.tenuta.osservazioni.clone(),
        risposta: carico.tenuta.risposta.clone(),
    }))
}

async fn righe(ufficio: &Ufficio, carico: &Carico, stato: Option<&StatoPiano>) -> Result<Vec<RigaPianoVista>, Errore> {
    let mut viste = Vec::with_capacity(carico.righe.len());
    for riga in &carico.righe {
        let mut suoi = Vec::new();
        for uno in carico.inserimenti.iter().filter(|uno| uno.riga_id == riga.id) {
            suoi.push(inserimento(ufficio, uno).await?);
        }
        let tirocinio = riga.modo == "tirocinio" && carico.convenzione.stato.in_corso();
        viste.push(RigaPianoVista { tirocinio, ..vista(riga, stato, suoi) });
    }
    Ok(viste)
}

fn vista(riga: &RigaConvenzione, stato: Option<&StatoPiano>, inserimenti: Vec<InserimentoVisto>) -> RigaPianoVista {
    let al = stato.and_then(|stato| stato.righe.iter().find(|al| al.numero == intero(riga.numero)));
    let (contratto, modo) = contratto(&riga.modo, intero(riga.quanto.unwrap_or_default()));
    let parti = [Some(contratto), modo, Some(format!("richiesta {}", riga.modalita))];
    RigaPianoVista {
        numero: intero(riga.numero),
        unita: intero(riga.unita),
        elenco_nome: nome_elenco(&riga.elenco),
        profilo: riga.profilo.clone(),
        contratto: parti.into_iter().flatten().collect::<Vec<_>>().join(", "),
        provincia: riga.provincia.clone(),
        scadenza: riga.scadenza.clone(),
        scade_il: al.map_or_else(|| riga.scade_il.clone(), |al| al.scadenza.to_string()),
        assolte: al.map_or(0, |al| al.assolte),
        residue: al.map_or_else(|| intero(riga.residue), |al| al.residue),
        stato: stato_riga(al.map_or(StatoRiga::Prevista, |al| al.stato)),
        tirocinio: false,
        inserimenti,
    }
}

fn stato_riga(stato: StatoRiga) -> Stato {
    let tono = match stato {
        StatoRiga::Prevista => Tono::Normale,
        StatoRiga::InScadenza | StatoRiga::Impegnata | StatoRiga::DaSostituire => Tono::Attenzione,
        StatoRiga::Assolta => Tono::Fatto,
        StatoRiga::Scaduta => Tono::Errore,
    };
    stati::stato(piano::parola_riga(stato), stato.nome(), tono)
}

async fn inserimento(ufficio: &Ufficio, uno: &Inserimento) -> Result<InserimentoVisto, Errore> {
    let persona: Persona = ufficio.archivio.leggi(&uno.persona_id).await?;
    let titolo = match uno.titolo.as_str() {
        "nulla_osta" => "nulla osta rilasciato",
        "assunzione" => "assunta con nulla osta",
        "computo" => "computo autorizzato",
        _ => "tirocinio",
    };
    let motivo = uno.uscita_motivo.as_deref().map(parola_serde::<MotivoUscita>).transpose()?;
    let il = uno.uscita_il.as_deref().and_then(crate::modulo::giorno);
    let effetto = match (uno.titolo.as_str(), il.zip(motivo)) {
        ("assunzione", Some((il, motivo))) => Some(effetto_uscita(&ufficio.leggi().parametri, &Uscita { il, motivo })?),
        _ => None,
    };
    let che_fare = effetto.map(|effetto| {
        let entro = effetto.sostituire_entro.map(|entro| format!(" Sostituzione entro il {}.", tempo::breve(entro)));
        format!("{}{}", effetto.che_fare, entro.unwrap_or_default())
    });
    let oggi = ufficio.orologio.oggi();
    let tirocinio = uno.titolo == "tirocinio";
    Ok(InserimentoVisto {
        puo_finire: (tirocinio || uno.titolo == "assunzione") && super::dati::in_corso(uno, oggi),
        id: uno.id.clone(),
        persona_id: uno.persona_id.clone(),
        persona: nome_intero(&persona),
        titolo: titolo.to_owned(),
        dal: uno.dal.clone(),
        uscita_il: uno.uscita_il.clone().unwrap_or_default(),
        uscita: match motivo {
            // The last day of a placement is known from its beginning.
            Some(_) if tirocinio => if il.is_some_and(|il| il >= oggi) { "in corso" } else { "finito" }.to_owned(),
            motivo => motivo.map(motivo_in_parole).unwrap_or_default().to_owned(),
        },
        che_fare: che_fare.unwrap_or_default(),
    })
}

/// Why a hire ended, in words.
pub(super) const fn motivo_in_parole(motivo: MotivoUscita) -> &'static str {
    match motivo {
        MotivoUscita::Dimissioni => "dimissioni",
        MotivoUscita::ProvaNonSuperata => "prova non superata",
        MotivoUscita::ProvaNonSuperataPerMenomazione => "prova non superata per ragioni che il datore non può opporre",
        MotivoUscita::FineTermine => "fine del termine",
        MotivoUscita::LicenziamentoDisciplinare => "licenziamento disciplinare",
        MotivoUscita::LicenziamentoOggettivo => "licenziamento per motivo oggettivo",
        MotivoUscita::CessazioneNaturale => "cessazione",
        MotivoUscita::NonAssunta => "non assunta",
    }
}
