import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, fotografa, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { accerta, ELENA, iscrivi, registra, SOFIA, traGiorni } from './persone';

const DISPONIBILE = {
  profilo: 'contabilità, segreteria', qualifiche: ['contabilità ordinaria'], titoli: [{ livello: 'diploma', descrizione: 'Ragioneria', anno: '2003' }],
  disponibilita: { privati: true, pubblici: true, tempo_pieno: true, part_time: true, distanza_km: 30 },
};

/** A capacity of the office's table. */
const CAPACITA = 'Usare le mani con precisione';

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  const contabile = await registra(banco, ELENA, DISPONIBILE);
  const soloPienoTempo = await registra(banco, SOFIA, { ...DISPONIBILE, disponibilita: { privati: true, tempo_pieno: true, part_time: false } });
  for (const persona of [contabile, soloPienoTempo]) {
    await accerta(banco, persona, '80');
    await iscrivi(banco, persona);
  }
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
/** Waits until the focus is there. */
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();

describe('a request for people', () => {
  it('takes to the fields to correct, with the same words twice', async () => {
    await vai(pagina, '#/preselezioni');
    await accessibile(pagina, 'work list');
    await senzaScorrimento(pagina, 'work list');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova richiesta di personale' }).waitFor();
    await pagina.getByLabel('Ricevuta il').fill('31/11/2026');
    await pagina.keyboard.press('Control+s');
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect((await pagina.locator(':is(.field, .si-no) .error').allInnerTexts()).sort()).toEqual([...parole].sort());
    await accessibile(pagina, 'request with errors');
  });

  it('is saved and leads to its candidates', async () => {
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill('bricola');
    await pagina.getByRole('option', { name: /Officine Bricola/ }).waitFor();
    await pagina.keyboard.press('Enter');
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-5));
    await pagina.getByLabel('Elenco', { exact: true }).selectOption('art8');
    await pagina.getByLabel('Profilo').fill('Addetta o addetto alla contabilità');
    await pagina.getByLabel('Comune').fill('Savona');
    await pagina.getByLabel('Provincia').fill('SV');
    await pagina.getByLabel('Posti').fill('1');
    await pagina.getByLabel('Contratto', { exact: true }).selectOption('determinato');
    await pagina.getByRole('button', { name: 'Aggiungi una capacità' }).click();
    await pagina.getByLabel('Capacità', { exact: true }).selectOption({ label: CAPACITA });
    await pagina.getByLabel('Grado almeno').selectOption('medio');
    await pagina.getByLabel(/Ore settimanali/).fill('24');
    await pagina.getByLabel(/Orario pieno/).fill('40');
    await pagina.getByLabel(/Qualifiche/).fill('contabilità ordinaria');
    await fotografa(pagina, 'richiesta');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { level: 1, name: 'Addetta o addetto alla contabilità' }).waitFor();
    await riposa(pagina);
    await pagina.getByRole('row', { name: /Parodi Elena/ }).waitFor();
    // What was asked for reads by name, never by code.
    await pagina.getByText(`${CAPACITA}, almeno medio.`).waitFor();
    await accessibile(pagina, 'candidates');
    await senzaScorrimento(pagina, 'candidates');
  });

  it('is published, and the terms run with their source', async () => {
    await pagina.getByRole('button', { name: 'Pubblica…' }).click();
    await dialogo().getByLabel('Pubblicata il').waitFor();
    await accessibile(pagina, 'publication');
    await dialogo().getByRole('button', { name: 'Pubblica la richiesta' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('Pubblicata fino al').waitFor();
    await pagina.getByText(/^Rispondere entro \w/).first().waitFor();
  });
});

describe('the candidates', () => {
  it('are weighed on the capacities too, with a reason', async () => {
    await pagina.getByText(/persone confrontate/).waitFor();
    await pagina.getByRole('button', { name: 'Conta anche le capacità…' }).click();
    await expect.poll(() => dialogo().innerText()).toContain('Ogni apertura resta nel registro');
    await accessibile(pagina, 'capacities, why');
    await dialogo().getByLabel('Motivo').selectOption('Preselezione per una richiesta di personale');
    await dialogo().getByRole('button', { name: 'Confronta anche sulle capacità' }).click();
    await pagina.getByText(/fascicoli letti/).waitFor();
    expect(await pagina.getByRole('button', { name: 'Conta anche le capacità…' }).count()).toBe(0);
    await riposa(pagina);
    await accessibile(pagina, 'candidates, with capacities');
    await fotografa(pagina, 'candidati');
  });

  it('have a score that answers why, and a reason when they are out', async () => {
    const punti = pagina.getByRole('button', { name: /^Punteggio di Parodi Elena: \d+/ });
    await punti.click();
    await pagina.getByRole('complementary', { name: /^Perché \d+\?/ }).waitFor();
    await accessibile(pagina, 'score, why');
    await pagina.keyboard.press('Escape');
    await expect.poll(() => pagina.getByRole('row', { name: /Oria Sofia/ }).innerText()).toMatch(/Fuori:/);
  });

  it('go to the rosa only if they are not out', async () => {
    await pagina.keyboard.press('F9');
    await pagina.getByText('Scegli almeno una persona').waitFor();
    await pagina.getByRole('checkbox', { name: /^Scegli Parodi Elena/ }).check();
    await pagina.getByRole('checkbox', { name: /^Scegli D.Oria Sofia/ }).check();
    await pagina.keyboard.press('F9');
    await pagina.getByText('1 persona nella rosa').waitFor();
    await pagina.getByText('1 persona è rimasta fuori').waitFor();
    await expect.poll(() => pagina.getByRole('row', { name: /Parodi Elena/ }).innerText()).toMatch(/nella rosa/);
  });
});

describe('the rosa', () => {
  it('keeps answers and outcomes, with the day of the answer', async () => {
    await pagina.getByRole('link', { name: /^Rosa/ }).click();
    await pagina.getByLabel('Risposta, Parodi Elena').selectOption('disponibile');
    await expect.poll(() => pagina.getByLabel('Risposta il, Parodi Elena').inputValue()).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
    await expect.poll(() => pagina.getByLabel('Sentita il, Parodi Elena').inputValue()).toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
    await pagina.getByLabel('Nota, Parodi Elena').fill('Chiamata al mattino');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Rosa salvata').waitFor();
    await accessibile(pagina, 'rosa');
    await fotografa(pagina, 'rosa');
    await senzaScorrimento(pagina, 'rosa');
  });

  it('is written for the employer after saying what stays out of the file', async () => {
    const dove = join(banco.cartella, 'rosa.xlsx');
    await accoda(banco, [dove]);
    await pagina.keyboard.press('F9');
    await expect.poll(() => dialogo().innerText()).toContain('mai dati sanitari');
    await accessibile(pagina, 'rosa, sending');
    await dialogo().getByRole('button', { name: 'Scrivi il file per il datore' }).click();
    await pagina.getByText('Scritto rosa.xlsx').waitFor();
    expect(existsSync(dove)).toBe(true);
    await pagina.locator('.tag', { hasText: 'rosa inviata' }).waitFor();
  });

  it('records how it ended, then the request is concluded and only read', async () => {
    await pagina.getByLabel('Esito, Parodi Elena').selectOption('assunto');
    const salvata = pagina.waitForResponse((risposta) => risposta.url().endsWith('/api/rosa_salva'));
    await pagina.keyboard.press('Control+s');
    await salvata;
    await riposa(pagina);
    await pagina.getByRole('button', { name: 'Concludi…' }).click();
    await expect.poll(() => dialogo().innerText()).toContain('Non si riapre');
    await dialogo().getByRole('button', { name: 'Concludi la preselezione' }).click();
    await pagina.locator('.tag', { hasText: 'conclusa' }).waitFor();
    expect(await pagina.getByLabel('Esito, Parodi Elena').count()).toBe(0);
    await pagina.getByRole('link', { name: 'Richiesta', exact: true }).click();
    await pagina.getByText('la richiesta non si cambia più').waitFor();
    await accessibile(pagina, 'concluded request');
  });
});
