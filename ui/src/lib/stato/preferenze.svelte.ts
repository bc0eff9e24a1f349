import { ponte } from '$lib/bridge';
import type { JsonValue } from '$lib/generati/tipi';

export type Densita = 'compatta' | 'agio';
export type Contrasto = 'sistema' | 'alto';

interface Valori {
  densita: Densita;
  contrasto: Contrasto;
  /** Widths of the columns in rem, by table and column. */
  colonne: Record<string, Record<string, number>>;
  /** Last place, restored at the next opening. */
  posizione: string;
}

const INIZIALI: Valori = { densita: 'compatta', contrasto: 'sistema', colonne: {}, posizione: '' };
const ATTESA_MS = 400;

class Preferenze {
  valori = $state<Valori>(structuredClone(INIZIALI));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #caricate = false;

  async carica(): Promise<void> {
    const { valori } = await ponte.esegui('preferenze', {});
    this.valori = { ...structuredClone(INIZIALI), ...((valori ?? {}) as Partial<Valori>) };
    this.#caricate = true;
    this.applica();
  }

  /** Changes something and writes it down shortly after; a failure costs only the preference. */
  cambia(cambio: (valori: Valori) => void): void {
    cambio(this.valori);
    this.applica();
    if (!this.#caricate) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#salva(), ATTESA_MS);
  }

  /** Puts density and contrast on the page. */
  applica(): void {
    const radice = document.documentElement;
    radice.dataset.densita = this.valori.densita;
    if (this.valori.contrasto === 'alto') radice.dataset.contrasto = 'alto';
    else delete radice.dataset.contrasto;
  }

  async #salva(): Promise<void> {
    const valori = $state.snapshot(this.valori) as unknown as JsonValue;
    await ponte.esegui('preferenze_salva', { valori }).catch(() => undefined);
  }
}

export const preferenze = new Preferenze();
