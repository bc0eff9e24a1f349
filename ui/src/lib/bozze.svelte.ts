import { ponte } from '$lib/bridge';
import type { JsonValue } from '$lib/generati/tipi';
import { ora } from '$lib/formato';

const INTERVALLO_MS = 5000;

/** Forms with changes that are not saved: while there is one, the window asks before it closes. */
const aperte = new Set<Bozza<unknown>>();

/**
 * Draft of a form. Saved every five seconds while it differs from what the archive holds, restored
 * when the form is opened again, deleted once the form is saved.
 */
export class Bozza<T> {
  /** "10.44", once a draft has been saved. */
  salvataAlle = $state('');
  /** A draft was found and put back. */
  ripristinata = $state(false);
  #riferimento = '';
  #ultima = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly chiave: string,
    private readonly leggi: () => T,
    private readonly applica: (dati: T) => void,
  ) {}

  /** Call when the form holds what the archive holds; answers once a draft, if any, is put back. */
  async avvia(): Promise<void> {
    this.#riferimento = this.#ultima = JSON.stringify(this.leggi());
    aperte.add(this as Bozza<unknown>);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.salva(), INTERVALLO_MS);
    const trovata = await ponte.esegui('bozza', { chiave: this.chiave }).catch(() => undefined);
    if (trovata?.dati === undefined || trovata.dati === null) return;
    this.applica(trovata.dati as T);
    this.#ultima = JSON.stringify(this.leggi());
    this.ripristinata = true;
    this.salvataAlle = trovata.salvata_il ? ora(trovata.salvata_il) : '';
  }

  get sporca(): boolean {
    return JSON.stringify(this.leggi()) !== this.#riferimento;
  }

  /** Writes the draft down if something changed since the last time. */
  async salva(): Promise<void> {
    const attuale = JSON.stringify(this.leggi());
    if (attuale === this.#ultima) return;
    const dati = attuale === this.#riferimento ? null : (JSON.parse(attuale) as JsonValue);
    const esito = await ponte.esegui('bozza_salva', { chiave: this.chiave, dati }).catch(() => undefined);
    if (!esito) return;
    this.#ultima = attuale;
    if (esito.salvata_il) this.salvataAlle = ora(esito.salvata_il);
  }

  /** The form was saved, or its changes thrown away: no draft is needed any more. */
  async chiudi(): Promise<void> {
    this.#riferimento = this.#ultima = JSON.stringify(this.leggi());
    this.ripristinata = false;
    this.salvataAlle = '';
    await ponte.esegui('bozza_salva', { chiave: this.chiave, dati: null }).catch(() => undefined);
  }

  /** The page is left: the last words are saved, the clock stops. */
  ferma(): void {
    clearInterval(this.#timer);
    if (this.sporca) void this.salva();
    aperte.delete(this as Bozza<unknown>);
  }
}

/** Whether some form holds changes that are not saved. */
export function modificheInSospeso(): boolean {
  return [...aperte].some((bozza) => bozza.sporca);
}

/** Saves every open draft, before the window closes. */
export async function salvaBozze(): Promise<void> {
  await Promise.all([...aperte].map((bozza) => bozza.salva()));
}
