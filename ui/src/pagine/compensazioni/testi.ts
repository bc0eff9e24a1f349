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
  salva: 'Salva',
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
  atti: 'Atti',
  nessunAtto: 'Nessun atto: una compensazione dichiarata non ne ha bisogno.',
  impedita: 'Non si può autorizzare',
  storia: 'Storia',
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

export const PASSI: Record<string, { nome: string; titolo: string; fatto: string; giorno: string; motivo: boolean; emette: boolean }> = {
  autorizza: { nome: 'Autorizza…', titolo: 'Autorizzazione della compensazione', fatto: 'Compensazione autorizzata.', giorno: '', motivo: false, emette: true },
  nega: { nome: 'Nega…', titolo: 'Diniego della compensazione', fatto: 'Compensazione negata.', giorno: '', motivo: true, emette: true },
  cessa: { nome: 'Fai cessare…', titolo: 'Fine della compensazione', fatto: 'Compensazione finita. Le posizioni sono ricalcolate.', giorno: 'Ultimo giorno', motivo: true, emette: false },
};
