import type { Campo } from '$lib/generati/tipi';
import { TESTI } from './testiSanitari';

/** What is wrong with a word typed twice; nothing if it can be sent. How long it must be, the program says. */
export function erroriParola(parola: string, ripetuta: string): Campo[] {
  if (parola === '') return [{ campo: 'parola', messaggio: TESTI.parolaManca }];
  return parola === ripetuta ? [] : [{ campo: 'ripeti', messaggio: TESTI.diverse }];
}
