import { comeErrore } from '$lib/bridge';
import type { Errore } from '$lib/generati/tipi';

/** Something a page asks the program for: what came, what went wrong, whether it is on its way. */
export class Risorsa<T> {
  dati = $state.raw<T>();
  errore = $state.raw<Errore>();
  inCorso = $state(false);
  #giro = 0;

  constructor(private readonly chiedi: () => Promise<T>) {}

  /** Asks (again); an answer overtaken by a later question is dropped. */
  async carica(): Promise<void> {
    const giro = ++this.#giro;
    this.inCorso = true;
    try {
      const dati = await this.chiedi();
      if (giro !== this.#giro) return;
      this.dati = dati;
      this.errore = undefined;
    } catch (causa) {
      if (giro === this.#giro) this.errore = comeErrore(causa);
    } finally {
      if (giro === this.#giro) this.inCorso = false;
    }
  }

  /** Takes over an answer that came with another command. */
  imposta(dati: T): void {
    this.#giro += 1;
    this.dati = dati;
    this.errore = undefined;
    this.inCorso = false;
  }
}
