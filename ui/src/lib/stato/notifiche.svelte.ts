import { comeErrore } from '$lib/bridge';
import type { Tono } from '$lib/generati/tipi';

export interface Notifica {
  id: number;
  testo: string;
  tono: Tono;
  azione?: { nome: string; esegui: () => void };
}

const DURATA_MS = 8000;
/** More would cover what they speak of: the oldest that asks for nothing gives way. */
const INSIEME = 3;

class Notifiche {
  elenco = $state<Notifica[]>([]);
  #ultimo = 0;

  aggiungi(testo: string, tono: Tono, azione?: Notifica['azione']): void {
    const id = ++this.#ultimo;
    if (this.elenco.length >= INSIEME) {
      const vecchia = this.elenco.find((n) => n.tono !== 'errore');
      if (vecchia) this.togli(vecchia.id);
    }
    this.elenco.push({ id, testo, tono, azione });
    // Errors and offers stay until they are closed: nobody reads against a clock.
    if (tono !== 'errore' && !azione) setTimeout(() => this.togli(id), DURATA_MS);
  }

  togli(id: number): void {
    this.elenco = this.elenco.filter((n) => n.id !== id);
  }
}

export const notifiche = new Notifiche();

/** Says something in the live region; an action adds a button to it. */
export function notifica(testo: string, tono: Tono = 'fatto', azione?: Notifica['azione']): void {
  notifiche.aggiungi(testo, tono, azione);
}

/** Says an error that belongs to no form. */
export function notificaErrore(causa: unknown): void {
  notifiche.aggiungi(comeErrore(causa).messaggio, 'errore');
}
