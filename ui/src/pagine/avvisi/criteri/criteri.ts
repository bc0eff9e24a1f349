import { leggiNumero } from '$lib/formato';
import type { Campo, ComponenteGraduatoria, CriteriGraduatoria, FormulaGraduatoria } from '$lib/generati/tipi';
import { GRADI, TESTI } from './testi';

/** How the program writes a value that nobody knows yet. */
export const IGNOTO = 'da confermare';

/** Fields of a table that hold a value: those that must have one, and those that may do without. */
const DOVUTI = new Set(['punti', 'ogni', 'soglia', 'primo', 'altrimenti', 'da']);
const LIBERI = new Set(['massimo', 'a', 'mancante']);

/** A value as it is typed; empty if it is not known, or if there is none. */
export function valoreScritto(valore: number | string | null): string {
  if (valore === null || valore === IGNOTO) return '';
  const [interi = '', decimali] = String(valore).split('.');
  const gruppi = interi.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimali ? `${gruppi},${decimali}` : gruppi;
}

/** A value as the program reads it ("7746.85"); null if what was typed is no number. */
export function valoreLetto(testo: string): string | null {
  const pulito = testo.trim();
  if (/^\d+\.\d{1,2}$/.test(pulito)) return pulito;
  if (leggiNumero(pulito) === null) return null;
  return pulito.replace(/[\s€]/g, '').replaceAll('.', '').replace(',', '.');
}

type Nodo = Record<string, unknown> | unknown[];

/** Every value of a table with its place, and what puts another in its stead. */
function valori(nodo: Nodo, dove: string, visita: (chiave: string, dove: string, valore: unknown, metti: (nuovo: unknown) => void) => void): void {
  const figli: [string, string, unknown][] = Array.isArray(nodo)
    ? nodo.map((figlio, i) => [String(i), `${dove}[${i}]`, figlio])
    : Object.entries(nodo).map(([chiave, figlio]) => [chiave, dove ? `${dove}.${chiave}` : chiave, figlio]);
  for (const [chiave, qui, figlio] of figli) {
    const scalare = figlio === null || typeof figlio !== 'object';
    const grado = /\.valori$/.test(dove);
    if (scalare && (grado || DOVUTI.has(chiave) || LIBERI.has(chiave))) {
      visita(grado ? 'punti' : chiave, qui, figlio, (nuovo) => ((nodo as Record<string, unknown>)[chiave] = nuovo));
    } else if (!scalare) valori(figlio as Nodo, qui, visita);
  }
}

/** A table with its values as they are typed. */
export function inModulo(criteri: CriteriGraduatoria): CriteriGraduatoria {
  const copia = structuredClone(criteri);
  valori(copia as unknown as Nodo, '', (chiave, _, valore, metti) => {
    const ignoto = LIBERI.has(chiave) && valore === IGNOTO;
    metti(ignoto ? IGNOTO : valoreScritto(valore as number | string | null));
  });
  return copia;
}

/** A form as the program reads it, and the values that are no numbers. */
export function daModulo(modulo: CriteriGraduatoria): { criteri: CriteriGraduatoria; errori: Campo[] } {
  const criteri = structuredClone(modulo);
  const errori: Campo[] = [];
  valori(criteri as unknown as Nodo, '', (chiave, dove, valore, metti) => {
    const testo = String(valore ?? '').trim();
    if (testo === '') return metti(LIBERI.has(chiave) ? null : IGNOTO);
    if (testo === IGNOTO) return metti(IGNOTO);
    const letto = valoreLetto(testo);
    if (letto === null) errori.push({ campo: dove, messaggio: TESTI.valoreSbagliato });
    metti(letto ?? testo);
  });
  const giorni: [string, string | null][] = [['dal', criteri.dal], ['al', criteri.al]];
  criteri.componenti.forEach(({ formula }, i) => {
    if (formula.tipo !== 'per_unita') return;
    formula.riferimento ||= null;
    giorni.push([`componenti[${i}].formula.riferimento`, formula.riferimento]);
  });
  for (const [campo, giorno] of giorni) if (giorno && !/^\d{4}-\d{2}-\d{2}$/.test(giorno)) errori.push({ campo, messaggio: TESTI.giornoSbagliato });
  return { criteri, errori };
}

/** The field of the form that answers for a place of the table: a row, by its first field. */
export const campoDi = (dove: string) => dove.replace(/(\.(?:fasce|categorie)\[\d+\])\.da$/, '$1');

/** The same datum under another formula; what both have stays. */
export function altraFormula(tipo: string, prima: FormulaGraduatoria): FormulaGraduatoria {
  const dato = 'dato' in prima && prima.dato !== 'locomozione' ? prima.dato : 'persone_a_carico';
  const punti = 'punti' in prima ? prima.punti : '';
  switch (tipo) {
    case 'fisso': return { tipo, punti };
    case 'per_unita': return { tipo, dato, ogni: '1', punti, resto: 'difetto', massimo: '', riferimento: null };
    case 'fasce': return { tipo, dato, fasce: [{ da: '', a: '', punti: '' }], categorie: [] };
    case 'scaglioni': return { tipo, dato, soglia: '', primo: '', ogni: '', punti, resto: 'difetto', massimo: '' };
    case 'se': return { tipo, fatto: 'did', punti, altrimenti: '0' };
    default: return { tipo: 'conversione', dato: 'locomozione', valori: Object.fromEntries(GRADI.map((grado) => [grado, ''])) };
  }
}

/** A component still to be written, with a code that no other has. */
export function nuovaComponente(componenti: ComponenteGraduatoria[]): ComponenteGraduatoria {
  let n = componenti.length + 1;
  while (componenti.some((una) => una.codice === `componente_${n}`)) n += 1;
  return {
    codice: `componente_${n}`, nome: '', segno: 'aggiunge', formula: { tipo: 'fisso', punti: '' },
    quando: { datore_pubblico: null, elenco: null, did: false, locomozione: false }, mancante: '', fonte: null, certezza: null,
  };
}

/** A list with one of its elements a place higher or lower; the same where there is no such place. */
export function spostato<T>(righe: T[], posto: number, di: 1 | -1): T[] {
  const altro = posto + di;
  if (altro < 0 || altro >= righe.length) return righe;
  const nuove = [...righe];
  [nuove[posto], nuove[altro]] = [nuove[altro] as T, nuove[posto] as T];
  return nuove;
}
