import { expect, it } from 'vitest';
import { conDisponibili, datiVuoti, disponibili, inOrdine, normalizza, pulisci, riconoscibile, segnoDiIdentita, senzaPermesso, valoreInParole } from './persona';

it('reads the days it can and keeps the others as they were typed', () => {
  const letti = normalizza({
    ...datiVuoti(), nato_il: '29/2/1980', did_il: '31/09/2026', isee: [{ importo: '5000', valido_dal: '1.1.26', valido_al: '' }],
  });
  expect(letti.nato_il).toBe('1980-02-29');
  expect(letti.did_il).toBe('31/09/2026');
  expect(letti.isee[0]?.valido_dal).toBe('2026-01-01');
});

it('sends codes without blanks and qualifications without empty lines', () => {
  const dati = pulisci({ ...datiVuoti(), codice_fiscale: ' rss mra-80b69 d969x ', cognome: ' De’ Rossi ', qualifiche: ['', ' cuoca '] });
  expect(dati.codice_fiscale).toBe('RSSMRA80B69D969X');
  expect(dati.cognome).toBe('De’ Rossi');
  expect(dati.qualifiche).toEqual(['cuoca']);
});

it('asks for likely duplicates only once there is enough to tell', () => {
  expect(riconoscibile({ ...datiVuoti(), cognome: 'Rossi', nome: 'M' })).toBe(false);
  expect(riconoscibile({ ...datiVuoti(), cognome: 'Rossi', nome: 'Ma' })).toBe(true);
  expect(riconoscibile({ ...datiVuoti(), codice_fiscale: 'RSSMRA80B6' })).toBe(false);
  expect(riconoscibile({ ...datiVuoti(), codice_fiscale: 'RSSMRA80B69' })).toBe(true);
  expect(segnoDiIdentita({ ...datiVuoti(), telefono: '010' })).toBe(segnoDiIdentita(datiVuoti()));
});

it('asks for a permit to stay only outside the Union', () => {
  expect(senzaPermesso('Italia')).toBe(true);
  expect(senzaPermesso(' romania ')).toBe(true);
  expect(senzaPermesso('Ecuador')).toBe(false);
});

it('ticks and unticks the availability without touching the rest', () => {
  const prima = { ...datiVuoti().disponibilita, privati: true, distanza_km: 20, patente: 'B' };
  const dopo = conDisponibili(prima, ['part_time', 'mezzo_proprio']);
  expect(disponibili(dopo)).toEqual(['part_time', 'mezzo_proprio']);
  expect(dopo.distanza_km).toBe(20);
  expect(dopo.patente).toBe('B');
});

it('says rows and days in words', () => {
  expect(valoreInParole('redditi', [{ anno: 2025, importo: '7746.85', dichiarato_il: '' }])).toBe('2025: 7.746,85 €');
  expect(valoreInParole('titoli', [{ livello: 'laurea', descrizione: 'Lettere', anno: '2003' }])).toBe('laurea, Lettere, 2003');
  expect(valoreInParole('did_il', '2026-03-07')).toBe('07/03/2026');
});

it('sets the errors in the order of the fields, rows where their list stands', () => {
  const errori = ['note', 'redditi[1].importo', 'residenza.cap', 'cognome'].map((campo) => ({ campo, messaggio: campo }));
  expect(inOrdine(errori).map((e) => e.campo)).toEqual(['cognome', 'residenza.cap', 'redditi[1].importo', 'note']);
});
