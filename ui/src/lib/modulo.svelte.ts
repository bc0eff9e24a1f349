import { comeErrore } from '$lib/bridge';
import type { Campo, Errore } from '$lib/generati/tipi';
import { maiuscola } from '$lib/formato';
import { notifica } from '$lib/stato/notifiche.svelte';

/** The state of a form: errors by field, and whether it is being saved. */
export class Modulo {
  errori = $state<Campo[]>([]);
  inCorso = $state(false);

  /** `prefisso` makes the identifiers of the fields unique in the page. */
  constructor(readonly prefisso: string) {}

  /** Identifier of a field in the page. */
  id(campo: string): string {
    return `${this.prefisso}-${campo.replace(/[^\w-]+/g, '-')}`;
  }

  /** Words beside a field; empty if it is right. */
  errore(campo: string): string {
    return this.errori.find((e) => e.campo === campo)?.messaggio ?? '';
  }

  /**
   * Runs a save. Errors of fields go to the summary; `altrimenti` may take an error on itself by
   * answering true; whatever is left is said in the live region.
   */
  async invia<T>(azione: () => Promise<T>, altrimenti: (e: Errore) => boolean = () => false): Promise<T | undefined> {
    if (this.inCorso) return undefined;
    this.inCorso = true;
    try {
      const esito = await azione();
      this.errori = [];
      return esito;
    } catch (causa) {
      const errore = comeErrore(causa);
      this.errori = [];
      if (altrimenti(errore)) return undefined;
      if (errore.campi.length > 0) this.errori = errore.campi.map((c) => ({ ...c, messaggio: maiuscola(c.messaggio) }));
      // Behind an open dialog nobody reads the live region: the summary of the form says it.
      else if (document.querySelector('dialog[open]')) this.errori = [{ campo: '', messaggio: maiuscola(errore.messaggio) }];
      else notifica(errore.messaggio, 'errore');
      return undefined;
    } finally {
      this.inCorso = false;
    }
  }
}
