import { describe, expect, it } from 'vitest';
import type { SchedaNullaOsta } from '$lib/generati/tipi';
import { passiPossibili } from '$pagine/pratiche/scheda';
import { PASSI } from './passi';
import { aTermine, DATI_VUOTI, normalizza, pertinenti, righeRichiesta } from './richiesta';

const scheda = (cambi: Partial<SchedaNullaOsta> = {}): SchedaNullaOsta => ({
  riga: {
    id: 'n1', persona_id: 'p1', persona: 'Parodi Elena', datore_id: 'd1', datore: 'Officine Bricola S.p.A.', provincia: 'SV',
    elenco_nome: 'elenco art. 8', ricevuta_il: '2026-11-18', numero: '12/2026', scadenza: '2026-12-18', giorni_restanti: 26,
    stato: { codice: 'rilasciato', testo: 'rilasciato', tono: 'fatto' },
  },
  versione: 1, dati: DATI_VUOTI, controlli: [], rilasciabile: true, impedimento: '', copertura: '1 unità, quota dell’art. 3', passi: [],
  storia: [], ...cambi,
});

describe('the form', () => {
  it('reads the days it can and keeps the others as they were typed', () => {
    const letti = normalizza({ ...DATI_VUOTI, ricevuta_il: '18.11.26', inizio_dal: '31/09/2026' });
    expect(letti.ricevuta_il).toBe('2026-11-18');
    expect(letti.inizio_dal).toBe('31/09/2026');
    expect(letti.inizio_al).toBe('');
  });

  it('sends nothing of the fields that the contract hides', () => {
    const pieni = { ...DATI_VUOTI, durata_mesi: 12, utilizzatrice: '99987130996' };
    expect(pertinenti({ ...pieni, contratto: 'indeterminato' })).toMatchObject({ durata_mesi: 0, utilizzatrice: '' });
    expect(pertinenti({ ...pieni, contratto: 'determinato' })).toMatchObject({ durata_mesi: 12, utilizzatrice: '' });
    expect(pertinenti({ ...pieni, contratto: 'somministrazione' })).toMatchObject({ durata_mesi: 12, utilizzatrice: '99987130996' });
  });

  it.each([['indeterminato', false], ['', false], ['determinato', true], ['apprendistato', true], ['somministrazione', true]])(
    'asks the length of a contract «%s»: %s',
    (contratto, si) => expect(aTermine(contratto)).toBe(si),
  );

  it('is read in words once it is decided', () => {
    const dati = { ...DATI_VUOTI, elenco: 'art18', contratto: 'determinato', durata_mesi: 12, ore: '24:00', ore_contratto: '40:00' };
    const righe = Object.fromEntries(righeRichiesta(scheda({ dati })).map((r) => [r.nome, r.valore]));
    expect(righe).toMatchObject({ Elenco: 'art. 18', Contratto: 'a tempo determinato', 'Durata in mesi': '12', 'Ore settimanali': '24:00 su 40:00' });
    expect(righe.Chiamata).toBe('');
  });
});

describe('the steps', () => {
  it('are those that the program allows, the release aside', () => {
    expect(passiPossibili(PASSI, ['rilascia', 'nega']).map((p) => p.codice)).toEqual(['nega']);
    expect(passiPossibili(PASSI, ['ritira', 'utilizza']).map((p) => p.codice)).toEqual(['utilizza', 'ritira']);
    expect(passiPossibili(PASSI, [])).toEqual([]);
  });

  const frasi = (codice: string, s: SchedaNullaOsta) => PASSI.find((p) => p.codice === codice)?.cambia(s).join(' ') ?? '';
  it('name what a hire moves: the person, the duty, the row of the convention', () => {
    const convenzionata = scheda({ dati: { ...DATI_VUOTI, convenzione: '31/2026' } });
    expect(frasi('utilizza', convenzionata)).toContain('Parodi Elena: risulta al lavoro presso Officine Bricola S.p.A.');
    expect(frasi('utilizza', convenzionata)).toContain('la scopertura in provincia di SV scende. L’assunzione copre 1 unità');
    expect(frasi('utilizza', convenzionata)).toContain('Convenzione 31/2026');
    expect(frasi('assunzione_mancata', convenzionata)).toContain('torna quella di prima');
    expect(frasi('utilizza', scheda())).not.toContain('Convenzione');
  });
  it('say that a hire beyond the duty covers nothing', () => {
    expect(frasi('utilizza', scheda({ copertura: '' }))).toContain('la scopertura non cambia');
  });
});
