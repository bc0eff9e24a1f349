import { expect, it } from 'vitest';
import { termine, tonoTermine } from './pratica';

it('names the answer to give, then the validity of the act', () => {
  expect(termine({ scadenza: '2026-11-25', giorni_restanti: 3 }, false)).toEqual({ testo: 'Risposta entro mercoledì 25/11, tra 3 giorni', classe: 'warn' });
  expect(termine({ scadenza: '2026-11-20', giorni_restanti: -2 }, false)).toEqual({ testo: 'Risposta scaduta venerdì 20/11, da 2 giorni', classe: 'bad' });
  expect(termine({ scadenza: '2026-12-22', giorni_restanti: 30 }, true)).toEqual({ testo: 'Vale fino a martedì 22/12, tra 30 giorni', classe: '' });
  expect(termine({ scadenza: '', giorni_restanti: 0 }, true)).toBeUndefined();
});

it.each([[-1, 'bad'], [0, 'warn'], [7, 'warn'], [8, '']])('gives %i days left the tone «%s»', (giorni, tono) => expect(tonoTermine(giorni)).toBe(tono));
