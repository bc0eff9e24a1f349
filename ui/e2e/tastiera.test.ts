import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, apriArchivio, monta, vai, type Banco } from './banco';

const PASSEGGIATA = [
  '#/cruscotto', '#/datori', '#/prospetti', '#/importa', '#/ottemperanza', '#/richiesta/nuova', '#/atti', '#/libro-firma', '#/impostazioni', '#/guida',
  '#/persone', '#/persona/nuova', '#/iscrizioni', '#/proposte',
];

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  await apriArchivio(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const conFuoco = () =>
  pagina.evaluate(() => {
    const nodo = document.activeElement as HTMLElement;
    return { nome: nodo.getAttribute('aria-label') ?? nodo.innerText?.trim() ?? '', tag: nodo.tagName, ricerca: 'ricerca' in nodo.dataset };
  });

it('opens with the focus in the search', async () => {
  expect((await conFuoco()).ricerca).toBe(true);
});

it('walks with Tab through every page without getting caught, and shows where it is', async () => {
  for (const hash of PASSEGGIATA) {
    await vai(pagina, hash);
    // Focus on nothing would let the walk begin where the page took it: it begins at the first stop.
    await pagina.locator('a.skip').focus();
    const visti = new Set<string>();
    let primo = '';
    for (let passo = 0; passo < 400; passo++) {
      await pagina.keyboard.press('Tab');
      const stato = await pagina.evaluate(() => {
        const nodo = document.activeElement;
        if (!nodo || nodo === document.body) return null;
        const stile = getComputedStyle(nodo);
        const visibile = stile.outlineStyle !== 'none' || stile.boxShadow !== 'none' || nodo.closest('.search') !== null || nodo.closest('.segmented') !== null;
        const segno = `${nodo.tagName}|${nodo.outerHTML.slice(0, 160)}`;
        return { segno, visibile };
      });
      if (stato === null) break;
      expect(stato.visibile, `focus is drawn on ${stato.segno} in ${hash}`).toBe(true);
      if (primo === '') primo = stato.segno;
      else if (stato.segno === primo) break;
      visti.add(stato.segno);
    }
    // Skip link, brand, search, four tools, seven sections, the page, the status bar.
    expect(visti.size, `stops of ${hash}`).toBeGreaterThan(14);
  }
});

it('reaches the sections with Alt and a number, the search with Ctrl K, the list of keys with ?', async () => {
  await vai(pagina, '#/cruscotto');
  await pagina.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await pagina.keyboard.press('Alt+2');
  await pagina.getByRole('heading', { level: 1, name: 'Scadenzario' }).waitFor();
  expect((await conFuoco()).tag).toBe('MAIN');
  await pagina.keyboard.press('Control+k');
  expect((await conFuoco()).ricerca).toBe(true);
  await pagina.keyboard.press('Escape');
  await pagina.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await pagina.keyboard.press('?');
  await pagina.getByRole('dialog', { name: 'Scorciatoie' }).waitFor();
  await accessibile(pagina, 'list of keys');
  await pagina.keyboard.press('Escape');
  await pagina.getByRole('dialog').waitFor({ state: 'detached' });
});

it('writes question marks in fields instead of opening the list', async () => {
  await pagina.keyboard.press('Control+k');
  await pagina.keyboard.type('perché?');
  await expect.poll(() => pagina.locator('[data-ricerca]').inputValue()).toBe('perché?');
  await expect.poll(() => pagina.getByRole('dialog').count()).toBe(0);
  await pagina.locator('[data-ricerca]').fill('');
  await pagina.keyboard.press('Escape');
});

it('remembers density, contrast and the last place', async () => {
  await vai(pagina, '#/atti');
  await pagina.getByText('Aspetto').click();
  await pagina.getByLabel('Agio').check();
  await pagina.getByLabel('Alto').check();
  await pagina.waitForTimeout(1000);
  const altra = await banco.pagina();
  await altra.getByRole('heading', { level: 1, name: 'Registro degli atti' }).waitFor();
  expect(await altra.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({ densita: 'agio', contrasto: 'alto' });
  await altra.context().close();
});

it('asks before the window closes while a form is dirty', async () => {
  await vai(pagina, '#/datore/nuovo');
  await pagina.getByLabel('Denominazione').fill('Non ancora salvata S.r.l.');
  const risposta = pagina.evaluate(
    () => new Promise<boolean>((risolvi) => window.dispatchEvent(new CustomEvent('prova:chiudi', { detail: risolvi }))),
  );
  await pagina.getByRole('dialog', { name: 'Hai modifiche non salvate' }).waitFor();
  await accessibile(pagina, 'question on closing');
  await pagina.getByRole('button', { name: 'Torna al modulo' }).click();
  expect(await risposta).toBe(false);
});
