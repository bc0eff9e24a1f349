import type { PassoProcedimento } from '$pagine/pratiche/procedimento';

export const TESTI = {
  titolo: 'Compensazioni',
  pagina: 'Scheda della compensazione',
  elenco: 'Compensazioni territoriali',
  cerca: 'Datore di lavoro',
  stato: 'Stato',
  tipo: 'Tipo',
  tutti: 'tutti',
  conFiltri: ' con questi filtri',
  esportaIn: 'Esporta le compensazioni che vedi in',
  nuova: 'Nuova compensazione',
  nuovaDescrizione: 'Registra una compensazione',
  nessuna: 'Nessuna compensazione ancora. Registrala, o accogli le proposte dalla posizione di un datore.',
  nessunRisultato: 'Nessuna compensazione con questi filtri.',

  paginaTitolo: (datore: string) => (datore ? `Compensazione di ${datore}` : 'Nuova compensazione'),
  dati: 'Dati della compensazione',
  datore: 'Datore con più assunzioni',
  datoreIgnoto: 'Non è fra i datori in archivio: prima registralo.',
  altra: 'Azienda del gruppo con meno assunzioni',
  altraAiuto: 'Vuoto se è lo stesso datore',
  protocollo: 'Protocollo',
  ricevutaIl: 'Ricevuta il',
  dal: 'Dal',
  al: 'Fino al',
  soggetto: 'Quota',
  inPiu: 'Provincia con più',
  inMeno: 'Provincia con meno',
  sigla: 'Sigla',
  numero: 'Unità',
  motivazione: 'Motivi',
  motivazioneAiuto: 'Servono a un ente pubblico (art. 5, c. 8-ter)',
  note: 'Note',
  salvata: 'Compensazione salvata. Le posizioni sono ricalcolate.',
  dettaglio: 'Di un datore privato vale subito; di un ente pubblico aspetta il decreto.',

  gruppo: 'Gruppo: che cosa si compensa e se torna',
  tabellaGruppo: 'Tabella delle compensazioni del gruppo',
  nessunaNelGruppo: 'Nessuna compensazione in vigore.',
  azienda: 'Azienda',
  provincia: 'Provincia',
  con: 'Con',
  unita: 'Unità',
  origine: 'Da',
  pareggio: (quota: string, piu: number, meno: number) => `Quota ${quota}: ${piu} in più, ${meno} in meno`,
  inPareggio: 'in pareggio',
  nonInPareggio: 'non in pareggio',
  nessunAtto: 'Nessun atto: una compensazione dichiarata non ne ha bisogno.',
  impedita: 'Non si può autorizzare',
  nota: 'Motivo',
} as const;

export const TIPI = [
  { valore: 'dichiarata', nome: 'dichiarate' },
  { valore: 'autorizzata', nome: 'da autorizzare' },
];
export const STATI = [
  { valore: 'in_istruttoria', nome: 'in istruttoria' },
  { valore: 'in_vigore', nome: 'in vigore' },
  { valore: 'negata', nome: 'negate' },
  { valore: 'cessata', nome: 'finite' },
];
export const SOGGETTI = [
  { valore: 'disabili', nome: 'art. 3, persone con disabilità' },
  { valore: 'categorie_protette', nome: 'art. 18, categorie protette' },
];
export const nomeSoggetto = (soggetto: string) => (soggetto === 'disabili' ? 'art. 3' : 'art. 18');

/** The fields by name, in the order of the form. */
export const CAMPI: Record<string, string> = {
  codice_fiscale_datore: TESTI.datore,
  codice_fiscale_riduzione: TESTI.altra,
  soggetto: TESTI.soggetto,
  provincia_eccedenza: TESTI.inPiu,
  provincia_riduzione: TESTI.inMeno,
  numero: TESTI.numero,
  protocollo: TESTI.protocollo,
  ricevuta_il: TESTI.ricevutaIl,
  dal: TESTI.dal,
  al: TESTI.al,
  motivazione: TESTI.motivazione,
  note: TESTI.note,
};

export const PASSI: Record<string, PassoProcedimento> = {
  autorizza: { nome: 'Autorizza…', titolo: 'Autorizzazione della compensazione', fatto: 'Compensazione autorizzata.', campi: [], emette: true },
  nega: { nome: 'Nega…', titolo: 'Diniego della compensazione', fatto: 'Compensazione negata.', campi: ['nota'], emette: true },
  cessa: { nome: 'Fai cessare…', titolo: 'Fine della compensazione', fatto: 'Compensazione finita. Le posizioni sono ricalcolate.', campi: ['data', 'nota'], data: 'Ultimo giorno', emette: false },
};
