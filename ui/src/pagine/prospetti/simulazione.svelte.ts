import { comeErrore, ponte } from '$lib/bridge';
import type { Comandi, Errore } from '$lib/generati/tipi';
import type { Modifica, Simulazione } from './modifiche';

/** Changes tried on a prospetto and what comes of them; the archive is never touched. */
export class Prova {
  modifiche = $state.raw<Modifica[]>([]);
  esito = $state.raw<Simulazione>();
  errore = $state.raw<Errore>();
  #giro = 0;

  constructor(private readonly prospettoId: string) {}

  /** Adds a change; if the program refuses it the list stays as it was and the refusal is thrown. */
  async aggiungi(modifica: Modifica): Promise<void> {
    const nuove = [...this.modifiche, modifica];
    const esito = await this.#chiedi(nuove);
    this.modifiche = nuove;
    this.#imposta(esito);
  }

  /** Takes a change away. */
  async togli(indice: number): Promise<void> {
    const giro = ++this.#giro;
    this.modifiche = this.modifiche.filter((_, i) => i !== indice);
    this.errore = undefined;
    if (this.modifiche.length === 0) {
      this.esito = undefined;
      return;
    }
    try {
      const esito = await this.#chiedi(this.modifiche);
      if (giro === this.#giro) this.#imposta(esito);
    } catch (causa) {
      // What is left may not stand without what was taken away.
      if (giro === this.#giro) this.errore = comeErrore(causa);
    }
  }

  /** Starts again from today. */
  azzera(): void {
    this.#giro += 1;
    this.modifiche = [];
    this.esito = undefined;
    this.errore = undefined;
  }

  #imposta(esito: Simulazione): void {
    this.esito = esito;
    this.errore = undefined;
  }

  async #chiedi(modifiche: Modifica[]): Promise<Simulazione> {
    const richiesta = { prospetto_id: this.prospettoId, modifiche } as unknown as Comandi['prospetto_simula']['richiesta'];
    return (await ponte.esegui('prospetto_simula', richiesta)) as unknown as Simulazione;
  }
}
