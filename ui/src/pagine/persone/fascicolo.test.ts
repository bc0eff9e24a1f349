import { expect, it } from 'vitest';
import type { DatiFascicolo } from '$lib/generati/tipi';
import { accertamentoVuoto, comeSiLegge, componibili, conGrado, diversi, gradoDi, motivoIntero, perGruppo, proposta, unito } from './fascicolo';

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

const VUOTO: DatiFascicolo = {
  categoria_art8: '', categoria_art18: '', accertamenti: [], evento_il: '', evento_studi: '', natura: [], diagnosi_funzionale: '', diagnosi_del: '',
  diagnosi_revisione_il: '', capacita: [], competenze: '', limitazioni: '', controindicazioni: '', comitato_del: '', comitato_parere: '', note: '', precedenti: [],
};

it('makes one part of two, and loses nothing that may stand beside the rest', () => {
  const [vecchio, nuovo] = ['60', '74'].map((percentuale) => ({ ...accertamentoVuoto(), percentuale }));
  const tieni = { ...VUOTO, accertamenti: [vecchio!], capacita: [{ codice: 'mani', grado: 'lieve' }], note: 'prima', comitato_del: '2025-01-10' };
  const togli = { ...VUOTO, accertamenti: [nuovo!], capacita: [{ codice: 'mani', grado: 'alto' }, { codice: 'vista', grado: 'pieno' }], note: 'dopo', natura: ['fisica'] };
  expect(diversi(tieni, togli)).toEqual(['accertamenti', 'natura', 'capacita', 'comitato_del', 'note']);
  expect(proposta('natura', tieni.natura, togli.natura)).toBe('togli');
  expect(proposta('comitato_del', tieni.comitato_del, togli.comitato_del)).toBe('tieni');
  expect(proposta('accertamenti', tieni.accertamenti, togli.accertamenti)).toBe('entrambi');
  expect(componibili('comitato_del', '2025-01-10', '2026-01-10')).toBe(false);
  const uno = unito(tieni, togli, { accertamenti: 'entrambi', natura: 'togli', capacita: 'entrambi', note: 'entrambi', comitato_del: 'tieni' });
  expect(uno.accertamenti.map((a) => a.percentuale)).toEqual(['60', '74']);
  expect(uno.capacita).toEqual([{ codice: 'mani', grado: 'lieve' }, { codice: 'vista', grado: 'pieno' }]);
  expect([uno.natura, uno.note, uno.comitato_del]).toEqual([['fisica'], 'prima\ndopo', '2025-01-10']);
});

it('reads the sealed part in words', () => {
  const tabelle = { categorie: [{ codice: 'ic', nome: 'invalidi civili', gruppo: '', fonte: '' }], capacita: [{ codice: 'mani', nome: 'Usare le mani', gruppo: '', fonte: '' }] };
  expect(comeSiLegge('categoria_art8', 'ic', tabelle)).toBe('invalidi civili');
  expect(comeSiLegge('capacita', [{ codice: 'mani', grado: 'alto' }], tabelle)).toBe('Usare le mani: alto');
  expect(comeSiLegge('comitato_del', '2026-03-02', tabelle)).toBe('02/03/2026');
  expect(comeSiLegge('accertamenti', [{ ...accertamentoVuoto(), percentuale: '74', rilasciato_il: '2026-03-02' }], tabelle)).toBe('verbale di invalidità civile, 74%, del 02/03/2026');
});
