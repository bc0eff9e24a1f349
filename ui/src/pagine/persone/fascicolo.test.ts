import { expect, it } from 'vitest';
import { conGrado, gradoDi, motivoIntero, perGruppo } from './fascicolo';

it('gives a capacity a grade, changes it, takes it away', () => {
  const uno = conGrado([], 'mani', 'lieve');
  expect(gradoDi(uno, 'mani')).toBe('lieve');
  const due = conGrado(conGrado(uno, 'vista', 'pieno'), 'mani', 'alto');
  expect(due).toHaveLength(2);
  expect(gradoDi(due, 'mani')).toBe('alto');
  expect(conGrado(due, 'mani', '')).toEqual([{ codice: 'vista', grado: 'pieno' }]);
  expect(gradoDi([], 'mani')).toBe('');
});

it('groups the rows of a table without changing their order', () => {
  const voce = (codice: string, gruppo: string) => ({ codice, nome: codice, gruppo, fonte: '' });
  const gruppi = perGruppo([voce('a', 'art8'), voce('b', 'art18'), voce('c', 'art8')]);
  expect(gruppi.map((g) => [g.gruppo, g.voci.map((v) => v.codice)])).toEqual([['art8', ['a', 'c']], ['art18', ['b']]]);
});

it('writes the reason for the register', () => {
  expect(motivoIntero('Verbale nuovo', ' prot. 12/2026 ', 'Altro motivo')).toBe('Verbale nuovo: prot. 12/2026');
  expect(motivoIntero('Verbale nuovo', '  ', 'Altro motivo')).toBe('Verbale nuovo');
  expect(motivoIntero('Altro motivo', ' ispezione ', 'Altro motivo')).toBe('ispezione');
});
