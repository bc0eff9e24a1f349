import { describe, expect, it } from 'vitest';
import { linea, piuAlto } from './andamento';
import { conMancanti, motiviDi, normalizza, DATI_VUOTI, UNITA_VUOTA } from './esonero';
import { PASSI, passoDi, RISPOSTE } from './passi';

describe('the form', () => {
  it('takes days as they are typed, and a line for each document', () => {
    const letti = normalizza({ ...DATI_VUOTI, ricevuta_il: '7/3/2026', richiesto_al: '31 dicembre 2027' });
    expect([letti.ricevuta_il, letti.richiesto_al]).toEqual(['2026-03-07', '2027-12-31']);
    const arrivato = { codice: 'domanda', consegnato_il: '2026-03-07', scade_il: '' };
    const stato = { codice: 'mancante', testo: 'mancante', tono: 'attenzione' as const };
    const chiesti = ['domanda', 'relazione'].map((codice) => ({ codice, nome: codice, obbligatorio: true, norma: '', stato, consegnato_il: '', scade_il: '' }));
    expect(conMancanti([arrivato], chiesti).map((d) => d.codice)).toEqual(['domanda', 'relazione']);
  });
  it('shows the grounds that are ticked', () => {
    expect(motiviDi({ ...UNITA_VUOTA, faticosita: true, modalita: true })).toEqual(['faticosita', 'modalita']);
  });
});

describe('the steps', () => {
  it('have one name each, and those that wait have an answer', () => {
    expect(new Set(PASSI.map((p) => p.codice)).size).toBe(PASSI.length);
    for (const codice of Object.keys(RISPOSTE)) expect(passoDi(codice), codice).toBeDefined();
  });
});

describe('the plot', () => {
  it('goes from the bottom to the top', () => {
    const punti = [{ data: '2026-01-01', dovuto: '0.00', versato: '0.00' }, { data: '2026-02-01', dovuto: '100.00', versato: '50.00' }];
    expect(piuAlto(punti)).toBe(100);
    expect(linea(['0.00', '100.00'], 100, 640, 120)).toBe('0.0,119.0 640.0,3.0');
    expect(piuAlto([])).toBe(1);
  });
});
