import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ElencoIscrizioni, ElencoProposte, Fascicolo, SchedaIscrizione, SchedaPersona } from '../src/lib/generati/tipi';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { PAROLA_SANITARIA } from './persone';

let banco: Banco;
let pagina: Page;
let persona = '';

/** A day so many days ago, as it is typed. */
function giorniFa(giorni: number): string {
  const giorno = new Date(Date.now() - giorni * 86_400_000);
  return `${giorno.getDate()}/${giorno.getMonth() + 1}/${giorno.getFullYear()}`;
}

/** Somebody about whom nothing is known yet but the name. */
async function personaSenzaFascicolo(): Promise<string> {
  const dati = { cognome: 'Zunarelli', nome: 'Mirco', codice_fiscale: 'ZNRMRC79P10M987Z', nato_a: 'Valdastra', residenza: { comune: 'Genova', provincia: 'GE', indirizzo: '', cap: '' } };
  return (await comando<SchedaPersona>(banco, 'persona_salva', { id: '', versione: 0, dati })).id;
}

/** Somebody who meets every requirement of the list of art. 8. */
async function personaConFascicolo(): Promise<string> {
  const dati = {
    cognome: 'Provetti', nome: 'Lucia', codice_fiscale: 'PRVLCU85M41M987O', nato_a: 'Valdastra', did_il: giorniFa(60),
    residenza: { comune: 'Genova', provincia: 'GE', indirizzo: 'Via della Prova 2', cap: '16121' },
  };
  const { id } = await comando<SchedaPersona>(banco, 'persona_salva', { id: '', versione: 0, dati });
  const aperto = await comando<Fascicolo>(banco, 'fascicolo_apri', { persona_id: id, motivo: 'prova', parola: PAROLA_SANITARIA });
  const verbale = { tipo: 'verbale_invalidita_civile', percentuale: '74', rilasciato_il: giorniFa(400), rilasciato_da: 'Commissione inventata' };
  await comando(banco, 'fascicolo_salva', {
    persona_id: id, versione: aperto.versione, dati: { ...aperto.dati, categoria_art8: 'invalido_civile', accertamenti: [verbale] },
  });
  return id;
}

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  persona = await personaConFascicolo();
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const titolo = () => pagina.locator('h1').innerText();
const scheda = () => pagina.evaluate(() => location.hash.split('/')[2] ?? '');

describe('the work list', () => {
  it('shows terms and missing documents, and is accessible in every dress', async () => {
    await vai(pagina, '#/iscrizioni');
    expect(await titolo()).toBe('Iscrizioni');
    for (const [densita, contrasto] of [['compatta', ''], ['agio', ''], ['compatta', 'alto']] as const) {
      await pagina.evaluate(([d, c]) => {
        document.documentElement.dataset.densita = d;
        if (c) document.documentElement.dataset.contrasto = c;
        else delete document.documentElement.dataset.contrasto;
      }, [densita, contrasto] as const);
      await accessibile(pagina, `iscrizioni ${densita} ${contrasto}`);
      await senzaScorrimento(pagina, `iscrizioni ${densita}`);
    }
    await pagina.evaluate(() => delete document.documentElement.dataset.contrasto);
    await vai(pagina, '#/iscrizioni?documenti=mancanti');
    const { totale } = await comando<ElencoIscrizioni>(banco, 'iscrizioni', { documenti_mancanti: true, da: 0, quanti: 1 });
    await expect.poll(() => pagina.getByText(/^manca(no)? \d+$/).count()).toBe(Math.min(totale, 200));
  });
});

/** Records an application from the page of a person. */
async function registra(): Promise<void> {
  await pagina.getByRole('button', { name: 'Nuova domanda di iscrizione' }).first().click();
  const dialogo = pagina.getByRole('dialog', { name: 'Nuova domanda di iscrizione' });
  await dialogo.getByLabel('Elenco').selectOption('art8');
  await dialogo.getByLabel('Domanda del').fill(giorniFa(5));
  await dialogo.getByLabel('Protocollo').fill('90001/2026');
  await dialogo.getByRole('button', { name: 'Registra la domanda' }).click();
  await pagina.getByRole('heading', { name: 'Controlli' }).waitFor();
}

describe('an application without the sealed part', () => {
  it('says what to do first, and is not registered', async () => {
    await vai(pagina, `#/persona/${await personaSenzaFascicolo()}`);
    await registra();
    await pagina.getByText('La domanda non si può ancora accogliere').waitFor();
    await accessibile(pagina, 'application, nothing known');
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Iscrivi nell’elenco' });
    await dialogo.getByRole('button', { name: 'Iscrivi nell’elenco' }).click();
    await expect.poll(() => dialogo.innerText()).toMatch(/fascicolo sanitario/);
    await accessibile(pagina, 'registration, refused');
    await pagina.keyboard.press('Escape');
    await dialogo.waitFor({ state: 'detached' });
    await pagina.getByRole('link', { name: 'Vai al fascicolo sanitario' }).click();
    await expect.poll(titolo).toBe('Zunarelli Mirco');
    await pagina.getByRole('button', { name: /Apri il fascicolo/ }).waitFor();
  });
});

describe('an application', () => {
  it('begins on the page of the person, and is refused without its day', async () => {
    await vai(pagina, `#/persona/${persona}`);
    await pagina.getByRole('button', { name: 'Nuova domanda di iscrizione' }).first().click();
    const dialogo = pagina.getByRole('dialog', { name: 'Nuova domanda di iscrizione' });
    await dialogo.getByLabel('Domanda del').fill('31/09/2026');
    await dialogo.getByRole('button', { name: 'Registra la domanda' }).click();
    await pagina.locator('dialog .error-summary:focus').waitFor();
    await accessibile(pagina, 'new application, with errors');
    await dialogo.getByRole('button', { name: 'Scarta' }).click();
    await dialogo.waitFor({ state: 'detached' });
    await registra();
    await expect.poll(titolo).toBe('Provetti Lucia');
    await expect.poll(() => pagina.locator('.page-head .tag').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^entro /)]));
    await accessibile(pagina, 'application');
    await senzaScorrimento(pagina, 'application');
  });

  it('says which documents are missing', async () => {
    await expect.poll(() => pagina.getByRole('group', { name: 'Documenti' }).innerText()).toContain('mancante');
    await pagina.getByText(/^Manca(no)? \d+ document/).first().waitFor();
  });

  it('is not registered while the form has changes', async () => {
    await pagina.getByLabel('Note').fill('Da richiamare');
    await pagina.keyboard.press('F9');
    await pagina.getByText('Prima salva la domanda').waitFor();
    await pagina.keyboard.press('Control+s');
    await expect.poll(async () => (await comando<SchedaIscrizione>(banco, 'iscrizione', { id: await scheda() })).dati.note).toBe('Da richiamare');
  });

  it('takes the documents, then a number that stays', async () => {
    const consegne = pagina.getByRole('group', { name: 'Documenti' }).getByLabel('Consegnato il');
    for (let i = 0; i < (await consegne.count()); i++) await consegne.nth(i).fill(giorniFa(5));
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('La domanda si può accogliere').waitFor();
    await expect.poll(() => pagina.getByText(/^Manca(no)? \d+ document/).count()).toBe(0);
    await pagina.keyboard.press('F9');
    const dialogo = pagina.getByRole('dialog', { name: 'Iscrivi nell’elenco' });
    await accessibile(pagina, 'registration');
    await dialogo.getByRole('button', { name: 'Iscrivi nell’elenco' }).click();
    await pagina.getByText('Fatto.').first().waitFor();
    await expect.poll(() => pagina.locator('.title-row p').innerText()).toMatch(/n\. \d+\/\d{4}/);
    await accessibile(pagina, 'registered');
  });

  it('is suspended with a ground of the law and opened again', async () => {
    await pagina.getByRole('button', { name: 'Sospendi…' }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Sospendi l’iscrizione' });
    await dialogo.getByRole('button', { name: 'Sospendi l’iscrizione' }).click();
    await dialogo.getByRole('link', { name: /motivo/i }).waitFor();
    await accessibile(pagina, 'suspension, without a ground');
    await dialogo.getByLabel('Motivo').selectOption({ index: 1 });
    await expect.poll(() => dialogo.locator('#passo-motivo-aiuto').innerText()).toMatch(/art\./);
    await dialogo.getByRole('button', { name: 'Sospendi l’iscrizione' }).click();
    await expect.poll(() => pagina.locator('.page-head .tag').first().innerText()).toContain('sospesa');
    await pagina.getByRole('button', { name: 'Riapri…' }).click();
    await pagina.getByRole('dialog', { name: 'Riapri l’iscrizione' }).getByRole('button', { name: 'Riapri l’iscrizione' }).click();
    await expect.poll(() => pagina.locator('.page-head .tag').first().innerText()).toContain('iscritta');
  });

  it('receives the notice of art. 10-bis, whose term shows', async () => {
    await pagina.getByRole('button', { name: 'Preavviso…' }).click();
    const dialogo = pagina.getByRole('dialog', { name: /preavviso ex art\. 10-bis/ });
    await dialogo.getByLabel('Motivi, come vanno nella comunicazione').fill('Non ha risposto a due convocazioni.');
    await dialogo.getByRole('button', { name: /Comunica il preavviso/ }).click();
    await pagina.getByText(/osservazioni fino al \d\d\/\d\d\/\d{4}/).waitFor();
    await pagina.getByRole('button', { name: 'Osservazioni…' }).waitFor();
    await accessibile(pagina, 'notice given');
  });

  it('is compared field by field when a colleague saved first', async () => {
    const id = await scheda();
    const { versione, dati } = await comando<SchedaIscrizione>(banco, 'iscrizione', { id });
    await pagina.getByLabel('Protocollo').fill('90002/2026');
    await comando(banco, 'iscrizione_salva', { id, versione, dati: { ...dati, note: 'Nota del collega' } });
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Un collega ha salvato prima di te').waitFor();
    await accessibile(pagina, 'iscrizione, comparison');
    await pagina.getByRole('button', { name: 'Salva i valori scelti' }).click();
    await expect
      .poll(async () => (await comando<SchedaIscrizione>(banco, 'iscrizione', { id })).dati)
      .toMatchObject({ protocollo: '90002/2026', note: 'Nota del collega' });
  });
});

describe('letters', () => {
  it('are seen before they are written, and written for those chosen', async () => {
    await vai(pagina, '#/iscrizioni?stato=aperta&testo=provetti');
    await pagina.getByRole('checkbox', { name: /^Scegli Provetti/ }).check();
    await pagina.getByText('1 scelta').waitFor();
    await pagina.keyboard.press('Alt+l');
    const dialogo = pagina.getByRole('dialog', { name: 'Componi lettere e documenti' });
    await dialogo.getByText('Per 1 iscrizione scelta.').waitFor();
    await dialogo.locator('.prima img').first().waitFor();
    await accessibile(pagina, 'letters, preview');
    await dialogo.getByRole('button', { name: 'Componi 1 documento' }).click();
    await dialogo.getByRole('link', { name: /Scegli la cartella/ }).waitFor();
    const cartella = join(banco.cartella, 'lettere');
    mkdirSync(cartella);
    await accoda(banco, [cartella]);
    await dialogo.getByRole('button', { name: 'Scegli…' }).click();
    await expect.poll(() => dialogo.getByLabel('Cartella').inputValue()).toBe(cartella);
    await dialogo.getByLabel(/Anche un solo PDF/).check();
    await dialogo.getByRole('button', { name: 'Componi 1 documento' }).click();
    await dialogo.getByRole('button', { name: 'Apri la cartella' }).waitFor();
    await accessibile(pagina, 'letters, done');
    const scritti = readdirSync(cartella);
    expect(scritti.filter((nome) => nome.endsWith('.pdf')).length).toBeGreaterThan(0);
    expect(scritti.join(' ')).not.toMatch(/invalid/i);
    await dialogo.getByRole('button', { name: 'Chiudi', exact: true }).click();
  });

  it('of a convocation ask for day, hour and place', async () => {
    await pagina.keyboard.press('Alt+l');
    const dialogo = pagina.getByRole('dialog', { name: 'Componi lettere e documenti' });
    await dialogo.getByLabel('Documento', { exact: true }).selectOption('convocazione');
    for (const campo of ['Giorno', 'Ora', 'Luogo']) await dialogo.getByLabel(campo, { exact: true }).waitFor();
    await accessibile(pagina, 'letters, convocation');
    await pagina.keyboard.press('Escape');
    await dialogo.waitFor({ state: 'detached' });
  });
});

describe('proposals', () => {
  it('are read with their reasons and applied after the question', async () => {
    // Work of a few months, paid over the limit: it suspends.
    await comando(banco, 'rapporto_salva', {
      persona_id: persona, datore: 'Officine Bricola S.p.A.', tipo: 'determinato', dal: giorniFa(0), al: giorniFa(-100), reddito_annuo: '15000.00',
    });
    const prima = await comando<ElencoProposte>(banco, 'proposte', { codice: '', da: 0, quanti: 200 });
    const applicabile = prima.righe.find((p) => p.azione !== 'chiedi')?.id;
    expect(applicabile, 'work for a term proposes a suspension').toBeDefined();
    await vai(pagina, '#/proposte');
    await riposa(pagina);
    await accessibile(pagina, 'proposals');
    await senzaScorrimento(pagina, 'proposals');
    await pagina.getByRole('button', { name: /^Perché\?/ }).first().click();
    await pagina.getByRole('complementary').waitFor();
    await accessibile(pagina, 'proposals, why');
    await pagina.keyboard.press('Escape');
    await pagina.locator('.proposta > .applica').first().click();
    const domanda = pagina.getByRole('dialog', { name: 'Applichi la proposta?' });
    await expect.poll(() => domanda.innerText()).toContain('«Riapri»');
    await accessibile(pagina, 'proposals, question');
    await domanda.getByRole('button', { name: 'Applica 1 proposta' }).click();
    await pagina.getByText('1 proposta applicata').waitFor();
    const dopo = await comando<ElencoProposte>(banco, 'proposte', { codice: '', da: 0, quanti: 200 });
    expect(dopo.righe.map((p) => p.id)).not.toContain(applicabile);
  });
});
