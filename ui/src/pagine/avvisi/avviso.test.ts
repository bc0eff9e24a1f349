import { describe, expect, it } from 'vitest';
import type { RigaGraduatoria } from '$lib/generati/tipi';
import { AVVISO_VUOTO, componenti, daFascicolo, normalizza, nota, successiva } from './avviso';

const riga = (altro: Partial<RigaGraduatoria> = {}): RigaGraduatoria => ({
  codice: '6GQ-34X', persona: '', domanda_id: '', posizione: 1, punteggio: '955', esito: 'ammessa', voci: [], motivo: '', parita: '', precedenza: '', ...altro,
});

it('reads the days it can and keeps the others as they were typed', () => {
  expect(normalizza({ ...AVVISO_VUOTO, richiesta_il: '10/11/26' }).richiesta_il).toBe('2026-11-10');
  expect(normalizza({ ...AVVISO_VUOTO, adesioni_al: '31/11/26' }).adesioni_al).toBe('31/11/26');
});

it('goes on to the next application with day, channel and signature as they were', () => {
  const prima = { ...successiva(undefined, 2, '2026-11-22'), codice_fiscale: 'PRDLNE84D52D969X', protocollo: '10/2026', canale: 'a_mano', firma: 'autografa' };
  expect(successiva(prima, 2, '2026-11-23')).toMatchObject({
    codice_fiscale: '', protocollo: '', pervenuta_il: '2026-11-22', canale: 'a_mano', firma: 'autografa', requisiti: ['', ''],
  });
});

it('takes yearly confirmations as they come: at the desk', () => {
  expect(successiva(undefined, 0, '2026-11-22', true)).toMatchObject({ canale: 'presenza', firma: 'davanti_al_funzionario', requisiti: [] });
  const nulla = { anno_reddito: 2025, reddito: '', isee: '', persone_a_carico: 0, carico_dichiarato_il: '' };
  expect(daFascicolo(nulla)).toBe('');
  expect(daFascicolo({ ...nulla, reddito: '0', carico_dichiarato_il: '2025-12-31' })).toBe('reddito, persone a carico');
});

describe('a ranking', () => {
  it('has a column for each component, once it is open', () => {
    expect(componenti([riga()])).toEqual([]);
    const voce = { voce: 'base', nome: 'Punteggio di base', punti: '1.000', conto: '', citazione: '' };
    expect(componenti([riga({ esito: 'esclusa' }), riga({ voci: [voce] })])).toEqual([{ voce: 'base', nome: 'Punteggio di base' }]);
  });

  it.each([
    [{}, ''], [{ esito: 'incompleta', parita: 'x' }, 'incompleta'], [{ esito: 'esclusa' }, 'esclusa'], [{ parita: 'prima chi è più giovane' }, 'aParita'],
    [{ esito: 'con_riserva' }, 'conRiserva'], [{ precedenza: 'x', parita: 'y' }, 'precede'],
  ])('says of %j «%s»', (altro, atteso) => expect(nota(riga(altro))).toBe(atteso));
});
