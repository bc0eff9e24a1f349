import type { PassoAtto } from '$lib/generati/tipi';

const PASSI = [
  { nome: 'bozza', codici: ['', 'bozza'] },
  { nome: 'da firmare', codici: ['da_firmare'] },
  { nome: 'firmato', codici: ['firmato', 'protocollato', 'trasmesso'] },
];

/** The path of the certificate, from the state of its act; empty while there is none. */
export function passiAtto(statoAtto: string): PassoAtto[] {
  return PASSI.map(({ nome, codici }) => ({ nome, raggiunto_il: '', attuale: codici.includes(statoAtto) }));
}
