import type { Controllo, Voce } from '$lib/generati/tipi';
import { trovaVoce } from './voce';

/** "6 fatti, 1 da vedere, 1 non pertinente". */
export function contaControlli(controlli: Controllo[]): string {
  const quanti = (esiti: string[]) => controlli.filter((c) => esiti.includes(c.esito)).length;
  const parti: [number, string, string][] = [
    [quanti(['fatto']), 'fatto', 'fatti'],
    [quanti(['attenzione', 'errore']), 'da vedere', 'da vedere'],
    [quanti(['non_pertinente']), 'non pertinente', 'non pertinenti'],
  ];
  return parti
    .filter(([n]) => n > 0)
    .map(([n, uno, molti]) => `${n} ${n === 1 ? uno : molti}`)
    .join(', ');
}

/** The step that explains a check: the one it names, else the step of the same title. */
export function voceDi(controllo: Controllo, spiegazione: Voce | undefined): Voce | undefined {
  if (controllo.voce) return trovaVoce(spiegazione, controllo.voce);
  return spiegazione?.figli.find((figlio) => figlio.nome === controllo.titolo);
}
