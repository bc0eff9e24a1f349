import { expect, it } from 'vitest';
import { leggiOre } from './ore';

it.each([
  ['20', '20:00'], ['20:30', '20:30'], ['20.30', '20:30'], ['20,5', '20:30'], ['8 ore', '08:00'], ['40 h', '40:00'], ['168', '168:00'],
])('reads %s', (testo, ore) => expect(leggiOre(testo)).toBe(ore));

it.each(['', 'mezza giornata', '20:75', '20.5', '168:01', '-4'])('does not read «%s»', (testo) => expect(leggiOre(testo)).toBeNull());
