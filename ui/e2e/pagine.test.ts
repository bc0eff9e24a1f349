import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, apriArchivio, comando, monta, senzaScorrimento, vai, type Banco } from './banco';

const PAGINE = [
  '#/cruscotto', '#/datori', '#/datore/nuovo', '#/prospetti', '#/importa', '#/ottemperanza', '#/richiesta/nuova', '#/atti',
  '#/libro-firma', '#/verifica', '#/impostazioni', '#/impostazioni?scheda=firma', '#/impostazioni?scheda=calendario',
  '#/impostazioni?scheda=parametri', '#/impostazioni?scheda=categorie', '#/impostazioni?scheda=archivio', '#/guida',
  '#/persone', '#/persona/nuova', '#/iscrizioni', '#/proposte', '#/impostazioni?scheda=sanitari', '#/impostazioni?scheda=ruoli',
  '#/nulla_osta', '#/nulla_osta_richiesta/nuova', '#/computi', '#/computo/nuova', '#/preselezioni', '#/preselezione/nuova',
  '#/revisione', '#/scadenzario', '#/scadenzario?scheda=calendario',
  '#/sospensioni', '#/sospensione/nuova', '#/compensazioni', '#/compensazione/nuova',
  '#/convenzioni', '#/convenzione/nuova',
];
const DATORE = {
  id: '', versione: 0, codice_fiscale: '99987130996', partita_iva: '', denominazione: 'Officine Bricola S.p.A.', natura: 'privato',
  provincia: 'GE', comune: 'Genova', indirizzo: '', cap: '', pec: '', telefono: '', settore: '', ccnl: '',
};

let banco: Banco;
let pagina: Page;
let datore = '';

beforeAll(async () => {
  banco = await monta();
  await apriArchivio(banco);
  datore = (await comando<{ id: string }>(banco, 'datore_salva', DATORE)).id;
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

describe('every page', () => {
  it.each(PAGINE)('%s is accessible in every dress', async (hash) => {
    await vai(pagina, hash);
    for (const [densita, contrasto] of [['compatta', ''], ['agio', ''], ['compatta', 'alto']] as const) {
      await pagina.evaluate(([d, c]) => {
        document.documentElement.dataset.densita = d;
        if (c) document.documentElement.dataset.contrasto = c;
        else delete document.documentElement.dataset.contrasto;
      }, [densita, contrasto] as const);
      expect(await pagina.evaluate(() => document.documentElement.dataset.densita)).toBe(densita);
      await accessibile(pagina, `${hash} ${densita} ${contrasto}`);
      await senzaScorrimento(pagina, `${hash} ${densita}`);
    }
  });

  it('loses nothing at twice the size on 1366 pixels', async () => {
    const stretta = await banco.pagina(683, 384);
    await stretta.locator('[data-ricerca]').waitFor();
    for (const hash of PAGINE) {
      await vai(stretta, hash);
      await senzaScorrimento(stretta, hash);
      await accessibile(stretta, `${hash} at 200 %`);
    }
    await stretta.context().close();
  });
});

describe('an employer', () => {
  it('shows its tabs, each accessible', async () => {
    for (const scheda of ['', 'posizione', 'prospetti', 'circostanze', 'convenzioni', 'richieste', 'atti', 'storia', 'anagrafica']) {
      await vai(pagina, `#/datore/${datore}${scheda ? `?scheda=${scheda}` : ''}`);
      await expect.poll(() => pagina.locator('h1').innerText()).toBe('Officine Bricola S.p.A.');
      await accessibile(pagina, `datore ${scheda}`);
    }
  });

  it('takes a convention and refuses one without its first day, with the same words twice', async () => {
    await vai(pagina, `#/datore/${datore}?scheda=circostanze`);
    await pagina.getByRole('button', { name: /Aggiungi circostanza/ }).click();
    await pagina.getByRole('button', { name: 'Salva' }).click();
    const riepilogo = pagina.locator('dialog .error-summary');
    await riepilogo.waitFor();
    await pagina.locator('dialog .error-summary:focus').waitFor();
    const parole = await riepilogo.locator('a').first().innerText();
    expect(await pagina.locator('dialog .field .error').allInnerTexts()).toContain(parole);
    await accessibile(pagina, 'circostanza with errors');

    await pagina.getByLabel('Estremi').fill('31/2026');
    await pagina.getByLabel('Firmata il').fill('15.6.26');
    await pagina.getByLabel('Fine del programma').fill('30062027');
    await pagina.getByLabel('Unità').fill('2');
    await pagina.getByLabel('Stato').selectOption('scadenze_rispettate');
    await pagina.getByRole('button', { name: 'Salva' }).click();
    await pagina.locator('dialog').waitFor({ state: 'detached' });
    const riga = pagina.locator('tbody tr', { hasText: '31/2026' });
    await expect.poll(() => riga.innerText()).toContain('15/06/2026');
    await expect.poll(() => riga.innerText()).toContain('30/06/2027');
  });

  it('keeps a draft through a reload', async () => {
    const altra = await banco.pagina();
    await altra.locator('[data-ricerca]').waitFor();
    await vai(altra, `#/datore/${datore}?scheda=anagrafica`);
    await altra.getByLabel('Indirizzo').fill('Via della Bozza 7');
    await altra.getByText(/Bozza salvata alle/).waitFor({ timeout: 15_000 });
    await altra.reload();
    await altra.locator('[data-ricerca]').waitFor();
    await altra.locator('#anagrafica-indirizzo').waitFor();
    await altra.getByText('Hai ritrovato la bozza').waitFor();
    await expect.poll(() => altra.getByLabel('Indirizzo').inputValue()).toBe('Via della Bozza 7');
    await altra.getByRole('button', { name: 'Scarta la bozza' }).click();
    await altra.context().close();
  });

  it('compares field by field when a colleague saved first', async () => {
    await vai(pagina, '#/datori');
    await vai(pagina, `#/datore/${datore}?scheda=anagrafica`);
    const { anagrafica } = await comando<{ anagrafica: typeof DATORE }>(banco, 'datore', { id: datore });
    await pagina.getByLabel('Telefono').fill('010 123456');
    await comando(banco, 'datore_salva', { ...anagrafica, indirizzo: 'Via del Collega 1' });
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Un collega ha salvato prima di te').waitFor();
    await accessibile(pagina, 'comparison');
    await pagina.getByRole('button', { name: 'Salva i valori scelti' }).click();
    await pagina.getByText('Anagrafica salvata').waitFor();
    const dopo = await comando<{ anagrafica: typeof DATORE }>(banco, 'datore', { id: datore });
    expect(dopo.anagrafica.telefono).toBe('010 123456');
    expect(dopo.anagrafica.indirizzo).toBe('Via del Collega 1');
  });
});
