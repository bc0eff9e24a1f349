import { comeErrore, ponte } from '$lib/bridge';
import { Bozza } from '$lib/bozze.svelte';
import type { Anteprima, DatiRichiesta, Errore, SchedaRichiesta } from '$lib/generati/tipi';
import { Modulo } from '$lib/modulo.svelte';
import { sessione } from '$lib/stato/sessione.svelte';
import { DATI_VUOTI, erroriDaMostrare, inOrdine, normalizza } from './richiesta';

/** Width of a page of the preview, in pixels: enough for reading it enlarged. */
const LARGHEZZA = 1100;

interface SceltaEsito {
  esito: string;
  motivazione: string;
}

/** A request as it is worked on: the form, what the archive holds, the preview, the outcome chosen. */
export class Pratica {
  dati = $state<DatiRichiesta>({ ...DATI_VUOTI });
  scheda = $state.raw<SchedaRichiesta>();
  errore = $state.raw<Errore>();
  anteprima = $state.raw<Anteprima>();
  erroreAnteprima = $state.raw<Errore>();
  /** Outcome in place of the proposed one, with its reason. */
  scelta = $state<SceltaEsito>({ esito: '', motivazione: '' });
  /** Fields that keep the certificate from being released, at the last save. */
  mancano = $state(0);
  readonly modulo = new Modulo('richiesta');
  readonly bozza: Bozza<DatiRichiesta>;
  readonly bozzaEsito: Bozza<SceltaEsito>;
  #salvati = $state('');
  #giro = 0;

  constructor(readonly id: string) {
    // The same key under which the program itself keeps a form that cannot be recorded yet.
    this.bozza = new Bozza(`richiesta:${id}`, () => $state.snapshot(this.dati), (letti) => (this.dati = normalizza({ ...DATI_VUOTI, ...letti })));
    this.bozzaEsito = new Bozza(`esito:${id}`, () => $state.snapshot(this.scelta), (letta) => (this.scelta = letta));
    this.#salvati = JSON.stringify(this.dati);
  }

  get nuova(): boolean {
    return this.id === 'nuova';
  }
  /** Whether the form can still be changed. */
  get aperta(): boolean {
    return this.nuova || (this.scheda !== undefined && !this.scheda.atto && this.scheda.stato.codice !== 'archiviata');
  }
  /** Whether the form differs from what the archive holds. */
  get cambiata(): boolean {
    return JSON.stringify(this.dati) !== this.#salvati;
  }

  /** Reads the request and puts back what was not saved; `impresa` fills the firm of a new one. */
  async carica(impresa: string): Promise<void> {
    this.errore = undefined;
    try {
      if (!this.nuova) this.#imposta(await ponte.esegui('richiesta', { id: this.id }));
    } catch (causa) {
      this.errore = comeErrore(causa);
      return;
    }
    if (this.aperta) {
      await this.bozza.avvia();
      if (!this.nuova) await this.bozzaEsito.avvia();
      if (impresa !== '' && this.dati.codice_fiscale_datore === '') this.dati.codice_fiscale_datore = impresa;
    }
    void this.componi();
  }

  /** Saves the form. Answers whether it was recorded; if not, the fields to correct are shown. */
  async salva(perRilascio: boolean): Promise<boolean> {
    const { id, versione } = this.scheda ?? { id: '', versione: 0 };
    const dati = $state.snapshot(this.dati);
    const esito = await this.modulo.invia(() => ponte.esegui('richiesta_salva', { id: this.nuova ? '' : id, versione, dati }));
    if (!esito) return false;
    this.mancano = esito.errori.length;
    if (esito.errori.length > 0) {
      this.modulo.errori = inOrdine(erroriDaMostrare(esito.errori, dati, perRilascio));
      return false;
    }
    this.#imposta(esito);
    await this.bozza.chiudi();
    if (!this.nuova) void this.componi();
    sessione.aggiornaContatori();
    return true;
  }

  /** Throws away what was not saved. */
  async scarta(): Promise<void> {
    this.dati = this.scheda ? normalizza(this.scheda.dati) : { ...DATI_VUOTI };
    this.modulo.errori = [];
    this.mancano = 0;
    await this.bozza.chiudi();
  }

  /** Chooses an outcome, or goes back to the proposed one with empty words. */
  async scegli(scelta: SceltaEsito): Promise<void> {
    this.scelta = scelta;
    await this.bozzaEsito.salva();
    await this.componi();
  }

  /** Reads the request again: something it depends on has changed. */
  async rileggi(): Promise<void> {
    try {
      const scheda = await ponte.esegui('richiesta', { id: this.id });
      const cambiata = this.cambiata;
      this.scheda = scheda;
      if (!cambiata) this.#imposta(scheda);
      await this.componi();
    } catch (causa) {
      this.errore = comeErrore(causa);
    }
  }

  /** Releases the certificate; throws what the program refuses. */
  async rilascia(): Promise<void> {
    if (!this.scheda) return;
    const { id, versione } = this.scheda;
    await ponte.esegui('ottemperanza_rilascia', { id, versione, ...$state.snapshot(this.scelta) });
    await this.bozzaEsito.chiudi();
    sessione.aggiornaContatori();
    await this.rileggi();
  }

  /** Composes the pages: of the draft, or of the act once there is one. */
  async componi(): Promise<void> {
    if (!this.scheda) return;
    const giro = ++this.#giro;
    const { atto, id } = this.scheda;
    this.erroreAnteprima = undefined;
    try {
      const pagine = atto
        ? await ponte.esegui('atto_pagine', { id: atto.id, larghezza: LARGHEZZA })
        : await ponte.esegui('ottemperanza_anteprima', { id, larghezza: LARGHEZZA, ...$state.snapshot(this.scelta) });
      if (giro === this.#giro) this.anteprima = pagine;
    } catch (causa) {
      if (giro !== this.#giro) return;
      this.anteprima = undefined;
      this.erroreAnteprima = comeErrore(causa);
    }
  }

  /** The page is left. */
  chiudi(): void {
    this.bozza.ferma();
    this.bozzaEsito.ferma();
  }

  #imposta(scheda: SchedaRichiesta): void {
    this.scheda = scheda;
    this.dati = normalizza(scheda.dati);
    this.#salvati = JSON.stringify(this.dati);
    this.mancano = scheda.errori.length;
  }
}
