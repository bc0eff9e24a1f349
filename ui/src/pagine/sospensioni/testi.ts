import type { PassoProcedimento } from '$pagine/pratiche/procedimento';

export const TESTI = {
  titolo: 'Sospensioni',
  pagina: 'Scheda della sospensione',
  elenco: 'Sospensioni degli obblighi, in ordine di termine',
  cerca: 'Datore di lavoro',
  stato: 'Stato',
  causale: 'Motivo',
  tutti: 'tutti',
  conFiltri: ' con questi filtri',
  esportaIn: 'Esporta le sospensioni che vedi in',
  nuova: 'Nuova comunicazione',
  nuovaDescrizione: 'Registra la comunicazione di una sospensione',
  nessuna: 'Nessuna sospensione ancora. Registra la prima comunicazione appena arriva.',
  nessunRisultato: 'Nessuna sospensione con questi filtri.',

  paginaTitolo: (datore: string) => (datore ? `Sospensione di ${datore}` : 'Nuova comunicazione di sospensione'),
  dati: 'Comunicazione',
  datoreIgnoto: 'Non è fra i datori in archivio: prima registralo.',
  protocollo: 'Protocollo',
  ricevutaIl: 'Ricevuta il',
  dal: 'Dal',
  al: 'Fino al',
  alAiuto: 'Fine della procedura, se è nota',
  atto: 'Atto che riconosce il motivo',
  attoAiuto: 'Per esempio: decreto ministeriale n. 12. Vuoto se non c’è ancora',
  attoDel: 'Del giorno',
  documento: 'Ha presentato i documenti',
  documentoAiuto: 'Il decreto o la domanda, con i lavoratori sospesi',
  licenziati: 'Lavoratori licenziati',
  licenziatiAiuto: 'Da cinque in su gli obblighi restano sospesi anche nel periodo di precedenza',
  misure: 'Province e misura',
  misureVuote: 'Aggiungi le province in cui il lavoro è sospeso.',
  nazionale: 'Questo motivo sospende tutti gli obblighi, in tutta Italia.',
  aggiungiProvincia: 'Aggiungi una provincia',
  togliProvincia: 'Togli la provincia',
  provincia: 'Provincia',
  province: 'Province',
  percentuale: 'Lavoro sospeso, %',
  lavoratori: 'oppure lavoratori sospesi',
  note: 'Note',
  salvata: 'Comunicazione salvata.',

  termini: 'Termini',
  nessunTermine: 'I termini corrono dal primo atto.',
  terminePassato: 'passato',
  termineFatto: 'fatto',
  effetti: 'Effetto sulla quota dell’art. 3',
  tabellaEffetti: 'Tabella dell’effetto sulla quota',
  quota: 'Quota',
  sospese: 'Sospese',
  calcolo: 'Unità che restano dovute',
  nessunEffetto: 'Senza un prospetto la quota non si conosce.',
  nessunAtto: 'Nessun atto ancora.',
  impedita: 'Non si può concedere',

  nota: 'Motivo',
  dettaglio: 'L’atto prende il prossimo numero e la data di oggi: non si cambiano più. Puoi annullarlo dal registro degli atti.',
} as const;

export const CAUSALI = [
  { valore: 'cigs', nome: 'cassa integrazione straordinaria' },
  { valore: 'solidarieta', nome: 'contratto di solidarietà' },
  { valore: 'licenziamento_collettivo', nome: 'licenziamento collettivo' },
  { valore: 'fallimento', nome: 'fallimento o altra procedura concorsuale' },
  { valore: 'esodo_incentivato', nome: 'incentivo all’esodo' },
];
/** The grounds that suspend everything, in the whole country. */
export const NAZIONALI = ['licenziamento_collettivo', 'fallimento'];

export const STATI = [
  { valore: 'comunicata', nome: 'comunicate' },
  { valore: 'temporanea', nome: 'temporanee' },
  { valore: 'riconosciuta', nome: 'concesse' },
  { valore: 'respinta', nome: 'respinte' },
  { valore: 'cessata', nome: 'finite' },
];

/** The fields by name, in the order of the form. */
export const CAMPI: Record<string, string> = {
  codice_fiscale_datore: 'Datore di lavoro',
  causale: TESTI.causale,
  protocollo: TESTI.protocollo,
  ricevuta_il: TESTI.ricevutaIl,
  dal: TESTI.dal,
  al: TESTI.al,
  documento: TESTI.documento,
  licenziati: TESTI.licenziati,
  atto: TESTI.atto,
  atto_del: TESTI.attoDel,
  misure: TESTI.misure,
  note: TESTI.note,
};

export const PASSI: Record<string, PassoProcedimento> = {
  temporanea: { nome: 'Sospendi in via temporanea…', titolo: 'Sospensione temporanea, in attesa dell’atto', fatto: 'Sospensione temporanea concessa.', campi: [], emette: true },
  rinnova: { nome: 'Rinnova la temporanea…', titolo: 'Rinnovo della sospensione temporanea', fatto: 'Sospensione temporanea rinnovata.', campi: [], emette: true },
  riconosci: { nome: 'Concedi…', titolo: 'Concessione della sospensione', fatto: 'Sospensione concessa.', campi: ['al', 'atto'], emette: true },
  respingi: { nome: 'Respingi…', titolo: 'Diniego della sospensione', fatto: 'Sospensione respinta.', campi: ['data', 'nota'], data: 'Respinta dal', emette: true },
  termina: { nome: 'Fai cessare…', titolo: 'Fine anticipata della sospensione', fatto: 'Sospensione finita: corrono i sessanta giorni per la richiesta.', campi: ['data', 'nota'], data: 'Ultimo giorno', emette: true },
  richiesta: { nome: 'Registra la richiesta…', titolo: 'Richiesta di assunzione arrivata', fatto: 'Richiesta registrata: il termine è chiuso.', campi: ['data'], data: 'Arrivata il', emette: false },
};
