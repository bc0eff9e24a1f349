import { expect, it } from 'vitest';
import type { Controllo, Voce } from '$lib/generati/tipi';
import { contaControlli, voceDi } from './controlli';

it('counts the checks in words', () => {
  const controllo = (esito: string): Controllo => ({ titolo: '', dettaglio: '', esito, norme: [], voce: '' });
  expect(contaControlli(['fatto', 'fatto', 'attenzione', 'non_pertinente'].map(controllo))).toBe('2 fatti, 1 da vedere, 1 non pertinente');
  expect(contaControlli([])).toBe('');
});

it('finds what explains a check by its name or, where it names none, by its title', () => {
  const voce = (id: string, nome: string, figli: Voce[] = []): Voce => ({
    id, nome, valore: '', unita: '', spiega: '', citazioni: [], parametri: [], figli, applicata: true,
  });
  const albero = voce('nulla_osta', 'Nulla osta', [voce('nulla_osta.orario', 'Orario', [voce('ore', 'Ore')])]);
  const controllo = (titolo: string, id: string): Controllo => ({ titolo, dettaglio: '', esito: 'fatto', norme: [], voce: id });
  expect(voceDi(controllo('Orario', ''), albero)?.id).toBe('nulla_osta.orario');
  expect(voceDi(controllo('Orario', 'ore'), albero)?.id).toBe('ore');
  expect(voceDi(controllo('Orario', 'assente'), albero)).toBeUndefined();
  expect(voceDi(controllo('Durata', ''), albero)).toBeUndefined();
  expect(voceDi(controllo('Orario', ''), undefined)).toBeUndefined();
});
