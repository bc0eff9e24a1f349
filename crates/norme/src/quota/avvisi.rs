//! What the user should know of a reckoning that stands all the same.

use super::conteggio::{Conteggio, Territorio};
use super::risposta::{Avviso, Coerenza, CoerenzaQuota};
use crate::dpr333_2000::art03_part_time::conta_intera;
use crate::esito::Esito;
use crate::l68_1999::art03_quota::{Classe, Obbligo15A35};
use crate::l68_1999::art04_computo::Riconosciuta;
use crate::l68_1999::art04_copertura::gruppi;
use crate::l68_1999::art05_compensazioni::{ammessa, con_segno};
use crate::l68_1999::art05_esoneri::{autocertificati, concessi, richiesti};
use mirato_domain::situazione::{Natura, SituazioneProvinciale, Soggetto, TipoCompensazione, TipoSospensione};

/// Collects the warnings of a reckoning.
struct Raccolta<'a> {
    conteggio: &'a Conteggio<'a>,
    avvisi: Vec<Avviso>,
}

/// The warnings of a reckoning, the country's first, then each province's.
pub(super) fn avvisi(conteggio: &Conteggio<'_>, coerenza: &Coerenza) -> Vec<Avviso> {
    let mut raccolta = Raccolta { conteggio, avvisi: Vec::new() };
    raccolta.obbligo();
    for (territorio, provincia) in conteggio.province.iter().zip(&conteggio.situazione.province) {
        raccolta.categorie(provincia);
        raccolta.part_time(provincia);
        raccolta.esonero(territorio, provincia);
        raccolta.sospensione(territorio, provincia);
        raccolta.compensazioni(territorio, provincia);
    }
    raccolta.pareggio();
    raccolta.coerenza(&coerenza.art3, "art. 3");
    raccolta.coerenza(&coerenza.art18, "art. 18");
    raccolta.avvisi
}

impl Raccolta<'_> {
    fn avviso(&mut self, codice: &str, messaggio: impl Into<String>) {
        self.avvisi.push(Avviso { codice: codice.to_owned(), messaggio: messaggio.into() });
    }

    /// From 15 to 35 the duty arose, until 2017, only after a new hire, which the input does not tell.
    fn obbligo(&mut self) {
        let versione = self.conteggio.regole.art03.obbligo_15_35;
        if self.conteggio.classe == Classe::Da15A35 && versione.calcola == Obbligo15A35::NuoveAssunzioni {
            self.avviso(
                "obbligo_da_nuove_assunzioni",
                "fino al 31/12/2017 il datore da 15 a 35 lavoratori doveva l'unità solo dopo una nuova assunzione (art. 3, c. 2, \
                 L. 68/1999): controlla se ne ha fatte, perché il prospetto non lo dice",
            );
        }
    }

    /// Four-digit codes of the national file that nobody has mapped.
    fn categorie(&mut self, provincia: &SituazioneProvinciale) {
        for esclusione in &provincia.esclusioni {
            if let Riconosciuta::DaAbbinare = self.conteggio.regole.categorie.riconosci(&esclusione.categoria) {
                let messaggio = format!(
                    "{}: il codice {} non è nella tabella delle categorie escluse, quindi {} lavoratori restano nella base: \
                     abbina il codice a una categoria",
                    provincia.provincia, esclusione.categoria, esclusione.numero
                );
                self.avviso("categoria_esclusa_sconosciuta", messaggio);
            }
        }
    }

    /// Part-time workers who would cover a whole unit if their disability were known to be above 50%.
    fn part_time(&mut self, provincia: &SituazioneProvinciale) {
        let regole = &self.conteggio.regole.copertura;
        let manca = |riga: &&mirato_domain::situazione::GruppoPartTime| {
            !regole.oltre_la_soglia(riga)
                && matches!(conta_intera(riga, self.conteggio.classe, regole.da_15_a_35), Esito::DatiMancanti(_))
        };
        let righe = gruppi(provincia).into_iter().flat_map(|gruppo| &gruppo.part_time);
        let persone: i64 = righe.filter(manca).map(|riga| i64::from(riga.numero)).sum();
        if persone > 0 {
            let messaggio = format!(
                "{}: manca l'invalidità di {persone} persone a tempo parziale: se supera il 50%, ognuna copre un'unità intera \
                 (art. 3, c. 5, D.P.R. 333/2000)",
                provincia.provincia
            );
            self.avviso("invalidita_mancante", messaggio);
        }
    }

    /// Exemptions: only requested, not allowed, beyond the ceilings.
    fn esonero(&mut self, territorio: &Territorio, provincia: &SituazioneProvinciale) {
        let sigla = provincia.provincia;
        let chieste = richiesti(provincia);
        if chieste > 0 {
            let messaggio = format!("{sigla}: l'esonero di {chieste} unità è solo richiesto e non è sottratto");
            self.avviso("esonero_richiesto", messaggio);
        }
        let (concesse, autocertificate) = (concessi(provincia), autocertificati(provincia));
        let totale = concesse + autocertificate;
        if totale == 0 {
            return;
        }
        let natura = self.conteggio.situazione.datore.natura;
        match self.conteggio.regole.esonero.massimi(natura, self.conteggio.classe, territorio.art3.riallineata) {
            Esito::Valore(massimi) if totale > massimi.settori => {
                let messaggio = format!(
                    "{sigla}: le {totale} unità esonerate superano il massimo di legge ({} su {} dovute); {concesse} concesse, \
                     {autocertificate} autocertificate. Sono contate come dichiarate: controlla l'autorizzazione",
                    massimi.settori, territorio.art3.riallineata
                );
                self.avviso("esonero_oltre_massimo", messaggio);
            }
            Esito::Valore(massimi) if totale > massimi.ordinario => {
                let messaggio = format!(
                    "{sigla}: le {totale} unità esonerate superano il {} della quota ({} su {} dovute): è ammesso solo nella vigilanza e \
                     nel trasporto privato. Sono contate come dichiarate",
                    self.conteggio.regole.esonero.massimo.letto.valore, massimi.ordinario, territorio.art3.riallineata
                );
                self.avviso("esonero_oltre_massimo_ordinario", messaggio);
            }
            Esito::Valore(_) => {}
            esito => {
                let motivo = esito.motivo().unwrap_or_default();
                self.avviso(
                    "esonero_non_ammesso",
                    format!("{sigla}: {totale} unità esonerate, contate come dichiarate, ma {motivo}"),
                );
            }
        }
        self.autocertificazione(territorio, provincia);
    }

    /// Self-certified units beyond those still to be covered.
    fn autocertificazione(&mut self, territorio: &Territorio, provincia: &SituazioneProvinciale) {
        let (sigla, autocertificate) = (provincia.provincia, autocertificati(provincia));
        let libere = territorio.art3.dovuta - territorio.copertura.totale();
        if autocertificate > libere.max(0) {
            let messaggio = format!(
                "{sigla}: le {autocertificate} unità autocertificate superano quelle che restano da coprire ({})",
                libere.max(0)
            );
            self.avviso("autocertificati_oltre_scopertura", messaggio);
        }
    }

    /// Suspensions that reduce nothing, or reduce more than their province.
    fn sospensione(&mut self, territorio: &Territorio, provincia: &SituazioneProvinciale) {
        let Some(sospensione) = &provincia.sospensione else { return };
        let sigla = provincia.provincia;
        if let Some(motivo) = territorio.sospensione.motivo() {
            self.avviso("sospensione_non_applicata", format!("{sigla}: la sospensione non riduce la quota: {motivo}"));
        } else if sospensione.tipo == TipoSospensione::LicenziamentoCollettivo {
            self.avviso(
                "sospensione_nazionale",
                format!("{sigla}: il licenziamento collettivo sospende gli obblighi per intero, in tutte le province"),
            );
        } else if territorio.art3.riallineata == 0 {
            self.avviso(
                "sospensione_senza_effetto",
                format!("{sigla}: la sospensione non riduce nulla, perché nella provincia non è dovuta alcuna unità"),
            );
        }
    }

    /// Compensations that the law or the prospetto does not allow as declared.
    fn compensazioni(&mut self, territorio: &Territorio, provincia: &SituazioneProvinciale) {
        let (natura, sigla) = (self.conteggio.situazione.datore.natura, provincia.provincia);
        for compensazione in &provincia.compensazioni {
            let altra = compensazione.provincia;
            if !ammessa(natura, sigla, altra) {
                let messaggio =
                    format!("{sigla}: un datore pubblico compensa solo nella stessa regione, e {altra} è in un'altra");
                self.avviso("compensazione_fuori_regione", messaggio);
            }
            if compensazione.azienda_gruppo.is_some() && natura != Natura::PrivatoInGruppo {
                let messaggio =
                    format!("{sigla}: la compensazione indica un'azienda del gruppo, ma il datore non è in un gruppo");
                self.avviso("compensazione_senza_gruppo", messaggio);
            }
            let presente = self.conteggio.situazione.province.iter().any(|voce| voce.provincia == altra);
            if compensazione.azienda_gruppo.is_none() && !presente {
                let messaggio =
                    format!("{sigla}: la compensazione rimanda a {altra}, che non è fra le province del datore");
                self.avviso("compensazione_provincia_assente", messaggio);
            }
            let eccede =
                compensazione.tipo == TipoCompensazione::Eccedenza && compensazione.soggetto == Soggetto::Disabili;
            if eccede && territorio.esonerati > 0 {
                let messaggio = format!("{sigla}: un'eccedenza e un esonero nella stessa provincia si contraddicono");
                self.avviso("compensazione_con_esonero", messaggio);
            }
        }
    }

    /// Compensations inside the firm must balance: as many more here as fewer there.
    fn pareggio(&mut self) {
        for (soggetto, nome) in [(Soggetto::Disabili, "art. 3"), (Soggetto::CategorieProtette, "art. 18")] {
            let interne = self.conteggio.compensazioni().filter(|voce| voce.azienda_gruppo.is_none());
            let saldo: i64 = interne.filter(|voce| voce.soggetto == soggetto).map(con_segno).sum();
            if saldo != 0 {
                let manca = if saldo > 0 { "riduzioni" } else { "eccedenze" };
                let messaggio =
                    format!("{nome}: eccedenze e riduzioni non pareggiano, mancano {} unità di {manca}", saldo.abs());
                self.avviso("compensazioni_non_pareggiate", messaggio);
            }
        }
    }

    fn coerenza(&mut self, confronto: &CoerenzaQuota, nome: &str) {
        if confronto.coerente {
            return;
        }
        let (somma, nazionale) = (confronto.somma_scoperture_province, confronto.scopertura_nazionale);
        let proposte: i64 = confronto.compensazioni_proposte.iter().map(|coppia| coppia.numero).sum();
        let rimedio = if proposte == somma - nazionale {
            "le compensazioni proposte le riportano alla pari"
        } else {
            "le sole compensazioni non bastano a riportarle alla pari: controlla quelle dichiarate e gli esoneri"
        };
        let messaggio =
            format!("{nome}: le scoperture delle province sommano {somma}, quella nazionale è {nazionale}; {rimedio}");
        self.avviso("scoperture_non_coerenti", messaggio);
    }
}
