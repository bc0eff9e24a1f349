import { comeErrore, ponte } from '$lib/bridge';
import type { Errore, Lavoro } from '$lib/generati/tipi';

const PAUSA_MS = 400;

/** A job of the program, followed until it ends. */
export class LavoroSeguito {
  attuale = $state.raw<Lavoro>();
  errore = $state.raw<Errore>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id = '';

  constructor(private readonly allaFine: (lavoro: Lavoro) => void = () => undefined) {}

  get inCorso(): boolean {
    return this.attuale?.stato === 'in_corso';
  }

  /** Follows a job that was started. */
  async segui(id: string): Promise<void> {
    this.ferma();
    this.#id = id;
    await this.#leggi();
  }

  /** Asks the program to stop after the step in progress. */
  async annulla(): Promise<void> {
    try {
      this.attuale = await ponte.esegui('lavoro_annulla', { lavoro: this.#id });
    } catch (causa) {
      this.errore = comeErrore(causa);
    }
  }

  /** Stops following (the page is left); the job goes on. */
  ferma(): void {
    clearTimeout(this.#timer);
  }

  async #leggi(): Promise<void> {
    const id = this.#id;
    try {
      const lavoro = await ponte.esegui('lavoro', { lavoro: id });
      if (id !== this.#id) return;
      this.attuale = lavoro;
      if (lavoro.stato === 'in_corso') this.#timer = setTimeout(() => void this.#leggi(), PAUSA_MS);
      else this.allaFine(lavoro);
    } catch (causa) {
      this.errore = comeErrore(causa);
    }
  }
}
