import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione, PAROLA_DIMOSTRAZIONE, type Dimostrazione } from './dimostrazione';

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

const totale = (nome: string) => pagina.locator('.title-row [role="status"]', { hasText: nome }).waitFor();

describe('the dashboard', () => {
  it('counts the work by its terms and leads to it', async () => {
    await vai(pagina, '#/cruscotto');
    await pagina.getByRole('heading', { name: 'Termini che corrono' }).waitFor();
    await accessibile(pagina, 'dashboard');
    await pagina.getByRole('link', { name: 'Richieste oltre il termine' }).click();
    await pagina.getByRole('heading', { level: 1, name: 'Ottemperanza' }).waitFor();
    await totale('1 richiesta con questi filtri');
  });
});

describe('an employer', () => {
  it('is found by name from anywhere and shows what is missing in each province', async () => {
    await pagina.keyboard.press('Control+k');
    await pagina.keyboard.type('officine bric');
    await pagina.getByRole('option', { name: /Officine Bricola/ }).first().click();
    await pagina.getByRole('heading', { level: 1, name: 'Officine Bricola S.p.A.' }).waitFor();
    await riposa(pagina);
    const savona = pagina.getByRole('row', { name: /^Savona/ });
    await expect.poll(() => savona.innerText()).toContain('convenzione 31/2026, 2 unità');
    await expect.poll(() => pagina.getByRole('row', { name: /^Italia/ }).innerText()).toContain('Coperta nelle province');
    await accessibile(pagina, 'employer');
    await senzaScorrimento(pagina, 'employer');
  });

  it('answers why a place is missing', async () => {
    await pagina.getByRole('button', { name: 'Scopertura, Savona: 2' }).click();
    const perche = pagina.getByRole('complementary', { name: 'Perché 2?' });
    await expect.poll(() => perche.innerText()).toContain('Posti da coprire, art. 3');
    await accessibile(pagina, 'employer, why');
    await pagina.keyboard.press('Escape');
    await perche.waitFor({ state: 'detached' });
  });
});

describe('the book of signatures', () => {
  it('signs what waits, one act after the other, with one password', async () => {
    await vai(pagina, '#/libro-firma');
    await pagina.getByText('7 atti scelti su 7').waitFor();
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Firma 7 atti' });
    await dialogo.getByLabel('File del certificato').fill(demo.chiave);
    await dialogo.getByLabel('Parola d’ordine del file').fill('sbagliata');
    await dialogo.getByRole('button', { name: 'Firma', exact: true }).click();
    await dialogo.locator('.error-summary').waitFor();
    await accessibile(pagina, 'wrong password');
    await dialogo.getByLabel('Parola d’ordine del file').fill(PAROLA_DIMOSTRAZIONE);
    await dialogo.getByRole('button', { name: 'Firma', exact: true }).click();
    await dialogo.waitFor({ state: 'detached' });
    await pagina.getByText('7 firmati e verificati').waitFor();
    await accessibile(pagina, 'signed in a batch');
  });
});

describe('the register of acts', () => {
  it('filters by words and state, says how many, and keeps the filter in the address', async () => {
    await vai(pagina, '#/atti');
    await totale('18 atti');
    await pagina.getByLabel('Stato:').selectOption({ label: 'firmati' });
    await totale('18 atti con questi filtri');
    await pagina.getByRole('searchbox', { name: /Numero, datore/ }).fill('bricola');
    await totale('2 atti con questi filtri');
    expect(await pagina.evaluate(() => location.hash)).toContain('testo=bricola');
    await pagina.getByRole('button', { name: 'Togli i filtri' }).click();
    await totale('18 atti');
  });

  it.each(['xlsx', 'csv', 'pdf'])('is written as %s', async (formato) => {
    const dove = join(banco.cartella, `registro.${formato}`);
    await accoda(banco, [dove]);
    await pagina.getByRole('button', { name: formato, exact: true }).click();
    await pagina.getByText(new RegExp(`^Scritto registro\\.${formato}`)).waitFor();
    expect(statSync(dove).size).toBeGreaterThan(100);
  });

  it('opens an act, verifies it and shows that it is valid', async () => {
    await pagina.locator('tr', { hasText: 'Certificato di ottemperanza' }).getByRole('link', { name: '1/2026', exact: true }).click();
    await pagina.getByRole('heading', { level: 1, name: 'Certificato di ottemperanza 1/2026' }).waitFor();
    await pagina.getByRole('img', { name: /pagina 1/ }).waitFor();
    await pagina.getByRole('button', { name: 'Verifica' }).click();
    await pagina.getByText('Documento valido').waitFor();
    await accessibile(pagina, 'act, valid');
    await senzaScorrimento(pagina, 'act');
  });

  it('opens the very bytes of the register without asking where', async () => {
    await pagina.getByRole('button', { name: 'Apri il PDF' }).click();
    await expect.poll(() => aperti(), { timeout: 30_000 }).toHaveLength(1);
    const [percorso] = await aperti();
    expect(percorso).toMatch(/atto-1-2026\.pdf$/);
    expect(existsSync(percorso ?? '')).toBe(true);
  });

  it('records the protocol number', async () => {
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Protocolla l’atto 1/2026' });
    await dialogo.getByRole('button', { name: 'Protocolla' }).click();
    await dialogo.locator('.error-summary').waitFor();
    await accessibile(pagina, 'protocol, with errors');
    await dialogo.getByLabel('Numero di protocollo').fill('90001/2026');
    await dialogo.getByRole('button', { name: 'Protocolla' }).click();
    await dialogo.waitFor({ state: 'detached' });
    await pagina.locator('.path [aria-current="step"]', { hasText: 'protocollato' }).waitFor();
  });

  it('verifies a document from outside, whole and changed', async () => {
    await vai(pagina, '#/verifica');
    const atti = join(demo.cartella, 'atti');
    const primo = readdirSync(atti).find((nome) => nome.endsWith('.pdf'));
    await accoda(banco, [join(atti, primo ?? '')]);
    await pagina.getByRole('button', { name: 'Scegli il file' }).click();
    await pagina.getByText('Documento valido').waitFor();
    await pagina.getByText('Sta nel registro:').waitFor();
    await accessibile(pagina, 'document, valid');
    await accoda(banco, [join(demo.cartella, 'sbagliati/fattura.xml')]);
    await pagina.getByRole('button', { name: 'Scegli il file' }).click();
    await pagina.getByText('Documento valido').waitFor({ state: 'detached' });
  });
});

const aperti = async () => (await (await fetch(`${banco.indirizzo}/prova/apri`)).json()) as string[];

describe('settings', () => {
  it('refuse what is wrong at its field, then save', async () => {
    await vai(pagina, '#/impostazioni');
    await pagina.getByLabel('Province di competenza').fill('GE ZZ');
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.error-summary:focus').waitFor();
    await accessibile(pagina, 'settings, with errors');
    await pagina.getByLabel('Province di competenza').fill('GE SV SP IM');
    await pagina.getByLabel('Luogo').fill('Savona');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Impostazioni salvate').waitFor();
    expect(await comando<{ luogo: string }>(banco, 'impostazioni', {})).toMatchObject({ luogo: 'Savona' });
  });

  it('show the dated numbers of the law and take one of the office', async () => {
    const parametri = await comando<{ id: string; descrizione: string; oggi: string }[]>(banco, 'parametri', {});
    const suo = parametri.find((p) => p.id === 'termine_ottemperanza');
    if (!suo) throw new Error('no term for the certificate');
    await vai(pagina, '#/impostazioni?scheda=parametri');
    await pagina.getByLabel('Cerca un parametro').fill(suo.descrizione);
    await pagina.getByRole('button', { name: suo.descrizione }).click();
    await pagina.getByRole('button', { name: 'Aggiungi un valore dell’ufficio' }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Aggiungi un valore dell’ufficio' });
    await dialogo.getByRole('button', { name: 'Aggiungi il valore' }).click();
    await dialogo.locator('.error-summary').waitFor();
    await accessibile(pagina, 'parameter, with errors');
    await dialogo.getByLabel('Vale dal').fill('1/12/2026');
    await dialogo.getByLabel('Valore').fill('molti');
    await dialogo.getByLabel('Fonte').fill('Deliberazione della Giunta n. 7 del 2 novembre 2026');
    await dialogo.getByRole('button', { name: 'Aggiungi il valore' }).click();
    await dialogo.getByText(/va scritto come numero intero/).waitFor();
    await accessibile(pagina, 'parameter, wrong value');
    await dialogo.getByLabel('Valore').fill('25');
    await dialogo.getByRole('button', { name: 'Aggiungi il valore' }).click();
    await dialogo.waitFor({ state: 'detached' });
    await pagina.getByText('Deliberazione della Giunta').waitFor();
    await pagina.getByText('01/12/2026').waitFor();
    await accessibile(pagina, 'parameter of the office');
  });

  it('map the codes of the excluded categories met in the files', async () => {
    await vai(pagina, '#/impostazioni?scheda=categorie');
    await pagina.getByLabel('Codice 9990').selectOption({ index: 1 });
    await accessibile(pagina, 'excluded categories');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Impostazioni salvate').last().waitFor();
  });

  it('verify the audit register', async () => {
    await vai(pagina, '#/impostazioni?scheda=archivio');
    await pagina.getByRole('button', { name: 'Verifica il registro' }).click();
    await pagina.getByText(/Il registro è integro/).waitFor();
    await accessibile(pagina, 'audit register');
  });

  it('write a backup that the status bar then names', async () => {
    await accoda(banco, [join(banco.cartella, 'copia.mirato')]);
    await pagina.getByRole('button', { name: 'Fai una copia adesso' }).click();
    await pagina.getByText('Copia scritta e verificata').waitFor();
    await pagina.getByText(/Copia di sicurezza verificata/).waitFor();
    expect(existsSync(join(banco.cartella, 'copia.mirato'))).toBe(true);
  });
});
