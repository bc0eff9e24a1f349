import type { Comandi, Errore } from '$lib/generati/tipi';

/** A kind of file offered by a picker; extensions without the dot. */
export interface FiltroFile {
  nome: string;
  estensioni: string[];
}

/** The one way from the pages to the program and to the machine it runs on. */
export interface Ponte {
  /** Carries out a command; rejects with an {@link Errore}. */
  esegui<C extends keyof Comandi>(comando: C, richiesta: Comandi[C]['richiesta']): Promise<Comandi[C]['risposta']>;
  /** Paths chosen by the user; empty if the picker was closed. */
  scegliFile(opzioni: { titolo: string; filtri: FiltroFile[]; multipli: boolean }): Promise<string[]>;
  /** Path to write to; null if the picker was closed. */
  scegliDoveSalvare(opzioni: { titolo: string; nome: string; filtri: FiltroFile[] }): Promise<string | null>;
  /** A folder to write to; null if the picker was closed. */
  scegliCartella(opzioni: { titolo: string }): Promise<string | null>;
  /** Opens a file with the program the system has for it. */
  apri(percorso: string): Promise<void>;
  /** Hands a file to the printer. */
  stampa(percorso: string): Promise<void>;
  /** Files dropped on the window; returns how to stop listening. */
  suTrascinamento(richiamo: (percorsi: string[]) => void): () => void;
  /** Asks before the window closes; false keeps it open. */
  suChiusura(puoChiudere: () => Promise<boolean>): () => void;
  /** Tells the shell that the page is up. */
  pronto(): Promise<void>;
}

/** Reads whatever was thrown as an {@link Errore}, so that every screen speaks of one shape. */
export function comeErrore(causa: unknown): Errore {
  if (typeof causa === 'object' && causa !== null && 'codice' in causa && 'messaggio' in causa) {
    return causa as Errore;
  }
  const dettaglio = causa instanceof Error ? causa.message : String(causa);
  return {
    codice: 'programma_non_risponde',
    messaggio: `Il programma non risponde (${dettaglio}). Riprova; se accade ancora, chiudi e riapri Mirato.`,
    campi: [],
    genere: 'guasto',
  };
}
