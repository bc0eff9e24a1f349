import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OSPITE = process.env.MIRATO_HOST ?? join(import.meta.dirname, '../../target/debug/mirato-host');
const CHROMIUM = process.env.MIRATO_CHROMIUM ?? '/usr/bin/chromium';
/** For anything to appear, on a machine that is busy with something else. */
const ATTESA_MS = 30_000;

export const PAROLA = 'una-parola-lunga-di-prova';

const guasti = new WeakMap<Page, string[]>();

/** The host, a browser and a folder of their own; everything goes away with `chiudi`. */
export interface Banco {
  browser: Browser;
  cartella: string;
  indirizzo: string;
  /** A new page of the program, with its own storage. */
  pagina(larghezza?: number, altezza?: number): Promise<Page>;
  chiudi(): Promise<void>;
}

/** The environment without an archive of whoever runs the tests. */
function ambiente(cartella: string): NodeJS.ProcessEnv {
  const altrui = Object.entries(process.env).filter(([nome]) => !nome.startsWith('MIRATO_'));
  return { ...Object.fromEntries(altrui), MIRATO_DATI: cartella };
}

/** Starts the host and waits for the address it prints. */
function avviaOspite(cartella: string): Promise<{ processo: ChildProcess; indirizzo: string }> {
  if (!existsSync(OSPITE)) throw new Error(`no host at ${OSPITE}: build it with cargo build --workspace --bins`);
  const processo = spawn(OSPITE, ['--pagine', join(import.meta.dirname, '../dist-prova')], {
    cwd: join(import.meta.dirname, '../..'),
    env: ambiente(cartella),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((risolvi, rifiuta) => {
    const scaduto = setTimeout(() => rifiuta(new Error('the host printed no address')), ATTESA_MS);
    let uscita = '';
    processo.stdout?.on('data', (pezzo: Buffer) => {
      uscita += pezzo.toString();
      const trovato = /http:\/\/127\.0\.0\.1:\d+/.exec(uscita);
      if (!trovato) return;
      clearTimeout(scaduto);
      risolvi({ processo, indirizzo: trovato[0] });
    });
    processo.on('exit', (codice) => rifiuta(new Error(`the host left with ${codice}`)));
  });
}

export async function monta(): Promise<Banco> {
  const cartella = mkdtempSync(join(tmpdir(), 'mirato-e2e-'));
  const { processo, indirizzo } = await avviaOspite(cartella);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return {
    browser, cartella, indirizzo,
    async pagina(larghezza = 1366, altezza = 768) {
      const contesto = await browser.newContext({ viewport: { width: larghezza, height: altezza }, locale: 'it-IT' });
      const pagina = await contesto.newPage();
      pagina.setDefaultTimeout(ATTESA_MS);
      // An exception in the page fails the test that is running, at its next check.
      guasti.set(pagina, []);
      pagina.on('pageerror', (guasto) => guasti.get(pagina)?.push(guasto.stack ?? guasto.message));
      await pagina.goto(indirizzo);
      return pagina;
    },
    async chiudi() {
      await browser.close();
      processo.removeAllListeners('exit');
      processo.kill();
      rmSync(cartella, { recursive: true, force: true });
    },
  };
}

/** Queues the paths that the next picker answers. */
export async function accoda(banco: Banco, percorsi: string[]): Promise<void> {
  const risposta = await fetch(`${banco.indirizzo}/prova/risposte`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(percorsi),
  });
  expect(risposta.ok, 'the host takes the queued paths').toBe(true);
}

/** Calls a command as the pages do. */
export async function comando<T>(banco: Banco, nome: string, richiesta: unknown): Promise<T> {
  const risposta = await fetch(`${banco.indirizzo}/api/${nome}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(richiesta),
  });
  const letto = (await risposta.json()) as T;
  expect(risposta.ok, `${nome}: ${JSON.stringify(letto)}`).toBe(true);
  return letto;
}

/** Makes the archive, unless the host already has one open. */
export async function apriArchivio(banco: Banco): Promise<void> {
  const sessione = await comando<{ archivio?: unknown }>(banco, 'sessione', {});
  if (sessione.archivio) return;
  await comando(banco, 'archivio_apri', {
    posizione: join(banco.cartella, 'ufficio.mirato'), parola: PAROLA, nuovo: true, utente: 'Lucia Ferrando',
  });
}

/** Goes to a place and waits until its page stands with everything it had to read. */
export async function vai(pagina: Page, hash: string): Promise<void> {
  await pagina.evaluate((h) => (location.hash = h), hash);
  await pagina.locator(`[data-indirizzo="${hash}"]`).waitFor({ state: 'attached' });
  await pagina.locator('main h1').first().waitFor();
  await riposa(pagina);
}

/** Waits until nothing is being read. */
export async function riposa(pagina: Page): Promise<void> {
  await pagina.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

interface Violazione {
  id: string;
  nodi: string[];
}

/** No violation of WCAG 2.2 A and AA, nor of the best practices, in the page as it stands. */
export async function accessibile(pagina: Page, dove: string): Promise<void> {
  expect(guasti.get(pagina), `exceptions: ${dove}`).toEqual([]);
  await pagina.evaluate(AXE);
  const violazioni = await pagina.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const esito = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return esito.violations.map(({ id, nodes }) => ({ id, nodi: nodes.slice(0, 3).map((n) => n.html.slice(0, 200)) }));
  });
  expect(violazioni, `axe: ${dove}`).toEqual<Violazione[]>([]);
}

/** Nothing sticks out of the page: tables and panels scroll inside their own box. */
export async function senzaScorrimento(pagina: Page, dove: string): Promise<void> {
  const eccesso = await pagina.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(eccesso, `width: ${dove}`).toBeLessThanOrEqual(0);
  const sotto = await pagina.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(sotto, `height: ${dove}`).toBeLessThanOrEqual(0);
}

/** A picture to look at, in the folder that MIRATO_FOTO names; nothing where it names none. */
export async function fotografa(pagina: Page, nome: string): Promise<void> {
  const cartella = process.env.MIRATO_FOTO;
  if (!cartella) return;
  mkdirSync(cartella, { recursive: true });
  await pagina.screenshot({ path: join(cartella, `${nome}.png`) });
}
