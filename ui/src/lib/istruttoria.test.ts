import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Errore, RigaAtto } from '$lib/generati/tipi';
import { Istruttoria, type OpereIstruttoria, type SchedaIstruttoria } from './istruttoria.svelte';

const esegui = vi.hoisted(() => vi.fn((comando: string) => Promise.resolve(comando === 'bozza' ? {} : { salvata_il: '2026-11-22T10:44:00' })));
vi.mock('$lib/bridge', () => ({ ponte: { esegui }, comeErrore: (causa: unknown) => causa }));
vi.stubGlobal('document', { querySelector: () => null });

interface Dati {
  datore: string;
  ricevuta_il: string;
  note: string;
}
type Scheda = SchedaIstruttoria<Dati>;

const VUOTI: Dati = { datore: '', ricevuta_il: '', note: '' };
const ATTO = { id: 'a1' } as RigaAtto;
const scheda = (dati: Partial<Dati> = {}, altro: Partial<Scheda> = {}): Scheda => ({
  riga: { id: 'n1', stato: { codice: 'in_istruttoria', testo: 'in istruttoria', tono: 'attenzione' } }, versione: 1, dati: { ...VUOTI, ...dati }, ...altro,
});
const errore = (codice: string, campi: Errore['campi'] = []): Errore => ({ codice, messaggio: 'no', campi, genere: 'dato' });

let opere: OpereIstruttoria<Dati, Scheda>;
beforeEach(() => {
  esegui.mockClear();
  opere = {
    nome: 'prova', vuoti: VUOTI, normalizza: (dati) => ({ ...dati, note: dati.note.trim() }),
    leggi: vi.fn(() => Promise.resolve(scheda({ datore: 'altrui' }, { versione: 2 }))),
    salva: vi.fn((_id, versione: number, dati: Dati) => Promise.resolve(scheda(dati, { versione: versione + 1 }))),
    anteprima: vi.fn(() => Promise.resolve({ pagine: ['bozza'], testo: '' })),
    pagineAtto: vi.fn(() => Promise.resolve({ pagine: ['atto'], testo: '' })),
    rilascia: vi.fn(() => Promise.resolve()),
  };
});

describe('a new request', () => {
  it('takes the fields of the page it comes from, and keeps its draft apart', async () => {
    const pratica = new Istruttoria('nuova', opere, 'PRDLNE84D52D969X');
    await pratica.carica({ datore: '99987130996' });
    expect(pratica.dati.datore).toBe('99987130996');
    expect(pratica.aperta).toBe(true);
    expect(esegui).toHaveBeenCalledWith('bozza', { chiave: 'prova:nuova:PRDLNE84D52D969X' });
    pratica.chiudi();
  });

  it('is saved without an identifier, and then holds what the archive holds', async () => {
    const pratica = new Istruttoria('nuova', opere);
    await pratica.carica();
    pratica.dati.datore = '99987130996';
    expect(pratica.cambiata).toBe(true);
    expect(await pratica.salva()).toBe(true);
    expect(opere.salva).toHaveBeenCalledWith('', 0, { ...VUOTI, datore: '99987130996' });
    expect(pratica.cambiata).toBe(false);
    pratica.chiudi();
  });
});

describe('a save', () => {
  it('that is refused names the fields in the order of the form and loses nothing', async () => {
    opere.salva = () => Promise.reject(errore('campi', [{ campo: 'note', messaggio: 'troppo lunghe' }, { campo: 'datore', messaggio: 'manca' }]));
    const pratica = new Istruttoria('nuova', opere);
    await pratica.carica();
    pratica.dati.note = 'parole';
    expect(await pratica.salva()).toBe(false);
    expect(pratica.modulo.errori.map((e) => e.campo)).toEqual(['datore', 'note']);
    expect(pratica.dati.note).toBe('parole');
    pratica.chiudi();
  });

  it('that comes second offers both versions, and goes on top of the newer one', async () => {
    const pratica = new Istruttoria('n1', opere);
    await pratica.carica();
    pratica.dati.datore = 'mio';
    const salva = opere.salva;
    opere.salva = () => Promise.reject(errore('salvataggio_superato'));
    expect(await pratica.salva()).toBe(false);
    await vi.waitFor(() => expect(pratica.altrui?.versione).toBe(2));
    expect(pratica.dati.datore).toBe('mio');
    opere.salva = salva;
    pratica.risolvi({ ...VUOTI, datore: 'mio' });
    expect(await pratica.salva()).toBe(true);
    expect(salva).toHaveBeenCalledWith('n1', 2, { ...VUOTI, datore: 'mio' });
    pratica.chiudi();
  });
});

describe('what is seen', () => {
  it('is the draft while the request is open, the act once there is one, nothing if it ended without', async () => {
    const pratica = new Istruttoria('n1', opere);
    await pratica.carica();
    await vi.waitFor(() => expect(pratica.anteprima?.pagine).toEqual(['bozza']));
    pratica.imposta(scheda({}, { atto: ATTO }));
    expect(pratica.aperta).toBe(false);
    await pratica.componi();
    expect(pratica.anteprima?.pagine).toEqual(['atto']);
    pratica.imposta(scheda({}, { riga: { id: 'n1', stato: { codice: 'negato', testo: 'negato', tono: 'normale' } } }));
    await pratica.componi();
    expect(pratica.anteprima).toBeUndefined();
    pratica.chiudi();
  });
});
