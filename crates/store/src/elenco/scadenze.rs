//! Every deadline that the archive holds, in one list.
//!
//! A source is a query that gives the same row: add one to [`FONTI`], and its kind to the words of the
//! interface, and the list, the calendar and the export hold it. What the law alone fixes (the day the
//! prospetti are due, how long a certificate is valid) is added where the law is at hand.

use crate::archivio::Archivio;
use crate::errore::Esito;

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ScadenzaInElenco {
    /// Kind of deadline.
    pub tipo: String,
    /// Kind of record.
    pub oggetto: String,
    /// Its id.
    pub oggetto_id: String,
    /// The day, ISO date.
    pub data: String,
    /// Who it concerns.
    pub titolo: String,
    /// What it is about.
    pub dettaglio: String,
    /// Province; none when it has no place.
    pub provincia: Option<String>,
    /// Who worked on the record last.
    pub seguita_da: Option<String>,
}

/// Days between which deadlines are asked for, ISO dates, both counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiltroScadenze {
    /// First day.
    pub dal: String,
    /// Last day.
    pub al: String,
}

/// Where deadlines come from: each query gives kind, record, id, day, who, what, province.
const FONTI: [&str; 21] = [
    "SELECT 'ottemperanza' AS tipo, 'richiesta_ottemperanza' AS oggetto, r.id AS oggetto_id, r.scadenza AS data, \
     r.ente AS titolo, coalesce(d.denominazione, r.codice_fiscale_datore) AS dettaglio, d.provincia AS provincia \
     FROM richiesta_ottemperanza r LEFT JOIN datore d ON d.id = r.datore_id \
     WHERE r.stato IN ('bozza', 'in_istruttoria')",
    "SELECT 'nulla_osta', 'nulla_osta', n.id, n.scadenza, p.cognome || ' ' || p.nome, d.denominazione, n.provincia \
     FROM nulla_osta n JOIN persona p ON p.id = n.persona_id JOIN datore d ON d.id = n.datore_id \
     WHERE n.stato = 'in_istruttoria'",
    "SELECT 'nulla_osta_validita', 'nulla_osta', n.id, n.valido_al, p.cognome || ' ' || p.nome, d.denominazione, \
     n.provincia FROM nulla_osta n JOIN persona p ON p.id = n.persona_id JOIN datore d ON d.id = n.datore_id \
     WHERE n.stato = 'rilasciato'",
    "SELECT 'computo', 'computo', c.id, c.scadenza, p.cognome || ' ' || p.nome, d.denominazione, c.provincia \
     FROM computo c JOIN persona p ON p.id = c.persona_id JOIN datore d ON d.id = c.datore_id \
     WHERE c.stato = 'in_istruttoria'",
    "SELECT 'computo_fine', 'computo', c.id, c.fino_al, p.cognome || ' ' || p.nome, d.denominazione, c.provincia \
     FROM computo c JOIN persona p ON p.id = c.persona_id JOIN datore d ON d.id = c.datore_id \
     WHERE c.stato = 'autorizzato'",
    "SELECT 'iscrizione', 'iscrizione', i.id, i.scadenza, p.cognome || ' ' || p.nome, i.elenco, p.provincia \
     FROM iscrizione i JOIN persona p ON p.id = i.persona_id WHERE i.stato = 'domanda'",
    "SELECT 'iscrizione_sospesa', 'iscrizione', i.id, i.sospesa_fino_al, p.cognome || ' ' || p.nome, i.elenco, \
     p.provincia FROM iscrizione i JOIN persona p ON p.id = i.persona_id WHERE i.stato = 'sospesa'",
    "SELECT 'preselezione', 'preselezione', s.id, s.scadenza, d.denominazione, '', s.provincia \
     FROM preselezione s JOIN datore d ON d.id = s.datore_id WHERE s.stato IN ('aperta', 'pubblicata')",
    "SELECT 'preselezione_pubblicazione', 'preselezione', s.id, s.pubblicata_fino_al, d.denominazione, '', s.provincia \
     FROM preselezione s JOIN datore d ON d.id = s.datore_id WHERE s.stato = 'pubblicata'",
    "SELECT c.tipo, 'datore', c.datore_id, c.al, d.denominazione, coalesce(c.estremi, ''), c.provincia \
     FROM circostanza c JOIN datore d ON d.id = c.datore_id \
     WHERE c.tipo IN ('convenzione', 'esonero', 'sospensione') AND coalesce(c.origine, '') <> 'convenzione'",
    "SELECT 'convenzione_domanda', 'convenzione', c.id, c.scadenza, d.denominazione, '', c.provincia \
     FROM convenzione c JOIN datore d ON d.id = c.datore_id WHERE c.stato IN ('richiesta', 'in_istruttoria')",
    // A row waits for as long as somebody is to be hired by it, also after its day.
    "SELECT 'convenzione_riga', 'convenzione', r.convenzione_id, r.scade_il, d.denominazione, \
     coalesce(c.estremi, '') || ', riga ' || CAST(r.numero AS TEXT) || ': ' || r.profilo, r.provincia \
     FROM convenzione_riga r JOIN convenzione c ON c.id = r.convenzione_id JOIN datore d ON d.id = r.datore_id \
     WHERE c.stato IN ('stipulata', 'inadempiente') AND r.residue > 0",
    "SELECT 'convenzione', 'convenzione', c.id, c.fino_al, d.denominazione, coalesce(c.estremi, ''), c.provincia \
     FROM convenzione c JOIN datore d ON d.id = c.datore_id \
     WHERE c.stato IN ('stipulata', 'inadempiente', 'scaduta')",
    "SELECT 'sospensione_richiesta', 'sospensione', s.id, s.richiesta_entro, d.denominazione, '', d.provincia \
     FROM sospensione s JOIN datore d ON d.id = s.datore_id \
     WHERE s.stato IN ('riconosciuta', 'cessata', 'respinta') AND s.richiesta_il IS NULL",
    "SELECT 'compensazione', 'compensazione', c.id, c.scadenza, d.denominazione, '', c.provincia_eccedenza \
     FROM compensazione c JOIN datore d ON d.id = c.datore_id WHERE c.stato = 'in_istruttoria'",
    "SELECT 'fascicolo', 'persona', f.persona_id, f.rivedere_il, p.cognome || ' ' || p.nome, '', p.provincia \
     FROM fascicolo f JOIN persona p ON p.id = f.persona_id WHERE p.stato = 'attiva'",
    "SELECT 'permesso', 'persona', p.id, p.permesso_scade_il, p.cognome || ' ' || p.nome, '', p.provincia \
     FROM persona p WHERE p.stato = 'attiva'",
    // Each state of a call has its own next day.
    "SELECT CASE a.stato WHEN 'bozza' THEN 'avviso_pubblicare' WHEN 'pubblicato' THEN \
     CASE WHEN a.annuale IS NULL THEN 'avviso_adesioni' ELSE 'annuale_conferme' END \
     WHEN 'chiuso' THEN 'avviso_graduatoria' WHEN 'provvisoria' THEN 'avviso_riesame' ELSE 'avviso_validita' END, \
     'avviso', a.id, a.scadenza, a.profilo, coalesce(d.denominazione, ''), d.provincia \
     FROM avviso a LEFT JOIN datore d ON d.id = a.datore_id WHERE a.stato <> 'concluso'",
    "SELECT 'avviso_esiti', 'avviso', a.id, a.esiti_entro, a.profilo, d.denominazione, d.provincia \
     FROM avviso a JOIN datore d ON d.id = a.datore_id WHERE a.stato = 'in_utilizzo'",
    "SELECT 'avviso_integrazione', 'avviso', a.id, l.giorno, p.cognome || ' ' || p.nome, a.profilo, d.provincia \
     FROM lettera_candidato l JOIN atto t ON t.id = l.atto_id JOIN domanda_avviso q ON q.id = l.domanda_id \
     JOIN persona p ON p.id = q.persona_id JOIN avviso a ON a.id = l.avviso_id \
     LEFT JOIN datore d ON d.id = a.datore_id WHERE l.tipo = 'integrazione' AND t.stato <> 'annullato' \
     AND q.stato = 'da_integrare' AND a.stato <> 'concluso'",
    // Sixty-day terms that were still running on the day of the latest review.
    "SELECT 'richiesta_avviamento', 'datore', v.datore_id, v.termine, d.denominazione, '', d.provincia \
     FROM revisione_voce v JOIN datore d ON d.id = v.datore_id \
     JOIN revisione r ON r.id = v.revisione_id AND v.termine >= r.al \
     WHERE r.id = (SELECT u.id FROM revisione u WHERE u.stato = 'conclusa' ORDER BY u.al DESC, u.id DESC LIMIT 1)",
];

/// Certificates of compliance issued between two days: how long they are valid is the law's to say.
pub(super) const CERTIFICATI: &str = "SELECT 'certificato' AS tipo, 'atto' AS oggetto, a.id AS oggetto_id, \
     substr(a.emesso_il, 1, 10) AS data, coalesce(d.denominazione, '') AS titolo, \
     CAST(a.numero AS TEXT) || '/' || CAST(a.anno AS TEXT) AS dettaglio, d.provincia AS provincia, \
     CAST(NULL AS TEXT) AS seguita_da FROM atto a LEFT JOIN datore d ON d.id = a.datore_id \
     WHERE a.registro = 'ottemperanza' AND a.stato NOT IN ('bozza', 'annullato') \
     AND a.emesso_il >= $1 AND a.emesso_il < $2 ORDER BY a.emesso_il, a.id";

/// Every kind there is, the law's own included, in the order of the interface.
pub const TIPI: [&str; 31] = [
    "ottemperanza",
    "prospetto",
    "richiesta_avviamento",
    "nulla_osta",
    "nulla_osta_validita",
    "computo",
    "computo_fine",
    "iscrizione",
    "iscrizione_sospesa",
    "preselezione",
    "preselezione_pubblicazione",
    "convenzione_domanda",
    "convenzione_riga",
    "convenzione_diffida",
    "convenzione_verifica",
    "convenzione",
    "esonero",
    "sospensione",
    "sospensione_richiesta",
    "compensazione",
    "avviso_pubblicare",
    "avviso_adesioni",
    "annuale_conferme",
    "avviso_integrazione",
    "avviso_graduatoria",
    "avviso_riesame",
    "avviso_esiti",
    "avviso_validita",
    "certificato",
    "fascicolo",
    "permesso",
];

/// The list between `$1` and `$2`.
pub(super) fn frase() -> String {
    format!(
        "SELECT s.tipo, s.oggetto, s.oggetto_id, s.data, s.titolo, s.dettaglio, s.provincia, \
         (SELECT g.utente FROM registro g WHERE g.oggetto = s.oggetto AND g.oggetto_id = s.oggetto_id \
         ORDER BY g.sequenza DESC LIMIT 1) AS seguita_da \
         FROM ({}) s WHERE s.data >= $1 AND s.data <= $2 ORDER BY s.data, s.tipo, s.titolo, s.oggetto_id",
        FONTI.join(" UNION ALL ")
    )
}

impl Archivio {
    /// Deadlines between two days, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn scadenze(&self, filtro: &FiltroScadenze) -> Esito<Vec<ScadenzaInElenco>> {
        let valori = vec![(&filtro.dal).into(), (&filtro.al).into()];
        self.db().presa().await?.conn().righe(&frase(), valori).await
    }

    /// Certificates of compliance issued from one day to the day before another (ISO dates).
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn certificati_emessi(&self, dal: &str, prima_del: &str) -> Esito<Vec<ScadenzaInElenco>> {
        self.db().presa().await?.conn().righe(CERTIFICATI, vec![dal.into(), prima_del.into()]).await
    }
}
