import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, fotografa, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { accerta, ELENA, iscrivi, IVO, PAROLA_SANITARIA, registra, traGiorni } from './persone';

let banco: Banco;
let pagina: Page;
const anno = new Date().getFullYear();

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  // Registered on the last day of the year before, one with the income of that year in the file.
  const il = `31/12/${anno - 1}`;
  const altro = { did_il: `10/01/${anno - 2}`, redditi: [{ anno: anno - 1, importo: '4321', dichiarato_il: '' }] };
  for (const [chi, di_piu] of [[ELENA, altro], [IVO, { did_il: altro.did_il }]] as const) {
    const persona = await registra(banco, chi, di_piu);
    await accerta(banco, persona, '74', `10/06/${anno - 3}`);
    await iscrivi(banco, persona, il);
  }
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
const persona = () => pagina.getByRole('combobox', { name: /Persona/ });

describe('a yearly list', () => {
  it('is opened with the days of the office, and one alone for each year', async () => {
    await vai(pagina, '#/avvisi');
    await pagina.getByRole('link', { name: 'Nuovo elenco annuale' }).click();
    await pagina.getByRole('heading', { level: 1, name: 'Nuovo elenco annuale' }).waitFor();
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.error-summary:focus').waitFor();
    await accessibile(pagina, 'yearly list with errors');
    expect(await pagina.getByLabel('Anno', { exact: true }).inputValue()).toBe(String(anno));
    await pagina.getByLabel('Tabella dei criteri').selectOption('lombardia-lecco');
    await pagina.getByLabel('Conferme fino al').fill(traGiorni(0));
    await pagina.getByLabel('Istruzioni per chi conferma').fill('Con il modulo del Servizio.');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { level: 1, name: `Elenco art. 8, anno ${anno}` }).waitFor();
    await pagina.getByRole('term').filter({ hasText: 'Situazione al' }).waitFor();
    await accessibile(pagina, 'draft of a yearly list');
    await senzaScorrimento(pagina, 'draft of a yearly list');
    await fotografa(pagina, 'bozza');
    await pagina.getByRole('button', { name: 'Apri l’elenco' }).click();
    await dialogo().getByRole('button', { name: 'Apri l’elenco' }).click();
    await pagina.getByRole('heading', { name: 'Nuova conferma' }).waitFor();
    await riposa(pagina);
    await accessibile(pagina, 'nobody gathered');
  });

  it('gathers who was registered on 31 December', async () => {
    await pagina.getByRole('button', { name: 'Raccogli gli iscritti' }).click();
    await pagina.getByRole('row', { name: /Parodi Elena/ }).waitFor();
    expect(await pagina.getByRole('row', { name: /Ghiglione Ivo/ }).innerText()).toMatch(/da confermare/);
    await riposa(pagina);
    await accessibile(pagina, 'people gathered');
    await senzaScorrimento(pagina, 'people gathered');
    await fotografa(pagina, 'persone');
  });
});

describe('confirmations', () => {
  it('take over what the file of the person holds, and Enter goes on to the next', async () => {
    await persona().fill(ELENA.codice_fiscale);
    await pagina.getByText(`Dal fascicolo della persona, per il ${anno - 1}: reddito.`).waitFor();
    expect(await pagina.getByLabel(/Reddito personale/).inputValue()).toMatch(/^4\.?321/);
    await pagina.getByLabel('Protocollo').fill('77/2026');
    await fotografa(pagina, 'conferma');
    await accessibile(pagina, 'confirmation');
    await pagina.getByLabel('Protocollo').press('Enter');
    await expect.poll(() => persona().inputValue()).toBe('');
    await expect.poll(() => pagina.getByRole('row', { name: /Parodi Elena/ }).innerText()).toMatch(/ammessa/);
    // Day, channel and signature stay: they come in bundles.
    expect(await pagina.getByLabel('Canale').inputValue()).toBe('presenza');
    // Opened from the list, who has not confirmed has the form ready.
    await pagina.getByRole('button', { name: 'Ghiglione Ivo' }).click();
    await expect.poll(() => persona().inputValue()).toBe(IVO.codice_fiscale);
    await pagina.getByRole('button', { name: 'Torna alla nuova conferma' }).click();
  });

  it('that have not arrived are asked for by letter', async () => {
    await pagina.getByRole('button', { name: 'Lettere…' }).click();
    await dialogo().locator('img').first().waitFor();
    expect(await dialogo().getByLabel('Lettera', { exact: true }).inputValue()).toBe('sollecito');
    await accessibile(pagina, 'reminders');
    await fotografa(pagina, 'sollecito');
    await pagina.keyboard.press('Escape');
    await dialogo().waitFor({ state: 'detached' });
  });
});

describe('the yearly ranking', () => {
  it('gives a place to who confirmed, and waits for the others', async () => {
    await pagina.getByRole('button', { name: 'Chiudi le conferme' }).click();
    await dialogo().getByRole('button', { name: 'Chiudi le conferme' }).click();
    await pagina.getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await dialogo().getByLabel('Parola dei dati sanitari').fill(PAROLA_SANITARIA);
    await dialogo().getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await pagina.getByRole('row', { name: /Parodi Elena/ }).waitFor();
    await pagina.getByText(/1 in graduatoria, \d+ incomplet[ae], 0 escluse/).first().waitFor();
    await accessibile(pagina, 'yearly ranking');
    await senzaScorrimento(pagina, 'yearly ranking');
    await fotografa(pagina, 'graduatoria');
    // There is no list of the year before yet: it says so.
    await pagina.getByRole('button', { name: 'Confronta con l’anno prima' }).click();
    await pagina.getByText('In archivio non c\'è un elenco annuale di un anno prima.').first().waitFor();
  });

  it('is approved and published with codes alone, then compared with that of the year before', async () => {
    await pagina.keyboard.press('F9');
    await dialogo().getByRole('button', { name: 'Approva con decreto' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByRole('button', { name: 'Come sarà pubblicata' }).click();
    await pagina.locator('main img').first().waitFor();
    const file = join(banco.cartella, 'esito.pdf');
    await accoda(banco, [file]);
    await pagina.getByRole('button', { name: 'Scrivi il file da pubblicare…' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);

    // A list of the year before, in which only somebody of the demonstration had a place.
    const dati = { base: 'annuale', anno: anno - 1, elenco: 'art8', canali: ['pec'], come: 'Con il modulo.', criteri: 'lombardia-lecco', adesioni_al: traGiorni(0) };
    type Scheda = { riga: { id: string }; versione: number };
    const prima = await comando<Scheda>(banco, 'avviso_salva', { id: '', versione: 0, dati });
    await comando(banco, 'avviso_pubblica', { id: prima.riga.id, versione: prima.versione, esito: '', motivazione: '' });
    await vai(pagina, `#/avviso/${prima.riga.id}?scheda=domande`);
    await pagina.getByRole('button', { name: 'Raccogli gli iscritti' }).click();
    await pagina.getByRole('row').nth(1).waitFor();
    const [una] = (await comando<{ righe: { codice_fiscale: string }[] }>(banco, 'domande_avviso', { avviso_id: prima.riga.id, quanti: 1 })).righe;
    await comando(banco, 'domanda_avviso_salva', {
      avviso_id: prima.riga.id, punteggio: { reddito: '0' },
      dati: { codice_fiscale: una?.codice_fiscale, pervenuta_il: traGiorni(0), canale: 'pec', protocollo: '1', firma: 'digitale' },
    });
    const aperta = await comando<Scheda>(banco, 'avviso', { id: prima.riga.id });
    await comando(banco, 'avviso_passo', { id: prima.riga.id, versione: aperta.versione, passo: 'chiudi', nota: '' });
    await vai(pagina, `#/avviso/${prima.riga.id}?scheda=graduatoria`);
    await pagina.reload();
    await pagina.getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await dialogo().getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await pagina.getByText(/1 in graduatoria/).first().waitFor();
    await vai(pagina, '#/avvisi');
    await accessibile(pagina, 'work list with yearly lists');
    await fotografa(pagina, 'avvisi');
    await pagina.getByRole('link', { name: `Elenco art. 8, anno ${anno}` }).click();
    await pagina.getByRole('tab', { name: /Graduatoria/ }).or(pagina.getByRole('link', { name: /^Graduatoria/ })).first().click();
    await pagina.getByRole('button', { name: 'Confronta con l’anno prima' }).click();
    await dialogo().getByText(`Rispetto al ${anno - 1}: 1 entra, 1 esce`, { exact: false }).waitFor();
    await dialogo().getByRole('cell', { name: /Conferma non arrivata/ }).waitFor();
    await accessibile(pagina, 'comparison with the year before');
    await fotografa(pagina, 'confronto');
    const scritto = join(banco.cartella, 'confronto.csv');
    await accoda(banco, [scritto]);
    await dialogo().getByRole('button', { name: 'csv' }).click();
    await pagina.getByText(/^Scritto confronto\.csv, 2 righe/).waitFor();
  });
});
