import { quanti } from '$lib/formato';

export const TESTI = {
  titolo: 'Proposte',
  elenco: 'Proposte da applicare',
  regione: 'Pagina delle proposte',
  spiega: 'Ciò che gli eventi chiedono: un lavoro che comincia o finisce, l’età, un documento scaduto. Nulla accade finché non lo applichi.',
  nessuna: 'Nessuna proposta: nessun evento chiede una decisione oggi.',
  nessunRisultato: 'Nessuna proposta con questo filtro.',
  aggiorna: 'Aggiorna',
  scegliTutte: 'Scegli tutte le proposte',
  scegli: (titolo: string) => `Scegli: ${titolo}`,
  applica: 'Applica',
  scrivi: 'Scrivi…',
  applicaScelte: (n: number) => `Applica ${quanti(n, 'proposta', 'proposte')}`,
  applicaDescrizione: 'Applica le proposte scelte',
  scegliPrima: 'Scegli almeno una proposta.',
  perche: 'Perché?',
  dal: (giorno: string) => `dal ${giorno}`,
  finoAl: (giorno: string) => `fino al ${giorno}`,
  confermaTitolo: (n: number) => (n === 1 ? 'Applichi la proposta?' : `Applichi ${n} proposte?`),
  confermaNo: 'Torna alle proposte',
  comeSiTorna: 'Sospensioni e chiusure si tolgono con «Riapri», nella pagina dell’iscrizione, dove la legge lo consente. Ogni passo resta nella storia.',
  applicate: (n: number) => (n === 1 ? '1 proposta applicata.' : `${n} proposte applicate.`),
  saltate: (n: number) => (n === 1 ? '1 proposta non applicata' : `${n} proposte non applicate`),
  altre: (n: number) => `Qui ci sono le prime: ne restano ${n}.`,
} as const;

/** What each action does, one and many. */
export const AZIONI: Record<string, { una: string; molte: string; nome: string }> = {
  sospendi: { una: 'sospensione', molte: 'sospensioni', nome: 'sospendi' },
  chiudi: { una: 'chiusura', molte: 'chiusure', nome: 'chiudi' },
  riapri: { una: 'riapertura', molte: 'riaperture', nome: 'riapri' },
  chiedi: { una: 'richiesta alla persona', molte: 'richieste alla persona', nome: 'chiedi' },
};
