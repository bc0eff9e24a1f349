import { expect, it } from 'vitest';
import { campiDi, movimentoNuovo, pertinente } from './movimento';

it('leaves out what a kind of movement does not ask for', () => {
  const pieno = { ...movimentoNuovo('d1', 'GE'), provincia_a: 'SV', fino_al: '2026-12-31', ore: '20:00', ore_contratto: '40:00', ore_prima: '30:00', categoria: 'dirigenti', elenco: 'art8', nuova_unita: true };
  expect(pertinente({ ...pieno, tipo: 'cessazione' })).toMatchObject({ provincia_a: '', fino_al: '', ore: '20:00', ore_prima: '', nuova_unita: false });
  expect(pertinente({ ...pieno, tipo: 'trasferimento' })).toMatchObject({ provincia_a: 'SV', fino_al: '', nuova_unita: true });
  expect(pertinente({ ...pieno, tipo: 'esclusione' })).toMatchObject({ categoria: 'dirigenti', elenco: '', ore: '' });
});

it('asks every kind for day, province and number', () => {
  for (const tipo of ['assunzione', 'cessazione', 'proroga', 'trasformazione', 'trasferimento', 'esclusione', 'fine_esclusione']) {
    for (const campo of ['data', 'provincia', 'numero'] as const) expect(campiDi(tipo).has(campo)).toBe(true);
  }
});
