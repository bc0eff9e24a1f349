import { leggiIndirizzo, type Rotta } from './indirizzi';

export { indirizzo, indirizzoDi, leggiIndirizzo, PAGINE, type Pagina, type Rotta } from './indirizzi';

/** Asked before a place is left; one that answers true keeps it. */
export const guardie = new Set<(evento: HashChangeEvent) => boolean>();

class Posizione {
  attuale = $state<Rotta>(leggiIndirizzo(location.hash));

  constructor() {
    window.addEventListener('hashchange', (evento) => {
      if (![...guardie].some((guardia) => guardia(evento))) this.attuale = leggiIndirizzo(location.hash);
    });
  }
}

/** Where the user is. */
export const posizione = new Posizione();

/** Goes to a place; `sostituisci` leaves no step in the history (filters, sorting). */
export function vai(href: string, { sostituisci = false } = {}): void {
  if (!sostituisci) {
    location.hash = href;
    return;
  }
  history.replaceState(null, '', href);
  posizione.attuale = leggiIndirizzo(href);
}
