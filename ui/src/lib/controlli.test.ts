import { expect, it } from 'vitest';
import type { Controllo } from '$lib/generati/tipi';
import { contaControlli } from './controlli';

it('counts the checks in words', () => {
  const controllo = (esito: string): Controllo => ({ titolo: '', dettaglio: '', esito, norme: [], voce: '' });
  expect(contaControlli(['fatto', 'fatto', 'attenzione', 'non_pertinente'].map(controllo))).toBe('2 fatti, 1 da vedere, 1 non pertinente');
  expect(contaControlli([])).toBe('');
});
