import { comeErrore, ponte } from '$lib/bridge';
import { Bozza } from '$lib/bozze.svelte';
import type { DatiIscrizione, Errore, SchedaIscrizione } from '$lib/generati/tipi';
import { Modulo } from '$lib/modulo.svelte';
import { notificaErrore } from '$lib/stato/notifiche.svelte';
import { sessione } from '$lib/stato/sessione.svelte';
import { daInviare, domandaVuota, normalizza } from './iscrizione';

/** A draft says what it started from: who saved in the meantime is not overwritten unseen. */
interface BozzaIscrizione {
  versione: number;
  base: DatiIscrizione;
  dati: DatiIscrizione;
}

/** An iscrizione as it is worked on: the form, what the archive holds, what a colleague saved meanwhile. */
export class PraticaIscrizione {
  dati = $state<DatiIscrizione>(domandaVuota('', ''));
  scheda = $state.raw<SchedaIscrizione>();
  altrui = $state.raw<SchedaIscrizione>();
  errore = $state.raw<Errore>();
  readonly modulo = new Modulo('iscrizione');
  readonly bozza: Bozza<BozzaIscrizione>;
  /** What both started from, when two save. */
  base = $state.raw<DatiIscrizione>(domandaVuota('', ''));
  #versione = 0;
  #salvati = $state('');

  constructor(readonly id: string) {
    this.bozza = new Bozza(
      `iscrizione:${id}`,
      () => ({ versione: this.#versione, base: this.base, dati: $state.snapshot(this.dati) }),
      ({ versione, base, dati }) => {
        this.#versione = versione;
        this.base = base;
        this.dati = this.#leggibili(dati);
      },
    );
  }

  /** Whether the form differs from what the archive holds. */
  get cambiata(): boolean {
    return this.scheda !== undefined && JSON.stringify(this.dati) !== this.#salvati;
  }

  async carica(): Promise<void> {
    this.errore = undefined;
    try {
      this.imposta(await ponte.esegui('iscrizione', { id: this.id }));
      await this.bozza.avvia();
    } catch (causa) {
      this.errore = comeErrore(causa);
    }
  }

  /** Saves the form; answers whether it was recorded. */
  async salva(): Promise<boolean> {
    if (!this.scheda) return false;
    const versione = this.#versione;
    const salvata = await this.modulo.invia(
      () => ponte.esegui('iscrizione_salva', { id: this.id, versione, dati: daInviare($state.snapshot(this.dati)) }),
      (errore) => {
        if (errore.codice !== 'salvataggio_superato') return false;
        void this.#confronta();
        return true;
      },
    );
    if (!salvata) return false;
    this.imposta(salvata);
    await this.bozza.chiudi();
    sessione.aggiornaContatori();
    return true;
  }

  /** Takes over what the program answered; the form with it. */
  imposta(scheda: SchedaIscrizione): void {
    this.scheda = scheda;
    this.#versione = scheda.versione;
    this.dati = this.#leggibili(scheda.dati);
    this.base = $state.snapshot(this.dati);
    this.#salvati = JSON.stringify(this.dati);
  }

  /** The official has chosen field by field: to be saved on top of the newer version. */
  risolvi(scelta: DatiIscrizione): void {
    if (this.altrui) this.imposta(this.altrui);
    this.altrui = undefined;
    this.dati = this.#leggibili(scelta);
  }

  async scarta(): Promise<void> {
    if (this.scheda) this.imposta(this.scheda);
    this.modulo.errori = [];
    await this.bozza.chiudi();
  }

  #leggibili(dati: DatiIscrizione): DatiIscrizione {
    return normalizza(dati, this.scheda?.documenti ?? []);
  }

  async #confronta(): Promise<void> {
    try {
      this.altrui = await ponte.esegui('iscrizione', { id: this.id });
    } catch (causa) {
      notificaErrore(causa);
    }
  }
}
