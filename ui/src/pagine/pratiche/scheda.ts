import type { Controllo, Stato, Voce, VoceStoria } from '$lib/generati/tipi';
import type { SchedaIstruttoria } from '$lib/istruttoria.svelte';
import type { Termine } from './pratica';

/** What the page of a request reads, whatever it is about. */
export interface Scheda<D> extends SchedaIstruttoria<D> {
  riga: { id: string; stato: Stato } & Termine;
  controlli: Controllo[];
  impedimento: string;
  spiegazione?: Voce;
  passi: string[];
  storia: VoceStoria[];
}

/** A step besides the release, as its button names it. */
export interface Passo {
  codice: string;
  nome: string;
  genere: 'quiet' | 'danger' | '';
}

/** The words of a kind of request. */
export interface ParolePratica<S> {
  /** Names of the fields, in the order of the form. */
  campi: Record<string, string>;
  titolo: (scheda: S | undefined) => string;
  briciola: (scheda: S | undefined) => string;
  /** State in which the term shown is the validity of the act. */
  statoAtto: string;
  /** "Nulla osta". */
  documento: string;
  /** What to do before there is something to preview. */
  anteprimaVuota: string;
  /** Why there is no document, once the request was decided without one. */
  senzaAtto: string;
  /** "Nulla osta ritirato": how the request ended. */
  deciso: (scheda: S) => string;
  pronto: string;
  impedito: string;
  /** One line under the outcome, such as what the hire covers; empty for none. */
  riassunto: (scheda: S) => string;
  rilascia: string;
  confermaTitolo: string;
  confermaTesto: (scheda: S) => string;
  rilasciato: (numero: string) => string;
  firmato: (numero: string) => string;
  nomeFile: (numero: string) => string;
}

/** A step as its dialog asks for it: what moves, how to go back, the day and the note. */
export interface PassoDaFare<S> extends Passo {
  titolo: (scheda: S) => string;
  /** Label of its day; empty if it asks for none. */
  giorno: string;
  /** Whether the day is the employer's to say; otherwise today is proposed. */
  giornoAltrui?: boolean;
  /** Whether the note is a reason that must be given. */
  motivo: boolean;
  conferma: string;
  fatto: string;
  /** What moves with it, one sentence each. */
  cambia: (scheda: S) => string[];
  ritorno: string;
}

/** The steps, among those of a kind of request, that can be taken now. */
export function passiPossibili<S>(tutti: PassoDaFare<S>[], codici: string[]): PassoDaFare<S>[] {
  return tutti.filter((passo) => codici.includes(passo.codice));
}
