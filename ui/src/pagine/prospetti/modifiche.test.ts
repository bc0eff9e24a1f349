import { describe, expect, it } from 'vitest';
import { datiVuoti, descrivi, effetti, leggiModifica, leggiOre, type DatiModifica, type Simulazione } from './modifiche';

const nome = (sigla: string) => ({ SV: 'Savona', GE: 'Genova' })[sigla] ?? sigla;
const dati = (modifica: DatiModifica['modifica'], cambi: Partial<DatiModifica> = {}) => ({ ...datiVuoti(modifica, ['SV', 'GE']), ...cambi });

describe('hours', () => {
  it.each([['20', '20:00'], ['20:30', '20:30'], ['20.30', '20:30'], ['20,30', '20:30'], [' 8 ', '08:00'], ['168', '168:00']])(
    'reads %s', (testo, atteso) => expect(leggiOre(testo)).toBe(atteso),
  );
  it.each(['', 'venti', '20:75', '168:01', '20:3'])('refuses «%s»', (testo) => expect(leggiOre(testo)).toBeNull());
});

describe('a change', () => {
  it('hires full time unless hours are given', () => {
    expect(leggiModifica(dati('assumi'))).toEqual({ modifica: { modifica: 'assumi', provincia: 'SV', soggetto: 'disabili', numero: 1 }, errori: [] });
    const parziale = leggiModifica(dati('assumi', { ore: '20', ore_contratto: '40' }));
    expect(parziale.modifica).toMatchObject({ orario: { ore: '20:00', ore_contratto: '40:00' } });
  });

  it('never sends hours for protected categories, who count by head', () => {
    const letta = leggiModifica(dati('assumi', { soggetto: 'categorie_protette', ore: '20', ore_contratto: '40' }));
    expect(letta.errori).toEqual([]);
    expect(letta.modifica).not.toHaveProperty('orario');
  });

  it('counts rows from one where the program counts from zero', () => {
    expect(leggiModifica(dati('cambia_ore', { numero: 1 })).modifica).toEqual({ modifica: 'cambia_ore', provincia: 'SV', riga: 0 });
  });

  it('names every field to correct', () => {
    expect(leggiModifica(dati('assumi', { numero: 0, ore: 'x' })).errori.map((e) => e.campo)).toEqual(['numero', 'ore', 'ore_contratto']);
    expect(leggiModifica(dati('aggiungi_compensazione', { altra: 'SV' })).errori.map((e) => e.campo)).toEqual(['altra']);
    expect(leggiModifica(dati('aggiungi_sospensione', { tipo: 'solidarieta', percentuale: '101' })).errori.map((e) => e.campo)).toEqual(['percentuale']);
  });

  it('sends a percentage whole, or as a decimal with a point', () => {
    const di = (percentuale: string) => leggiModifica(dati('aggiungi_sospensione', { tipo: 'solidarieta', percentuale })).modifica;
    expect(di('40%')).toMatchObject({ percentuale: 40 });
    expect(di('12,5')).toMatchObject({ percentuale: '12.5' });
  });

  it('asks no measure of a ground that suspends everything', () => {
    expect(leggiModifica(dati('aggiungi_sospensione', { tipo: 'fallimento' }))).toEqual({
      errori: [], modifica: { modifica: 'aggiungi_sospensione', provincia: 'SV', tipo: 'fallimento' },
    });
    expect(leggiModifica(dati('aggiungi_sospensione', { tipo: 'esodo_incentivato' })).errori.map((e) => e.campo)).toEqual(['percentuale']);
  });

  it('is told in words', () => {
    expect(descrivi(leggiModifica(dati('assumi')).modifica, nome)).toBe('Assumi 1 persona con disabilità a Savona');
    expect(descrivi(leggiModifica(dati('cessazioni', { numero: 3 })).modifica, nome)).toBe('Togli 3 dipendenti a Savona');
    expect(descrivi(leggiModifica(dati('aggiungi_compensazione', { numero: 2 })).modifica, nome)).toBe(
      'Compensa 2 unità: in più a Savona, in meno a Genova',
    );
  });
});

it('sets today beside the changes, place by place', () => {
  const cifre = (scopertura: number) => ({ base_art3: 97, quota_art3: 7, in_forza_art3: 7 - scopertura, scopertura_art3: scopertura });
  const simulazione: Simulazione = {
    prima: { nazionale: cifre(2), province: [{ provincia: 'SV', ...cifre(2) }] },
    dopo: { nazionale: cifre(1), province: [{ provincia: 'SV', ...cifre(1) }] },
    differenze: [], in_convenzione: [],
  };
  expect(effetti(simulazione, 'SV', '3').at(-1)).toEqual({ campo: 'scopertura_art3', nome: 'Scopertura', prima: 2, dopo: 1 });
  expect(effetti(simulazione, 'nazionale', '3')[1]).toEqual({ campo: 'quota_art3', nome: 'Quota', prima: 7, dopo: 7 });
});
