import { expect, it } from 'vitest';
import { erroriParola } from './parolaSanitaria';

it.each([
  ['', '', ['parola']], ['', 'una parola', ['parola']], ['una parola', 'una  parola', ['ripeti']], ['una parola', 'Una parola', ['ripeti']],
  ['una parola', 'una parola', []], [' spazi ', ' spazi ', []],
])('checks «%s» against «%s»', (parola, ripetuta, campi) => expect(erroriParola(parola, ripetuta).map((e) => e.campo)).toEqual(campi));
