import { onDestroy, onMount } from 'svelte';
import { vai } from './rotte.svelte';
import { conferma, type Domanda } from './stato/dialoghi.svelte';

interface Custodia {
  sporca: () => boolean;
  domanda: Domanda;
}
const aperte = new Set<Custodia>();

/** The question to ask before the window closes, if something would be lost that no draft may hold. */
export function domandaPrimaDiChiudere(): Domanda | undefined {
  return [...aperte].find((custodia) => custodia.sporca())?.domanda;
}

/**
 * Asks before the page is left while `sporca` says that something would be lost. For what must not be
 * written in a draft; every other form has one, and needs no question.
 */
export function custodisci(sporca: () => boolean, domanda: Domanda): void {
  const custodia: Custodia = { sporca, domanda };
  async function suCambio(evento: HashChangeEvent): Promise<void> {
    if (!custodia.sporca()) return;
    // Before the pages hear of it: the place stays the old one until the answer.
    evento.stopImmediatePropagation();
    const verso = new URL(evento.newURL).hash;
    history.replaceState(null, '', new URL(evento.oldURL).hash);
    if (!(await conferma(domanda))) return;
    aperte.delete(custodia);
    custodia.sporca = () => false;
    vai(verso);
  }
  const ascolta = (evento: HashChangeEvent) => void suCambio(evento);
  onMount(() => {
    aperte.add(custodia);
    window.addEventListener('hashchange', ascolta, { capture: true });
  });
  onDestroy(() => {
    aperte.delete(custodia);
    window.removeEventListener('hashchange', ascolta, { capture: true });
  });
}
