import { describe, expect, it } from 'vitest';
import type { DocumentoRichiesto, SchedaComputo } from '$lib/generati/tipi';
import { passiPossibili } from '$pagine/pratiche/scheda';
import { conMancanti, DATI_VUOTI, normalizza, pertinenti, righeDomanda } from './domanda';
import { PASSI } from './passi';

describe('the form', () => {
  it('reads the days it can, those of the documents too', () => {
    const letti = normalizza({
      ...DATI_VUOTI, assunto_il: '2/5/2011', riconosciuto_il: '30 febbraio 2026', documenti: [{ codice: 'verbale', consegnato_il: '2.10.26', scade_il: '' }],
    });
    expect(letti.assunto_il).toBe('2011-05-02');
    expect(letti.riconosciuto_il).toBe('30 febbraio 2026');
    expect(letti.documenti).toEqual([{ codice: 'verbale', consegnato_il: '2026-10-02', scade_il: '' }]);
  });

  it('sends the fields of c. 4 in its case alone', () => {
    const pieni = { ...DATI_VUOTI, inidoneo: true, colpa_datore: true, nuova_mansione: 'magazzino', consenso_lavoratore: true };
    expect(pertinenti({ ...pieni, caso: 'durante_il_rapporto' })).toMatchObject({ inidoneo: true, colpa_datore: true, nuova_mansione: 'magazzino' });
    expect(pertinenti({ ...pieni, caso: 'prima_dell_assunzione' })).toMatchObject({
      inidoneo: false, colpa_datore: false, nuova_mansione: '', consenso_lavoratore: true,
    });
  });
});

describe('the documents', () => {
  const richiesto = (codice: string): DocumentoRichiesto => ({
    codice, nome: codice, obbligatorio: true, norma: '', stato: { codice: 'mancante', testo: 'mancante', tono: 'attenzione' }, consegnato_il: '', scade_il: '',
  });
  it('are those handed in, then those still missing', () => {
    const verbale = { codice: 'verbale', consegnato_il: '2026-10-02', scade_il: '2028-03-14' };
    expect(conMancanti([verbale], ['contratto', 'verbale'].map(richiesto))).toEqual([verbale, { codice: 'contratto', consegnato_il: '', scade_il: '' }]);
    expect(conMancanti([verbale], [])).toEqual([verbale]);
  });
});

describe('once decided', () => {
  const scheda = (numero: string): SchedaComputo => ({
    riga: {
      id: 'c1', persona_id: 'p1', persona: 'Ghiglione Ivo', datore_id: 'd1', datore: 'Officine Bricola S.p.A.', provincia: 'GE',
      ricevuta_il: '2026-10-02', numero, scadenza: '', giorni_restanti: 0, stato: { codice: 'autorizzato', testo: 'autorizzato', tono: 'fatto' },
    },
    versione: 1, dati: { ...DATI_VUOTI, caso: 'durante_il_rapporto' }, controlli: [], autorizzabile: true, impedimento: '', effetto_dal: '2026-10-02',
    fino_al: '2028-03-14', documenti: [], requisito_da_verificare: false, passi: [], storia: [],
  });
  it('shows the days of effect only where there is an act', () => {
    const valore = (numero: string) => righeDomanda(scheda(numero)).find((r) => r.nome === 'Effetto dal')?.valore;
    expect(valore('7/2026')).toBe('02/10/2026');
    expect(valore('')).toBe('');
  });
  it('names both sides of the end of a computo', () => {
    const [fine] = passiPossibili(PASSI, ['revoca', 'cessa']);
    expect(fine?.codice).toBe('cessa');
    const frasi = fine?.cambia(scheda('7/2026')).join(' ') ?? '';
    expect(frasi).toContain('torna nella sua base di computo');
    expect(frasi).toContain('la copertura in provincia di GE scende');
  });
});
