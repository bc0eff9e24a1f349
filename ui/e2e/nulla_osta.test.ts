import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { accerta, ELENA, iscrivi, IVO, registra, traGiorni } from './persone';

const BRICOLA = 'Officine Bricola S.p.A.';
const CODICE_FISCALE = '99987130996';

let banco: Banco;
let pagina: Page;
let elena = '';
let bricola = '';

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  elena = await registra(banco, ELENA);
  await accerta(banco, elena, '80');
  await iscrivi(banco, elena);
  await registra(banco, IVO);
  const filtro = { testo: CODICE_FISCALE, provincia: '', classe: '', copertura: '', ordina: 'denominazione', discendente: false, da: 0, quanti: 1 };
  bricola = (await comando<{ righe: { id: string }[] }>(banco, 'datori', filtro)).righe[0]?.id ?? '';
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

/** Waits until the focus is there. */
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();
const dialogo = () => pagina.getByRole('dialog');

interface Scopertura {
  dove: string;
  scopertura_art3: number;
}
/** What the firm misses in Savona, as its page says it. */
async function scoperturaASavona(): Promise<number | undefined> {
  const { scoperture } = await comando<{ scoperture: Scopertura[] }>(banco, 'datore', { id: bricola });
  return scoperture.find((riga) => riga.dove === 'SV')?.scopertura_art3;
}

describe('a request', () => {
  it('is started from the work list with a key', async () => {
    await vai(pagina, '#/nulla_osta');
    await accessibile(pagina, 'work list');
    await senzaScorrimento(pagina, 'work list');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova richiesta di nulla osta' }).waitFor();
    await accessibile(pagina, 'new request');
  });

  it('takes to the fields to correct, in the order of the form, with the same words twice', async () => {
    await pagina.getByLabel('Ricevuta il').fill('31/09/2026');
    await pagina.getByLabel('Ore settimanali').fill('mezza giornata');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: /^Correggi \d+ camp/ }).waitFor();
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect(await pagina.locator(':is(.field, .si-no) .error').allInnerTexts()).toEqual(parole);
    await expect.poll(() => pagina.getByLabel('Ore settimanali').inputValue()).toBe('mezza giornata');
    await accessibile(pagina, 'request with errors');
    await senzaScorrimento(pagina, 'request with errors');
    await pagina.locator('.error-summary a').first().click();
    await fuoco('#nulla_osta-codice_fiscale_datore');
  });

  it('finds employer and person by name and says whom the codes belong to', async () => {
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill('bricola');
    await pagina.getByRole('option', { name: new RegExp(BRICOLA) }).waitFor();
    await pagina.keyboard.press('Enter');
    await expect.poll(() => pagina.getByRole('combobox', { name: 'Datore di lavoro' }).inputValue()).toBe(CODICE_FISCALE);
    await pagina.getByRole('combobox', { name: 'Persona' }).fill('parodi');
    await pagina.getByRole('option', { name: /Parodi Elena/ }).waitFor();
    await accessibile(pagina, 'person being typed');
    await pagina.keyboard.press('Enter');
    await expect.poll(() => pagina.getByRole('combobox', { name: 'Persona' }).inputValue()).toBe(ELENA.codice_fiscale);
    await pagina.getByRole('link', { name: 'Scheda di Parodi Elena' }).waitFor();
  });

  it('asks the length and the user firm only of the contracts that have them', async () => {
    await pagina.getByLabel('Contratto').selectOption('indeterminato');
    expect(await pagina.getByLabel('Durata in mesi').count()).toBe(0);
    await pagina.getByLabel('Contratto').selectOption('somministrazione');
    await pagina.getByRole('combobox', { name: 'Utilizzatrice' }).waitFor();
    await pagina.getByLabel('Contratto').selectOption('determinato');
    await pagina.getByLabel('Durata in mesi').fill('12');
    expect(await pagina.getByRole('combobox', { name: 'Utilizzatrice' }).count()).toBe(0);
  });

  it('is saved with the keyboard and shows its checks, each with its article', async () => {
    await pagina.getByLabel('Protocollo').fill('90112/2026');
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-4));
    await pagina.getByLabel('Provincia').fill('SV');
    await pagina.getByLabel('Elenco', { exact: true }).selectOption('art8');
    await pagina.getByLabel('Chiamata').selectOption('nominativa');
    await pagina.getByLabel('Ore settimanali').fill('24');
    await pagina.getByLabel('Orario pieno').fill('40');
    await pagina.getByLabel('Mansione').fill('Addetta alla contabilità');
    await expect.poll(() => pagina.getByLabel('Ore settimanali').inputValue()).toBe('24:00');
    await pagina.getByLabel('CCNL').fill('Metalmeccanica industria');
    await pagina.getByLabel('Livello').fill('4');
    await pagina.getByLabel('Inizio dal').fill(traGiorni(5));
    await pagina.getByLabel('Inizio entro').fill(traGiorni(20));
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: 'Nulla osta per Parodi Elena' }).waitFor();
    await pagina.getByText('Il nulla osta si può rilasciare').waitFor();
    await expect.poll(() => pagina.locator('.checks li').count()).toBeGreaterThan(3);
    await expect.poll(() => pagina.locator('.checks .cite').first().innerText()).toMatch(/·/);
    await pagina.getByRole('img', { name: /Nulla osta, pagina 1 di/ }).waitFor();
    await accessibile(pagina, 'request with checks');
  });

  it('answers why', async () => {
    const perche = pagina.locator('.checks .why').first();
    await perche.click();
    await pagina.getByRole('complementary').waitFor();
    await accessibile(pagina, 'why');
    await pagina.keyboard.press('Escape');
    await pagina.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('asks to be saved again once it was changed', async () => {
    await pagina.getByLabel('Mansione').fill('Addetta alle spedizioni');
    await pagina.getByText('Hai cambiato la richiesta').waitFor();
    await pagina.keyboard.press('F9');
    await pagina.getByText('Hai cambiato la richiesta').waitFor({ state: 'detached' });
    expect(await dialogo().count()).toBe(0);
  });
});

describe('a nulla osta', () => {
  it('is issued only after the irreversible step is named', async () => {
    const conferma = pagina.getByRole('dialog', { name: 'Rilasci il nulla osta?' });
    // A key pressed while the save is still under way does nothing: it is pressed again.
    await expect.poll(async () => {
      await pagina.keyboard.press('F9');
      return conferma.count();
    }).toBe(1);
    await expect.poll(() => conferma.innerText()).toContain('non si cambiano più');
    await accessibile(pagina, 'issue, confirmation');
    await conferma.getByRole('button', { name: 'Rilascia il nulla osta' }).click();
    await pagina.getByRole('heading', { name: /^Nulla osta \d+\/\d{4} rilasciato/ }).waitFor();
    await fuoco('#h-rilasciato');
    await pagina.getByText(/^Vale fino a/).waitFor();
    await accessibile(pagina, 'issued');
    await senzaScorrimento(pagina, 'issued');
  });

  it('is saved where it is asked to: it names list and article, and never what the person has', async () => {
    await riposa(pagina);
    const dove = join(banco.cartella, 'nulla-osta.pdf');
    await accoda(banco, [dove]);
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Scritto nulla-osta.pdf').waitFor();
    const parole = execFileSync('pdftotext', [dove, '-'], { encoding: 'utf8' });
    expect(parole).toContain('Parodi Elena');
    expect(parole).toMatch(/art\.\s8/);
    expect(parole).not.toMatch(/80\s*%|invalid/i);
  });

  it('moves the employer’s scopertura on the hire, after naming what moves and how to go back', async () => {
    const prima = await scoperturaASavona();
    expect(prima).toBeGreaterThan(0);
    await pagina.getByRole('button', { name: 'Registra l’assunzione…' }).click();
    await expect.poll(() => dialogo().innerText()).toMatch(/Parodi Elena: risulta al lavoro/);
    expect(await dialogo().innerText()).toMatch(/Per tornare indietro/);
    await dialogo().getByRole('button', { name: 'Registra l’assunzione' }).click();
    await pagina.locator('dialog .error-summary').waitFor();
    await accessibile(pagina, 'hire, with errors');
    await dialogo().getByLabel('Giorno dell’assunzione').fill(traGiorni(0));
    await dialogo().getByRole('button', { name: 'Registra l’assunzione' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByRole('button', { name: 'L’assunzione è saltata…' }).waitFor();
    expect(await scoperturaASavona()).toBe((prima ?? 0) - 1);
  });

  it('puts everything back if the hire falls through', async () => {
    const prima = await scoperturaASavona();
    await pagina.getByRole('button', { name: 'L’assunzione è saltata…' }).click();
    await dialogo().getByLabel('Motivo').fill('La persona ha rinunciato');
    await dialogo().getByRole('button', { name: 'Rimetti tutto com’era' }).click();
    await dialogo().waitFor({ state: 'detached' });
    expect(await scoperturaASavona()).toBe((prima ?? 0) + 1);
  });

  it('is withdrawn with a reason, and the focus stays in the page', async () => {
    await pagina.getByRole('button', { name: 'Ritira…' }).click();
    await accessibile(pagina, 'withdrawal');
    await dialogo().getByLabel('Motivo').fill('Il datore non assume più');
    await dialogo().getByRole('button', { name: 'Ritira il nulla osta' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.locator('.tag', { hasText: 'ritirato' }).waitFor();
    await accessibile(pagina, 'withdrawn');
  });

  it('is found again in the list by its state, and exported as it is seen', async () => {
    await vai(pagina, '#/nulla_osta?stato=ritirato');
    await pagina.getByRole('link', { name: 'Parodi Elena' }).waitFor();
    const dove = join(banco.cartella, 'nulla-osta.csv');
    await accoda(banco, [dove]);
    await pagina.getByRole('button', { name: 'csv' }).click();
    await pagina.getByText('Scritto nulla-osta.csv').waitFor();
    expect(existsSync(dove)).toBe(true);
    await vai(pagina, '#/nulla_osta?stato=negato');
    await pagina.getByText('Nessun nulla osta con questi filtri.').waitFor();
    await accessibile(pagina, 'work list, nothing found');
  });
});

describe('a request that cannot be granted', () => {
  it('comes from a page with its fields set, and says what bars it', async () => {
    await vai(pagina, `#/persona/${elena}`);
    await pagina.getByRole('link', { name: 'Nuovo nulla osta' }).click();
    await expect.poll(() => pagina.getByRole('combobox', { name: 'Persona' }).inputValue()).toBe(ELENA.codice_fiscale);
    await vai(pagina, `#/datore/${bricola}`);
    await pagina.getByRole('link', { name: 'Nuovo nulla osta' }).click();
    await expect.poll(() => pagina.getByRole('combobox', { name: 'Datore di lavoro' }).inputValue()).toBe(CODICE_FISCALE);
  });

  it('keeps a draft of what was typed', async () => {
    await vai(pagina, '#/nulla_osta_richiesta/nuova');
    await pagina.getByRole('combobox', { name: 'Persona' }).fill(IVO.codice_fiscale);
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill(CODICE_FISCALE);
    await vai(pagina, '#/cruscotto');
    await vai(pagina, '#/nulla_osta_richiesta/nuova');
    await pagina.getByText('Hai ritrovato la bozza').waitFor();
    expect(await pagina.getByRole('combobox', { name: 'Persona' }).inputValue()).toBe(IVO.codice_fiscale);
  });

  it('is refused with a reason: nothing moves', async () => {
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-2));
    await pagina.getByLabel('Provincia').fill('SV');
    await pagina.getByLabel('Elenco', { exact: true }).selectOption('art8');
    await pagina.getByLabel('Chiamata').selectOption('nominativa');
    await pagina.getByLabel('Contratto').selectOption('indeterminato');
    await pagina.getByLabel('Ore settimanali').fill('40');
    await pagina.getByLabel('Orario pieno').fill('40');
    await pagina.getByLabel('Mansione').fill('Magazziniere');
    await pagina.getByLabel('CCNL').fill('Commercio');
    await pagina.getByLabel('Livello').fill('5');
    await pagina.getByLabel('Inizio dal').fill(traGiorni(5));
    await pagina.getByLabel('Inizio entro').fill(traGiorni(20));
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: 'Nulla osta per Ghiglione Ivo' }).waitFor();
    await pagina.getByText('Il nulla osta non si può rilasciare').waitFor();
    await riposa(pagina);
    await pagina.keyboard.press('F9');
    await fuoco('#esito');
    await accessibile(pagina, 'barred request');
    await pagina.getByRole('button', { name: 'Nega…' }).click();
    await dialogo().getByLabel('Motivo').fill('Non è iscritto');
    await dialogo().getByRole('button', { name: 'Nega il nulla osta' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.locator('.tag', { hasText: 'negato' }).waitFor();
    await accessibile(pagina, 'refused request');
  });
});
