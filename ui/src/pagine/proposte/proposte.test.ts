import { expect, it } from 'vitest';
import { conteggio } from './proposte';

it('counts what would be applied, by action', () => {
  const azioni = ['sospendi', 'chiudi', 'sospendi', 'riapri'].map((azione) => ({ azione }));
  expect(conteggio(azioni)).toBe('2 sospensioni, 1 chiusura e 1 riapertura');
  expect(conteggio(azioni.slice(0, 2))).toBe('1 sospensione e 1 chiusura');
  expect(conteggio([{ azione: 'chiedi' }])).toBe('1 richiesta alla persona');
  expect(conteggio([])).toBe('');
});
