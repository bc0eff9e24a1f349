import { quanti } from '$lib/formato';

export const LETTERE = {
  titolo: 'Lettere a chi ha fatto domanda',
  titoloAnnuale: 'Lettere a chi è nell’elenco',
  apri: 'Lettere…',
  convoca: 'Convoca…',
  scelti: (n: number) => `Per ${quanti(n, 'persona scelta', 'persone scelte')}.`,
  tutti: {
    convocazione: 'Per tutti gli avviati di cui si aspetta l’esito.',
    integrazione: 'Per tutte le domande da integrare. Il termine corre da oggi.',
    esclusione: 'Per tutte le domande escluse.',
    sollecito: 'Per tutti quelli che non hanno ancora confermato.',
  },
  tipo: 'Lettera',
  giorno: 'Giorno',
  ora: 'Ora',
  luogo: 'Luogo',
  prova: 'La prova',
  documenti: 'Da portare, uno per riga',
  documentiSoliti: 'documento di identità',
  assenza: 'Chi manca',
  assenzaSolita: 'Chi non si presenta senza un motivo valido rinuncia alla selezione.',
  entro: (tipo: string, giorno: string) => `${{ integrazione: 'Documenti', sollecito: 'Conferma' }[tipo] ?? 'Riesame'} entro il ${giorno}.`,
  saltate: (n: number) => (n === 1 ? '1 persona non la riceve' : `${n} persone non la ricevono`),
  emesse: 'Lettere emesse',
  nessuna: 'Nessuna lettera ancora: convocazioni, solleciti, richieste di integrazione ed esclusioni si emettono da qui.',
  lettera: 'Lettera',
  quando: 'Emessa il',
  persona: 'Persona',
  perIl: 'Per il',
  atto: 'Atto',
  annullata: 'annullata',
  esitiEntro: 'Esiti entro il',
  esitiEntroAiuto: 'Vuoto: nessun termine all’ente',
} as const;

export const TIPI_LETTERA = [
  { valore: 'sollecito', nome: 'sollecito della conferma' },
  { valore: 'convocazione', nome: 'convocazione alla selezione' },
  { valore: 'integrazione', nome: 'richiesta di integrazione' },
  { valore: 'esclusione', nome: 'adesione non ammessa' },
];
