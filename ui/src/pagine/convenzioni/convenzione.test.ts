import { describe, expect, it } from 'vitest';
import { passiPossibili } from '$pagine/pratiche/scheda';
import { conDurata, DATI_VUOTI, diTre, normalizza, pertinenti, rigaVuota } from './convenzione';
import { PASSI } from './passi';

describe('the form', () => {
  it('reads the days it can, those of the plan too, and keeps the others as they were typed', () => {
    const riga = { ...rigaVuota(), scadenza: '28.2.27' };
    const letti = normalizza({ ...DATI_VUOTI, dal: '3.12.26', fino_al: '31/09/2028', piano: [riga] });
    expect(letti.dal).toBe('2026-12-03');
    expect(letti.fino_al).toBe('31/09/2028');
    expect(letti.piano[0]?.scadenza).toBe('2027-02-28');
  });

  it('sends nothing of the fields that the kind hides', () => {
    const pieni = {
      ...DATI_VUOTI, mansioni: 'cucito', bollo: '', bollo_numero: '0126', commessa_importo: '1000.00', quadro_estremi: 'n. 3',
      piano: [{ ...rigaVuota(), quanto: 12 }],
    };
    expect(pertinenti({ ...pieni, tipo: 'programma' })).toMatchObject({ mansioni: '', bollo_numero: '', commessa_importo: '', quadro_estremi: '' });
    expect(pertinenti({ ...pieni, tipo: 'integrazione_lavorativa' }).mansioni).toBe('cucito');
    expect(pertinenti({ ...pieni, tipo: 'inserimento_lavorativo' })).toMatchObject({ commessa_importo: '1000.00', quadro_estremi: '' });
    expect(pertinenti({ ...pieni, tipo: 'cooperativa_sociale' }).quadro_estremi).toBe('n. 3');
    expect(pertinenti(pieni).piano[0]?.quanto).toBe(0);
  });

  it.each([['programma', false], ['integrazione_lavorativa', false], ['inserimento_temporaneo', true], ['cooperativa_sociale', true]])(
    'asks for a third party in «%s»: %s',
    (tipo, si) => expect(diTre(tipo)).toBe(si),
  );
  it.each([['assunzione', false], ['tempo_determinato', true], ['prova_ampliata', true], ['tirocinio', false]])(
    'asks how long for «%s»: %s',
    (modo, si) => expect(conDurata(modo)).toBe(si),
  );
});

it('shows the steps that the program allows, the proposal aside', () => {
  expect(passiPossibili(PASSI, ['proponi', 'respingi']).map((p) => p.codice)).toEqual(['respingi']);
  expect(passiPossibili(PASSI, ['risolvi', 'notifica', 'proroga']).map((p) => p.codice)).toEqual(['proroga', 'notifica', 'risolvi']);
});
