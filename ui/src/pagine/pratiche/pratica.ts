import { dataConGiorno, giorniRestanti, lontano } from '$lib/formato';
import { TESTI } from './testi';

/** Days before a term in which it asks for attention. */
export const VICINA = 7;

/** A term with the days left: the answer to give, or the validity of the act. */
export interface Termine {
  scadenza: string;
  giorni_restanti: number;
}

/** Words and colour of a term; nothing where none runs. `rilasciata` tells the validity from the answer. */
export function termine({ scadenza, giorni_restanti }: Termine, rilasciata: boolean): { testo: string; classe: string } | undefined {
  if (scadenza === '') return undefined;
  const [giorno, quanto] = [dataConGiorno(scadenza, lontano(giorni_restanti)), giorniRestanti(giorni_restanti)];
  const testo = rilasciata ? TESTI.valeFino : giorni_restanti < 0 ? TESTI.scaduta : TESTI.entro;
  return { testo: testo(giorno, quanto), classe: tonoTermine(giorni_restanti) };
}

/** "bad" once the term has gone by, "warn" in its last week. */
export function tonoTermine(giorniRestanti: number): string {
  if (giorniRestanti < 0) return 'bad';
  return giorniRestanti <= VICINA ? 'warn' : '';
}
