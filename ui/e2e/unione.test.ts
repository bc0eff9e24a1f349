import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, comando, fotografa, monta, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { accerta, ELENA, PAROLA_SANITARIA, registra } from './persone';

/** The same person under the code that omocodia gives. */
const OMOCODA = { ...ELENA, codice_fiscale: 'PRDLNE84D52D96VM' };

let banco: Banco;
let pagina: Page;
let prima: string;

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  prima = await registra(banco, ELENA);
  const seconda = await registra(banco, OMOCODA);
  await accerta(banco, prima, '60');
  await accerta(banco, seconda, '74');
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');

describe('two records of one person, both with a sealed part', () => {
  it('ask why they are opened before anything is joined', async () => {
    await vai(pagina, `#/persona/${prima}`);
    await pagina.getByRole('button', { name: /^Unisci…/ }).first().click();
    await dialogo().getByLabel('Perché sono la stessa persona').fill('Ha mostrato la tessera sanitaria');
    await dialogo().getByRole('button', { name: 'Unisci le schede' }).click();
    await pagina.getByRole('dialog', { name: 'Apri i fascicoli delle due schede' }).waitFor();
    await accessibile(pagina, 'merge, opening');
    await dialogo().getByLabel('Motivo').selectOption('Altro motivo');
    await dialogo().getByLabel(/Precisazioni/).fill('unione di due schede');
    const parola = dialogo().getByLabel('La tua parola per i dati sanitari');
    if (await parola.count()) await parola.fill(PAROLA_SANITARIA);
    await pagina.keyboard.press('Enter');
  });

  it('show both, field by field, and say that there is no way back', async () => {
    await pagina.getByRole('dialog', { name: 'Un fascicolo solo' }).waitFor();
    const testo = await dialogo().innerText();
    expect(testo).toContain('non si separano più');
    expect(testo).toContain('60%');
    expect(testo).toContain('74%');
    // Nothing has to be dropped: both are proposed.
    expect(await dialogo().getByRole('radio', { name: 'entrambi' }).first().isChecked()).toBe(true);
    await accessibile(pagina, 'merge, field by field');
    await fotografa(pagina, 'unione');
    await senzaScorrimento(pagina, 'merge, field by field');
    await dialogo().getByRole('button', { name: 'Unisci le schede e sigilla' }).click();
    await pagina.getByText('Schede unite').waitFor();
  });

  it('keep both parts inside the new one, and the openings in the history', async () => {
    await vai(pagina, `#/persona/${prima}?scheda=fascicolo`);
    await pagina.getByText('unione di due schede').first().waitFor();
    await pagina.keyboard.press('F9');
    await dialogo().getByLabel('Motivo').selectOption('Richiesta della persona interessata');
    await dialogo().getByRole('button', { name: 'Apri il fascicolo' }).click();
    await pagina.getByRole('heading', { name: 'Prima dell’unione' }).waitFor();
    const precedenti = await pagina.getByRole('region', { name: 'Prima dell’unione' }).innerText();
    expect(precedenti).toContain(`Fascicolo della scheda ${ELENA.codice_fiscale}`);
    expect(precedenti).toContain(`Fascicolo della scheda ${OMOCODA.codice_fiscale}`);
    await accessibile(pagina, 'sealed part, after a merge');
    await fotografa(pagina, 'precedenti');
    const trovate = await comando<{ righe: { id: string }[] }>(banco, 'persone', { testo: 'parodi elena', da: 0, quanti: 10 });
    expect(trovate.righe.map((r) => r.id)).toEqual([prima]);
  });
});
