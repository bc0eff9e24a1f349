import { expect, it } from 'vitest';
import type { Campo } from '$lib/generati/tipi';
import { conArticolo, DATI_VUOTI, erroriDaMostrare, inOrdine, normalizza } from './richiesta';

it('reads the days it can and keeps the others as they were typed', () => {
  const letti = normalizza({ ...DATI_VUOTI, ricevuta_il: '26/10/2026', determina_del: '31/09/2026' });
  expect(letti.ricevuta_il).toBe('2026-10-26');
  expect(letti.determina_del).toBe('31/09/2026');
  expect(letti.data_riferimento).toBe('');
});

it('names an empty field only when the certificate is to be released', () => {
  const errori: Campo[] = [{ campo: 'cig', messaggio: 'a' }, { campo: 'ente', messaggio: 'b' }];
  const dati = { ...DATI_VUOTI, cig: 'B4F2A7719' };
  expect(erroriDaMostrare(errori, dati, false).map((e) => e.campo)).toEqual(['cig']);
  expect(erroriDaMostrare(errori, dati, true)).toEqual(errori);
});

it('sets the errors in the order of the fields', () => {
  const errori = ['determina_del', 'cig', 'codice_ipa'].map((campo) => ({ campo, messaggio: campo }));
  expect(inOrdine(errori).map((e) => e.campo)).toEqual(['codice_ipa', 'cig', 'determina_del']);
});

it('gives a body its article only where it is sure of it', () => {
  expect(conArticolo('Comune di Valdastra')).toBe('il Comune di Valdastra');
  expect(conArticolo('Università di Genova')).toBe('l’Università di Genova');
  expect(conArticolo('ASL Riviera di Levante')).toBe('la ASL Riviera di Levante');
  expect(conArticolo('Acquedotti Riuniti S.p.A.')).toBe('Acquedotti Riuniti S.p.A.');
});
