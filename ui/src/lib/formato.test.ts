import { describe, expect, it } from 'vitest';
import {
  confronta, data, dataConGiorno, dataEstesa, differenza, giorniRestanti, giornoTermine, importo, leggiData, leggiImporto, leggiNumero,
  nomeFile, numero, perCerca, settimana,
} from './formato';

const OGGI = new Date(2026, 10, 23);

describe('leggiData', () => {
  it.each([
    ['7/3/26', '2026-03-07'],
    ['07032026', '2026-03-07'],
    ['070326', '2026-03-07'],
    ['7.3.2026', '2026-03-07'],
    ['7-3-2026', '2026-03-07'],
    ['7 marzo 2026', '2026-03-07'],
    ['7 mar 2026', '2026-03-07'],
    ['1° gennaio 2026', '2026-01-01'],
    ['2026-03-07', '2026-03-07'],
    [' 29/02/2024 ', '2024-02-29'],
  ])('reads %s', (testo, atteso) => expect(leggiData(testo, OGGI)).toBe(atteso));

  it.each(['31/09/2026', '29/02/2026', '00/01/2026', '7/13/2026', '7/3', 'domani', '', '7 brumaio 2026'])(
    'refuses %s',
    (testo) => expect(leggiData(testo, OGGI)).toBeNull(),
  );

  it('places a year of two digits within twenty years ahead', () => {
    expect(leggiData('1/1/46', OGGI)).toBe('2046-01-01');
    expect(leggiData('1/1/47', OGGI)).toBe('1947-01-01');
  });
});

describe('dates as words', () => {
  it('writes them as an office does', () => {
    expect(data('2025-12-31')).toBe('31/12/2025');
    expect(data(undefined)).toBe('');
    expect(dataEstesa('2026-01-01')).toBe('1° gennaio 2026');
    expect(dataConGiorno('2026-11-25')).toBe('mercoledì 25/11');
    expect(settimana('2026-11-23')).toBe(48);
    expect(settimana('2027-01-01')).toBe(53);
  });

  it('counts days in words', () => {
    expect(giorniRestanti(2)).toBe('tra 2 giorni');
    expect(giorniRestanti(1)).toBe('tra 1 giorno');
    expect(giorniRestanti(0)).toBe('oggi');
    expect(giorniRestanti(-4)).toBe('da 4 giorni');
  });

  it('gives a far term its year', () => {
    expect(giornoTermine('2026-11-25', 3)).toBe('mer 25/11');
    expect(giornoTermine('2026-05-26', -180)).toBe('mar 26/5');
    expect(giornoTermine('2026-05-25', -181)).toBe('25/05/2026');
    expect(giornoTermine('2027-05-22', 181)).toBe('22/05/2027');
  });
});

describe('numbers', () => {
  it('writes and reads back the Italian form', () => {
    expect(numero(1234567)).toBe('1.234.567');
    expect(numero(-1234.5, 2)).toBe('−1.234,50');
    expect(numero(999)).toBe('999');
    expect(leggiNumero('1.234,56')).toBe(1234.56);
    expect(leggiNumero('1234')).toBe(1234);
    expect(leggiNumero('196,05 €')).toBe(196.05);
  });

  it('refuses what is no number', () => {
    expect(leggiNumero('1.23')).toBeNull();
    expect(leggiNumero('dodici')).toBeNull();
    expect(leggiNumero('')).toBeNull();
  });

  it('says a difference with sign and word', () => {
    expect(differenza(98, 97)).toBe('−1 in meno');
    expect(differenza(1, 2)).toBe('+1 in più');
    expect(differenza(7, 7)).toBe('uguale');
  });
});

describe('euro', () => {
  it('goes from what is typed to what the program holds and back', () => {
    expect(leggiImporto('7.746,85 €')).toBe('7746.85');
    expect(leggiImporto('8145')).toBe('8145.00');
    expect(importo('7746.85')).toBe('7.746,85');
  });

  it('leaves alone what is no amount', () => {
    expect(leggiImporto('circa mille')).toBeNull();
    expect(importo('circa mille')).toBe('circa mille');
    expect(importo('')).toBe('');
  });
});

describe('words', () => {
  it('ignores accents and apostrophes in searches and in order', () => {
    expect(perCerca('D’Angelo')).toBe(perCerca("d'angelo"));
    expect(perCerca('Sorì')).toBe('SORI');
    expect(['Zeta', 'Èlite', 'Alfa 10', 'Alfa 9'].sort(confronta)).toEqual(['Alfa 9', 'Alfa 10', 'Èlite', 'Zeta']);
  });

  it('takes the name of a file from a path of any system', () => {
    expect(nomeFile('C:\\dati\\a.xml')).toBe('a.xml');
    expect(nomeFile('/dati/a.xml')).toBe('a.xml');
  });
});
