import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, monta, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione, PAROLA_DIMOSTRAZIONE, type Dimostrazione } from './dimostrazione';

const BRICOLA = 'Officine Bricola S.p.A.';
const CODICE_FISCALE = '99987130996';

let banco: Banco;
let demo: Dimostrazione;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  demo = await apriDimostrazione(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const titolo = () => pagina.locator('h1').innerText();
/** Waits until the focus is there. */
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();

/** A day so many days ago, as it is typed. */
function giorniFa(giorni: number): string {
  const giorno = new Date(Date.now() - giorni * 86_400_000);
  return `${giorno.getDate()}/${giorno.getMonth() + 1}/${giorno.getFullYear()}`;
}

describe('import', () => {
  it('says what goes in, what stays out and why, and keeps it when the page is left', async () => {
    await vai(pagina, '#/importa');
    await accessibile(pagina, 'import, empty');
    await accoda(banco, [join(demo.cartella, 'sbagliati/cifra-di-controllo.xml'), join(demo.cartella, 'sbagliati/elenco-ditte.pdf')]);
    await pagina.keyboard.press('Control+o');
    const fuori = pagina.getByRole('list', { name: 'File che non entrano' });
    await fuori.waitFor();
    await expect.poll(() => fuori.innerText()).toContain('elenco-ditte.pdf');
    await expect.poll(() => fuori.innerText()).toContain('rifiutato');
    await pagina.getByText('Non può entrare nulla').waitFor();
    await accessibile(pagina, 'import, refused files');
    await senzaScorrimento(pagina, 'import');

    await vai(pagina, '#/prospetti');
    await vai(pagina, '#/importa');
    await fuori.waitFor();
    await pagina.getByRole('button', { name: 'Scarta la prova' }).click();
    await pagina.getByRole('heading', { name: 'Importazioni fatte' }).waitFor();
  });

  it('does not let anything in while nothing is good', async () => {
    const prima = await comando<{ totale: number }>(banco, 'prospetti', FILTRO);
    await accoda(banco, [join(demo.cartella, 'sbagliati/fattura.xml')]);
    await pagina.keyboard.press('Control+o');
    await pagina.getByText('Non può entrare nulla').waitFor();
    await pagina.keyboard.press('F9');
    const dopo = await comando<{ totale: number }>(banco, 'prospetti', FILTRO);
    expect(dopo.totale).toBe(prima.totale);
    await pagina.getByRole('button', { name: 'Scarta la prova' }).click();
  });

  it('writes the empty workbook where it is asked to', async () => {
    const dove = join(banco.cartella, 'modello.xlsx');
    await accoda(banco, [dove]);
    await pagina.getByRole('button', { name: 'Scarica il modello' }).click();
    await pagina.getByText('Scritto modello.xlsx').waitFor();
    expect(existsSync(dove)).toBe(true);
  });
});

const FILTRO = { testo: '', anno: 0, stato: '', solo_differenze: false, ordina: 'data_riferimento', discendente: true, da: 0, quanti: 1 };

describe('a prospetto', () => {
  it('is found, opened and read', async () => {
    await vai(pagina, '#/prospetti');
    await pagina.getByRole('searchbox', { name: /Datore, codice fiscale/ }).fill('bricola');
    await pagina.getByRole('link', { name: BRICOLA }).first().click();
    await pagina.getByRole('heading', { name: /Prospetto \d{4}, situazione al/ }).waitFor();
    await pagina.getByRole('heading', { name: 'Dichiarato e calcolato, art. 3' }).waitFor();
    await accessibile(pagina, 'prospetto');
    await senzaScorrimento(pagina, 'prospetto');
  });

  it('answers why, and gives the focus back', async () => {
    const cifra = pagina.getByRole('button', { name: 'Quota, Italia: 7' });
    await cifra.click();
    const perche = pagina.getByRole('complementary', { name: 'Perché 7?' });
    await perche.waitFor();
    await expect.poll(() => perche.innerText()).toMatch(/L\. 68\/1999/);
    expect(await cifra.getAttribute('aria-expanded')).toBe('true');
    await accessibile(pagina, 'prospetto, why');
    await pagina.keyboard.press('Escape');
    await perche.waitFor({ state: 'detached' });
  });

  it('tries a change and takes it back', async () => {
    await pagina.getByRole('button', { name: 'Aggiungi…' }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Assumi persone' });
    await dialogo.getByLabel('Quante persone').fill('');
    await dialogo.getByRole('button', { name: 'Prova la modifica' }).click();
    await dialogo.getByRole('link', { name: /numero intero/ }).waitFor();
    await accessibile(pagina, 'simulate, with errors');
    await dialogo.getByLabel('Provincia').selectOption({ label: 'Savona' });
    await dialogo.getByLabel('Quante persone').fill('1');
    await dialogo.getByRole('button', { name: 'Prova la modifica' }).click();
    await pagina.getByText('Assumi 1 persona con disabilità a Savona').waitFor();
    const scopertura = pagina.locator('.whatif tbody tr', { hasText: 'Scopertura' });
    expect((await scopertura.innerText()).split(/\s+/)).toEqual(['Scopertura', '2', '1', '−1', 'in', 'meno']);
    await accessibile(pagina, 'simulate');
    await pagina.getByRole('button', { name: 'Annulla l’ultima' }).click();
    await scopertura.waitFor({ state: 'detached' });
  });

  it('clears a difference with a note and opens it again', async () => {
    const chiarisci = pagina.getByRole('button', { name: /^Chiarisci/ }).first();
    if ((await chiarisci.count()) === 0) await pagina.getByRole('button', { name: /^Riapri/ }).first().click();
    await chiarisci.click();
    const dialogo = pagina.getByRole('dialog');
    await dialogo.getByRole('button', { name: 'Segna come chiarita' }).click();
    await dialogo.getByRole('link', { name: /Scrivi come/ }).waitFor();
    await dialogo.getByLabel('Nota').fill('Telefonata con il consulente del lavoro');
    await dialogo.getByRole('button', { name: 'Segna come chiarita' }).click();
    await dialogo.waitFor({ state: 'detached' });
    await pagina.getByText('«Telefonata con il consulente del lavoro»').waitFor();
    await pagina.getByRole('row', { name: /Telefonata/ }).getByRole('button', { name: /^Riapri/ }).click();
    await pagina.getByText('Differenza riaperta').waitFor();
  });

  it.each(['quadri', 'invii'])('shows its %s', async (scheda) => {
    await pagina.getByRole('link', { name: new RegExp(`^${scheda}`, 'i') }).click();
    await pagina.locator('main h2').first().waitFor();
    await accessibile(pagina, scheda);
    await senzaScorrimento(pagina, scheda);
  });

  it('prints the comparison', async () => {
    const dove = join(banco.cartella, 'confronto.pdf');
    await accoda(banco, [dove]);
    await pagina.getByRole('button', { name: /Stampa confronto/ }).click();
    await pagina.getByText('Scritto confronto.pdf').waitFor();
    expect(existsSync(dove)).toBe(true);
  });
});

describe('a request for a certificate', () => {
  it('takes to the fields to correct, with the same words twice', async () => {
    await vai(pagina, '#/ottemperanza');
    await accessibile(pagina, 'requests');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova richiesta di certificato' }).waitFor();
    await pagina.getByLabel('Codice IPA').fill('c_z981');
    await pagina.getByLabel('Stazione appaltante').fill('Comune di Valdastra');
    await pagina.getByLabel('CIG').fill('B4F2A7719');
    await pagina.getByLabel('Protocollo').fill('88412/2026');
    await pagina.getByLabel('Ricevuta il').fill(giorniFa(10));
    await pagina.getByLabel('Termine offerte').fill(giorniFa(40));
    await pagina.getByLabel(/Determina del/).fill('31/09/2026');
    await pagina.keyboard.press('F9');
    await pagina.getByRole('heading', { name: 'Correggi 3 campi' }).waitFor();
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect(await pagina.locator('.field .error').allInnerTexts()).toEqual(parole);
    await expect.poll(() => pagina.getByLabel(/Determina del/).inputValue()).toBe('31/09/2026');
    await accessibile(pagina, 'request with errors');
    await senzaScorrimento(pagina, 'request');
    await pagina.getByRole('link', { name: /Il CIG ha 10 caratteri/ }).click();
    await fuoco('#richiesta-cig');
  });

  it('finds the firm by name, is corrected and shows its checks', async () => {
    await pagina.getByLabel('CIG').fill('B4F2A7719C');
    await pagina.getByLabel(/Determina del/).fill(giorniFa(60));
    await pagina.getByRole('combobox', { name: 'Impresa' }).fill('bricola');
    await pagina.getByRole('option', { name: new RegExp(BRICOLA) }).waitFor();
    await pagina.keyboard.press('Enter');
    await expect.poll(() => pagina.getByRole('combobox', { name: 'Impresa' }).inputValue()).toBe(CODICE_FISCALE);
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: 'Certificato per il Comune di Valdastra' }).waitFor();
    await pagina.getByText('Esito proposto').waitFor();
    await expect.poll(() => pagina.locator('.checks li').count()).toBeGreaterThan(2);
    await pagina.getByRole('img', { name: /Certificato, pagina 1 di/ }).waitFor();
    await accessibile(pagina, 'request with checks');
  });

  it('asks a reason before another outcome, and takes it back', async () => {
    await pagina.getByRole('button', { name: 'Cambia, con motivazione' }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Cambia l’esito proposto' });
    await dialogo.getByRole('button', { name: 'Cambia l’esito' }).click();
    await dialogo.getByRole('link', { name: /Scrivi perché/ }).waitFor();
    await accessibile(pagina, 'another outcome, with errors');
    await dialogo.getByRole('button', { name: 'Annulla' }).click();
    await dialogo.waitFor({ state: 'detached' });
  });

  it('enlarges the preview and gives the focus back', async () => {
    const ingrandisci = pagina.getByRole('button', { name: 'Ingrandisci' });
    await ingrandisci.click();
    await pagina.getByRole('dialog', { name: 'Anteprima' }).waitFor();
    await accessibile(pagina, 'preview enlarged');
    await pagina.keyboard.press('Escape');
    await pagina.getByRole('dialog').waitFor({ state: 'detached' });
    await pagina.locator('button:focus', { hasText: 'Ingrandisci' }).waitFor();
  });

  it('is released only after the irreversible step is named', async () => {
    await pagina.keyboard.press('F9');
    const conferma = pagina.getByRole('dialog', { name: /Rilasci il certificato/ });
    await conferma.waitFor();
    await expect.poll(() => conferma.innerText()).toContain('non si cambiano più');
    await accessibile(pagina, 'release, confirmation');
    await conferma.getByRole('button', { name: /^Rilascia il certificato/ }).click();
    await pagina.getByRole('heading', { name: /Certificato \d+\/\d{4} rilasciato/ }).waitFor();
    await fuoco('#h-rilasciato');
    await expect.poll(() => pagina.locator('.path [aria-current="step"]').innerText()).toBe('da firmare');
    await accessibile(pagina, 'released');
  });

  it('is signed with the demonstration key', async () => {
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Firma 1 atto' });
    await dialogo.waitFor();
    await dialogo.getByLabel('File del certificato').fill(demo.chiave);
    await dialogo.locator('input[type="password"]').fill(PAROLA_DIMOSTRAZIONE);
    await accessibile(pagina, 'signature');
    await dialogo.getByRole('button', { name: 'Firma', exact: true }).click();
    await pagina.getByRole('heading', { name: /Certificato \d+\/\d{4} firmato/ }).waitFor();
    await expect.poll(() => pagina.locator('.path [aria-current="step"]').innerText()).toBe('firmato');
    await accessibile(pagina, 'signed');
  });

  it('stands in the list of those answered, and no more among the open ones', async () => {
    await vai(pagina, '#/ottemperanza?stato=evasa&testo=88412%2F2026');
    await pagina.getByRole('link', { name: 'Comune di Valdastra' }).waitFor();
    expect(await titolo()).toBe('Ottemperanza');
  });

  it('keeps what was typed through a reload', async () => {
    await vai(pagina, '#/richiesta/nuova');
    await pagina.getByLabel('Stazione appaltante').fill('Provincia della Bozza');
    await pagina.getByText(/Bozza salvata alle/).waitFor({ timeout: 15_000 });
    await pagina.reload();
    await pagina.getByText('Hai ritrovato la bozza').waitFor();
    await expect.poll(() => pagina.getByLabel('Stazione appaltante').inputValue()).toBe('Provincia della Bozza');
    await pagina.getByRole('button', { name: 'Scarta la bozza' }).click();
    await expect.poll(() => pagina.getByLabel('Stazione appaltante').inputValue()).toBe('');
  });
});
