/** Two versions of the same record, compared by the path of each field (`residenza.comune`). */

/** What stands at a path; undefined if nothing does. */
export function leggiCampo(dati: unknown, percorso: string): unknown {
  return percorso.split('.').reduce<unknown>((qui, nome) => (qui as Record<string, unknown> | undefined)?.[nome], dati);
}

/** The same record with another value at a path; the original stays as it was. */
export function conCampo<T>(dati: T, percorso: string, valore: unknown): T {
  const [nome = '', ...resto] = percorso.split('.');
  const copia = { ...(dati as Record<string, unknown>) };
  copia[nome] = resto.length === 0 ? valore : conCampo(copia[nome] ?? {}, resto.join('.'), valore);
  return copia as T;
}

export const uguali = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The paths, among those named, at which the two differ. */
export function campiDiversi(percorsi: string[], mio: unknown, altrui: unknown): string[] {
  return percorsi.filter((p) => !uguali(leggiCampo(mio, p), leggiCampo(altrui, p)));
}

/** A value as it is read in a comparison. */
export function inParole(valore: unknown): string {
  if (valore === true) return 'sì';
  if (valore === false) return 'no';
  if (Array.isArray(valore)) return valore.map(inParole).join('; ');
  if (typeof valore === 'object' && valore !== null) {
    return Object.values(valore).map(inParole).filter((parola) => parola !== '').join(', ');
  }
  return valore === undefined || valore === null || valore === 0 ? '' : String(valore);
}
