import { comeErrore } from '$lib/bridge';
import type { Errore } from '$lib/generati/tipi';
import type { PaginaRighe } from './tabella';

const PER_PAGINA = 100;

/** Rows of a long list, asked page by page as they come into sight. */
export class Righe<R> {
  totale = $state<number>();
  errore = $state.raw<Errore>();
  #pagine = $state.raw<Record<number, R[]>>({});
  #chieste = new Set<number>();
  #giro = 0;

  constructor(private readonly chiedi: (da: number, quanti: number) => Promise<PaginaRighe<R>>) {}

  /** Starts again (filter, order, a change in the archive); the old rows stay until the new ones come. */
  async ricarica(): Promise<void> {
    const giro = ++this.#giro;
    this.#chieste = new Set([0]);
    try {
      const prima = await this.chiedi(0, PER_PAGINA);
      if (giro !== this.#giro) return;
      this.#pagine = { 0: prima.righe };
      this.totale = prima.totale;
      this.errore = undefined;
    } catch (causa) {
      if (giro === this.#giro) this.errore = comeErrore(causa);
    }
  }

  /** The row at a position, if it has come. */
  riga(posizione: number): R | undefined {
    return this.#pagine[Math.floor(posizione / PER_PAGINA)]?.[posizione % PER_PAGINA];
  }

  /** Asks for the pages of a stretch that have not been asked for. */
  assicura(da: number, a: number): void {
    if (this.totale === undefined || this.totale === 0) return;
    const ultima = Math.floor((Math.min(a, this.totale) - 1) / PER_PAGINA);
    for (let pagina = Math.floor(da / PER_PAGINA); pagina <= ultima; pagina++) {
      if (!this.#chieste.has(pagina)) void this.#carica(pagina);
    }
  }

  async #carica(pagina: number): Promise<void> {
    const giro = this.#giro;
    this.#chieste.add(pagina);
    try {
      const esito = await this.chiedi(pagina * PER_PAGINA, PER_PAGINA);
      if (giro !== this.#giro) return;
      this.#pagine = { ...this.#pagine, [pagina]: esito.righe };
      this.totale = esito.totale;
    } catch (causa) {
      this.#chieste.delete(pagina);
      if (giro === this.#giro) this.errore = comeErrore(causa);
    }
  }
}
