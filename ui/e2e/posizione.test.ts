import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, fotografa, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { traGiorni } from './persone';

const CODICE_FISCALE = '99987130996';

interface Posizione {
  righe: { dove: string; in_forza_art3: number; scopertura_art3: number }[];
}

let banco: Banco;
let pagina: Page;
let datore = '';

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  const filtro = { testo: CODICE_FISCALE, provincia: '', classe: '', copertura: '', ordina: 'denominazione', discendente: false, da: 0, quanti: 1 };
  datore = (await comando<{ righe: { id: string }[] }>(banco, 'datori', filtro)).righe[0]?.id ?? '';
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
const savona = async (al = '') =>
  (await comando<Posizione>(banco, 'posizione', { datore_id: datore, alla_data: al })).righe.find((riga) => riga.dove === 'SV');

describe('the position of an employer', () => {
  it('has the figures of a day, and answers for each', async () => {
    await vai(pagina, `#/datore/${datore}?scheda=posizione`);
    await pagina.getByRole('heading', { name: 'Cifre per provincia' }).waitFor();
    await pagina.getByRole('heading', { name: 'Che cosa l’ha mossa' }).waitFor();
    await accessibile(pagina, 'position');
    await senzaScorrimento(pagina, 'position');
    await fotografa(pagina, 'posizione');
    await pagina.getByLabel('Alla data').fill(traGiorni(-30));
    await pagina.getByLabel('Alla data').press('Tab');
    await pagina.waitForURL(/al=\d{4}-\d{2}-\d{2}/);
    await pagina.getByRole('table').first().getByRole('button').first().click();
    await pagina.getByRole('heading', { name: 'Perché' }).first().waitFor();
    await accessibile(pagina, 'position with its reasons');
  });

  it('takes to the fields of a movement that cannot be true', async () => {
    await vai(pagina, `#/datore/${datore}?scheda=posizione`);
    await pagina.getByRole('button', { name: 'Registra un movimento' }).click();
    await dialogo().getByLabel('Che cosa è successo').selectOption('cessazione');
    await dialogo().getByLabel('Provincia', { exact: true }).selectOption('SV');
    await dialogo().getByLabel('Ultimo giorno di lavoro').fill(traGiorni(-10));
    await dialogo().getByLabel('Quanti lavoratori').fill('9999');
    await dialogo().getByRole('button', { name: 'Registra', exact: true }).click();
    await dialogo().locator('.error-summary').getByText('non possono uscirne 9999').waitFor();
    await accessibile(pagina, 'movement refused');
  });

  it('is moved by a hire, from its day, and moved back', async () => {
    const prima = await savona();
    await dialogo().getByLabel('Che cosa è successo').selectOption('assunzione');
    await dialogo().getByLabel('Primo giorno').fill(traGiorni(-10));
    await dialogo().getByLabel('Quanti lavoratori').fill('1');
    await dialogo().getByLabel('Quota').selectOption('art8');
    await accessibile(pagina, 'movement');
    await fotografa(pagina, 'movimento');
    await dialogo().getByRole('button', { name: 'Registra', exact: true }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByRole('region', { name: 'Tabella dei passi' }).getByText('Assunzione di 1 lavoratore con disabilità').waitFor();
    expect((await savona())?.in_forza_art3).toBe((prima?.in_forza_art3 ?? 0) + 1);
    const ieri = await savona(traGiorni(-11));
    expect(ieri?.in_forza_art3, 'the day before, nothing had changed').toBe(prima?.in_forza_art3);
    await fotografa(pagina, 'posizione-mossa');
    // Two days side by side: the figure that moved, and what moved it.
    await pagina.getByLabel('Confronta con').fill(traGiorni(-11));
    await pagina.getByLabel('Confronta con').press('Tab');
    const cambiate = pagina.getByRole('region', { name: 'Tabella delle cifre cambiate fra le due date' });
    await cambiate.getByRole('row').filter({ hasText: 'Savona' }).filter({ hasText: 'In forza' }).getByRole('cell', { name: '+1' }).waitFor();
    await pagina.getByRole('region', { name: 'Tabella dei passi fra le due date' }).getByText('Assunzione di 1 lavoratore con disabilità').waitFor();
    await accessibile(pagina, 'two days of a position');
    await senzaScorrimento(pagina, 'two days of a position');
    await fotografa(pagina, 'due-date');
    await pagina.getByRole('button', { name: /Annulla assunzione/ }).click();
    await dialogo().getByRole('button', { name: 'Annulla', exact: true }).last().click();
    await pagina.getByText('Movimento annullato').waitFor();
    await expect.poll(async () => (await savona())?.in_forza_art3).toBe(prima?.in_forza_art3);
  });
});

describe('communications of jobs', () => {
  it('are tried, then go in whole', async () => {
    const file = join(banco.cartella, 'comunicazioni.csv');
    writeFileSync(file, `codice_comunicazione;tipo;datore;lavoratore;provincia;data\nE2E1;assunzione;${CODICE_FISCALE};CSTLCU88P52D969I;SV;${traGiorni(-5)}\nE2E2;assunzione;${CODICE_FISCALE};PRDLNE84D52D969X;AO;${traGiorni(-5)}\n`);
    await accoda(banco, [file]);
    await vai(pagina, '#/importa?cosa=comunicazioni');
    await pagina.getByRole('heading', { name: 'Importa comunicazioni obbligatorie' }).waitFor();
    await pagina.getByRole('button', { name: 'Scegli i file' }).click();
    await pagina.getByText('non ha lavoratori a').waitFor();
    await accessibile(pagina, 'communications tried');
    await pagina.getByRole('button', { name: 'Importa le righe buone' }).click();
    await pagina.getByRole('link', { name: 'Vedi i datori' }).waitFor();
    const movimenti = await comando<{ origine_nome: string }[]>(banco, 'movimenti', { id: datore });
    expect(movimenti.map((riga) => riga.origine_nome)).toContain('Comunicazione obbligatoria E2E1');
  });
});

describe('a suspension', () => {
  it('is communicated, then suspended for a time with an act seen first', async () => {
    await vai(pagina, '#/sospensioni');
    await accessibile(pagina, 'suspensions');
    await senzaScorrimento(pagina, 'suspensions');
    await fotografa(pagina, 'sospensioni');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova comunicazione di sospensione' }).waitFor();
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill(CODICE_FISCALE);
    await pagina.getByLabel('Motivo', { exact: true }).selectOption('cigs');
    await pagina.getByLabel('Protocollo').fill('90001/2026');
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-5));
    await pagina.getByLabel('Dal', { exact: true }).fill(traGiorni(-5));
    await pagina.getByLabel('Ha presentato i documenti').check();
    await pagina.getByRole('button', { name: 'Aggiungi una provincia' }).click();
    await pagina.getByLabel('Provincia', { exact: true }).fill('SV');
    await pagina.getByLabel('Lavoro sospeso, %').fill('40');
    await accessibile(pagina, 'new suspension');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: /Sospensione di Officine Bricola/ }).waitFor();
    await riposa(pagina);
    await accessibile(pagina, 'suspension');
    await senzaScorrimento(pagina, 'suspension');
    await pagina.getByRole('button', { name: 'Sospendi in via temporanea…' }).click();
    await dialogo().getByRole('button', { name: 'Mostra l’anteprima' }).click();
    await dialogo().locator('img').first().waitFor();
    await accessibile(pagina, 'act of the suspension');
    await fotografa(pagina, 'sospensione-atto');
    await dialogo().getByRole('button', { name: 'Emetti l’atto' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('rinnovabile una volta').waitFor();
    await fotografa(pagina, 'sospensione');
  });
});

describe('compensations', () => {
  it('show the application of a public body with its group', async () => {
    await vai(pagina, '#/compensazioni');
    await accessibile(pagina, 'compensations');
    await fotografa(pagina, 'compensazioni');
    await vai(pagina, '#/compensazione/nuova');
    await accessibile(pagina, 'new compensation');
    await senzaScorrimento(pagina, 'new compensation');
  });
});

describe('the turn of the year of every employer', () => {
  it('asks for the protocol, follows the work and writes it', async () => {
    await vai(pagina, '#/datori');
    await pagina.getByRole('button', { name: 'Passaggio d’anno…' }).click();
    await dialogo().getByLabel('Anno', { exact: true }).fill('2099');
    await dialogo().getByRole('button', { name: 'Riporta le posizioni' }).click();
    await dialogo().locator('.error-summary').waitFor();
    await accessibile(pagina, 'turn of the year with errors');
    const file = join(banco.cartella, 'protocollo.xlsx');
    await accoda(banco, [file]);
    await dialogo().getByLabel('Anno', { exact: true }).fill(String(new Date().getFullYear()));
    await dialogo().getByRole('button', { name: 'Protocollo' }).click();
    await dialogo().getByText('protocollo.xlsx').waitFor();
    await dialogo().getByRole('button', { name: 'Riporta le posizioni' }).click();
    await dialogo().getByRole('heading', { name: /^Passaggio finito/ }).waitFor();
    await accessibile(pagina, 'turn of the year done');
    await fotografa(pagina, 'passaggio-anno');
    expect(existsSync(file)).toBe(true);
    await dialogo().getByRole('button', { name: 'Chiudi', exact: true }).click();
  });
});

describe('roles', () => {
  it('begin with who is here, and stand in the header', async () => {
    await vai(pagina, '#/impostazioni?scheda=ruoli');
    await pagina.getByText('Nessuno ha un ruolo').waitFor();
    await pagina.getByRole('button', { name: 'Assegna il ruolo' }).click();
    await pagina.getByRole('table').getByText('Responsabile').waitFor();
    await pagina.locator('.who', { hasText: 'Responsabile' }).waitFor();
    await accessibile(pagina, 'roles');
    await senzaScorrimento(pagina, 'roles');
    await fotografa(pagina, 'ruoli');
  });
});
