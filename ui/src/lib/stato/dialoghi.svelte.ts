export interface Domanda {
  titolo: string;
  testo: string;
  /** Real name of the step: "Elimina la convenzione". */
  conferma: string;
  annulla?: string;
  pericolo?: boolean;
}

class Dialoghi {
  domanda = $state<Domanda>();
  #rispondi: ((si: boolean) => void) | undefined;

  chiedi(domanda: Domanda): Promise<boolean> {
    this.#rispondi?.(false);
    this.domanda = domanda;
    return new Promise((risolvi) => (this.#rispondi = risolvi));
  }

  risposta(si: boolean): void {
    this.domanda = undefined;
    this.#rispondi?.(si);
    this.#rispondi = undefined;
  }
}

export const dialoghi = new Dialoghi();

/** Asks before an irreversible step. */
export function conferma(domanda: Domanda): Promise<boolean> {
  return dialoghi.chiedi(domanda);
}
