import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, apriArchivio, monta, vai, type Banco } from './banco';

const PAROLA_DI_LUCIA = 'una frase che so soltanto io';

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  // A new archive: in the demonstration somebody is enabled already.
  await apriArchivio(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');

describe('the right to open sealed data', () => {
  it('says first that a word cannot be recovered', async () => {
    await vai(pagina, '#/impostazioni?scheda=sanitari');
    await pagina.getByText('Una parola persa non si recupera').waitFor();
    await pagina.getByText('Nessuno può ancora aprire i dati sanitari').waitFor();
    await accessibile(pagina, 'sealed data, nobody');
  });

  it('takes a word typed twice the same, long enough', async () => {
    await pagina.keyboard.press('Alt+n');
    await dialogo().getByLabel('Utente').fill('Lucia Ferrando');
    await dialogo().getByLabel('Parola della persona').fill(PAROLA_DI_LUCIA);
    await dialogo().getByLabel('La stessa parola').fill('un’altra frase');
    await dialogo().getByRole('button', { name: 'Abilita', exact: true }).click();
    await dialogo().getByRole('link', { name: /Le due parole sono diverse/ }).waitFor();
    await pagina.locator('dialog .error-summary:focus').waitFor();
    await accessibile(pagina, 'sealed data, with errors');
    for (const campo of ['Parola della persona', 'La stessa parola']) await dialogo().getByLabel(campo).fill('corta');
    await dialogo().getByRole('button', { name: 'Abilita', exact: true }).click();
    await dialogo().getByRole('link', { name: /almeno \d+ caratteri/ }).waitFor();
    for (const campo of ['Parola della persona', 'La stessa parola']) await dialogo().getByLabel(campo).fill(PAROLA_DI_LUCIA);
    await pagina.keyboard.press('Enter');
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('C’è una sola persona abilitata').waitFor();
    expect(await pagina.getByRole('button', { name: /^Togli l’abilitazione/ }).count()).toBe(0);
    await accessibile(pagina, 'sealed data, one');
  });

  it('asks the word of whoever gives it to somebody else, and is taken away after a question', async () => {
    await pagina.keyboard.press('Alt+n');
    await dialogo().getByLabel('Utente').fill('Paolo Carrega');
    for (const campo of ['Parola della persona', 'La stessa parola']) await dialogo().getByLabel(campo).fill('una frase di Paolo e basta');
    await dialogo().getByLabel('La tua parola per i dati sanitari').fill(PAROLA_DI_LUCIA);
    await pagina.keyboard.press('Enter');
    await pagina.getByRole('row', { name: /Paolo Carrega/ }).waitFor();
    await pagina.getByRole('button', { name: 'Togli l’abilitazione a Paolo Carrega' }).click();
    await expect.poll(() => dialogo().innerText()).toContain('Le aperture già fatte restano nel registro');
    await accessibile(pagina, 'sealed data, taking away');
    await dialogo().getByRole('button', { name: 'Togli l’abilitazione' }).click();
    await pagina.getByRole('row', { name: /Paolo Carrega/ }).waitFor({ state: 'detached' });
  });
});
