import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione, type Dimostrazione } from './dimostrazione';
import { traGiorni } from './persone';

interface Riga {
  id: string;
  datore: string;
  stato: { codice: string };
}

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

const dialogo = () => pagina.getByRole('dialog');
/** Waits until the focus is there. */
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();
const diStato = async (stato: string): Promise<Riga> => {
  const filtro = { testo: '', stato, provincia: '', scadenza: '', ordina: '', discendente: false, da: 0, quanti: 10 };
  const { righe } = await comando<{ righe: Riga[] }>(banco, 'esoneri', filtro);
  const [prima] = righe;
  if (!prima) throw new Error(`the demonstration has no exemption ${stato}`);
  return prima;
};

describe('the work list', () => {
  it('shows terms and states, and filters', async () => {
    await vai(pagina, '#/esoneri');
    await accessibile(pagina, 'list');
    await senzaScorrimento(pagina, 'list');
    await vai(pagina, '#/esoneri?stato=concesso');
    await expect.poll(() => pagina.locator('tbody tr[data-riga]').count()).toBeGreaterThan(0);
  });
  it('is written as it is seen', async () => {
    const file = join(demo.cartella, 'esoneri.xlsx');
    await accoda(banco, [file]);
    await pagina.getByRole('button', { name: 'xlsx' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
  });
});

describe('an application', () => {
  it('takes to the fields to correct', async () => {
    await vai(pagina, '#/esoneri');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuova domanda di esonero' }).waitFor();
    await accessibile(pagina, 'new application');
    await pagina.getByLabel('Ricevuta il').fill('30/02/2026');
    await pagina.keyboard.press('Control+s');
    await fuoco('.error-summary');
    await accessibile(pagina, 'application with errors');
  });

  it('is saved from the keyboard, and shows checks and units', async () => {
    await pagina.getByRole('combobox', { name: 'Datore di lavoro' }).fill('99987130996');
    await pagina.getByLabel('Protocollo').fill('31900/2026');
    await pagina.getByLabel('Ricevuta il').fill(traGiorni(-10));
    await pagina.getByLabel('Chiesto fino al').fill(traGiorni(300));
    await pagina.getByLabel('Provincia', { exact: true }).fill('SV');
    await pagina.getByLabel('Percentuale chiesta').fill('60');
    await pagina.getByLabel('Sede', { exact: true }).fill('via Paleocapa 1');
    await pagina.getByLabel('faticosità').check();
    await pagina.getByLabel('Numero della marca da bollo').fill('01260000009999');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { name: 'Quanto si può esonerare' }).waitFor();
    await pagina.getByRole('heading', { name: 'Controlli' }).waitFor();
    await riposa(pagina);
    await accessibile(pagina, 'application saved');
    await senzaScorrimento(pagina, 'application saved');
  });

  it('stops its clock while documents are awaited', async () => {
    await pagina.getByRole('button', { name: 'Chiedi integrazione…' }).click();
    await dialogo().waitFor();
    await dialogo().getByLabel('Documenti che mancano, uno per riga').fill('Planimetria dei reparti');
    await dialogo().getByRole('button', { name: 'Guarda l’atto' }).click();
    await dialogo().locator('.sheet-well img').first().waitFor();
    await accessibile(pagina, 'step with its act');
    await dialogo().getByRole('button', { name: 'Emetti l’atto' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('Il termine è fermo:').waitFor();
    await pagina.getByRole('button', { name: /^Registra la risposta/ }).click();
    await dialogo().getByRole('button', { name: 'Registra' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByText('Integrazione chiesta al datore').first().waitFor();
    await accessibile(pagina, 'steps');
  });
});

describe('the fee account', () => {
  it('opens periods day by day, with the plot and its table', async () => {
    const { id } = await diStato('concesso');
    await vai(pagina, `#/esonero/${id}?scheda=conto`);
    await pagina.getByRole('heading', { name: 'Periodi' }).waitFor();
    await accessibile(pagina, 'account');
    await pagina.getByRole('region', { name: 'Periodi' }).locator('tbody .link-button').first().click();
    await pagina.locator('table.giorni').first().waitFor();
    await pagina.getByRole('button', { name: 'Come si calcola' }).click();
    await riposa(pagina);
    await accessibile(pagina, 'account opened');
    await senzaScorrimento(pagina, 'account');
  });

  it('takes a payment once', async () => {
    for (const giro of [1, 2]) {
      await pagina.getByRole('button', { name: 'Registra un versamento' }).click();
      await dialogo().getByLabel('Pagato il').fill(traGiorni(-1));
      await dialogo().getByLabel('Importo').fill('123,45');
      if (giro === 1) await accessibile(pagina, 'payment');
      await dialogo().getByRole('button', { name: 'Registra il versamento' }).click();
      if (giro === 1) await dialogo().waitFor({ state: 'detached' });
      else await fuoco('.error-summary');
    }
    expect(await dialogo().locator('.error-summary').innerText()).toContain('c’è già'.replace('’', "'"));
    await pagina.keyboard.press('Escape');
    await expect.poll(() => pagina.getByRole('region', { name: 'Versamenti' }).getByText('123,45').count()).toBeGreaterThan(0);
  });

  it('writes its statement', async () => {
    const file = join(demo.cartella, 'estratto.pdf');
    await accoda(banco, [file]);
    await pagina.getByRole('button', { name: 'pdf' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
  });
});

describe('payments of the treasury', () => {
  it('are shown before they are written, and another layout is refused', async () => {
    const sbagliato = join(demo.cartella, 'sbagliato.csv');
    writeFileSync(sbagliato, 'Nome;Saldo\nRossi;3\n');
    await vai(pagina, '#/versamenti');
    await accessibile(pagina, 'treasury, empty');
    await accoda(banco, [sbagliato]);
    await pagina.keyboard.press('Alt+o');
    await pagina.getByRole('alert').filter({ hasText: 'mancano' }).waitFor();
    const { righe } = await comando<{ righe: Riga[] }>(banco, 'esoneri', {
      testo: '', stato: 'concesso', provincia: '', scadenza: '', ordina: '', discendente: false, da: 0, quanti: 1,
    });
    const scheda = await comando<{ dati: { codice_fiscale_datore: string } }>(banco, 'esonero', { id: righe[0]?.id });
    const file = join(demo.cartella, 'tesoreria.csv');
    writeFileSync(file, `Importo;Data pagamento;Codice fiscale\n77,00;${traGiorni(-2)};${scheda.dati.codice_fiscale_datore}\n1,00;ieri;\n`);
    await accoda(banco, [file]);
    await pagina.keyboard.press('Alt+o');
    await pagina.getByText('1 versamento entra').waitFor();
    await accessibile(pagina, 'treasury, dry run');
    await pagina.keyboard.press('F9');
    await pagina.getByText('1 versamento importato.').waitFor();
  });
});
