import { expect, it } from 'vitest';
import type { DocumentoRichiesto, Tono } from '$lib/generati/tipi';
import { daInviare, domandaVuota, fattoDi, normalizza, passoDi } from './iscrizione';

const documento = (codice: string, consegnato_il = ''): DocumentoRichiesto => ({
  codice, nome: codice, obbligatorio: true, norma: '', stato: { codice: 'mancante', testo: 'mancante', tono: 'attenzione' as Tono }, consegnato_il, scade_il: '',
});

it('shows a row for every document asked for, and keeps what else was delivered', () => {
  const dati = {
    ...domandaVuota('p', '23/11/2026'),
    documenti: [{ codice: 'altro', consegnato_il: '1/2/26', scade_il: '' }, { codice: 'verbale', consegnato_il: '3.3.2026', scade_il: '' }],
  };
  const letti = normalizza(dati, [documento('identita'), documento('verbale')]);
  expect(letti.richiesta_il).toBe('2026-11-23');
  expect(letti.documenti.map((d) => [d.codice, d.consegnato_il])).toEqual([['identita', ''], ['verbale', '2026-03-03'], ['altro', '1/2/26']]);
});

it('sends only the documents that have a day', () => {
  const dati = normalizza(domandaVuota('p', '2026-11-23'), [documento('identita'), documento('verbale', '2026-03-03')]);
  expect(daInviare(dati).documenti.map((d) => d.codice)).toEqual(['verbale']);
});

it('knows the words of every step and keeps the code of one it does not know', () => {
  expect(passoDi('sospendi').motivi).toBe('motivi_sospensione');
  expect(passoDi('cancella').genere).toBe('danger');
  expect(passoDi('nuovo').nome).toBe('nuovo');
  expect(fattoDi('iscrivi')).toBe('Iscritta');
});
