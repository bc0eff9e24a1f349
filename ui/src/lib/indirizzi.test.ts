import { expect, it } from 'vitest';
import { indirizzo, indirizzoDi, leggiIndirizzo } from './indirizzi';

it('goes from a place to its address and back', () => {
  const href = indirizzo('datore', '0190-ab/c', { scheda: 'atti', vuoto: '' });
  expect(href).toBe('#/datore/0190-ab%2Fc?scheda=atti');
  expect(leggiIndirizzo(href)).toEqual({ pagina: 'datore', id: '0190-ab/c', filtro: { scheda: 'atti' } });
});

it('leads home from what it does not know', () => {
  expect(leggiIndirizzo('')).toEqual({ pagina: 'cruscotto', id: '', filtro: {} });
  expect(leggiIndirizzo('#/graduatoria/1').pagina).toBe('cruscotto');
  expect(indirizzoDi({ pagina: 'graduatoria', filtro: {} })).toBe('#/cruscotto');
});

it('keeps the filters of a line of the dashboard', () => {
  expect(indirizzoDi({ pagina: 'atti', filtro: { stato: 'da_firmare' } })).toBe('#/atti?stato=da_firmare');
});
