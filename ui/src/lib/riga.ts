import type { Coppia } from '$lib/generati/tipi';

/** A datum as it is read, with the page of whom or what it names. */
export interface Riga extends Coppia {
  dove?: string;
}
