import type { Snippet } from 'svelte';

/** A column of a table of `R`. */
export interface Colonna<R> {
  id: string;
  titolo: string;
  /** What the cell says; a snippet when words are not enough. */
  testo?: (riga: R) => string;
  cella?: Snippet<[R]>;
  numerica?: boolean;
  /** The order it asks the program for; empty if it cannot be sorted by. */
  ordina?: string;
  /** Width in rem until the user changes it. */
  larghezza?: number;
  /** The cell that names the row. */
  intestazione?: boolean;
}

/** A page of rows as the program answers it. */
export interface PaginaRighe<R> {
  totale: number;
  righe: R[];
}

/** The rows to draw for a scroll position, with some to spare on both sides. */
export function finestra(scorrimento: number, altezza: number, riga: number, totale: number, scorta = 8) {
  const prima = Math.min(Math.max(0, Math.floor(scorrimento / riga) - scorta), Math.max(0, totale - 1));
  const dopo = Math.min(totale, Math.ceil((scorrimento + altezza) / riga) + scorta);
  return { da: prima, a: Math.max(dopo, Math.min(totale, prima + 1)) };
}
