import type { Cifra, Differenza, RigaConfronto, RigaProspetto, Verifica } from '$lib/generati/tipi';

/** The two quotas of the law. */
export type Articolo = '3' | '18';

/** A group of columns of the comparison. */
export interface Gruppo {
  campo: string;
  nome: string;
}

/** Whether a declared figure differs from the computed one; a figure that was not declared does not. */
export function diversa(cifra: Cifra): boolean {
  return cifra.dichiarato !== undefined && cifra.dichiarato !== cifra.calcolato;
}

const muta = (cifra: Cifra) => (cifra.dichiarato ?? 0) === 0 && cifra.calcolato === 0;

/** Figures to show for an article, in the order of the program; exempt units only where there are some. */
export function gruppi(confronto: RigaConfronto[], articolo: Articolo): Gruppo[] {
  const trovati = new Map<string, Gruppo>();
  for (const cifra of confronto.flatMap((riga) => riga.cifre)) {
    if (cifra.articolo === articolo) trovati.set(cifra.campo, { campo: cifra.campo, nome: cifra.nome });
  }
  const vuoto = (campo: string) => confronto.every((riga) => riga.cifre.every((c) => c.campo !== campo || muta(c)));
  return [...trovati.values()].filter((gruppo) => gruppo.campo !== 'esonerati' || !vuoto(gruppo.campo));
}

/** Rows in which some figure of the article differs. */
export function righeDiverse(confronto: RigaConfronto[], articolo: Articolo): RigaConfronto[] {
  return confronto.filter((riga) => riga.cifre.some((c) => c.articolo === articolo && diversa(c)));
}

/** How many figures of an article differ. */
export function quanteDiverse(confronto: RigaConfronto[], articolo: Articolo): number {
  return confronto.flatMap((riga) => riga.cifre).filter((c) => c.articolo === articolo && diversa(c)).length;
}

/** Whether a difference changes something that follows from it; unknown figures are taken as such. */
export function rilevante(verifica: Verifica, differenza: Differenza): boolean {
  const riga = verifica.confronto.find((r) => r.dove === differenza.dove);
  return riga?.cifre.find((c) => c.campo === differenza.campo)?.rilevante ?? true;
}

/** "4 differenze, tutte chiarite", "4 differenze, 1 da chiarire", "4 differenze da chiarire". */
export function titoloDifferenze(differenze: Differenza[]): string {
  const quante = differenze.length === 1 ? '1 differenza' : `${differenze.length} differenze`;
  const aperte = differenze.filter((d) => !d.chiarita).length;
  if (aperte === differenze.length) return `${quante} da chiarire`;
  if (aperte > 0) return `${quante}, ${aperte} da chiarire`;
  return differenze.length === 1 ? `${quante}, chiarita` : `${quante}, tutte chiarite`;
}

/** Year by which the prospetto is known: of the sending, or the one after the situation. */
export function annoDi(riga: RigaProspetto): number {
  const invio = Number(riga.data_invio.slice(0, 4));
  return invio > 0 ? invio : Number(riga.data_riferimento.slice(0, 4)) + 1;
}
