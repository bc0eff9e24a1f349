import { notificaErrore } from '$lib/stato/notifiche.svelte';

/** One step at a time: a second press while the first is under way does nothing; what fails is said. */
export class UnaVolta {
  inCorso = $state(false);

  /** Runs a step, unless one is under way. */
  async esegui(azione: () => Promise<unknown>): Promise<void> {
    if (this.inCorso) return;
    this.inCorso = true;
    try {
      await azione();
    } catch (causa) {
      notificaErrore(causa);
    } finally {
      this.inCorso = false;
    }
  }
}
