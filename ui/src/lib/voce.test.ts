import { expect, it } from 'vitest';
import type { Voce } from '$lib/generati/tipi';
import { ramiRifiutati, trovaVoce } from './voce';

const voce = (id: string, figli: Voce[] = [], applicata = true): Voce => ({
  id, nome: id, valore: '', unita: '', spiega: '', citazioni: [], parametri: [], applicata, figli,
});

const albero = voce('quota', [
  voce('base', [voce('dirigenti'), voce('gradualita', [voce('nidificata', [], false)], false)]),
  voce('classe_36_50', [], false),
]);

it('finds a step at any depth and says when there is none', () => {
  expect(trovaVoce(albero, 'dirigenti')?.id).toBe('dirigenti');
  expect(trovaVoce(albero, 'quota')).toBe(albero);
  expect(trovaVoce(albero, 'assente')).toBeUndefined();
});

it('lists the refused branches once, without what hangs below them', () => {
  expect(ramiRifiutati(albero).map((v) => v.id)).toEqual(['gradualita', 'classe_36_50']);
});
