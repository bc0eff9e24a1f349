import { expect, it } from 'vitest';
import type { ErroreDiRiga, FileImportato, Lavoro } from '$lib/generati/tipi';
import { fileInCoda, filtraErrori, fogli, soloProspetti, statoFile, unisci } from './coda';
import { TESTI } from './testi';

const file = (percorso: string, stato: string): FileImportato => ({
  nome: percorso, percorso, dimensione: 1, stato, codice: '', messaggio: '', entrano: 0, restano_fuori: 2,
});
const errore = (nome: string, foglio: string): ErroreDiRiga => ({ file: nome, foglio, riga: 1, colonna: 'A', valore: '', motivo: '' });

it('never queues a file twice', () => {
  expect(unisci(['/a.xml'], ['/b.xml', '/a.xml', '/b.xml'])).toEqual(['/a.xml', '/b.xml']);
});

it('shows as waiting the files that the job does not know yet', () => {
  const lavoro = { file: [file('/a.xml', 'pronto')] } as unknown as Lavoro;
  expect(fileInCoda(['/a.xml', '/dati/b.xml'], lavoro).map((f) => [f.nome, f.stato])).toEqual([['/a.xml', 'pronto'], ['b.xml', 'in_attesa']]);
});

it('says the state of a file in words, red only where something stays out', () => {
  expect(statoFile(file('a', 'con_scarti'))).toMatchObject({ testo: '2 fuori', tono: 'errore' });
  expect(statoFile(file('a', 'duplicato'))).toMatchObject({ testo: 'doppione', tono: 'attenzione' });
  expect(statoFile(file('a', 'pronto')).tono).toBe('fatto');
  expect(statoFile(file('a', 'altro')).testo).toBe('in attesa');
});

it('filters errors by file and by sheet', () => {
  const errori = [errore('a', 'Datori'), errore('a', 'Province'), errore('b', 'Datori')];
  expect(filtraErrori(errori, '', '')).toHaveLength(3);
  expect(filtraErrori(errori, 'a', '')).toHaveLength(2);
  expect(filtraErrori(errori, 'a', 'Datori')).toHaveLength(1);
  expect(fogli(errori)).toEqual(['Datori', 'Province']);
});

it('says what goes in and what stays out', () => {
  expect(TESTI.riassunto(1233, 15, false)).toBe('Entrano 1.233 righe, 15 restano fuori');
  expect(TESTI.riassunto(1, 1, false)).toBe('Entra 1 riga, 1 resta fuori');
  expect(TESTI.riassunto(3, 0, true)).toBe('Entrano 3 prospetti');
  expect(TESTI.riassunto(0, 4, false)).toBe('Non può entrare nulla');
  expect(TESTI.entrate(1, true)).toBe('È entrato 1 prospetto.');
  expect(TESTI.entrate(2, false)).toBe('Sono entrate 2 righe.');
});

it('counts prospetti when every file is a national one', () => {
  expect(soloProspetti(['/a.XML', '/b.xml'])).toBe(true);
  expect(soloProspetti(['/a.xml', '/b.xlsx'])).toBe(false);
});
