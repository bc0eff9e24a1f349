import { quanti } from '$lib/formato';
import type { Proposta } from '$lib/generati/tipi';
import { AZIONI } from './testi';

/** "2 sospensioni e 1 chiusura": what would be applied, counted by action in the order they come. */
export function conteggio(proposte: Pick<Proposta, 'azione'>[]): string {
  const numeri = new Map<string, number>();
  for (const { azione } of proposte) numeri.set(azione, (numeri.get(azione) ?? 0) + 1);
  const parti = [...numeri].map(([azione, n]) => quanti(n, AZIONI[azione]?.una ?? azione, AZIONI[azione]?.molte ?? azione));
  return parti.length <= 1 ? (parti[0] ?? '') : `${parti.slice(0, -1).join(', ')} e ${parti.at(-1)}`;
}
