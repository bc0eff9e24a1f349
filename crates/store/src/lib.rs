//! The archive: SQLite encrypted with SQLCipher, or PostgreSQL, behind one SQL text.
//!
//! Read through [`Archivio`], write through [`Scrittura`], which records everything it does in a
//! chained register within the same transaction. The archive has no clock: whoever writes says when.
//! What is law is decided elsewhere; what may never happen (an issued act changed, a number skipped,
//! a register row rewritten) the tables themselves refuse.

#[macro_use]
mod base;
#[macro_use]
mod aggregato;
mod allegato;
mod archivio;
mod atto;
mod avviso;
mod bozza;
mod candidati;
mod chiave;
mod circostanza;
mod compensazione;
mod computo;
mod convenzione;
mod copia;
mod datore;
mod dialetto;
mod domanda_avviso;
mod elenco;
mod errore;
mod esonero;
mod fascicolo;
mod fatti;
mod graduatoria_versione;
mod importazione;
mod iscrizione;
mod json;
mod lettera_candidato;
mod migrazione;
mod movimento;
mod note;
mod nulla_osta;
mod persona;
mod posizione;
mod preferenza;
mod preselezione;
mod prospetto;
mod registro;
mod revisione;
mod ricerca;
mod richiesta_ottemperanza;
mod riporto;
mod ruolo;
mod scrittura;
mod sigillo;
mod sospensione;
mod tabella_criteri;
mod ufficio;
mod verifica;
mod versamento;
mod vista;
mod vita;

pub use aggregato::Aggregato;
pub use allegato::{Allegato, NuovoAllegato};
pub use archivio::{Archivio, Integrita};
pub use atto::{Atto, Emissione, StatoAtto};
pub use avviso::{Avviso, StatoAvviso};
pub use bozza::Bozza;
pub use circostanza::{Circostanza, TipoCircostanza};
pub use compensazione::{Compensazione, StatoCompensazione, TipoCompensazione};
pub use computo::{Computo, StatoComputo};
pub use convenzione::{Convenzione, Inserimento, RigaConvenzione, StatoConvenzione, TipoConvenzione};
pub use datore::{Datore, Sede, VersioneDatore};
pub use domanda_avviso::{DomandaAvviso, StatoDomanda};
pub use elenco::{
    AttoInElenco, AvvisoInElenco, ColonnaDatori, ColonnaIscrizioni, ColonnaPersone, ColonnaProspetti, ColonnaRichieste,
    CompensazioneInElenco, ComputoInElenco, ConteggiCruscotto, ConvenzioneInElenco, DatoreInElenco, Direzione,
    DomandaInElenco, EsoneroInElenco, Fatto, FiltroAtti, FiltroAvvisi, FiltroCompensazioni, FiltroComputi,
    FiltroConvenzioni, FiltroDatori, FiltroDomande, FiltroEsoneri, FiltroIscrizioni, FiltroNullaOsta, FiltroPersone,
    FiltroPreselezioni, FiltroProspetti, FiltroRichieste, FiltroSospensioni, IscrizioneInElenco, NullaOstaInElenco,
    Pagina, PersonaInElenco, PreselezioneInElenco, ProspettoInElenco, RichiestaInElenco, Scopertura,
    ScoperturaPerProvincia, SospensioneInElenco, Verificato,
};
pub use elenco::{
    ColonnaRevisione, FiltroRevisione, FiltroScadenze, GruppoRevisione, RaggruppaRevisione, RivistoInElenco,
    ScadenzaInElenco, ScoperturaAlGiorno, TIPI_SCADENZA, TotaliRevisione,
};
pub use errore::{Differenza, Esito, SalvataggioSuperato, StoreError};
pub use esonero::{Autocertificazione, Esonero, EsoneroPasso, StatoEsonero, TipoEsonero, TipoPasso};
pub use fascicolo::{Abilitazione, Fascicolo, ParteDaSigillare};
pub use fatti::FattiPersona;
pub use graduatoria_versione::{GraduatoriaVersione, TipoGraduatoria, VersioneInElenco};
pub use importazione::Importazione;
pub use iscrizione::{Iscrizione, StatoIscrizione};
pub use json::{Json, JsonCompresso};
pub use lettera_candidato::{LetteraCandidato, LetteraInElenco, TipoLetteraCandidato};
pub use movimento::{Movimento, TipoMovimento};
pub use note::{Cercata, GiaNote};
pub use nulla_osta::{NullaOsta, StatoNullaOsta};
pub use persona::{EventiAttesi, Persona, StatoPersona};
pub use posizione::Posizione;
pub use preselezione::{Preselezione, StatoPreselezione};
pub use prospetto::{FileProspetto, InvioProspetto, OrigineProspetto, Prospetto, StatoProspetto, TipoProspetto};
pub use registro::{EsitoRegistro, GuastoRegistro, VoceRegistro, impronta};
pub use revisione::{
    DatoreRivisto, LetteraRevisione, ProvinciaRevisione, Revisione, RevisioneDelDatore, StatoRevisione, VoceRevisione,
};
pub use ricerca::{Trovato, normalizza};
pub use richiesta_ottemperanza::{RichiestaOttemperanza, StatoRichiesta};
pub use riporto::{Confronto, Riporto};
pub use ruolo::{Ruolo, RuoloUtente};
pub use scrittura::{Autore, Scrittura};
pub use sigillo::ChiaveFascicoli;
pub use sospensione::{CausaleSospensione, Sospensione, StatoSospensione};
pub use tabella_criteri::TabellaCriteri;
pub use ufficio::Ufficio;
pub use verifica::{Classe, ScoperturaProvinciale, Verifica};
pub use versamento::Versamento;
pub use vista::Vista;
pub use vita::{Evento, Rapporto};
