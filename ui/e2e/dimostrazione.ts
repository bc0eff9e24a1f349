import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { comando, type Banco } from './banco';

const MIRATO = process.env.MIRATO_BIN ?? join(import.meta.dirname, '../../target/debug/mirato');
/** Password of the demonstration archive and of its key. */
export const PAROLA_DIMOSTRAZIONE = 'dimostrazione';
const DURATA_MS = 600_000;

/** A demonstration of one's own, to be changed at will. */
export interface Dimostrazione {
  cartella: string;
  /** The demonstration key, PKCS#12. */
  chiave: string;
}

/**
 * Makes the demonstration archive and opens it in the host. MIRATO_PROVA_DEMO names a folder in which
 * `mirato demo` has already been run: it is copied, which is quicker; MIRATO_PROVA_P12 another key.
 */
export async function apriDimostrazione(banco: Banco): Promise<Dimostrazione> {
  const cartella = join(banco.cartella, 'demo');
  const fatta = process.env.MIRATO_PROVA_DEMO;
  if (fatta) cpSync(fatta, cartella, { recursive: true });
  else {
    if (!existsSync(MIRATO)) throw new Error(`no program at ${MIRATO}: build it with cargo build -p mirato-cli`);
    execFileSync(MIRATO, ['demo', cartella], { timeout: DURATA_MS, stdio: 'ignore' });
  }
  await comando(banco, 'archivio_apri', {
    posizione: join(cartella, 'dimostrazione.mirato'), parola: PAROLA_DIMOSTRAZIONE, nuovo: false, utente: 'Lucia Ferrando',
  });
  return { cartella, chiave: process.env.MIRATO_PROVA_P12 ?? join(cartella, 'chiave-dimostrazione.p12') };
}
