import type { Controllo, Stato, Voce, VoceStoria } from '$lib/generati/tipi';
import type { SchedaPratica } from '$lib/istruttoria.svelte';
import type { Termine } from './pratica';

/** What the page of a request reads, whatever it is about. */
export interface Scheda<D> extends SchedaPratica<D> {
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
  /** Title of the panel of a request decided without an act. */
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
