//! Prospetti into the archive: employers, sendings, which of them holds, verification.
//!
//! What can be worked out without the archive ([`preparo`]) is worked out beside the writing, on every
//! processor: the archive has one writer, and it should not wait.

mod preparo;
mod record;

use crate::importazioni::{FileLetto, prospetti};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use crate::verifiche;
use mirato_domain::Errore;
use mirato_domain::prospetto::{EsitoInvio, Invio, Prospetto, quale_vale};
use mirato_store as store;
use preparo::{DaVerificare, Preparato};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A prospetto with where it comes from.
pub(crate) struct Letto {
    pub prospetto: Prospetto,
    /// Place of its file among those that are imported together.
    pub origine: usize,
    /// SHA-256 of that file.
    pub impronta: String,
    /// The file itself, kept for a national file.
    pub file: Option<store::FileProspetto>,
}

/// What came of a file.
pub(crate) struct Registrato {
    pub entrati: usize,
    pub messaggio: String,
}

/// How many prospetti are written together: between one group and the next a work can be stopped.
const GRUPPO: usize = 200;

/// An employer and the day its figures describe.
type Giorno = (String, String);

/// A file whose prospetti go in.
struct Origine {
    nome: String,
    impronta: String,
    quanti: usize,
    entrati: usize,
    /// Its row among the imports, from its first prospetto on.
    importazione: Option<String>,
}

/// Writes files in one transaction, then decides which sending holds and verifies it. Stopped, it
/// leaves nothing behind.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(crate) async fn registra(
    ufficio: &Arc<Ufficio>,
    file: Vec<FileLetto>,
    corso: &Corso,
) -> Result<Vec<Registrato>, Errore> {
    let (origini, letti) = prospetti(file);
    let origini = origini.into_iter().map(|(nome, impronta, quanti)| Origine {
        nome,
        impronta,
        quanti,
        entrati: 0,
        importazione: None,
    });
    let mut registrazione = Registrazione {
        scrittura: ufficio.archivio.scrivi(&ufficio.autore()).await?,
        origini: origini.collect(),
        visti: BTreeSet::new(),
        da_decidere: BTreeSet::new(),
    };
    let (totale, mut fatti) = (letti.len(), 0);
    let (mut preparati, preparazione) = preparo::avvia(Arc::clone(ufficio), letti);
    while let Some(gruppo) = preparati.recv().await {
        corso.prosegui()?;
        corso.passo("Scrivo nell'archivio", fatti, totale);
        let gruppo = gruppo?;
        fatti += gruppo.len();
        registrazione.scrivi_gruppo(gruppo).await?;
    }
    // A preparation that stopped short would look like one that ended.
    preparo::finita(preparazione.await)?;
    registrazione.decidi(ufficio, corso).await?;
    corso.prosegui()?;
    corso.passo("Confermo la scrittura", totale, totale);
    registrazione.scrittura.conferma().await?;
    Ok(registrazione.origini.iter().map(esito).collect())
}

fn esito(origine: &Origine) -> Registrato {
    let messaggio = match (origine.quanti, origine.entrati) {
        (0, _) => "Nessun prospetto da importare.".to_owned(),
        (_, 0) => "È già in archivio: non entra una seconda volta.".to_owned(),
        (1, _) => "Importato.".to_owned(),
        (_, entrati) => format!("Importati {entrati} prospetti."),
    };
    Registrato { entrati: origine.entrati, messaggio }
}

/// Prospetti on their way into the archive, in one transaction.
struct Registrazione {
    scrittura: store::Scrittura,
    origini: Vec<Origine>,
    /// Hashes seen in the files themselves.
    visti: BTreeSet<String>,
    /// Days that several sendings describe, or may describe.
    da_decidere: BTreeSet<Giorno>,
}

impl Registrazione {
    async fn scrivi_gruppo(&mut self, gruppo: Vec<Preparato>) -> Result<(), Errore> {
        let impronte: Vec<&str> = gruppo.iter().map(|preparato| preparato.impronta.as_str()).collect();
        let note = self.scrittura.impronte_note(&impronte).await?;
        let mut nuovi = Vec::with_capacity(gruppo.len());
        for preparato in gruppo {
            self.apri_importazione(preparato.origine).await?;
            let gia_visto = !self.visti.insert(preparato.impronta.clone());
            if !gia_visto && !note.contains(&preparato.impronta) {
                nuovi.push(preparato);
            }
        }
        let (datori, descritti) = self.datori(&nuovi).await?;
        let mut record = Vec::with_capacity(nuovi.len());
        let mut con_datore = Vec::with_capacity(nuovi.len());
        for preparato in nuovi {
            let codice = preparato.prospetto.dichiarante().codice_fiscale.as_str();
            let Some(datore_id) = datori.get(codice).cloned() else { continue };
            let importazione = self.origini[preparato.origine].importazione.clone();
            record.push(record::prospetto(&preparato, &datore_id, importazione));
            con_datore.push((datore_id, preparato));
        }
        let inseriti = self.scrittura.inserisci_tutti(record).await?;
        let mut verifiche = Vec::with_capacity(inseriti.len());
        for (inserito, (datore_id, preparato)) in inseriti.into_iter().zip(con_datore) {
            self.origini[preparato.origine].entrati += 1;
            if let Some(file) = &preparato.file {
                self.scrittura.tieni_file(&inserito.id, file).await?;
            }
            let giorno = (datore_id, inserito.data_riferimento);
            if !preparato.solo || descritti.contains(&giorno) {
                self.da_decidere.insert(giorno);
            } else if let Some((verifica, province)) = preparato.verifica {
                let verifica = store::Verifica { prospetto_id: inserito.id, datore_id: giorno.0, ..verifica };
                verifiche.push((verifica, province));
            }
        }
        self.scrittura.registra_verifiche(verifiche).await?;
        Ok(())
    }

    async fn apri_importazione(&mut self, origine: usize) -> Result<(), Errore> {
        let origine = &mut self.origini[origine];
        if origine.importazione.is_some() {
            return Ok(());
        }
        let quanti = i64::try_from(origine.quanti).unwrap_or(i64::MAX);
        let importazione = store::Importazione {
            id: String::new(),
            quando: String::new(),
            utente: String::new(),
            tipo: "prospetti".to_owned(),
            nome_file: origine.nome.clone(),
            impronta: origine.impronta.clone(),
            lette: quanti,
            importate: quanti,
            scartate: 0,
            errori: store::Json::from("[]".to_owned()),
        };
        origine.importazione = Some(self.scrittura.registra_importazione(importazione).await?.id);
        Ok(())
    }

    /// The employers of prospetti by tax code, and the days that the archive has of them already. Those
    /// not in the archive are added, with their seats.
    async fn datori(
        &mut self,
        preparati: &[Preparato],
    ) -> Result<(BTreeMap<String, String>, BTreeSet<Giorno>), Errore> {
        let per_codice: BTreeMap<&str, &Prospetto> = preparati
            .iter()
            .map(|preparato| (preparato.prospetto.dichiarante().codice_fiscale.as_str(), &preparato.prospetto))
            .collect();
        let codici: Vec<String> = per_codice.keys().map(|codice| (*codice).to_owned()).collect();
        let noti = self.scrittura.datori_per_codice_fiscale(&codici).await?;
        let mut ids: BTreeMap<String, String> = noti.into_iter().map(|(codice, datore)| (codice, datore.id)).collect();
        let descritti = self.scrittura.giorni_descritti(&ids.values().map(String::as_str).collect::<Vec<_>>()).await?;
        let mancanti: Vec<_> = per_codice.iter().filter(|(codice, _)| !ids.contains_key(**codice)).collect();
        let record = mancanti.iter().map(|(_, prospetto)| record::datore(prospetto)).collect();
        let nuovi = self.scrittura.inserisci_tutti(record).await?;
        let sedi: Vec<(String, Vec<store::Sede>)> =
            nuovi.iter().zip(&mancanti).map(|(datore, (_, p))| (datore.id.clone(), record::sedi(p))).collect();
        self.scrittura.imposta_sedi(&sedi).await?;
        ids.extend(nuovi.into_iter().map(|datore| (datore.codice_fiscale, datore.id)));
        Ok((ids, descritti))
    }

    /// Decides which sending of each contended day holds, and verifies it.
    async fn decidi(&mut self, ufficio: &Arc<Ufficio>, corso: &Corso) -> Result<(), Errore> {
        let giorni: Vec<Giorno> = std::mem::take(&mut self.da_decidere).into_iter().collect();
        for (numero, gruppo) in giorni.chunks(GRUPPO).enumerate() {
            corso.prosegui()?;
            corso.passo("Verifico i prospetti", numero * GRUPPO, giorni.len());
            let tenuti = self.scrittura.prospetti_dei_giorni(gruppo).await?;
            let mut validi = Vec::new();
            for del_giorno in
                tenuti.chunk_by(|a, b| (&a.datore_id, &a.data_riferimento) == (&b.datore_id, &b.data_riferimento))
            {
                self.decidi_giorno(del_giorno, &mut validi).await?;
            }
            let verifiche = preparo::verifica_tutti(Arc::clone(ufficio), validi).await?;
            self.scrittura.registra_verifiche(verifiche).await?;
        }
        Ok(())
    }

    /// Marks the sendings of one day; the one that holds is added to those to verify.
    async fn decidi_giorno(
        &mut self,
        tenuti: &[store::Prospetto],
        validi: &mut Vec<DaVerificare>,
    ) -> Result<(), Errore> {
        let mut contenuti = Vec::with_capacity(tenuti.len());
        for tenuto in tenuti {
            contenuti.push(verifiche::leggi::<Prospetto>(&tenuto.quadri, "Un prospetto")?);
        }
        let invii: Vec<Invio> =
            contenuti.iter().zip(tenuti).map(|(prospetto, tenuto)| prospetto.invio(tenuto.impronta.clone())).collect();
        let decisione = quale_vale(&invii);
        for ((tenuto, prospetto), esito) in tenuti.iter().zip(contenuti).zip(&decisione.esiti) {
            let stato = match esito {
                EsitoInvio::Vale => store::StatoProspetto::Valido,
                EsitoInvio::Doppione(_) => store::StatoProspetto::Duplicato,
                EsitoInvio::Rettificato(_) | EsitoInvio::Superato(_) => store::StatoProspetto::Superato,
                EsitoInvio::Annullato(_) | EsitoInvio::Annullamento => store::StatoProspetto::Annullato,
            };
            if tenuto.stato != stato {
                self.scrittura.segna_prospetto(&tenuto.id, stato).await?;
            }
            if stato == store::StatoProspetto::Valido {
                let (id, datore_id) = (tenuto.id.clone(), tenuto.datore_id.clone());
                validi.push(DaVerificare { id, datore_id, prospetto });
            }
        }
        Ok(())
    }
}
