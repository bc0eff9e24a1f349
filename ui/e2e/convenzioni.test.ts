import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Lavoro, SchedaAtto, SchedaConvenzione } from '../src/lib/generati/tipi';
import { accessibile, accoda, comando, fotografa, monta, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione, PAROLA_DIMOSTRAZIONE, type Dimostrazione } from './dimostrazione';
import { accerta, ELENA, iscrivi, registra, traGiorni } from './persone';

let banco: Banco;
let pagina: Page;
let demo: Dimostrazione;

beforeAll(async () => {
  banco = await monta();
  demo = await apriDimostrazione(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
const scrivi = (nome: string, valore: string) => pagina.getByLabel(nome, { exact: true }).fill(valore);

describe('the work list', () => {
  it('shows the agreements by their next day and filters them', async () => {
    await vai(pagina, '#/convenzioni');
    await pagina.locator('.title-row [role="status"]', { hasText: '3 convenzioni' }).waitFor();
    await accessibile(pagina, 'work list');
    await senzaScorrimento(pagina, 'work list');
    await pagina.getByLabel('Stato').selectOption('stipulata');
    await pagina.locator('.title-row [role="status"]', { hasText: '1 convenzione con questi filtri' }).waitFor();
  });
});

describe('an agreement being carried out', () => {
  it('shows its plan with days, states and who fills it', async () => {
    await pagina.locator('tbody th a, [role="rowheader"] a').first().click();
    await pagina.getByRole('heading', { name: 'Piano delle assunzioni' }).waitFor();
    await pagina.getByText('Stato del piano: rispettata.').waitFor();
    await pagina.getByRole('cell', { name: 'in scadenza' }).waitFor();
    await accessibile(pagina, 'agreement in force');
    await senzaScorrimento(pagina, 'agreement in force');
  });

  it('names the fields to correct of an extension, then moves the day', async () => {
    await pagina.getByRole('button', { name: 'Proroga…' }).click();
    await dialogo().getByRole('button', { name: 'Emetti la proroga' }).click();
    await dialogo().locator('.error-summary').waitFor();
    await accessibile(pagina, 'extension with errors');
    await dialogo().getByLabel('Riga 1: nuova scadenza').fill(traGiorni(60));
    await dialogo().getByLabel('Motivo').fill('le parti lo hanno concordato');
    await dialogo().getByRole('button', { name: 'Emetti la proroga' }).click();
    await pagina.getByText('Proroga emessa: il piano ha le nuove scadenze.').waitFor();
    await pagina.getByText(/^era il/).waitFor();
    expect(await pagina.getByRole('link', { name: /Proroga della convenzione/ }).count()).toBe(1);
  });
});

describe('a request', () => {
  it('is started with a key, and takes to the fields to correct', async () => {
    await vai(pagina, '#/convenzioni');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova richiesta di convenzione' }).waitFor();
    await pagina.getByRole('button', { name: 'Aggiungi una riga' }).click();
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: /^Correggi \d+ camp/ }).waitFor();
    await accessibile(pagina, 'new request');
    await senzaScorrimento(pagina, 'new request');
  });

  it('is checked article by article, and proposed with its plan', async () => {
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill('99987130996');
    await scrivi('Ricevuta il', traGiorni(-3));
    await scrivi('Provincia', 'SV');
    await scrivi('Dal', traGiorni(0));
    await scrivi('Fino al', traGiorni(400));
    await scrivi('Firma per il datore', 'dott. Prospero Ascari');
    await pagina.getByLabel('Carica', { exact: true }).fill('presidente');
    await pagina.locator('#convenzione-piano-0-scadenza').fill(traGiorni(90));
    await pagina.locator('#convenzione-piano-0-profilo').fill('tornitore');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('La convenzione non si può proporre').waitFor();
    await pagina.getByLabel('È firmata dal legale rappresentante').check();
    await pagina.getByLabel('Comitato tecnico').fill(traGiorni(-1));
    await pagina.locator('#convenzione-comitato_esito').selectOption('favorevole');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('La convenzione si può proporre').waitFor();
    await accessibile(pagina, 'request with checks');
    await pagina.keyboard.press('F9');
    await dialogo().getByRole('button', { name: 'Proponi la convenzione' }).click();
    await pagina.getByText('Aspetta le firme').waitFor();
    await accessibile(pagina, 'proposal');
    await senzaScorrimento(pagina, 'proposal');
  });

  it('is not signed by a copy that is not ours', async () => {
    await pagina.getByRole('button', { name: 'Registra la firma…' }).click();
    await accoda(banco, [join(banco.cartella, 'manca.pdf')]);
    await dialogo().getByRole('button', { name: 'Scegli il file…' }).click();
    await dialogo().getByLabel('Giorno dell’ultima firma').fill(traGiorni(0));
    await accessibile(pagina, 'signature');
    await dialogo().getByRole('button', { name: 'Registra la firma' }).click();
    await dialogo().locator('.error-summary').waitFor();
  });
});

it('is offered in the form of a nulla osta, instead of typing its number', async () => {
  await vai(pagina, '#/nulla_osta_richiesta/nuova');
  await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill('99987130996');
  const scelta = pagina.locator('#nulla_osta-convenzione');
  await expect.poll(async () => (await scelta.locator('option').allInnerTexts()).join(' ')).toContain('31/');
  await accessibile(pagina, 'nulla osta with agreements');
});

/** An agreement in force whose only row is for a placement. */
async function conTirocinio(): Promise<string> {
  const dati = {
    codice_fiscale_datore: '99987130996', protocollo: '4300/C', ricevuta_il: traGiorni(-3), tipo: 'programma', provincia: 'SV',
    dal: traGiorni(0), fino_al: traGiorni(400), rappresentante: 'dott. Prospero Ascari', ruolo_rappresentante: 'presidente',
    carta_intestata: true, firmata: true, bollo: 'assolto', bollo_numero: '01260000000009', comitato_il: traGiorni(-1),
    comitato_esito: 'favorevole', candidature_giorni: 30, comunicazione_giorni: 5, verifica_mesi: 6,
    piano: [{ unita: 1, elenco: 'art8', profilo: 'tornitore', modalita: 'nominativa', modo: 'tirocinio', scadenza: traGiorni(90) }],
  };
  const nuova = await comando<SchedaConvenzione>(banco, 'convenzione_salva', { id: '', versione: 0, dati });
  const { id } = nuova.riga;
  const atto = await comando<SchedaAtto>(banco, 'convenzione_proponi', { id, versione: nuova.versione });
  const dispositivo = { tipo: 'pkcs12', percorso: demo.chiave, parola: PAROLA_DIMOSTRAZIONE };
  const { lavoro } = await comando<{ lavoro: string }>(banco, 'atti_firma', { atti: [atto.riga.id], dispositivo });
  await expect.poll(async () => (await comando<Lavoro>(banco, 'lavoro', { lavoro })).stato).toBe('fatto');
  const file = join(banco.cartella, 'firmata.pdf');
  await comando(banco, 'atto_salva', { id: atto.riga.id, percorso: file });
  const { versione } = await comando<SchedaConvenzione>(banco, 'convenzione', { id });
  await comando(banco, 'convenzione_passo', { id, versione, passo: 'stipula', data: traGiorni(0), file, a_vista: true, nota: 'allo sportello' });
  return id;
}

describe('a placement', () => {
  it('is recorded in its row from the keyboard, and ended there', async () => {
    const persona = await registra(banco, ELENA);
    await accerta(banco, persona, '74');
    await iscrivi(banco, persona);
    const id = await conTirocinio();
    await vai(pagina, `#/convenzione/${id}`);
    await pagina.getByRole('button', { name: /^Registra un tirocinio/ }).focus();
    await pagina.keyboard.press('Enter');
    await dialogo().getByRole('button', { name: 'Registra il tirocinio' }).click();
    await dialogo().locator('.error-summary').waitFor();
    await accessibile(pagina, 'placement with errors');
    await dialogo().getByLabel('Codice fiscale della persona').fill(ELENA.codice_fiscale);
    await dialogo().getByLabel('Dal', { exact: true }).fill(traGiorni(0));
    await dialogo().getByLabel('Fino al', { exact: true }).fill(traGiorni(60));
    await dialogo().getByRole('button', { name: 'Registra il tirocinio' }).click();
    await pagina.getByText('Tirocinio registrato: la riga è impegnata.').waitFor();
    await pagina.getByRole('cell', { name: 'impegnata' }).waitFor();
    await accessibile(pagina, 'agreement with a placement');
    await fotografa(pagina, 'tirocinio');
    await pagina.getByRole('button', { name: /^Il rapporto è finito/ }).click();
    await dialogo().getByLabel('Ultimo giorno di lavoro').fill(traGiorni(0));
    expect(await dialogo().getByLabel('Motivo').count(), 'a placement has no ground').toBe(0);
    await dialogo().getByRole('button', { name: 'Libera la riga' }).click();
    await pagina.getByText('Riga libera').first().waitFor();
  });
});

it('has its days on the schedule, each leading to it', async () => {
  await vai(pagina, '#/scadenzario?tipo=convenzione_riga');
  await pagina.locator('tbody a[href^="#/convenzione/"]').first().waitFor();
  await accessibile(pagina, 'schedule of agreements');
  await pagina.locator('tbody a[href^="#/convenzione/"]').first().click();
  await pagina.getByRole('heading', { name: 'Piano delle assunzioni' }).waitFor();
});
