import { onDestroy, onMount } from 'svelte';
import { guardie, vai } from './rotte.svelte';
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
  function guardia(evento: HashChangeEvent): boolean {
    if (!custodia.sporca()) return false;
    const verso = new URL(evento.newURL).hash;
    // The place stays the old one until the answer.
    history.replaceState(null, '', new URL(evento.oldURL).hash);
    void conferma(domanda).then((si) => {
      if (!si) return;
      guardie.delete(guardia);
      vai(verso);
    });
    return true;
  }
  onMount(() => {
    aperte.add(custodia);
    guardie.add(guardia);
  });
  onDestroy(() => {
    aperte.delete(custodia);
    guardie.delete(guardia);
  });
}
