import { describe, expect, it } from 'vitest';
import type { RigaScopertura, SchedaPosizione } from '$lib/generati/tipi';
import { cambiate, fra, inOrdine } from './confrontoDate';

const riga = (dove: string, scopertura_art3: number) =>
  ({ dove, nome: dove, base_art3: 34, quota_art3: 2, esonerati: 0, in_forza_art3: 2 - scopertura_art3, scopertura_art3, quota_art18: 0, in_forza_art18: 0, scopertura_art18: 0 }) as RigaScopertura;
const scheda = (alla_data: string, righe: RigaScopertura[], giorni: string[] = []) =>
  ({ alla_data, righe, passi: giorni.map((data) => ({ data })) }) as SchedaPosizione;

describe('two days of a position', () => {
  it('names only the figures that changed, province by province', () => {
    const prima = scheda('2026-01-31', [riga('GE', 0), riga('SV', 2)]);
    const dopo = scheda('2026-06-30', [riga('GE', 0), riga('SV', 1)]);
    expect(cambiate(prima, dopo)).toEqual([
      { dove: 'SV', cifra: 'In forza', prima: 0, dopo: 1 },
      { dove: 'SV', cifra: 'Scopertura', prima: 2, dopo: 1 },
    ]);
  });

  it('counts nothing where a province is not there yet', () => {
    const nuova = cambiate(scheda('2026-01-31', []), scheda('2026-06-30', [riga('SP', 1)]));
    expect(nuova.map((c) => [c.cifra, c.prima, c.dopo])).toEqual([['Base', 0, 34], ['Quota', 0, 2], ['In forza', 0, 1], ['Scopertura', 0, 1]]);
  });

  it('takes the days in order, and the steps after the first up to the second', () => {
    const passi = ['2026-01-31', '2026-02-01', '2026-06-30', '2026-07-01'];
    const [prima, dopo] = inOrdine(scheda('2026-06-30', [], passi), scheda('2026-01-31', [], passi));
    expect(prima.alla_data).toBe('2026-01-31');
    expect(fra(prima, dopo).map((p) => p.data)).toEqual(['2026-02-01', '2026-06-30']);
  });
});
