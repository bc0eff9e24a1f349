import { comeErrore, ponte } from '$lib/bridge';
import { Bozza } from '$lib/bozze.svelte';
import type { DatiPersona, PersonaSimile, SchedaPersona } from '$lib/generati/tipi';
import { Modulo } from '$lib/modulo.svelte';
import { notificaErrore } from '$lib/stato/notifiche.svelte';
import { datiVuoti, inOrdine, normalizza, pulisci, riconoscibile } from './persona';

const ATTESA_MS = 500;

/** A draft says what it started from: who saved in the meantime is not overwritten unseen. */
interface BozzaPersona {
  versione: number;
  base: DatiPersona;
  dati: DatiPersona;
}

/** The register entry of a person as it is worked on: the form, what the archive holds, who may be the same. */
export class PraticaPersona {
  dati = $state<DatiPersona>(datiVuoti());
  /** What a colleague saved in the meantime. */
  altrui = $state.raw<BozzaPersona>();
  simili = $state.raw<PersonaSimile[]>([]);
  readonly modulo = new Modulo('persona');
  readonly bozza: Bozza<BozzaPersona>;
  /** What both started from, when two save. */
  riferimento = $state.raw<DatiPersona>(datiVuoti());
  #versione: number;
  /** What the archive holds, as far as this page knows. */
  #archivio: BozzaPersona;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #giro = 0;

  constructor(readonly scheda: SchedaPersona | undefined) {
    if (scheda) this.dati = normalizza(scheda.dati);
    this.riferimento = $state.snapshot(this.dati);
    this.#versione = scheda?.versione ?? 0;
    this.simili = scheda?.simili ?? [];
    this.#archivio = this.#stato();
    this.bozza = new Bozza(`persona:${scheda?.id ?? 'nuova'}`, () => this.#stato(), (letta) => this.#prendi(letta));
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
    const salvati = normalizza(salvata.dati);
    this.#archivio = { versione: salvata.versione, base: salvati, dati: salvati };
    this.#prendi(this.#archivio);
    this.simili = salvata.simili;
    await this.bozza.chiudi();
    return salvata;
  }

  /** The official has chosen field by field: to be saved on top of the newer version. */
  risolvi(scelta: DatiPersona): void {
    if (this.altrui) this.#prendi({ ...this.altrui, dati: scelta });
    this.altrui = undefined;
  }

  /** Throws away what was not saved. */
  async scarta(): Promise<void> {
    this.#prendi(structuredClone(this.#archivio));
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

  #stato(): BozzaPersona {
    return { versione: this.#versione, base: this.riferimento, dati: $state.snapshot(this.dati) };
  }

  #prendi({ versione, base, dati }: BozzaPersona): void {
    this.#versione = versione;
    this.riferimento = base;
    this.dati = normalizza({ ...datiVuoti(), ...dati });
  }

  /** The save came second: the other version is fetched and shown beside ours. */
  async #confronta(): Promise<void> {
    if (!this.scheda) return;
    try {
      const attuale = await ponte.esegui('persona', { id: this.scheda.id });
      const dati = normalizza(attuale.dati);
      this.altrui = { versione: attuale.versione, base: dati, dati };
    } catch (causa) {
      notificaErrore(comeErrore(causa));
    }
  }
}
