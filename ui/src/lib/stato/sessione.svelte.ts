import { ponte } from '$lib/bridge';
import type { Sessione } from '$lib/generati/tipi';

class StatoSessione {
  /** Absent until the program has answered once. */
  attuale = $state<Sessione>();

  async aggiorna(): Promise<void> {
    this.attuale = await ponte.esegui('sessione', {});
  }

  imposta(sessione: Sessione): void {
    this.attuale = sessione;
  }

  /** Today for the program, ISO: the clock of the pages is never used for terms. */
  get oggi(): string {
    return this.attuale?.oggi ?? '';
  }

  /** Refreshes the counters of the menu after a change; a failure here is shown nowhere. */
  aggiornaContatori(): void {
    void this.aggiorna().catch(() => undefined);
  }
}

export const sessione = new StatoSessione();
