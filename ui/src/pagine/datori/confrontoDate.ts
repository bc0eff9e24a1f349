import type { PassoPosizione, RigaScopertura, SchedaPosizione } from '$lib/generati/tipi';

export const CIFRE = [
  ['base_art3', 'Base'], ['quota_art3', 'Quota'], ['esonerati', 'Esonerati'], ['in_forza_art3', 'In forza'], ['scopertura_art3', 'Scopertura'],
  ['quota_art18', 'Quota, art. 18'], ['in_forza_art18', 'In forza, art. 18'], ['scopertura_art18', 'Scopertura, art. 18'],
] as const satisfies readonly (readonly [keyof RigaScopertura, string])[];

/** A figure of a place on two days. */
export interface Cambiata {
  dove: string;
  cifra: string;
  prima: number;
  dopo: number;
}

/** The earlier of two positions, then the later. */
export function inOrdine(una: SchedaPosizione, altra: SchedaPosizione): [SchedaPosizione, SchedaPosizione] {
  return una.alla_data <= altra.alla_data ? [una, altra] : [altra, una];
}

/** The figures that are not the same on two days; a province that is there on one day alone counts as zero on the other. */
export function cambiate(prima: SchedaPosizione, dopo: SchedaPosizione): Cambiata[] {
  const luoghi = new Map([...prima.righe, ...dopo.righe].map((riga) => [riga.dove, riga.nome]));
  const valore = (p: SchedaPosizione, dove: string, campo: (typeof CIFRE)[number][0]) => p.righe.find((riga) => riga.dove === dove)?.[campo] ?? 0;
  return [...luoghi].flatMap(([dove, nome]) =>
    CIFRE.map(([campo, cifra]) => ({ dove: nome, cifra, prima: valore(prima, dove, campo), dopo: valore(dopo, dove, campo) })).filter((c) => c.prima !== c.dopo),
  );
}

/** What moved the figures after the first day and up to the second. */
export function fra(prima: SchedaPosizione, dopo: SchedaPosizione): PassoPosizione[] {
  return dopo.passi.filter((passo) => passo.data > prima.alla_data && passo.data <= dopo.alla_data);
}
