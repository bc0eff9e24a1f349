import { expect, it } from 'vitest';
import type { RigaAtto } from '$lib/generati/tipi';
import { oggettoBreve } from './documento';

const atto = (oggetto: string) => ({ tipo: 'Certificato di ottemperanza', datore: 'Officine Bricola S.p.A.', oggetto }) as RigaAtto;

it('says of a subject what the other columns do not', () => {
  expect(oggettoBreve(atto('Certificato di ottemperanza, Officine Bricola S.p.A., per Comune di Valdastra'))).toBe('per il Comune di Valdastra');
  expect(oggettoBreve(atto('Diniego di esonero'))).toBe('Diniego di esonero');
});
