import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { SchedaPersona } from '../src/lib/generati/tipi';
import { accessibile, comando, monta, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { PAROLA_SANITARIA } from './persone';

const SCHEDE = ['', 'iscrizioni', 'lavoro', 'eventi', 'fascicolo', 'documenti', 'storia', 'anagrafica'];
const UTENTE = 'Lucia Ferrando';
/** Invented people: the comune M987 is not assigned. */
const ZUNARELLI = {
  cognome: 'Zunarelli', nome: 'Mirco', codice_fiscale: 'ZNRMRC79P10M987Z', nato_a: 'Valdastra',
  residenza: { comune: 'Genova', provincia: 'GE', indirizzo: 'Via della Prova 1', cap: '16121' }, did_il: '1/9/2026',
};
/** The same man, with one digit of the code made into a letter. */
const OMOCODO = { ...ZUNARELLI, codice_fiscale: 'ZNRMRC79P10M98TW' };

let banco: Banco;
let pagina: Page;
let persona = '';

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const titolo = () => pagina.locator('h1').innerText();
const salva = (id: string, versione: number, dati: object) => comando<SchedaPersona>(banco, 'persona_salva', { id, versione, dati });
const leggi = (id: string) => comando<SchedaPersona>(banco, 'persona', { id });

describe('the list of people', () => {
  it('is reached from the navigation, is accessible, and asks for a name', async () => {
    await vai(pagina, '#/persone');
    expect(await titolo()).toBe('Persone');
    await accessibile(pagina, 'people');
    await senzaScorrimento(pagina, 'people');
    await pagina.getByRole('searchbox', { name: 'Cognome, nome o codice fiscale' }).fill('nessuno si chiama così');
    await pagina.getByText('Nessuna persona con questi filtri').waitFor();
    await accessibile(pagina, 'people, none');
    await pagina.getByRole('button', { name: 'Togli i filtri' }).click();
  });
});

describe('a new person', () => {
  it('is not recorded while a field is wrong, and says so twice in the same words', async () => {
    await vai(pagina, '#/persone');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { level: 1, name: 'Nuova persona' }).waitFor();
    await pagina.getByLabel('Nato il').fill('31/09/1980');
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.error-summary:focus').waitFor();
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect(parole.length).toBeGreaterThan(2);
    const accanto = await pagina.locator('.field .error').allInnerTexts();
    expect(accanto).toEqual(expect.arrayContaining(parole));
    await accessibile(pagina, 'new person, with errors');
    await pagina.locator('.error-summary a').first().click();
    await pagina.locator('#persona-cognome:focus').waitFor();
    await pagina.getByLabel('Nato il').fill('');
  });

  it('is keyed in with the keyboard alone, in the order of the paper', async () => {
    await pagina.locator('#persona-cognome').focus();
    await pagina.keyboard.type('Zunarelli');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('Mirco');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('znr mrc 79p10 m987z');
    // Sex, day and place of birth, citizenship: what is left empty is read from the code.
    for (let passo = 0; passo < 5; passo++) await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('Via della Prova 1');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('Genova');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('16121');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('GE');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Anagrafica salvata').waitFor();
    await expect.poll(titolo).toBe('Zunarelli Mirco');
    persona = await pagina.evaluate(() => location.hash.split('/')[2]?.split('?')[0] ?? '');
    const { dati } = await leggi(persona);
    expect(dati).toMatchObject({ codice_fiscale: 'ZNRMRC79P10M987Z', sesso: 'M', nato_il: '1979-09-10' });
    expect(dati.residenza).toEqual({ comune: 'Genova', provincia: 'GE', indirizzo: 'Via della Prova 1', cap: '16121' });
  });

  it('is offered the one who is already there, code with omocodia and all', async () => {
    await vai(pagina, '#/persona/nuova');
    await pagina.getByLabel('Cognome').fill('Zunarelli');
    await pagina.getByLabel('Nome', { exact: true }).fill('Mirco');
    await pagina.getByLabel('Codice fiscale').fill(OMOCODO.codice_fiscale);
    await pagina.getByText('stesso codice fiscale').waitFor();
    await accessibile(pagina, 'new person, likely duplicate');
    await pagina.getByRole('link', { name: /È la stessa persona: apri/ }).click();
    await expect.poll(titolo).toBe('Zunarelli Mirco');
    // What was typed waits as a draft, to be thrown away on purpose.
    await vai(pagina, '#/persona/nuova');
    await pagina.getByText('Hai ritrovato la bozza').waitFor();
    await pagina.getByRole('button', { name: 'Scarta la bozza' }).click();
    await expect.poll(() => pagina.getByLabel('Cognome').inputValue()).toBe('');
  });
});

describe('a person', () => {
  it('has tabs that are accessible in every dress', async () => {
    for (const scheda of SCHEDE) {
      await vai(pagina, `#/persona/${persona}${scheda ? `?scheda=${scheda}` : ''}`);
      for (const [densita, contrasto] of [['compatta', ''], ['agio', ''], ['compatta', 'alto']] as const) {
        await pagina.evaluate(([d, c]) => {
          document.documentElement.dataset.densita = d;
          if (c) document.documentElement.dataset.contrasto = c;
          else delete document.documentElement.dataset.contrasto;
        }, [densita, contrasto] as const);
        await accessibile(pagina, `person ${scheda} ${densita} ${contrasto}`);
        await senzaScorrimento(pagina, `person ${scheda} ${densita}`);
      }
      await pagina.evaluate(() => delete document.documentElement.dataset.contrasto);
    }
  });

  it('loses nothing at twice the size on 1366 pixels', async () => {
    const stretta = await banco.pagina(683, 384);
    await stretta.locator('[data-ricerca]').waitFor();
    for (const hash of ['#/persone', `#/persona/${persona}`, `#/persona/${persona}?scheda=anagrafica`]) {
      await vai(stretta, hash);
      await senzaScorrimento(stretta, hash);
      await accessibile(stretta, `${hash} at 200 %`);
    }
    await stretta.context().close();
  });

  it('takes rows of income, and keeps an amount as an office writes it', async () => {
    await vai(pagina, `#/persona/${persona}?scheda=anagrafica`);
    await pagina.getByRole('button', { name: 'Aggiungi un anno' }).click();
    await pagina.locator('#persona-redditi-0-anno:focus').waitFor();
    await pagina.keyboard.type('2025');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('circa mille');
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.error-summary:focus').waitFor();
    await expect.poll(() => pagina.locator('#persona-redditi-0-importo').inputValue()).toBe('circa mille');
    await pagina.locator('#persona-redditi-0-importo').fill('7.746,85');
    await pagina.keyboard.press('Control+s');
    await expect.poll(async () => (await leggi(persona)).dati.redditi.length).toBe(1);
    await expect.poll(() => pagina.locator('#persona-redditi-0-importo').inputValue()).toBe('7.746,85');
  });

  it('is warned about a code that does not match, and saved all the same', async () => {
    await pagina.getByLabel('Cognome').fill('Bianchi');
    await pagina.keyboard.press('Control+s');
    await expect.poll(titolo).toBe('Bianchi Mirco');
    await expect.poll(() => pagina.locator('.lato .callout').count()).toBeGreaterThan(0);
    await pagina.getByLabel('Cognome').fill('Zunarelli');
    await pagina.keyboard.press('Control+s');
    await expect.poll(titolo).toBe('Zunarelli Mirco');
  });

  it('is compared field by field when a colleague saved first', async () => {
    await vai(pagina, '#/persone');
    await vai(pagina, `#/persona/${persona}?scheda=anagrafica`);
    const { versione, dati } = await leggi(persona);
    await pagina.getByLabel('Telefono').fill('010 123456');
    await salva(persona, versione, { ...dati, residenza: { ...dati.residenza, indirizzo: 'Via del Collega 1' } });
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Un collega ha salvato prima di te').waitFor();
    await accessibile(pagina, 'person, comparison');
    await pagina.getByRole('button', { name: 'Salva i valori scelti' }).click();
    await expect.poll(async () => (await leggi(persona)).dati.telefono).toBe('010 123456');
    expect((await leggi(persona)).dati.residenza.indirizzo).toBe('Via del Collega 1');
  });

  it('takes an event and a job, and refuses them half written', async () => {
    await vai(pagina, `#/persona/${persona}?scheda=eventi`);
    await pagina.keyboard.press('Alt+n');
    const evento = pagina.getByRole('dialog', { name: 'Aggiungi un evento' });
    await evento.getByRole('button', { name: 'Salva' }).click();
    await pagina.locator('dialog .error-summary:focus').waitFor();
    await accessibile(pagina, 'event, with errors');
    await evento.getByLabel('Che cosa').fill('Colloquio di prova');
    await evento.getByRole('button', { name: 'Salva' }).click();
    await pagina.getByRole('rowheader', { name: 'Colloquio di prova' }).waitFor();

    await vai(pagina, `#/persona/${persona}?scheda=lavoro`);
    await pagina.keyboard.press('Alt+n');
    const rapporto = pagina.getByRole('dialog', { name: 'Aggiungi un rapporto di lavoro' });
    await rapporto.getByLabel('Datore di lavoro', { exact: true }).fill('Officine Bricola S.p.A.');
    await rapporto.getByLabel('Dal', { exact: true }).fill('1/10/2025');
    await rapporto.getByLabel(/^Al/).fill('31/12/2025');
    await rapporto.getByLabel(/Reddito annuo/).fill('2.000');
    await accessibile(pagina, 'job');
    await rapporto.getByRole('button', { name: 'Salva' }).click();
    await pagina.getByRole('rowheader', { name: 'Officine Bricola S.p.A.' }).waitFor();
    await expect.poll(() => pagina.getByRole('row', { name: /Bricola/ }).innerText()).toContain('2.000,00');
  });
});

describe('two records of one person', () => {
  it('become one, with the reason in the history', async () => {
    const doppia = await salva('', 0, OMOCODO);
    await vai(pagina, '#/persone');
    await vai(pagina, `#/persona/${persona}`);
    await pagina.getByRole('button', { name: /^Unisci…/ }).first().click();
    const dialogo = pagina.getByRole('dialog', { name: 'Unisci due schede della stessa persona' });
    await dialogo.getByLabel('Perché sono la stessa persona').fill('');
    await dialogo.getByRole('button', { name: 'Unisci le schede' }).click();
    await pagina.locator('dialog .error-summary:focus').waitFor();
    await accessibile(pagina, 'merge, without a reason');
    await dialogo.getByLabel('Perché sono la stessa persona').fill('Ha mostrato la tessera sanitaria');
    await dialogo.getByRole('button', { name: 'Unisci le schede' }).click();
    await pagina.getByText('Schede unite').waitFor();
    const trovate = await comando<{ righe: { id: string }[] }>(banco, 'persone', { testo: 'zunarelli', da: 0, quanti: 10 });
    expect(trovate.righe.map((r) => r.id)).toEqual([persona]);
    expect(trovate.righe.some((r) => r.id === doppia.id)).toBe(false);
  });
});

describe('the sealed part', () => {
  const apri = async () => {
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Apri il fascicolo sanitario' });
    await dialogo.waitFor();
    return dialogo;
  };

  it('stays closed without a reason, and without the right word', async () => {
    await vai(pagina, '#/persone');
    await vai(pagina, `#/persona/${persona}?scheda=fascicolo`);
    const dialogo = await apri();
    await dialogo.getByRole('button', { name: 'Apri il fascicolo' }).click();
    await dialogo.getByRole('link', { name: /Scegli il motivo/ }).waitFor();
    await accessibile(pagina, 'file, without a reason');
    if ((await dialogo.getByLabel(/La tua parola/).count()) > 0) {
      await dialogo.getByLabel('Motivo').selectOption({ label: 'Verbale nuovo o rivisto' });
      await dialogo.getByLabel(/La tua parola/).fill('sbagliata del tutto');
      await dialogo.getByRole('button', { name: 'Apri il fascicolo' }).click();
      await expect.poll(() => dialogo.locator('.error-summary').innerText()).toMatch(/parola/i);
    }
    await pagina.keyboard.press('Escape');
    await dialogo.waitFor({ state: 'detached' });
    expect(await pagina.getByText('Categorie e requisiti').count()).toBe(0);
  });

  it('opens with both, and shows whether the requirement is met and why', async () => {
    const dialogo = await apri();
    await dialogo.getByLabel('Motivo').selectOption({ label: 'Verbale nuovo o rivisto' });
    await dialogo.getByLabel('Precisazioni').fill('prot. 12/2026');
    if ((await dialogo.getByLabel(/La tua parola/).count()) > 0) await dialogo.getByLabel(/La tua parola/).fill(PAROLA_SANITARIA);
    await dialogo.getByRole('button', { name: 'Apri il fascicolo' }).click();
    await pagina.locator('#h-categorie:focus').waitFor();
    await accessibile(pagina, 'file, open');
    await senzaScorrimento(pagina, 'file, open');

    await pagina.getByLabel('Categoria dell’elenco art. 8').selectOption('invalido_civile');
    await pagina.getByRole('button', { name: 'Aggiungi un accertamento' }).click();
    await pagina.locator('#fascicolo-accertamenti-0-percentuale').fill('45');
    await pagina.locator('#fascicolo-accertamenti-0-rilasciato_il').fill('2/5/2019');
    await pagina.locator('#fascicolo-accertamenti-0-rilasciato_da').fill('Commissione inventata');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Fascicolo salvato').waitFor();
    await pagina.getByText('requisito non raggiunto').waitFor();
    await pagina.locator('#fascicolo-accertamenti-0-percentuale').fill('46');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('requisito raggiunto').waitFor();
    await pagina.getByRole('button', { name: /^Perché\?/ }).first().click();
    await expect.poll(() => pagina.getByRole('complementary').innerText()).toMatch(/art\. 1/);
    await accessibile(pagina, 'file, why');
    await pagina.keyboard.press('Escape');
  });

  it('tells nothing to the address, to the title or to a draft', async () => {
    await pagina.getByLabel('Competenze').fill('parole da non lasciare');
    await pagina.waitForTimeout(6000);
    const fuori = await pagina.evaluate(() => `${location.href} ${document.title}`);
    expect(fuori).not.toMatch(/invalid|parole da non lasciare/);
    expect(await pagina.title()).toBe('Zunarelli Mirco · Mirato');
    for (const chiave of [`fascicolo:${persona}`, `persona:${persona}`]) {
      expect(JSON.stringify(await comando(banco, 'bozza', { chiave }))).not.toContain('parole da non lasciare');
    }
  });

  it('asks before what was written in it is lost, and is closed once left', async () => {
    await pagina.getByRole('link', { name: 'Storia' }).click();
    const domanda = pagina.getByRole('dialog', { name: 'Chiudi il fascicolo senza salvare' });
    await domanda.waitFor();
    await accessibile(pagina, 'file, leaving');
    await domanda.getByRole('button', { name: 'Torna al fascicolo' }).click();
    await expect.poll(() => pagina.getByLabel('Competenze').inputValue()).toBe('parole da non lasciare');
    await pagina.getByRole('link', { name: 'Storia' }).click();
    await domanda.getByRole('button', { name: 'Chiudi senza salvare' }).click();
    await pagina.getByRole('heading', { level: 2, name: 'Storia' }).waitFor();
    await vai(pagina, `#/persona/${persona}?scheda=fascicolo`);
    await pagina.getByText('Il fascicolo è chiuso').waitFor();
  });

  it('says who opened it, when and why', async () => {
    const dialogo = await apri();
    await dialogo.getByLabel('Motivo').selectOption({ label: 'Altro motivo' });
    await dialogo.getByRole('button', { name: 'Apri il fascicolo' }).click();
    await dialogo.getByRole('link', { name: /Scrivi il motivo/ }).waitFor();
    await dialogo.getByLabel('Precisazioni').fill('Richiesta della commissione, prot. 12/2026');
    await dialogo.getByRole('button', { name: 'Apri il fascicolo' }).click();
    await pagina.locator('#h-categorie:focus').waitFor();
    await pagina.getByRole('button', { name: /Chiudi il fascicolo/ }).click();
    const aperture = pagina.getByRole('region', { name: 'Chi lo ha aperto' });
    await expect.poll(() => aperture.innerText()).toContain(UTENTE);
    await expect.poll(() => aperture.innerText()).toContain('Richiesta della commissione, prot. 12/2026');
  });
});
