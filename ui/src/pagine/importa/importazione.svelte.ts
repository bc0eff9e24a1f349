import { ponte } from '$lib/bridge';
import type { CosaImportare, Lavoro } from '$lib/generati/tipi';
import { LavoroSeguito } from '$lib/lavoro.svelte';
import { indirizzo, posizione, vai } from '$lib/rotte.svelte';
import { notifica, notificaErrore } from '$lib/stato/notifiche.svelte';
import { sessione } from '$lib/stato/sessione.svelte';
import { soloProspetti, unisci } from './coda';
import { TESTI } from './testi';

/**
 * The import that is under way. It belongs to the program rather than to the page: whoever leaves the
 * page finds it again as it went on.
 */
class Importazione {
  /** What the files of the queue hold. */
  cosa = $state<CosaImportare>('prospetti');
  /** Paths in the queue, in the order in which they came. */
  percorsi = $state.raw<string[]>([]);
  readonly lavoro = new LavoroSeguito((lavoro) => this.#finito(lavoro));
  /** Dry run that ended well: what it holds can be imported, and its rejects saved. */
  prova = $state.raw<Lavoro>();
  #daRifare = false;

  get attuale(): Lavoro | undefined {
    return this.lavoro.attuale;
  }
  get inCorso(): boolean {
    return this.lavoro.inCorso;
  }
  /** Whether the rows have gone in. */
  get importata(): boolean {
    return this.attuale?.tipo === 'importa' && this.attuale.stato === 'fatto';
  }

  /** Whether every file of the queue holds one prospetto. */
  get solo(): boolean {
    return this.cosa === 'prospetti' && soloProspetti(this.percorsi);
  }

  /** Says what the next files hold: the queue, which was read as something else, is emptied. */
  scegliCosa(cosa: CosaImportare): void {
    if (this.inCorso || cosa === this.cosa) return;
    this.azzera();
    this.cosa = cosa;
  }

  /** Adds files and tries them; while a dry run is under way it starts again at its end. */
  async aggiungi(nuovi: string[]): Promise<void> {
    if (nuovi.length === 0) return;
    if (this.importata) this.azzera();
    this.percorsi = unisci(this.percorsi, nuovi);
    if (this.inCorso) {
      this.#daRifare = true;
      notifica(TESTI.aggiunti(nuovi.length), 'normale');
      return;
    }
    await this.provaTutti();
  }

  async togli(percorso: string): Promise<void> {
    this.percorsi = this.percorsi.filter((p) => p !== percorso);
    if (this.percorsi.length === 0) this.azzera();
    else await this.provaTutti();
  }

  async provaTutti(): Promise<void> {
    this.#daRifare = false;
    this.prova = undefined;
    await this.#avvia(() => ponte.esegui('importa_prova', { file: this.percorsi, cosa: this.cosa }));
  }

  /** Imports the rows that passed the dry run. */
  async conferma(): Promise<void> {
    const prova = this.prova;
    if (!prova || this.inCorso || prova.esito.entrano === 0) return;
    await this.#avvia(() => ponte.esegui('importa_conferma', { lavoro: prova.id }));
  }

  ferma(): void {
    this.#daRifare = false;
    void this.lavoro.annulla();
  }

  /** Empties the queue; the archive is not touched. */
  azzera(): void {
    this.lavoro.ferma();
    this.lavoro.attuale = undefined;
    this.lavoro.errore = undefined;
    this.prova = undefined;
    this.percorsi = [];
    this.#daRifare = false;
  }

  async #avvia(comando: () => Promise<{ lavoro: string }>): Promise<void> {
    this.lavoro.errore = undefined;
    try {
      await this.lavoro.segui((await comando()).lavoro);
    } catch (causa) {
      notificaErrore(causa);
    }
  }

  #finito(lavoro: Lavoro): void {
    if (lavoro.tipo === 'prova' && lavoro.stato === 'fatto') this.prova = lavoro;
    if (this.#daRifare) void this.provaTutti();
    if (lavoro.tipo !== 'importa' || lavoro.stato !== 'fatto') return;
    sessione.aggiornaContatori();
    if (posizione.attuale.pagina === 'importa') return;
    notifica(`${TESTI.importata}. ${TESTI.entrate(lavoro.esito.entrano, this.solo)}`, 'fatto', {
      nome: TESTI.apri,
      esegui: () => vai(indirizzo('importa')),
    });
  }
}

export const importazione = new Importazione();
