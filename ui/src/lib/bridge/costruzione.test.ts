import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

const radice = join(import.meta.dirname, '../../..');

/** Every script of a build, as one text. */
async function costruisci(mode: string, outDir: string): Promise<string> {
  await build({ root: radice, mode, logLevel: 'silent', build: { outDir, emptyOutDir: true, minify: false } });
  const cartella = join(outDir, 'assets');
  return readdirSync(cartella)
    .filter((nome) => nome.endsWith('.js'))
    .map((nome) => readFileSync(join(cartella, nome), 'utf8'))
    .join('\n');
}

it('ships the bridge to the shell alone, and the loopback only in test builds', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const cartella = mkdtempSync(join(tmpdir(), 'mirato-ui-'));
  try {
    const spedito = await costruisci('production', join(cartella, 'dist'));
    expect(spedito).not.toContain('/prova/scegli');
    expect(spedito).not.toContain('prova:trascina');
    expect(spedito).toContain('scegli_dove_salvare');
    const diProva = await costruisci('prova', join(cartella, 'prova'));
    expect(diProva).toContain('/prova/scegli');
    expect(diProva).not.toContain('__TAURI_INTERNALS__');
    expect(statSync(join(cartella, 'dist', 'index.html')).size).toBeGreaterThan(0);
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
}, 120_000);
