//! How payments are set against instalments, in order of day.

use super::maggiorazione::{in_euro, maturata};
use super::rate::Rata;
use super::{Imputazione, RataInConto, RichiestaConto, StatoRata, Versamento, entro};
use crate::aritmetica::Esatta;
use crate::errore::ErroreNorma;
use crate::l68_1999::art03_quota::scelta_ignota;
use crate::parametri::{Letto, Parametri};
use chrono::NaiveDate;
use mirato_domain::Euro;

/// The parameter of the order.
const SCELTA: &str = "contributo_imputazione";
/// The credit carried over, where the code of a payment stands.
const CREDITO: &str = "credito_precedente";

/// What a payment pays first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ordine {
    Contributo,
    Maggiorazione,
}

/// The choice of what a payment pays first, as it was read.
pub(super) fn scelta(p: &Parametri, al: NaiveDate) -> Result<Letto<String>, ErroreNorma> {
    p.scelta(SCELTA, al)
}

/// An instalment while payments are set against it.
struct Aperta<'a> {
    rata: &'a Rata,
    residuo: Euro,
    /// Surcharge so far, exactly, in cents.
    maturata: Esatta,
    maggiorazione_versata: Euro,
    /// Last day for which the surcharge was reckoned.
    fino_a: NaiveDate,
    saldata_il: Option<NaiveDate>,
    imputazioni: Vec<Imputazione>,
}

/// The instalments by due day, while payments come in.
pub(super) struct Registro<'a> {
    p: &'a Parametri,
    richiesta: &'a RichiestaConto,
    ordine: Ordine,
    aperte: Vec<Aperta<'a>>,
    credito: Euro,
}

/// The part of a payment not set against anything yet.
struct Resto<'a> {
    codice: &'a str,
    data: Option<NaiveDate>,
    importo: Euro,
}

impl<'a> Registro<'a> {
    pub fn nuovo(p: &'a Parametri, richiesta: &'a RichiestaConto) -> Result<Self, ErroreNorma> {
        let ordine = match scelta(p, richiesta.al)?.valore.as_str() {
            "prima_contributo" => Ordine::Contributo,
            "prima_maggiorazione" => Ordine::Maggiorazione,
            altro => return Err(scelta_ignota(SCELTA, altro)),
        };
        let mut rate: Vec<&Rata> = richiesta.rate.iter().collect();
        rate.sort_by(|una, altra| (una.scadenza, &una.codice).cmp(&(altra.scadenza, &altra.codice)));
        let aperte = rate.into_iter().map(Aperta::nuova).collect();
        Ok(Self { p, richiesta, ordine, aperte, credito: Euro::ZERO })
    }

    /// Sets the credit and then every payment against the instalments.
    pub fn imputa(&mut self) -> Result<(), ErroreNorma> {
        if let Some(credito) = self.richiesta.credito_precedente {
            let mut resto = Resto { codice: CREDITO, data: None, importo: credito };
            self.contributo(&mut resto, |_| true, None);
            self.credito = resto.importo;
        }
        let mut versamenti: Vec<&Versamento> = entro(self.richiesta).collect();
        versamenti.sort_by(|uno, altro| (uno.data, &uno.codice).cmp(&(altro.data, &altro.codice)));
        for versamento in versamenti {
            self.versamento(versamento)?;
        }
        Ok(())
    }

    /// The instalment it names, then those whose term is over, then the others; what is left is credit.
    fn versamento(&mut self, versamento: &Versamento) -> Result<(), ErroreNorma> {
        let data = versamento.data;
        for aperta in &mut self.aperte {
            aperta.matura(self.p, data)?;
        }
        let mut resto = Resto { codice: &versamento.codice, data: Some(data), importo: versamento.importo };
        let nominata = versamento.rata.as_deref();
        let dovuta = |aperta: &Aperta<'_>| aperta.rata.scadenza < data || nominata == Some(&aperta.rata.codice);
        match self.ordine {
            Ordine::Contributo => {
                self.contributo(&mut resto, dovuta, nominata);
                self.maggiorazioni(&mut resto, nominata)?;
            }
            Ordine::Maggiorazione => {
                self.maggiorazioni(&mut resto, nominata)?;
                self.contributo(&mut resto, dovuta, nominata);
            }
        }
        self.contributo(&mut resto, |_| true, nominata);
        self.credito = self.credito + resto.importo;
        Ok(())
    }

    /// The instalments in the order in which they are paid: the one named first.
    fn in_ordine(&self, nominata: Option<&str>) -> Vec<usize> {
        let mut posti: Vec<usize> = (0..self.aperte.len()).collect();
        posti.sort_by_key(|posto| nominata != Some(&self.aperte[*posto].rata.codice));
        posti
    }

    fn contributo(&mut self, resto: &mut Resto<'_>, quali: impl Fn(&Aperta<'_>) -> bool, nominata: Option<&str>) {
        for posto in self.in_ordine(nominata) {
            let aperta = &mut self.aperte[posto];
            let importo = aperta.residuo.min(resto.importo);
            if importo <= Euro::ZERO || !quali(aperta) {
                continue;
            }
            aperta.residuo = aperta.residuo - importo;
            if aperta.residuo == Euro::ZERO {
                aperta.saldata_il = resto.data;
            }
            aperta.annota(resto, importo, false);
        }
    }

    fn maggiorazioni(&mut self, resto: &mut Resto<'_>, nominata: Option<&str>) -> Result<(), ErroreNorma> {
        for posto in self.in_ordine(nominata) {
            let aperta = &mut self.aperte[posto];
            let dovuta = in_euro(aperta.maturata)? - aperta.maggiorazione_versata;
            let importo = dovuta.min(resto.importo);
            if importo > Euro::ZERO {
                aperta.maggiorazione_versata = aperta.maggiorazione_versata + importo;
                aperta.annota(resto, importo, true);
            }
        }
        Ok(())
    }

    /// The instalments as they stand, and the credit.
    pub fn chiudi(mut self) -> Result<(Vec<RataInConto>, Euro), ErroreNorma> {
        let al = self.richiesta.al;
        let mut rate = Vec::with_capacity(self.aperte.len());
        for aperta in &mut self.aperte {
            aperta.matura(self.p, al)?;
            rate.push(aperta.chiusa(al)?);
        }
        Ok((rate, self.credito))
    }
}

impl<'a> Aperta<'a> {
    fn nuova(rata: &'a Rata) -> Self {
        Self {
            rata,
            residuo: rata.importo,
            maturata: Esatta::from_integer(0),
            maggiorazione_versata: Euro::ZERO,
            fino_a: rata.scadenza,
            saldata_il: None,
            imputazioni: Vec::new(),
        }
    }

    /// Reckons the surcharge to a day, that day counted, on what is unpaid until it.
    fn matura(&mut self, p: &Parametri, giorno: NaiveDate) -> Result<(), ErroreNorma> {
        if giorno > self.fino_a {
            let dal = self.fino_a.succ_opt().unwrap_or(giorno);
            self.maturata += maturata(p, self.residuo, dal, giorno)?;
            self.fino_a = giorno;
        }
        Ok(())
    }

    fn annota(&mut self, resto: &mut Resto<'_>, importo: Euro, maggiorazione: bool) {
        resto.importo = resto.importo - importo;
        self.imputazioni.push(Imputazione {
            versamento: resto.codice.to_owned(),
            data: resto.data,
            importo,
            maggiorazione,
        });
    }

    fn chiusa(&self, al: NaiveDate) -> Result<RataInConto, ErroreNorma> {
        let scadenza = self.rata.scadenza;
        let (stato, fino_al) = match (self.residuo == Euro::ZERO, self.saldata_il) {
            (true, Some(il)) if il > scadenza => (StatoRata::VersataInRitardo, Some(il)),
            (true, _) => (StatoRata::Versata, None),
            (false, _) if al > scadenza => (StatoRata::InRitardo, Some(al)),
            (false, _) => (StatoRata::NonScaduta, None),
        };
        Ok(RataInConto {
            rata: self.rata.clone(),
            stato,
            versato: self.rata.importo - self.residuo,
            da_versare: self.residuo,
            giorni_ritardo: fino_al.map_or(0, |giorno| (giorno - scadenza).num_days()),
            maggiorazione: in_euro(self.maturata)?,
            maggiorazione_versata: self.maggiorazione_versata,
            imputazioni: self.imputazioni.clone(),
        })
    }
}
