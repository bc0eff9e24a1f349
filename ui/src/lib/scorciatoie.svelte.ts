import { onDestroy } from 'svelte';

/** A key with what it does; the list is shown with `?`. */
export interface Scorciatoia {
  /** As it is printed: "Ctrl K", "F9", "Esc", "?". */
  tasto: string;
  descrizione: string;
  esegui: () => void;
}

class Scorciatoie {
  elenco = $state.raw<Scorciatoia[]>([]);
  // Kept outside the state as well: a component that is leaving reads the state as it was before its
  // successor registered its own keys, and would take them away.
  #vive: Scorciatoia[] = [];

  aggiungi(voce: Scorciatoia): void {
    this.#vive = [...this.#vive, voce];
    this.elenco = this.#vive;
  }
  togli(voce: Scorciatoia): void {
    this.#vive = this.#vive.filter((altra) => altra !== voce);
    this.elenco = this.#vive;
  }
}

export const scorciatoie = new Scorciatoie();

/** The key of an event in the printed form. */
export function tastoDi(evento: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const nome = { Escape: 'Esc', ' ': 'Spazio' }[evento.key] ?? (evento.key.length === 1 ? evento.key.toUpperCase() : evento.key);
  return `${evento.ctrlKey || evento.metaKey ? 'Ctrl ' : ''}${evento.altKey ? 'Alt ' : ''}${nome}`;
}

const SCRIVE = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Runs the shortcut of a key, the latest registered first; keys that write are left to the fields. */
export function alTasto(evento: KeyboardEvent): void {
  const tasto = tastoDi(evento);
  const nelCampo = evento.target instanceof Element && evento.target.matches(SCRIVE);
  if (nelCampo && tasto.length === 1) return;
  // A dialog keeps the keys for itself: what stands behind it is inert.
  if (document.querySelector('dialog[open]')) return;
  const trovata = [...scorciatoie.elenco].reverse().find((s) => s.tasto === tasto);
  if (!trovata) return;
  evento.preventDefault();
  trovata.esegui();
}

/** Registers a shortcut for as long as the component lives. */
export function scorciatoia(tasto: string, descrizione: string, esegui: () => void): void {
  const voce: Scorciatoia = { tasto, descrizione, esegui };
  scorciatoie.aggiungi(voce);
  onDestroy(() => scorciatoie.togli(voce));
}
