import type { PuntoConto } from '$lib/generati/tipi';

/** The largest amount of a plot; never zero, so that it can be divided by. */
export function piuAlto(punti: PuntoConto[]): number {
  return Math.max(1, ...punti.flatMap((p) => [Number(p.dovuto), Number(p.versato)]));
}

/** The points of a line through equally spaced amounts, zero at the bottom. */
export function linea(valori: string[], massimo: number, larga: number, alta: number): string {
  const passo = valori.length > 1 ? larga / (valori.length - 1) : 0;
  return valori.map((valore, i) => `${(i * passo).toFixed(1)},${(alta - (Number(valore) / massimo) * (alta - 4) - 1).toFixed(1)}`).join(' ');
}
