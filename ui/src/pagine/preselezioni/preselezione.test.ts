import { describe, expect, it } from 'vitest';
import type { Candidato, CandidatoRosa } from '$lib/generati/tipi';
import { conAppunti, conRisposta, conScelti, contaRosa, DATI_VUOTI, detto, inRighe, normalizza, righeRichiesta } from './preselezione';

const candidato = (persona_id: string, escluso_perche = ''): Candidato => ({
  persona_id, persona: `Persona ${persona_id}`, comune: 'Genova', punteggio: 80, escluso_perche, mancanti: [], nella_rosa: false,
  spiegazione: {
    id: persona_id, nome: '', valore: '80', unita: '', spiega: '', conto: null, citazioni: [], parametri: [], applicata: true, motivo: null, figli: [],
  },
});
const nellaRosa = (persona_id: string, risposta = 'da_chiedere'): CandidatoRosa => ({
  persona_id, persona: '', punteggio: 0, chiesta_il: '', risposta, risposta_il: '', esito: 'in_attesa', nota: '',
});

it('reads the days it can and keeps the others as they were typed', () => {
  expect(normalizza({ ...DATI_VUOTI, ricevuta_il: '10/11/26' }).ricevuta_il).toBe('2026-11-10');
  expect(normalizza({ ...DATI_VUOTI, ricevuta_il: '31/11/26' }).ricevuta_il).toBe('31/11/26');
});

it('takes one qualification a line', () => {
  expect(inRighe('contabilità ordinaria\n\n  foglio di calcolo \n')).toEqual(['contabilità ordinaria', 'foglio di calcolo']);
  expect(inRighe('')).toEqual([]);
});

it('is read in words once it is concluded', () => {
  const dati = { ...DATI_VUOTI, elenco: 'art8', titolo_minimo: 'diploma', posti: 2, turni: true, capacita: [{ codice: 'b1', grado: 'alto', essenziale: true }, { codice: 'b9', grado: 'lieve', essenziale: false }] };
  const tabella = [{ codice: 'b1', nome: 'Usare le mani', gruppo: '', fonte: '' }];
  const righe = Object.fromEntries(righeRichiesta(dati, tabella).map((r) => [r.nome, r.valore]));
  expect(righe).toMatchObject({ Posti: '2', 'Titolo di studio minimo': 'diploma', 'Lavoro a turni': 'sì', 'Anche di notte': '' });
  expect(righe['Capacità richieste']).toBe('Usare le mani, almeno alto, indispensabile; b9, almeno lieve');
});

describe('the rosa', () => {
  it('takes those chosen, except who is excluded or is in it already', () => {
    const esito = conScelti([nellaRosa('a', 'disponibile')], [candidato('a'), candidato('b'), candidato('c', 'Non fa turni')]);
    expect(esito.rosa.map((r) => [r.persona_id, r.risposta])).toEqual([['a', 'disponibile'], ['b', 'da_chiedere']]);
    expect(esito.rosa[1]).toMatchObject({ persona: 'Persona b', punteggio: 80, esito: 'in_attesa' });
    expect([esito.aggiunti, esito.lasciati]).toEqual([1, 2]);
  });

  it('dates an answer, keeps the day that stands there, and forgets it when the question is open again', () => {
    const data = conRisposta(nellaRosa('a'), 'disponibile', '2026-11-22');
    expect(data).toMatchObject({ risposta: 'disponibile', risposta_il: '2026-11-22' });
    expect(conRisposta({ ...data, risposta_il: '2026-11-18' }, 'non_disponibile', '2026-11-22').risposta_il).toBe('2026-11-18');
    expect(data.chiesta_il).toBe('2026-11-22');
    expect(conRisposta(data, 'da_chiedere', '2026-11-22')).toMatchObject({ chiesta_il: '', risposta_il: '' });
    expect(conRisposta(nellaRosa('a'), 'chiesta', '2026-11-22')).toMatchObject({ chiesta_il: '2026-11-22', risposta_il: '' });
  });

  it('gets back the answers that were being written, and loses nobody added since', () => {
    const appunti = [nellaRosa('a', 'disponibile'), nellaRosa('tolta')];
    expect(conAppunti([nellaRosa('a'), nellaRosa('nuova')], appunti).map((r) => [r.persona_id, r.risposta])).toEqual([
      ['a', 'disponibile'], ['nuova', 'da_chiedere'],
    ]);
  });

  it('is counted by answers', () => {
    expect(contaRosa([nellaRosa('a'), nellaRosa('b', 'disponibile'), nellaRosa('c', 'non_disponibile')])).toEqual({ disponibili: 1, attese: 1 });
    expect(contaRosa([nellaRosa('a', 'chiesta')])).toEqual({ disponibili: 0, attese: 1 });
    expect(contaRosa([])).toEqual({ disponibili: 0, attese: 0 });
  });
});

it('says what was weighed', () => {
  const trovati = { totale: 500, con_capacita: true, pesate: 12_345, adatte: 1, esclusioni: [], fascicoli_aperti: 2, righe: [] };
  expect(detto(trovati)).toBe('12.345 persone confrontate, 1 adatta; qui le prime 500; 2 fascicoli letti.');
  expect(detto({ ...trovati, totale: 3, pesate: 3, adatte: 3, fascicoli_aperti: 0 })).toBe('3 persone confrontate, 3 adatte.');
});
