//! The outcome of a rule: a value, not applicable, or data missing.

use mirato_domain::Campo;
use std::borrow::Cow;

/// What a rule answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Esito<T> {
    /// The rule applies and gives this value.
    Valore(T),
    /// The rule does not apply; the reason is Italian and shown to the user.
    NonApplicabile(Cow<'static, str>),
    /// The rule may apply, but the input does not say enough.
    DatiMancanti(Vec<Campo>),
}

impl<T> Esito<T> {
    /// A rule that does not apply.
    #[must_use]
    pub fn non_applicabile(motivo: impl Into<Cow<'static, str>>) -> Self {
        Self::NonApplicabile(motivo.into())
    }

    /// The value, if the rule applies.
    #[must_use]
    pub const fn valore(&self) -> Option<&T> {
        match self {
            Self::Valore(valore) => Some(valore),
            Self::NonApplicabile(_) | Self::DatiMancanti(_) => None,
        }
    }

    /// Why there is no value, in Italian; `None` if there is one.
    #[must_use]
    pub fn motivo(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Valore(_) => None,
            Self::NonApplicabile(motivo) => Some(Cow::Borrowed(motivo)),
            Self::DatiMancanti(campi) => {
                let nomi: Vec<_> = campi.iter().map(|campo| campo.campo.as_str()).collect();
                Some(Cow::Owned(format!("mancano i dati: {}", nomi.join(", "))))
            }
        }
    }

    /// The same outcome over another value.
    pub fn map<U>(self, funzione: impl FnOnce(T) -> U) -> Esito<U> {
        match self {
            Self::Valore(valore) => Esito::Valore(funzione(valore)),
            Self::NonApplicabile(motivo) => Esito::NonApplicabile(motivo),
            Self::DatiMancanti(campi) => Esito::DatiMancanti(campi),
        }
    }
}

impl<T: Copy + Default> Esito<T> {
    /// The value, or nothing where the rule gives none.
    #[must_use]
    pub fn o_zero(&self) -> T {
        self.valore().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_value_has_no_reason() {
        assert_eq!(Esito::Valore(3).motivo(), None);
        assert_eq!(Esito::<i64>::non_applicabile("meno di 15").motivo().as_deref(), Some("meno di 15"));
        let mancante = Esito::<i64>::DatiMancanti(vec![Campo { campo: "ore".to_owned(), messaggio: String::new() }]);
        assert_eq!(mancante.motivo().as_deref(), Some("mancano i dati: ore"));
        assert_eq!(mancante.o_zero(), 0);
    }
}
