import { conCampo, inParole, leggiCampo, uguali } from '$lib/confronto';
import { data, leggiData } from '$lib/formato';
import type { AccertamentoSanitario, Capacita, DatiFascicolo, Fascicolo, VoceTabella } from '$lib/generati/tipi';
import { CAMPI, GRADI, TIPI_ACCERTAMENTO } from './testiFascicolo';

export const accertamentoVuoto = (): AccertamentoSanitario => ({
  tipo: 'verbale_invalidita_civile', percentuale: '', categoria_tabellare: '', rilasciato_il: '', rilasciato_da: '', rivedibile_il: '', estremi: '',
});

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The data with their days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiFascicolo): DatiFascicolo {
  return {
    ...dati,
    evento_il: iso(dati.evento_il),
    diagnosi_del: iso(dati.diagnosi_del),
    diagnosi_revisione_il: iso(dati.diagnosi_revisione_il),
    comitato_del: iso(dati.comitato_del),
    accertamenti: dati.accertamenti.map((a) => ({ ...a, rilasciato_il: iso(a.rilasciato_il), rivedibile_il: iso(a.rivedibile_il) })),
  };
}

/** The grade of a capacity; empty while it has not been assessed. */
export const gradoDi = (capacita: Capacita[], codice: string): string => capacita.find((c) => c.codice === codice)?.grado ?? '';

/** The same capacities with another grade for one; an empty grade takes it away. */
export function conGrado(capacita: Capacita[], codice: string, grado: string): Capacita[] {
  const altre = capacita.filter((c) => c.codice !== codice);
  return grado === '' ? altre : [...altre, { codice, grado }];
}

/** Rows of a table, group by group, in the order they come. */
export function perGruppo(voci: VoceTabella[]): { gruppo: string; voci: VoceTabella[] }[] {
  const gruppi: { gruppo: string; voci: VoceTabella[] }[] = [];
  for (const voce of voci) {
    const gia = gruppi.find((g) => g.gruppo === voce.gruppo);
    if (gia) gia.voci.push(voce);
    else gruppi.push({ gruppo: voce.gruppo, voci: [voce] });
  }
  return gruppi;
}

/** The reason as it goes into the register. */
export function motivoIntero(scelto: string, dettaglio: string, altro: string): string {
  const parole = dettaglio.trim();
  if (scelto === altro) return parole;
  return parole === '' ? scelto : `${scelto}: ${parole}`;
}

/** Which of two parts a field is taken from. */
export type Scelta = 'tieni' | 'togli' | 'entrambi';

/** The fields at which two parts differ, in the order of the page. */
export const diversi = (tieni: DatiFascicolo, togli: DatiFascicolo): string[] =>
  Object.keys(CAMPI).filter((campo) => !uguali(leggiCampo(tieni, campo), leggiCampo(togli, campo)));

/** Whether two values of a field can stand side by side: rows of a list, or words. */
export const componibili = (campo: string, tieni: unknown, togli: unknown): boolean =>
  !vuoto(tieni) && !vuoto(togli) && (Array.isArray(tieni) || PAROLE.includes(campo));
const PAROLE = ['diagnosi_funzionale', 'competenze', 'limitazioni', 'controindicazioni', 'comitato_parere', 'note'];

const vuoto = (valore: unknown): boolean => valore === '' || (Array.isArray(valore) && valore.length === 0);

/** What is proposed for a field: what only one of the two says; both, where nothing has to be dropped. */
export function proposta(campo: string, tieni: unknown, togli: unknown): Scelta {
  if (vuoto(togli)) return 'tieni';
  if (vuoto(tieni)) return 'togli';
  return Array.isArray(tieni) && campo !== 'capacita' ? 'entrambi' : 'tieni';
}

/** One part out of two, field by field; of a capacity that both assess, the grade of the record that stays. */
export function unito(tieni: DatiFascicolo, togli: DatiFascicolo, scelte: Record<string, Scelta>): DatiFascicolo {
  return diversi(tieni, togli).reduce((dati, campo) => {
    const [uno, altro] = [leggiCampo(tieni, campo), leggiCampo(togli, campo)];
    if (scelte[campo] === 'togli') return conCampo(dati, campo, altro);
    if (scelte[campo] !== 'entrambi') return dati;
    return conCampo(dati, campo, Array.isArray(uno) ? inUno(campo, uno, altro as unknown[]) : `${String(uno)}\n${String(altro)}`);
  }, tieni);
}
function inUno(campo: string, uno: unknown[], altro: unknown[]): unknown[] {
  const stessa = (a: unknown, b: unknown) => (campo === 'capacita' ? (a as Capacita).codice === (b as Capacita).codice : uguali(a, b));
  return [...uno, ...altro.filter((b) => !uno.some((a) => stessa(a, b)))];
}

/** A value of the sealed part as it is read: names in the place of codes, Italian dates. */
export function comeSiLegge(campo: string, valore: unknown, tabelle: Pick<Fascicolo, 'categorie' | 'capacita'>): string {
  const nome = (voci: VoceTabella[], codice: string) => voci.find((voce) => voce.codice === codice)?.nome ?? codice;
  if (campo === 'capacita') {
    const grado = (codice: string) => GRADI.find((voce) => voce.valore === codice)?.nome ?? codice;
    return (valore as Capacita[]).map((c) => `${nome(tabelle.capacita, c.codice)}: ${grado(c.grado)}`).join('; ');
  }
  if (campo.startsWith('categoria_')) return valore === '' ? '' : nome(tabelle.categorie, String(valore));
  if (campo === 'accertamenti') {
    return (valore as AccertamentoSanitario[]).map((a) => accertamentoInParole(a)).join('; ');
  }
  if (typeof valore === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(valore)) return data(valore);
  return inParole(valore);
}
function accertamentoInParole(a: AccertamentoSanitario): string {
  const tipo = TIPI_ACCERTAMENTO.find((voce) => voce.valore === a.tipo)?.nome ?? a.tipo;
  return [
    tipo, a.percentuale && `${a.percentuale}%`, a.categoria_tabellare && `categoria ${a.categoria_tabellare}`, a.rilasciato_il && `del ${data(a.rilasciato_il)}`,
    a.rilasciato_da, a.rivedibile_il && `da rivedere il ${data(a.rivedibile_il)}`, a.estremi,
  ].filter(Boolean).join(', ');
}
