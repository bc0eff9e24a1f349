import { Bozza } from '$lib/bozze.svelte';
import { comeErrore } from '$lib/bridge';
import type { Campo, Errore, Stato } from '$lib/generati/tipi';
import { Modulo } from '$lib/modulo.svelte';
import { notificaErrore } from '$lib/stato/notifiche.svelte';
import { sessione } from '$lib/stato/sessione.svelte';

/** What every request answers, whatever it is about. */
export interface SchedaPratica<D> {
  riga: { id: string; stato: Stato };
  versione: number;
  dati: D;
}

/** The commands behind a request, and the words of its form. */
export interface OperePratica<D, S> {
  /** Page of the request: prefix of its fields and of its draft. */
  nome: string;
  /** The empty form, its fields in the order in which they are keyed in. */
  vuoti: D;
  /** The form as its fields take it: days in their form, rows that the request asks for. */
  normalizza: (dati: D, scheda?: S) => D;
  leggi: (id: string) => Promise<S>;
  salva: (id: string, versione: number, dati: D) => Promise<S>;
  /** Whether the form can still be changed; never, by default. */
  modificabile?: (scheda: S) => boolean;
}

/** A request as it is worked on: its form with the draft, what the archive holds, what a colleague saved meanwhile. */
export class Pratica<D extends object, S extends SchedaPratica<D>> {
  dati = $state() as D;
  scheda = $state.raw<S>();
  errore = $state.raw<Errore>();
  /** What a colleague saved while this form was being filled in. */
  altrui = $state.raw<S>();
  readonly modulo: Modulo;
  readonly bozza: Bozza<D>;
  #salvati = $state('');

  constructor(
    readonly id: string,
    protected readonly opere: OperePratica<D, S>,
    /** What a new request was opened from: it keeps the drafts of different people apart. */
    contesto = '',
  ) {
    this.modulo = new Modulo(opere.nome);
    this.dati = structuredClone(opere.vuoti);
    this.#salvati = this.#testo();
    this.bozza = new Bozza<D>(
      [opere.nome, id, contesto].filter((parte) => parte !== '').join(':'),
      () => this.#istantanea(),
      (letti) => (this.dati = opere.normalizza({ ...structuredClone(opere.vuoti), ...letti }, this.scheda)),
    );
  }

  get nuova(): boolean {
    return this.id === 'nuova';
  }
  /** Whether the form can still be changed. */
  get aperta(): boolean {
    return this.nuova || (this.scheda !== undefined && this.modificabile(this.scheda));
  }
  /** Whether the form differs from what the archive holds. */
  get cambiata(): boolean {
    return this.#testo() !== this.#salvati;
  }

  /** Reads the request and puts back what was not saved; `iniziali` fill the empty fields of a new one. */
  async carica(iniziali: Partial<D> = {}): Promise<void> {
    this.errore = undefined;
    try {
      if (!this.nuova) this.imposta(await this.opere.leggi(this.id));
    } catch (causa) {
      this.errore = comeErrore(causa);
      return;
    }
    if (this.aperta) {
      await this.bozza.avvia();
      for (const [campo, valore] of Object.entries(iniziali)) {
        if (valore !== '' && this.dati[campo as keyof D] === '') this.dati[campo as keyof D] = valore as D[keyof D];
      }
    }
    void this.componi();
  }

  /** Saves the form. Answers whether it was recorded; if not, the fields to correct are shown. */
  async salva(): Promise<boolean> {
    const { versione } = this.scheda ?? { versione: 0 };
    const dati = this.#istantanea();
    const esito = await this.modulo.invia(
      () => this.opere.salva(this.nuova ? '' : this.id, versione, dati),
      (errore) => {
        if (errore.codice !== 'salvataggio_superato') return false;
        void this.#leggiAltrui();
        return true;
      },
    );
    if (!esito) {
      this.modulo.errori = this.#inOrdine(this.modulo.errori);
      return false;
    }
    await this.fatto(esito);
    return true;
  }

  /** The official has chosen field by field: the form goes on top of the newer version. */
  risolvi(scelta: D): void {
    if (this.altrui) this.imposta(this.altrui);
    this.dati = this.opere.normalizza(scelta, this.scheda);
    this.altrui = undefined;
  }

  /** Takes over what a command has answered. */
  async fatto(scheda: S): Promise<void> {
    this.imposta(scheda);
    await this.bozza.chiudi();
    if (!this.nuova) void this.componi();
    sessione.aggiornaContatori();
  }

  /** Throws away what was not saved. */
  async scarta(): Promise<void> {
    this.dati = this.scheda ? this.opere.normalizza(this.scheda.dati, this.scheda) : structuredClone(this.opere.vuoti);
    this.modulo.errori = [];
    await this.bozza.chiudi();
  }

  /** Reads the request again: something it depends on has changed. */
  async rileggi(): Promise<void> {
    try {
      const scheda = await this.opere.leggi(this.id);
      if (this.aperta && this.cambiata) this.scheda = scheda;
      else this.imposta(scheda);
      await this.componi();
    } catch (causa) {
      this.errore = comeErrore(causa);
    }
  }

  protected modificabile(scheda: S): boolean {
    return this.opere.modificabile?.(scheda) ?? false;
  }

  /** Shows what follows from what the archive holds; a request without a preview shows nothing more. */
  protected async componi(): Promise<void> {}

  /** The page is left. */
  chiudi(): void {
    this.bozza.ferma();
  }

  /** Takes a version of the request as the one the archive holds. */
  imposta(scheda: S): void {
    this.scheda = scheda;
    this.dati = this.opere.normalizza(scheda.dati, scheda);
    this.#salvati = this.#testo();
  }

  /** The save came second: the other version is fetched, to be compared field by field. */
  async #leggiAltrui(): Promise<void> {
    try {
      this.altrui = await this.opere.leggi(this.id);
    } catch (causa) {
      notificaErrore(causa);
    }
  }
  /** Errors in the order of the form, which is that of the empty form. */
  #inOrdine(errori: Campo[]): Campo[] {
    const campi = Object.keys(this.opere.vuoti);
    const posto = ({ campo }: Campo) => campi.indexOf(/^\w*/.exec(campo)?.[0] ?? '');
    return [...errori].sort((a, b) => posto(a) - posto(b));
  }
  #istantanea(): D {
    return $state.snapshot(this.dati) as D;
  }
  #testo(): string {
    return JSON.stringify(this.#istantanea());
  }
}
