import { expect, it } from 'vitest';
import { passiAtto } from './atto';

it.each([['', 'bozza'], ['da_firmare', 'da firmare'], ['firmato', 'firmato'], ['trasmesso', 'firmato']])(
  'places an act in state «%s» at «%s»',
  (stato, nome) => expect(passiAtto(stato).filter((p) => p.attuale).map((p) => p.nome)).toEqual([nome]),
);
