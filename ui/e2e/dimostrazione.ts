import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { comando, type Banco } from './banco';

/** Password of the demonstration archive and of its key. */
export const PAROLA_DIMOSTRAZIONE = 'dimostrazione';

/** A demonstration of one's own, to be changed at will. */
export interface Dimostrazione {
  cartella: string;
  /** The demonstration key, PKCS#12. */
  chiave: string;
}

/** Copies the demonstration that the run has prepared. */
export function copiaDimostrazione(banco: Banco): Dimostrazione {
  const fatta = process.env.MIRATO_PROVA_DEMO;
  if (!fatta) throw new Error('no demonstration: vitest.e2e.config.ts names preparazione.ts');
  const cartella = join(banco.cartella, 'demo');
  cpSync(fatta, cartella, { recursive: true });
  return { cartella, chiave: join(cartella, 'chiave-dimostrazione.p12') };
}

/** Copies the demonstration and opens it in the host. */
export async function apriDimostrazione(banco: Banco): Promise<Dimostrazione> {
  const demo = copiaDimostrazione(banco);
  await apriCopia(banco, demo);
  return demo;
}

/** Opens a copy in the host, in a new session: the sealed data are locked again. */
export async function apriCopia(banco: Banco, demo: Dimostrazione): Promise<void> {
  await comando(banco, 'archivio_apri', {
    posizione: join(demo.cartella, 'dimostrazione.mirato'), parola: PAROLA_DIMOSTRAZIONE, nuovo: false, utente: 'Lucia Ferrando',
  });
}
