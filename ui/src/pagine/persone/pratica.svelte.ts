import { comeErrore, ponte } from '$lib/bridge';
import { Bozza } from '$lib/bozze.svelte';
import type { DatiPersona, PersonaSimile, SchedaPersona } from '$lib/generati/tipi';
import { Modulo } from '$lib/modulo.svelte';
import { notificaErrore } from '$lib/stato/notifiche.svelte';
import { datiVuoti, inOrdine, normalizza, pulisci, riconoscibile } from './persona';

const ATTESA_MS = 500;

/** The register entry of a person as it is worked on: the form, what the archive holds, who may be the same. */
export class PraticaPersona {
  dati = $state<DatiPersona>(datiVuoti());
  /** What a colleague saved in the meantime. */
  altrui = $state.raw<DatiPersona>();
  simili = $state.raw<PersonaSimile[]>([]);
  readonly modulo = new Modulo('persona');
  readonly bozza: Bozza<DatiPersona>;
  /** What both started from, when two save. */
  riferimento = $state.raw<DatiPersona>(datiVuoti());
  #versione: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #giro = 0;

  constructor(readonly scheda: SchedaPersona | undefined) {
    if (scheda) this.dati = normalizza(scheda.dati);
    this.riferimento = $state.snapshot(this.dati);
    this.#versione = scheda?.versione ?? 0;
    this.simili = scheda?.simili ?? [];
    this.bozza = new Bozza(
      `persona:${scheda?.id ?? 'nuova'}`,
      () => $state.snapshot(this.dati),
      (letti) => (this.dati = normalizza({ ...datiVuoti(), ...letti })),
    );
  }

  /** Saves; answers the new page, or nothing if it could not be. */
  async salva(): Promise<SchedaPersona | undefined> {
    const dati = pulisci($state.snapshot(this.dati));
    const salvata = await this.modulo.invia(
      () => ponte.esegui('persona_salva', { id: this.scheda?.id ?? '', versione: this.#versione, dati }),
      (errore) => {
        if (errore.codice !== 'salvataggio_superato') return false;
        void this.#confronta();
        return true;
      },
    );
    if (!salvata) {
      this.modulo.errori = inOrdine(this.modulo.errori);
      return undefined;
    }
    this.#versione = salvata.versione;
    this.dati = normalizza(salvata.dati);
    this.riferimento = $state.snapshot(this.dati);
    await this.bozza.chiudi();
    return salvata;
  }

  /** The official has chosen field by field: to be saved on top of the newer version. */
  risolvi(scelta: DatiPersona): void {
    this.dati = normalizza(scelta);
    this.altrui = undefined;
  }

  /** Throws away what was not saved. */
  async scarta(): Promise<void> {
    this.dati = structuredClone(this.riferimento);
    this.modulo.errori = [];
    await this.bozza.chiudi();
  }

  /** Asks, once the typing pauses, who in the archive may be the same person. */
  cercaSimili(): void {
    clearTimeout(this.#timer);
    const dati = pulisci($state.snapshot(this.dati));
    const giro = ++this.#giro;
    if (!riconoscibile(dati)) {
      this.simili = [];
      return;
    }
    this.#timer = setTimeout(async () => {
      const trovate = await ponte
        .esegui('persona_simili', { id: this.scheda?.id ?? '', versione: this.#versione, dati })
        .catch(() => undefined);
      if (trovate && giro === this.#giro) this.simili = trovate;
    }, ATTESA_MS);
  }

  /** The page is left. */
  chiudi(): void {
    clearTimeout(this.#timer);
    this.bozza.ferma();
  }

  /** The save came second: the other version is fetched and shown beside ours. */
  async #confronta(): Promise<void> {
    if (!this.scheda) return;
    try {
      const attuale = await ponte.esegui('persona', { id: this.scheda.id });
      this.#versione = attuale.versione;
      this.altrui = normalizza(attuale.dati);
    } catch (causa) {
      notificaErrore(comeErrore(causa));
    }
  }
}
