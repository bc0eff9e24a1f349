import { describe, expect, it } from 'vitest';
import type { Cifra, Differenza, RigaConfronto, RigaProspetto, Verifica } from '$lib/generati/tipi';
import { annoDi, diversa, gruppi, quanteDiverse, righeDiverse, rilevante, titoloDifferenze } from './confronto';

const cifra = (campo: string, articolo: string, dichiarato: number | undefined, calcolato: number, conta = true): Cifra => ({
  campo, articolo, nome: campo, dichiarato, calcolato, voce: `v.${campo}`, rilevante: conta,
});
const riga = (dove: string, cifre: Cifra[]): RigaConfronto => ({ dove, nome: dove, sede_legale: false, cifre });
const differenza = (campo: string, chiarita: boolean): Differenza => ({
  dove: 'SV', dove_nome: 'Savona', campo, campo_nome: campo, dichiarato: 1, calcolato: 0, perche: '', norme: [], voce: '', chiarita, nota: '',
});

const confronto = [
  riga('nazionale', [cifra('base_art3', '3', 98, 97, false), cifra('esonerati', '3', 0, 0), cifra('quota_art18', '18', 1, 1)]),
  riga('SV', [cifra('base_art3', '3', 35, 35), cifra('esonerati', '3', 0, 0), cifra('quota_art18', '18', undefined, 1)]),
];

describe('comparison', () => {
  it('takes a figure that was not declared as no difference', () => {
    expect(diversa(cifra('x', '3', undefined, 4))).toBe(false);
    expect(diversa(cifra('x', '3', 0, 4))).toBe(true);
    expect(diversa(cifra('x', '3', 4, 4))).toBe(false);
  });

  it('shows exempt units only where there are some', () => {
    expect(gruppi(confronto, '3').map((g) => g.campo)).toEqual(['base_art3']);
    const con = [...confronto, riga('GE', [cifra('esonerati', '3', 0, 2)])];
    expect(gruppi(con, '3').map((g) => g.campo)).toEqual(['base_art3', 'esonerati']);
  });

  it('keeps the rows and counts the figures that differ, article by article', () => {
    expect(righeDiverse(confronto, '3').map((r) => r.dove)).toEqual(['nazionale']);
    expect(righeDiverse(confronto, '18')).toEqual([]);
    expect(quanteDiverse(confronto, '3')).toBe(1);
    expect(quanteDiverse(confronto, '18')).toBe(0);
  });

  it('asks the comparison whether a difference matters', () => {
    const verifica = { confronto } as unknown as Verifica;
    expect(rilevante(verifica, { ...differenza('base_art3', false), dove: 'nazionale' })).toBe(false);
    expect(rilevante(verifica, differenza('altra', false))).toBe(true);
  });
});

it('says how many differences are still open', () => {
  expect(titoloDifferenze([differenza('a', true)])).toBe('1 differenza, chiarita');
  expect(titoloDifferenze([differenza('a', true), differenza('b', true)])).toBe('2 differenze, tutte chiarite');
  expect(titoloDifferenze([differenza('a', true), differenza('b', false)])).toBe('2 differenze, 1 da chiarire');
  expect(titoloDifferenze([differenza('a', false), differenza('b', false)])).toBe('2 differenze da chiarire');
});

it('names a prospetto by the year of its sending', () => {
  const inviato = { data_invio: '2026-01-29', data_riferimento: '2025-12-31' } as RigaProspetto;
  expect(annoDi(inviato)).toBe(2026);
  expect(annoDi({ ...inviato, data_invio: '' })).toBe(2026);
});
