import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIRATO = process.env.MIRATO_CLI ?? join(import.meta.dirname, '../../target/debug/mirato');
const DURATA_MS = 300_000;

/**
 * Makes the demonstration once for the whole run; every test file takes a copy of its own. Whoever has
 * run `mirato demo` already may name its folder in MIRATO_PROVA_DEMO.
 */
export default function prepara(): (() => void) | undefined {
  if (process.env.MIRATO_PROVA_DEMO) return undefined;
  if (!existsSync(MIRATO)) throw new Error(`no program at ${MIRATO}: build it with cargo build --workspace --bins`);
  const cartella = mkdtempSync(join(tmpdir(), 'mirato-demo-'));
  const altrui = Object.entries(process.env).filter(([nome]) => !nome.startsWith('MIRATO_'));
  const env = { ...Object.fromEntries(altrui), MIRATO_DATI: join(cartella, 'dati') };
  execFileSync(MIRATO, ['demo', join(cartella, 'demo')], { timeout: DURATA_MS, stdio: ['ignore', 'ignore', 'inherit'], env });
  process.env.MIRATO_PROVA_DEMO = join(cartella, 'demo');
  return () => rmSync(cartella, { recursive: true, force: true });
}
