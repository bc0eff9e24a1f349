import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriCopia, apriDimostrazione } from './dimostrazione';
import { accerta, IVO, PAROLA_SANITARIA, registra, traGiorni } from './persone';

const CODICE_FISCALE = '99987130996';

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  const demo = await apriDimostrazione(banco);
  await accerta(banco, await registra(banco, IVO), '65');
  // Whoever decides has not opened the file yet.
  await apriCopia(banco, demo);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
/** Waits until the focus is there. */
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();

describe('an application', () => {
  it('shows the fields of its case alone', async () => {
    await vai(pagina, '#/computi');
    await accessibile(pagina, 'work list');
    await senzaScorrimento(pagina, 'work list');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova domanda di computo' }).waitFor();
    await pagina.getByLabel('Disabilità', { exact: true }).selectOption('prima_dell_assunzione');
    expect(await pagina.getByLabel('Nuova mansione').count()).toBe(0);
    await pagina.getByLabel('Disabilità', { exact: true }).selectOption('durante_il_rapporto');
    await pagina.getByLabel('Non può più svolgere la sua mansione').check();
    await pagina.getByLabel('Nuova mansione').fill('Addetto al magazzino');
    await accessibile(pagina, 'new application, c. 4');
  });

  it('takes to the fields to correct', async () => {
    await pagina.getByLabel('Ricevuta il').fill('30/02/2026');
    await pagina.keyboard.press('Control+s');
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect(await pagina.locator(':is(.field, .si-no) .error').allInnerTexts()).toEqual(parole);
    await accessibile(pagina, 'application with errors');
  });

  it('is saved, and says what comes before the documents', async () => {
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill(CODICE_FISCALE);
    await pagina.getByRole('combobox', { name: 'Persona' }).fill(IVO.codice_fiscale);
    await pagina.getByLabel('Protocollo').fill('88001/2026');
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-20));
    await pagina.getByLabel('Provincia').fill('GE');
    await pagina.getByLabel('Data di assunzione').fill('2/5/2011');
    await pagina.getByLabel('Riconoscimento').fill(traGiorni(-240));
    await pagina.getByLabel('Ore settimanali').fill('40');
    await pagina.getByLabel('Orario pieno').fill('40');
    await pagina.getByLabel('La persona acconsente al computo').check();
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: 'Computo di Ghiglione Ivo' }).waitFor();
    await riposa(pagina);
    await pagina.getByText('compare dopo la verifica del requisito').waitFor();
    await accessibile(pagina, 'application to be checked');
    await senzaScorrimento(pagina, 'application to be checked');
  });

  it('checks the threshold on the sealed file, asking reason and word, and keeps no figure', async () => {
    await pagina.getByRole('button', { name: 'Verifica il requisito sul fascicolo' }).click();
    await dialogo().waitFor();
    await accessibile(pagina, 'opening the file');
    await dialogo().getByRole('button', { name: 'Apri il fascicolo' }).click();
    await pagina.locator('dialog .error-summary').waitFor();
    await dialogo().getByLabel('Motivo').selectOption('Nulla osta o autorizzazione al computo');
    await dialogo().getByLabel('La tua parola per i dati sanitari').fill(PAROLA_SANITARIA);
    await dialogo().getByRole('button', { name: 'Apri il fascicolo' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('Il computo si può autorizzare').waitFor();
    await expect.poll(() => pagina.getByText('Manca la verifica della soglia').count()).toBe(0);
    expect(await pagina.locator('main').innerText()).not.toMatch(/65\s*%/);
    await accessibile(pagina, 'requirement checked');
  });

  it('asks for its documents, and is examined again with them', async () => {
    const giorni = pagina.getByLabel('Consegnato il');
    await expect.poll(() => giorni.count()).toBeGreaterThan(0);
    await expect.poll(() => pagina.getByText('mancante').count()).toBeGreaterThan(0);
    for (let i = 0; i < (await giorni.count()); i += 1) await giorni.nth(i).fill(traGiorni(-20));
    await pagina.keyboard.press('Control+s');
    await expect.poll(() => pagina.getByText('mancante').count()).toBe(0);
    await pagina.getByText('Il computo si può autorizzare').waitFor();
    await accessibile(pagina, 'application with documents');
    await senzaScorrimento(pagina, 'application with documents');
  });

  it('is granted, with the day from which it holds, and revoked with a reason', async () => {
    const conferma = pagina.getByRole('dialog', { name: 'Autorizzi il computo?' });
    // A key pressed while the check is still being recorded does nothing: it is pressed again.
    await expect.poll(async () => {
      await pagina.keyboard.press('F9');
      return conferma.count();
    }).toBe(1);
    await expect.poll(() => conferma.innerText()).toMatch(/Effetto dal \d{2}\/\d{2}\/\d{4}/);
    await accessibile(pagina, 'granting, confirmation');
    await conferma.getByRole('button', { name: 'Autorizza il computo' }).click();
    await pagina.getByRole('heading', { name: /^Autorizzazione \d+\/\d{4} rilasciata/ }).waitFor();
    await fuoco('#h-rilasciato');
    await accessibile(pagina, 'granted');
    await pagina.getByRole('button', { name: 'Revoca…' }).click();
    await expect.poll(() => dialogo().innerText()).toMatch(/torna nella sua base di computo/);
    await dialogo().getByLabel('La revoca vale dal').fill(traGiorni(0));
    await dialogo().getByLabel('Motivo').fill('Il verbale rivisto è sotto la soglia');
    await dialogo().getByRole('button', { name: 'Revoca l’autorizzazione' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.locator('.tag', { hasText: 'revocato' }).waitFor();
    await accessibile(pagina, 'revoked');
  });
});
