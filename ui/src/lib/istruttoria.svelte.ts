import { comeErrore } from '$lib/bridge';
import type { Anteprima, Errore, RigaAtto } from '$lib/generati/tipi';
import { Pratica, type OperePratica, type SchedaPratica } from '$lib/pratica.svelte';
import { sessione } from '$lib/stato/sessione.svelte';

/** Width of a page of the preview, in pixels: enough for reading it enlarged. */
const LARGHEZZA = 1100;

/** What a request that ends in one act answers. */
export interface SchedaIstruttoria<D> extends SchedaPratica<D> {
  atto?: RigaAtto;
}

/** The commands behind a request that ends in one act. */
export interface OpereIstruttoria<D, S> extends Omit<OperePratica<D, S>, 'modificabile'> {
  anteprima: (id: string, larghezza: number) => Promise<Anteprima>;
  pagineAtto: (atto: string, larghezza: number) => Promise<Anteprima>;
  rilascia: (id: string, versione: number) => Promise<unknown>;
  /** States in which the form can be changed; `in_istruttoria` alone by default. */
  aperti?: string[];
}

/** A request that ends in an act, as it is worked on: besides the form, the preview and the release. */
export class Istruttoria<D extends object, S extends SchedaIstruttoria<D>> extends Pratica<D, S> {
  anteprima = $state.raw<Anteprima>();
  erroreAnteprima = $state.raw<Errore>();
  #giro = 0;

  constructor(
    id: string,
    private readonly atti: OpereIstruttoria<D, S>,
    /** What a new request was opened from: it keeps the drafts of different people apart. */
    contesto = '',
  ) {
    super(id, atti, contesto);
  }

  protected override modificabile(scheda: S): boolean {
    return !scheda.atto && (this.atti.aperti ?? ['in_istruttoria']).includes(scheda.riga.stato.codice);
  }

  /** Issues the act; throws what the program refuses. */
  async rilascia(): Promise<void> {
    if (!this.scheda) return;
    await this.atti.rilascia(this.id, this.scheda.versione);
    sessione.aggiornaContatori();
    await this.rileggi();
  }

  /** Composes the pages: of the draft, or of the act once there is one. */
  override async componi(): Promise<void> {
    if (!this.scheda) return;
    const giro = ++this.#giro;
    const { atto } = this.scheda;
    this.erroreAnteprima = undefined;
    if (!atto && !this.aperta) {
      this.anteprima = undefined;
      return;
    }
    try {
      const pagine = await (atto ? this.atti.pagineAtto(atto.id, LARGHEZZA) : this.atti.anteprima(this.id, LARGHEZZA));
      if (giro === this.#giro) this.anteprima = pagine;
    } catch (causa) {
      if (giro !== this.#giro) return;
      this.anteprima = undefined;
      this.erroreAnteprima = comeErrore(causa);
    }
  }
}
