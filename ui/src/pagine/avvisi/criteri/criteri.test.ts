import { describe, expect, it } from 'vitest';
import type { CriteriGraduatoria } from '$lib/generati/tipi';
import { altraFormula, campoDi, daModulo, IGNOTO, inModulo, nuovaComponente, spostato, valoreLetto, valoreScritto } from './criteri';

const quando = { datore_pubblico: null, elenco: null, did: false, locomozione: false };
const comune = { segno: 'aggiunge', quando, mancante: null, fonte: null, certezza: null } as const;
const TABELLA: CriteriGraduatoria = {
  codice: 'prova', nome: 'Prova', verso: 'meno_punti', decimali: 0, dal: '2026-01-01', al: null, verificato_al: null, fonte: 'D.G.R. 1/2026',
  certezza: 'prassi_ufficio', nota: null, precedenza: 'assoluta', parita: ['piu_giovane', 'codice'],
  componenti: [
    { ...comune, codice: 'base', nome: 'Base', formula: { tipo: 'fisso', punti: 1000 } },
    {
      ...comune, codice: 'reddito', nome: 'Reddito',
      formula: { tipo: 'scaglioni', dato: 'reddito', soglia: '7746.85', primo: 48, ogni: '516.45', punti: IGNOTO, resto: 'difetto', massimo: null },
    },
    {
      ...comune, codice: 'invalidita', nome: 'Invalidità',
      formula: { tipo: 'fasce', dato: 'invalidita', fasce: [{ da: 34, a: IGNOTO, punti: 7 }, { da: IGNOTO, a: null, punti: 14 }], categorie: [] },
    },
    { ...comune, codice: 'loc', nome: 'Locomozione', formula: { tipo: 'conversione', dato: 'locomozione', valori: { nessuna: 0, lieve: IGNOTO } } },
  ],
};

describe('a value', () => {
  it.each([[1000, '1.000'], ['7746.85', '7.746,85'], ['0.5', '0,5'], [0, '0'], [IGNOTO, ''], [null, '']])('%j is typed «%s»', (valore, testo) =>
    expect(valoreScritto(valore)).toBe(testo));

  it.each([['1.000', '1000'], ['7.746,85', '7746.85'], ['7746.85', '7746.85'], ['0,5', '0.5'], ['12 €', '12'], ['-3', '-3'], ['dodici', null], ['1,', null]])(
    '«%s» is read %j', (testo, atteso) => expect(valoreLetto(testo)).toBe(atteso));
});

it('goes into the form and comes back as it was', () => {
  const modulo = inModulo(TABELLA);
  expect(modulo.componenti[1]?.formula).toMatchObject({ soglia: '7.746,85', punti: '', massimo: '' });
  const { criteri, errori } = daModulo(modulo);
  expect(errori).toEqual([]);
  expect(criteri.componenti[1]?.formula).toMatchObject({ soglia: '7746.85', primo: '48', punti: IGNOTO, massimo: null });
  expect(criteri.componenti[2]?.formula).toMatchObject({ fasce: [{ da: '34', a: IGNOTO }, { da: IGNOTO, a: null }] });
  expect(criteri.componenti[3]?.formula).toMatchObject({ valori: { nessuna: '0', lieve: IGNOTO } });
  expect(criteri.componenti[0]?.mancante).toBeNull();
  expect(criteri.dal).toBe('2026-01-01');
});

it('names the value that is no number by its place', () => {
  const modulo = inModulo(TABELLA);
  if (modulo.componenti[2]?.formula.tipo === 'fasce') modulo.componenti[2].formula.fasce[1] = { da: '51', a: '', punti: 'tanti' };
  expect(daModulo(modulo).errori.map((e) => e.campo)).toEqual(['componenti[2].formula.fasce[1].punti']);
});

it('names a day that does not exist', () => {
  expect(daModulo({ ...inModulo(TABELLA), al: '31/11/26' }).errori.map((e) => e.campo)).toEqual(['al']);
});

it('finds the field that answers for a row', () => {
  expect(campoDi('componenti[2].formula.fasce[1].da')).toBe('componenti[2].formula.fasce[1]');
  expect(campoDi('componenti[2].formula.fasce[1].punti')).toBe('componenti[2].formula.fasce[1].punti');
});

it('changes formula and keeps the datum', () => {
  expect(altraFormula('per_unita', { tipo: 'scaglioni', dato: 'isee', soglia: '', primo: '', ogni: '', punti: '3', resto: 'difetto', massimo: '' }))
    .toMatchObject({ tipo: 'per_unita', dato: 'isee', punti: '3', ogni: '1' });
  expect(altraFormula('fasce', { tipo: 'conversione', dato: 'locomozione', valori: {} })).toMatchObject({ tipo: 'fasce', dato: 'persone_a_carico' });
});

it('gives a new component a code that no other has', () => {
  const prima = nuovaComponente([]);
  expect(nuovaComponente([{ ...prima, codice: 'componente_2' }]).codice).toBe('componente_3');
});

it('moves an element one place, and no further than the ends', () => {
  expect(spostato(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(spostato(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});
