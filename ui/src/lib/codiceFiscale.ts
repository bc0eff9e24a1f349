import { ponte } from '$lib/bridge';

const IDENTIFICATIVO = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Codice fiscale of the person or of the employer that an address names, by code or by identifier; empty if it names none. */
export async function codiceFiscaleDi(cosa: 'persona' | 'datore', valore = ''): Promise<string> {
  if (!IDENTIFICATIVO.test(valore)) return valore;
  try {
    if (cosa === 'persona') return (await ponte.esegui('persona', { id: valore })).dati.codice_fiscale;
    return (await ponte.esegui('datore', { id: valore })).anagrafica.codice_fiscale;
  } catch {
    // The form stays empty, and the official types the code.
    return '';
  }
}
