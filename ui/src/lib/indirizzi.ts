import type { Destinazione } from '$lib/generati/tipi';

/** The pages of the program, as they stand in the address. */
export const PAGINE = [
  'cruscotto', 'datori', 'datore', 'prospetti', 'prospetto', 'importa', 'ottemperanza', 'richiesta', 'atti', 'atto',
  'libro-firma', 'verifica', 'impostazioni', 'guida',
  'iscrizione', 'iscrizioni', 'persona', 'persone', 'proposte',
  'revisione', 'scadenzario',
  'computi', 'computo', 'convenzione', 'convenzioni', 'esoneri', 'esonero', 'versamenti', 'nulla_osta', 'nulla_osta_richiesta', 'preselezione', 'preselezioni',
  'sospensione', 'sospensioni', 'compensazione', 'compensazioni',
  'avvisi', 'avviso', 'criteri',
] as const;

export type Pagina = (typeof PAGINE)[number];

/** A place in the program: a page, the record it shows, filters already set. */
export interface Rotta {
  pagina: Pagina;
  id: string;
  filtro: Record<string, string>;
}

const CASA: Rotta = { pagina: 'cruscotto', id: '', filtro: {} };

/** Reads `#/datore/0190?scheda=atti`; anything unknown leads home. */
export function leggiIndirizzo(hash: string): Rotta {
  const [percorso = '', coda = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [nome = '', id = ''] = percorso.split('/', 2);
  const pagina = PAGINE.find((p) => p === nome);
  if (!pagina) return CASA;
  return { pagina, id: decodeURIComponent(id), filtro: Object.fromEntries(new URLSearchParams(coda)) };
}

/** The address of a place, to be used as `href`. */
export function indirizzo(pagina: Pagina, id = '', filtro: Record<string, string> = {}): string {
  const pieni = Object.entries(filtro).filter(([, valore]) => valore !== '');
  const coda = new URLSearchParams(pieni).toString();
  return `#/${pagina}${id ? `/${encodeURIComponent(id)}` : ''}${coda ? `?${coda}` : ''}`;
}

/** The address of a line of the dashboard or of a hit of the search. */
export function indirizzoDi({ pagina, id, filtro }: Destinazione): string {
  const nota = PAGINE.find((p) => p === pagina);
  return nota ? indirizzo(nota, id ?? '', filtro) : indirizzo('cruscotto');
}
