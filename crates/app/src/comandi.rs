//! The one table of commands. The desktop shell and the loopback host both call [`esegui`]; the
//! TypeScript types of the interface come from the same table, so that a command cannot be called
//! with other words than the program understands.

use crate::programma::Programma;
use crate::ruoli::{self, Potere};
use mirato_domain::Errore;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::pin::Pin;

/// Every command: name, request, answer, function. A consumer macro is called with the whole list.
macro_rules! elenco_comandi {
    ($consumatore:ident) => {
        $consumatore! {
            sessione(Niente) -> Sessione = crate::sessione::sessione;
            archivio_apri(ArchivioApri) -> Sessione = crate::sessione::archivio_apri;
            archivio_salva(ArchivioSalva) -> FileScritto = crate::sessione::archivio_salva;
            cerca(Cerca) -> Vec<Trovato> = crate::sessione::cerca;
            bozza(BozzaChiave) -> BozzaTrovata = crate::sessione::bozza;
            bozza_salva(Bozza) -> BozzaTrovata = crate::sessione::bozza_salva;
            preferenze(Niente) -> Preferenze = crate::sessione::preferenze;
            preferenze_salva(Preferenze) -> Preferenze = crate::sessione::preferenze_salva;
            cruscotto(Niente) -> Cruscotto = crate::cruscotto::cruscotto;
            datori(FiltroDatori) -> ElencoDatori = crate::datori::datori;
            datori_esporta(EsportaDatori) -> FileScritto = crate::datori::datori_esporta;
            datore(ChiediDatore) -> SchedaDatore = crate::datori::datore;
            datore_salva(Anagrafica) -> Anagrafica = crate::datori::datore_salva;
            circostanza_salva(Circostanza) -> Circostanza = crate::circostanze::circostanza_salva;
            circostanza_elimina(PerId) -> Niente = crate::circostanze::circostanza_elimina;
            posizione(ChiediPosizione) -> SchedaPosizione = crate::posizione::posizione;
            posizione_riporta(RiportaPosizione) -> SchedaPosizione = crate::posizione::posizione_riporta;
            posizioni_riporta(RiportaPosizioni) -> LavoroAvviato = crate::posizione::posizioni_riporta;
            riporto_annulla(PerId) -> SchedaPosizione = crate::posizione::riporto_annulla;
            differenza_accetta(AccettaDifferenza) -> SchedaPosizione = crate::posizione::differenza_accetta;
            movimenti(PerId) -> Vec<RigaMovimento> = crate::movimenti::movimenti;
            movimento_salva(MovimentoForza) -> Vec<RigaMovimento> = crate::movimenti::movimento_salva;
            movimento_elimina(PerId) -> Vec<RigaMovimento> = crate::movimenti::movimento_elimina;
            prospetti(FiltroProspetti) -> ElencoProspetti = crate::prospetti::prospetti;
            prospetti_esporta(EsportaProspetti) -> FileScritto = crate::esporta::prospetti_esporta;
            prospetto(PerId) -> SchedaProspetto = crate::prospetti::prospetto;
            prospetto_verifica(PerId) -> SchedaProspetto = crate::prospetti::prospetto_verifica;
            prospetto_simula(Simula) -> mirato_norme::Simulazione = crate::prospetti::prospetto_simula;
            prospetto_stampa(StampaProspetto) -> FileScritto = crate::prospetti::prospetto_stampa;
            differenza_chiarisci(ChiarisciDifferenza) -> SchedaProspetto = crate::prospetti::differenza_chiarisci;
            verifica_tutti(VerificaTutti) -> LavoroAvviato = crate::prospetti::verifica_tutti;
            importa_prova(ImportaProva) -> LavoroAvviato = crate::importazioni::importa_prova;
            importa_conferma(PerLavoro) -> LavoroAvviato = crate::importazioni::importa_conferma;
            importa_scarti(ScriviScarti) -> FileScritto = crate::importazioni::importa_scarti;
            importa_modello(ScriviModello) -> FileScritto = crate::importazioni::importa_modello;
            importazioni(Niente) -> Vec<RigaImportazione> = crate::importazioni::importazioni;
            lavoro(PerLavoro) -> Lavoro = crate::lavori::lavoro;
            lavoro_annulla(PerLavoro) -> Lavoro = crate::lavori::lavoro_annulla;
            richieste(FiltroRichieste) -> ElencoRichieste = crate::ottemperanza::richieste;
            richieste_esporta(EsportaRichieste) -> FileScritto = crate::ottemperanza::richieste_esporta;
            richiesta(PerId) -> SchedaRichiesta = crate::ottemperanza::richiesta;
            richiesta_salva(SalvaRichiesta) -> SchedaRichiesta = crate::ottemperanza::richiesta_salva;
            richiesta_archivia(PerId) -> SchedaRichiesta = crate::ottemperanza::richiesta_archivia;
            ottemperanza_anteprima(ChiediAnteprima) -> Anteprima = crate::ottemperanza::ottemperanza_anteprima;
            ottemperanza_rilascia(Rilascia) -> SchedaAtto = crate::ottemperanza::ottemperanza_rilascia;
            atti(FiltroAtti) -> ElencoAtti = crate::atti::atti;
            atti_esporta(EsportaAtti) -> FileScritto = crate::atti::atti_esporta;
            atto(PerId) -> SchedaAtto = crate::atti::atto;
            atto_pagine(PagineAtto) -> Anteprima = crate::atti::atto_pagine;
            atto_salva(SalvaAtto) -> FileScritto = crate::atti::atto_salva;
            atto_verifica(PerId) -> EsameDocumento = crate::firme::atto_verifica;
            atto_annulla(AnnullaAtto) -> SchedaAtto = crate::atti::atto_annulla;
            atto_protocolla(ProtocollaAtto) -> SchedaAtto = crate::atti::atto_protocolla;
            atto_trasmetti(TrasmettiAtto) -> FileScritto = crate::atti::atto_trasmetti;
            atti_firma(FirmaAtti) -> LavoroAvviato = crate::firme::atti_firma;
            firma_slot(ChiediSlot) -> Vec<SlotFirma> = crate::firme::firma_slot;
            documento_verifica(VerificaDocumento) -> EsameDocumento = crate::firme::documento_verifica;
            persone(FiltroPersone) -> ElencoPersone = crate::persone::persone;
            persone_esporta(EsportaPersone) -> FileScritto = crate::persone::persone_esporta;
            persona(PerId) -> SchedaPersona = crate::persone::persona;
            persona_salva(SalvaPersona) -> SchedaPersona = crate::persone::persona_salva;
            persona_simili(SalvaPersona) -> Vec<PersonaSimile> = crate::persone::persona_simili;
            fascicoli_da_unire(FascicoliDaUnire) -> FascicoliAperti = crate::persone::fascicoli_da_unire;
            persone_unisci(UnisciPersone) -> SchedaPersona = crate::persone::persone_unisci;
            evento_salva(EventoPersona) -> EventoPersona = crate::vita::evento_salva;
            evento_elimina(PerId) -> Niente = crate::vita::evento_elimina;
            rapporto_salva(RapportoLavoro) -> RapportoLavoro = crate::vita::rapporto_salva;
            rapporto_elimina(PerId) -> Niente = crate::vita::rapporto_elimina;
            allega(Allega) -> Allegato = crate::allegati::allega;
            allegato_salva(SalvaAllegato) -> FileScritto = crate::allegati::allegato_salva;
            allegato_togli(PerId) -> Niente = crate::allegati::allegato_togli;
            fascicolo_apri(ApriFascicolo) -> Fascicolo = crate::fascicolo::fascicolo_apri;
            fascicolo_salva(SalvaFascicolo) -> Fascicolo = crate::fascicolo::fascicolo_salva;
            abilitazioni(Niente) -> Vec<Abilitazione> = crate::abilitazioni::abilitazioni;
            abilita(Abilita) -> Vec<Abilitazione> = crate::abilitazioni::abilita;
            disabilita(Disabilita) -> Vec<Abilitazione> = crate::abilitazioni::disabilita;
            iscrizioni(FiltroIscrizioni) -> ElencoIscrizioni = crate::iscrizioni::iscrizioni;
            iscrizioni_esporta(EsportaIscrizioni) -> FileScritto = crate::iscrizioni::iscrizioni_esporta;
            iscrizione(PerId) -> SchedaIscrizione = crate::iscrizioni::iscrizione;
            iscrizione_salva(SalvaIscrizione) -> SchedaIscrizione = crate::iscrizioni::iscrizione_salva;
            iscrizione_passo(PassoIscrizione) -> SchedaIscrizione = crate::iscrizioni::iscrizione_passo;
            proposte(FiltroProposte) -> ElencoProposte = crate::proposte::proposte;
            proposte_applica(ApplicaProposte) -> ProposteApplicate = crate::proposte::proposte_applica;
            nulla_osta_elenco(FiltroNullaOsta) -> ElencoNullaOsta = crate::nulla_osta::nulla_osta_elenco;
            nulla_osta_esporta(EsportaNullaOsta) -> FileScritto = crate::nulla_osta::nulla_osta_esporta;
            nulla_osta(PerId) -> SchedaNullaOsta = crate::nulla_osta::nulla_osta;
            nulla_osta_salva(SalvaNullaOsta) -> SchedaNullaOsta = crate::nulla_osta::nulla_osta_salva;
            nulla_osta_anteprima(ChiediAnteprima) -> Anteprima = crate::nulla_osta::nulla_osta_anteprima;
            nulla_osta_rilascia(Rilascia) -> SchedaAtto = crate::nulla_osta::nulla_osta_rilascia;
            nulla_osta_passo(PassoNullaOsta) -> SchedaNullaOsta = crate::nulla_osta::nulla_osta_passo;
            computi(FiltroComputi) -> ElencoComputi = crate::computi::computi;
            computi_esporta(EsportaComputi) -> FileScritto = crate::computi::computi_esporta;
            computo(PerId) -> SchedaComputo = crate::computi::computo;
            computo_salva(SalvaComputo) -> SchedaComputo = crate::computi::computo_salva;
            computo_requisito(RequisitoComputo) -> SchedaComputo = crate::computi::computo_requisito;
            computo_anteprima(ChiediAnteprima) -> Anteprima = crate::computi::computo_anteprima;
            computo_rilascia(Rilascia) -> SchedaAtto = crate::computi::computo_rilascia;
            computo_passo(PassoComputo) -> SchedaComputo = crate::computi::computo_passo;
            esoneri(FiltroEsoneri) -> ElencoEsoneri = crate::esoneri::esoneri;
            esoneri_esporta(EsportaEsoneri) -> FileScritto = crate::esoneri::esoneri_esporta;
            esonero(PerId) -> SchedaEsonero = crate::esoneri::esonero;
            esonero_salva(SalvaEsonero) -> SchedaEsonero = crate::esoneri::esonero_salva;
            esonero_passo(PassoEsonero) -> SchedaEsonero = crate::esoneri::esonero_passo;
            esonero_anteprima(AnteprimaEsonero) -> Anteprima = crate::esoneri::esonero_anteprima;
            autocertificazione_salva(Autocertificazione) -> Autocertificazione = crate::esoneri::autocertificazione_salva;
            autocertificazione_elimina(PerId) -> Niente = crate::esoneri::autocertificazione_elimina;
            conto_esonero(ChiediConto) -> SchedaConto = crate::conto::conto_esonero;
            conto_giorni(ChiediGiorni) -> Vec<GiornoConto> = crate::conto::conto_giorni;
            conto_estratto(EsportaConto) -> FileScritto = crate::conto::conto_estratto;
            versamento_aggiungi(NuovoVersamento) -> SchedaConto = crate::conto::versamento_aggiungi;
            versamento_togli(TogliVersamento) -> SchedaConto = crate::conto::versamento_togli;
            versamenti_prova(FileVersamenti) -> EsitoVersamenti = crate::conto::versamenti_prova;
            versamenti_importa(FileVersamenti) -> EsitoVersamenti = crate::conto::versamenti_importa;
            sospensioni(FiltroSospensioni) -> ElencoSospensioni = crate::sospensioni::sospensioni;
            sospensioni_esporta(EsportaSospensioni) -> FileScritto = crate::sospensioni::sospensioni_esporta;
            sospensione(PerId) -> SchedaSospensione = crate::sospensioni::sospensione;
            sospensione_salva(SalvaSospensione) -> SchedaSospensione = crate::sospensioni::sospensione_salva;
            sospensione_anteprima(PassoSospensione) -> Anteprima = crate::sospensioni::sospensione_anteprima;
            sospensione_passo(PassoSospensione) -> SchedaSospensione = crate::sospensioni::sospensione_passo;
            compensazioni(FiltroCompensazioni) -> ElencoCompensazioni = crate::compensazioni::compensazioni;
            compensazioni_esporta(EsportaCompensazioni) -> FileScritto = crate::compensazioni::compensazioni_esporta;
            compensazione(PerId) -> SchedaCompensazione = crate::compensazioni::compensazione;
            compensazione_salva(SalvaCompensazione) -> SchedaCompensazione = crate::compensazioni::compensazione_salva;
            compensazione_anteprima(PassoCompensazione) -> Anteprima = crate::compensazioni::compensazione_anteprima;
            compensazione_passo(PassoCompensazione) -> SchedaCompensazione = crate::compensazioni::compensazione_passo;
            compensazioni_gruppo(PerId) -> GruppoCompensazioni = crate::compensazioni::compensazioni_gruppo;
            compensazioni_accogli(AccogliProposte) -> GruppoCompensazioni = crate::compensazioni::compensazioni_accogli;
            convenzioni(FiltroConvenzioni) -> ElencoConvenzioni = crate::convenzioni::convenzioni;
            convenzioni_esporta(EsportaConvenzioni) -> FileScritto = crate::convenzioni::convenzioni_esporta;
            convenzioni_aperte(ChiediConvenzioni) -> Vec<ConvenzioneAperta> = crate::convenzioni::convenzioni_aperte;
            convenzione(PerId) -> SchedaConvenzione = crate::convenzioni::convenzione;
            convenzione_salva(SalvaConvenzione) -> SchedaConvenzione = crate::convenzioni::convenzione_salva;
            convenzione_anteprima(ChiediAnteprima) -> Anteprima = crate::convenzioni::convenzione_anteprima;
            convenzione_proponi(Rilascia) -> SchedaAtto = crate::convenzioni::convenzione_proponi;
            convenzione_passo(PassoConvenzione) -> SchedaConvenzione = crate::convenzioni::convenzione_passo;
            convenzione_tirocinio(TirocinioConvenzione) -> SchedaConvenzione = crate::convenzioni::convenzione_tirocinio;
            convenzione_uscita(UscitaInserimento) -> SchedaConvenzione = crate::convenzioni::convenzione_uscita;
            convenzione_stampa(StampaConvenzione) -> FileScritto = crate::convenzioni::convenzione_stampa;
            preselezioni(FiltroPreselezioni) -> ElencoPreselezioni = crate::preselezioni::preselezioni;
            preselezione(PerId) -> SchedaPreselezione = crate::preselezioni::preselezione;
            preselezione_salva(SalvaPreselezione) -> SchedaPreselezione = crate::preselezioni::preselezione_salva;
            capacita(Niente) -> Vec<VoceTabella> = crate::fascicolo::capacita;
            candidati_pesa(PesaCandidati) -> LavoroAvviato = crate::preselezioni::candidati_pesa;
            candidati(CercaCandidati) -> CandidatiTrovati = crate::preselezioni::candidati;
            rosa_salva(AggiornaRosa) -> SchedaPreselezione = crate::preselezioni::rosa_salva;
            preselezione_passo(PassoPreselezione) -> SchedaPreselezione = crate::preselezioni::preselezione_passo;
            avvisi(FiltroAvvisi) -> ElencoAvvisi = crate::avvisi::avvisi;
            avvisi_esporta(EsportaAvvisi) -> FileScritto = crate::avvisi::avvisi_esporta;
            avviso(PerId) -> SchedaAvviso = crate::avvisi::avviso;
            avviso_salva(SalvaAvviso) -> SchedaAvviso = crate::avvisi::avviso_salva;
            avviso_anteprima(ChiediAnteprima) -> Anteprima = crate::avvisi::avviso_anteprima;
            avviso_pubblica(Rilascia) -> SchedaAtto = crate::avvisi::avviso_pubblica;
            avviso_testo(ScriviFile) -> FileScritto = crate::avvisi::avviso_testo;
            avviso_passo(PassoAvviso) -> SchedaAvviso = crate::avvisi::avviso_passo;
            annuale_raccogli(PerId) -> LavoroAvviato = crate::avvisi::annuale_raccogli;
            annuale_proposta(ChiediConferma) -> PropostaConferma = crate::avvisi::annuale_proposta;
            annuale_confronta(PerId) -> ConfrontoAnnuale = crate::graduatorie::annuale_confronta;
            annuale_confronto_esporta(EsportaConfrontoAnnuale) -> FileScritto = crate::graduatorie::annuale_confronto_esporta;
            criteri_elenco(Niente) -> Vec<TabellaCriteri> = crate::criteri::criteri_elenco;
            criteri_tabella(PerCodiceCriteri) -> SchedaCriteri = crate::criteri::criteri_tabella;
            criteri_copia(CopiaCriteri) -> SchedaCriteri = crate::criteri::criteri_copia;
            criteri_salva(SalvaCriteri) -> SchedaCriteri = crate::criteri::criteri_salva;
            criteri_elimina(PerId) -> Niente = crate::criteri::criteri_elimina;
            criteri_esempi(ChiediEsempi) -> EsempiCriteri = crate::criteri::criteri_esempi;
            domande_avviso(FiltroDomandeAvviso) -> ElencoDomandeAvviso = crate::avvisi::domande_avviso;
            domande_avviso_esporta(EsportaDomandeAvviso) -> FileScritto = crate::avvisi::domande_avviso_esporta;
            domanda_avviso(PerId) -> SchedaDomandaAvviso = crate::avvisi::domanda_avviso;
            domanda_avviso_salva(SalvaDomandaAvviso) -> SchedaDomandaAvviso = crate::avvisi::domanda_avviso_salva;
            domanda_avviso_apri(ApriDomandaAvviso) -> SchedaDomandaAvviso = crate::avvisi::domanda_avviso_apri;
            domanda_avviso_passo(PassoDomandaAvviso) -> SchedaDomandaAvviso = crate::avvisi::domanda_avviso_passo;
            graduatoria_calcola(CalcolaGraduatoria) -> LavoroAvviato = crate::graduatorie::graduatoria_calcola;
            graduatoria_apri(ApriGraduatoria) -> PaginaGraduatoria = crate::graduatorie::graduatoria_apri;
            graduatoria_righe(ChiediGraduatoria) -> PaginaGraduatoria = crate::graduatorie::graduatoria_righe;
            graduatoria_confronta(ConfrontaGraduatoria) -> ConfrontoGraduatoria = crate::graduatorie::graduatoria_confronta;
            graduatoria_approva(ApprovaGraduatoria) -> SchedaAtto = crate::graduatorie::graduatoria_approva;
            graduatoria_anteprima(PubblicaGraduatoria) -> Anteprima = crate::graduatorie::graduatoria_anteprima;
            graduatoria_pubblica(PubblicaGraduatoria) -> FileScritto = crate::graduatorie::graduatoria_pubblica;
            candidato_scheda(SchedaCandidato) -> FileScritto = crate::graduatorie::candidato_scheda;
            candidati_schede(SchedeCandidati) -> LavoroAvviato = crate::graduatorie::candidati_schede;
            candidati_lettere(PerId) -> Vec<LetteraDiCandidato> = crate::graduatorie::candidati_lettere;
            candidati_lettere_prova(AnteprimaLettereCandidati) -> ProvaLettereCandidati = crate::graduatorie::candidati_lettere_prova;
            candidati_lettere_emetti(LettereCandidati) -> LavoroAvviato = crate::graduatorie::candidati_lettere_emetti;
            candidati_avvia(AvviaCandidati) -> SchedaAtto = crate::graduatorie::candidati_avvia;
            candidato_esito(EsitoAvviato) -> SchedaAvviso = crate::graduatorie::candidato_esito;
            lettere_anteprima(AnteprimaLettera) -> Anteprima = crate::lettere::lettere_anteprima;
            lettere_componi(ComponiLettere) -> LavoroAvviato = crate::lettere::lettere_componi;
            revisioni(Niente) -> Vec<RigaRevisione> = crate::revisioni::revisioni;
            revisione_avvia(AvviaRevisione) -> LavoroAvviato = crate::revisioni::revisione_avvia;
            revisione(FiltroRevisione) -> ElencoRivisti = crate::revisioni::revisione;
            revisione_quadro(FiltroRevisione) -> QuadroRevisione = crate::revisioni::revisione_quadro;
            revisione_datore(ChiediRivisto) -> SchedaRivisto = crate::revisioni::revisione_datore;
            revisione_esporta(EsportaRevisione) -> FileScritto = crate::revisioni::revisione_esporta;
            revisione_rapporto(PerId) -> SchedaAtto = crate::revisioni::revisione_rapporto;
            revisione_lettere(PerId) -> Vec<LetteraDiRevisione> = crate::revisioni::revisione_lettere;
            revisione_lettere_prova(AnteprimaLettereRevisione) -> ProvaLettere = crate::revisioni::revisione_lettere_prova;
            revisione_lettere_emetti(LettereRevisione) -> LavoroAvviato = crate::revisioni::revisione_lettere_emetti;
            scadenzario(FiltroScadenzario) -> Scadenzario = crate::scadenzario::scadenzario;
            scadenzario_esporta(EsportaScadenzario) -> FileScritto = crate::scadenzario::scadenzario_esporta;
            viste(VisteDi) -> Vec<VistaSalvata> = crate::viste::viste;
            vista_salva(VistaSalvata) -> Vec<VistaSalvata> = crate::viste::vista_salva;
            vista_elimina(PerId) -> Niente = crate::viste::vista_elimina;
            impostazioni(Niente) -> Impostazioni = crate::impostazioni::impostazioni;
            impostazioni_salva(Impostazioni) -> Impostazioni = crate::impostazioni::impostazioni_salva;
            parametri(Niente) -> Vec<ParametroVisto> = crate::impostazioni::parametri;
            parametro_aggiungi(AggiungiValore) -> Vec<ParametroVisto> = crate::impostazioni::parametro_aggiungi;
            categorie_escluse(Niente) -> CategorieEscluse = crate::impostazioni::categorie_escluse;
            ruoli(Niente) -> Vec<RuoloDato> = crate::ruoli::ruoli;
            ruolo_assegna(AssegnaRuolo) -> Vec<RuoloDato> = crate::ruoli::ruolo_assegna;
            ruolo_togli(TogliRuolo) -> Vec<RuoloDato> = crate::ruoli::ruolo_togli;
            registro_verifica(Niente) -> StatoRegistro = crate::impostazioni::registro_verifica;
        }
    };
}

pub(crate) use elenco_comandi;

/// A command being carried out. It has a name of its own type, rather than that of an `async fn`, so that what
/// waits for it is compiled here once, and not again in each program that calls [`esegui`].
pub type InCorso<'a> = Pin<Box<dyn Future<Output = Result<Value, Errore>> + Send + 'a>>;

macro_rules! smista {
    ($($nome:ident($richiesta:ty) -> $risposta:ty = $funzione:path;)*) => {
        /// Carries out a command by its name: reads the request, calls the use case, writes the answer.
        ///
        /// # Errors
        /// `comando_sconosciuto`, `richiesta_non_valida` (naming the field), `ruolo_insufficiente`, or the use
        /// case's own error.
        pub fn esegui<'a>(programma: &'a Programma, nome: &str, richiesta: Value) -> InCorso<'a> {
            #[allow(unused_imports)]
            use crate::api::*;
            let potere = ruoli::serve(nome, &richiesta);
            match nome {
                $(stringify!($nome) => compi::<$richiesta, $risposta, _, _>(programma, potere, richiesta, $funzione),)*
                altro => {
                    let errore = Errore::dato("comando_sconosciuto", format!("Il comando «{altro}» non esiste."));
                    Box::pin(std::future::ready(Err(errore)))
                }
            }
        }
    };
}

elenco_comandi!(smista);

/// A use case on the heap, made in a frame of its own: that of [`esegui`] would have room for all of them.
#[inline(never)]
fn compi<'a, Q, R, F, C>(programma: &'a Programma, potere: Potere, richiesta: Value, caso: C) -> InCorso<'a>
where
    Q: DeserializeOwned,
    R: Serialize,
    F: Future<Output = Result<R, Errore>> + Send + 'a,
    C: FnOnce(&'a Programma, Q) -> F,
{
    match leggi(richiesta) {
        Ok(richiesta) => {
            let risposta = caso(programma, richiesta);
            Box::pin(async move {
                ruoli::controlla(programma, potere).await?;
                scrivi(&risposta.await?)
            })
        }
        Err(errore) => Box::pin(std::future::ready(Err(errore))),
    }
}

fn leggi<T: DeserializeOwned>(richiesta: Value) -> Result<T, Errore> {
    serde_path_to_error::deserialize(richiesta).map_err(|errore| {
        let campo = errore.path().to_string();
        Errore::dato("richiesta_non_valida", format!("La richiesta non si legge: {}", errore.inner()))
            .con_campo(campo, errore.inner().to_string())
    })
}

fn scrivi<T: Serialize>(risposta: &T) -> Result<Value, Errore> {
    serde_json::to_value(risposta)
        .map_err(|errore| Errore::guasto("risposta_non_scritta", format!("La risposta non si scrive: {errore}")))
}
