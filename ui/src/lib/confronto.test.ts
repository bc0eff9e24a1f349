import { expect, it } from 'vitest';
import { campiDiversi, conCampo, inParole, leggiCampo } from './confronto';

const base = { nome: 'Anna', residenza: { comune: 'Genova', cap: '' }, titoli: [{ livello: 'diploma', anno: '1998' }], turni: true };

it('reads and replaces a field at any depth, without touching the original', () => {
  const altra = conCampo(base, 'residenza.comune', 'Savona');
  expect(leggiCampo(altra, 'residenza.comune')).toBe('Savona');
  expect(altra.residenza.cap).toBe('');
  expect(base.residenza.comune).toBe('Genova');
  expect(leggiCampo(base, 'domicilio.comune')).toBeUndefined();
});

it('names the fields that differ, rows taken as a whole', () => {
  const altra = { ...base, titoli: [{ livello: 'laurea', anno: '2003' }], residenza: { comune: 'Genova', cap: '16121' } };
  expect(campiDiversi(['nome', 'residenza.comune', 'residenza.cap', 'titoli'], base, altra)).toEqual(['residenza.cap', 'titoli']);
});

it('says a value in words', () => {
  expect(inParole(base.titoli)).toBe('diploma, 1998');
  expect(inParole([true, false, 0])).toBe('sì; no; ');
  expect(inParole('')).toBe('');
});
