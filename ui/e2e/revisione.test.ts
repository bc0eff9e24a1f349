import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ElencoRivisti, LetteraDiRevisione, RigaRevisione } from '../src/lib/generati/tipi';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

/** Day and month typed, so many days ahead. */
function traGiorni(giorni: number): string {
  const giorno = new Date(Date.now() + giorni * 86_400_000);
  return `${giorno.getDate()}/${giorno.getMonth() + 1}/${giorno.getFullYear()}`;
}

const revisioni = () => comando<RigaRevisione[]>(banco, 'revisioni', {});
const rivisti = async (altro: Record<string, unknown>) =>
  comando<ElencoRivisti>(banco, 'revisione', { revisione_id: (await revisioni())[0]?.id, quanti: 500, ...altro });

/** In every dress. */
async function provaVesti(dove: string): Promise<void> {
  for (const [densita, contrasto] of [['compatta', ''], ['agio', ''], ['compatta', 'alto']] as const) {
    await pagina.evaluate(([d, c]) => {
      document.documentElement.dataset.densita = d;
      if (c) document.documentElement.dataset.contrasto = c;
      else delete document.documentElement.dataset.contrasto;
    }, [densita, contrasto] as const);
    await accessibile(pagina, `${dove} ${densita} ${contrasto}`);
    await senzaScorrimento(pagina, `${dove} ${densita}`);
  }
  await pagina.evaluate(() => {
    document.documentElement.dataset.densita = 'compatta';
    delete document.documentElement.dataset.contrasto;
  });
}

describe('the review', () => {
  it('is started from the page, followed, and kept beside those before', async () => {
    const prima = (await revisioni()).length;
    await vai(pagina, '#/revisione');
    await pagina.getByRole('button', { name: /Nuova revisione/ }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Nuova revisione' });
    await dialogo.getByLabel('Alla data').fill(traGiorni(3));
    await dialogo.getByRole('button', { name: 'Avvia la revisione' }).click();
    await dialogo.getByText('non è ancora arrivato').first().waitFor();
    await dialogo.getByLabel('Alla data').fill('');
    await dialogo.getByRole('button', { name: 'Avvia la revisione' }).click();
    await dialogo.waitFor({ state: 'detached' });
    await riposa(pagina);
    expect(await revisioni()).toHaveLength(prima + 1);
    await provaVesti('revisione');
  });

  it('filters with a tolerance and says what the rows add up to', async () => {
    const tutti = await rivisti({});
    const oltre2 = await rivisti({ tolleranza: '2' });
    expect(oltre2.totale).toBe(tutti.righe.filter((r) => r.scopertura_art3 + r.scopertura_art18 > 2).length);
    expect(oltre2.totale).toBeGreaterThan(0);
    expect(oltre2.totale).toBeLessThan(tutti.totale);
    await vai(pagina, '#/revisione');
    await pagina.getByLabel('Scoperture:').selectOption('2');
    await expect.poll(() => pagina.locator('.somme').innerText()).toContain(`${oltre2.totali.scopertura_art3 + oltre2.totali.scopertura_art18} posti da coprire`);
  });

  it('says why an employer stands where it stands', async () => {
    await vai(pagina, '#/revisione?ordina=scopertura_art3&verso=giu');
    await pagina.locator('tr[data-riga="0"] th button').click();
    const pannello = pagina.getByRole('complementary').filter({ hasText: 'Nelle revisioni' });
    await pannello.waitFor();
    expect(await pannello.innerText()).toMatch(/art\. \d+/);
    await riposa(pagina);
    await accessibile(pagina, 'revisione, perché');
    await pagina.keyboard.press('Escape');
    await pannello.waitFor({ state: 'detached' });
  });

  it('draws the sums, each plot on its table', async () => {
    await vai(pagina, '#/revisione?scheda=quadro');
    expect(await pagina.locator('table.barre').count()).toBe(4);
    await provaVesti('quadro');
  });

  it('keeps a view for the whole office', async () => {
    await vai(pagina, '#/revisione?tolleranza=2');
    await pagina.getByRole('button', { name: 'Salva vista' }).click();
    await pagina.getByLabel('Nome della vista').fill('Scoperti di molto');
    await pagina.getByLabel('di tutto l’ufficio').check();
    await pagina.getByRole('button', { name: 'Salva', exact: true }).click();
    await pagina.getByRole('button', { name: 'Togli i filtri' }).click();
    await riposa(pagina);
    await pagina.getByRole('button', { name: 'Scoperti di molto', exact: true }).click();
    await expect.poll(() => pagina.evaluate(() => location.hash)).toContain('tolleranza=2');
    const viste = await comando<{ nome: string; di_tutti: boolean }[]>(banco, 'viste', { pagina: 'revisione' });
    expect(viste.map((v) => [v.nome, v.di_tutti])).toEqual([['Scoperti di molto', true]]);
  });
});

describe('letters out of a review', () => {
  it('shows the first and who gets none, issues numbered acts and keeps a log', async () => {
    const cartella = join(banco.cartella, 'inviti');
    mkdirSync(cartella);
    await vai(pagina, '#/revisione?tolleranza=0');
    await pagina.getByRole('button', { name: /Lettere…/ }).click();
    const dialogo = pagina.getByRole('dialog', { name: 'Lettere dalla revisione' });
    await dialogo.getByText('Compila i campi').waitFor();
    await dialogo.getByLabel('Risposta entro il').fill(traGiorni(40));
    await dialogo.getByLabel('Risposta entro il').blur();
    await dialogo.locator('img').first().waitFor();
    await accoda(banco, [cartella]);
    await dialogo.getByRole('button', { name: 'Scegli…' }).click();
    await dialogo.getByLabel('Anche un solo PDF').check();
    await accessibile(pagina, 'lettere della revisione');
    const emetti = dialogo.getByRole('button', { name: /^Emetti \d+ letter/ });
    const quante = Number(/\d+/.exec(await emetti.innerText())?.[0]);
    expect(quante).toBeGreaterThan(0);
    await emetti.click();
    await dialogo.getByRole('button', { name: 'Apri la cartella' }).waitFor();
    await accessibile(pagina, 'lettere della revisione, esito');
    await dialogo.locator('footer, .piede').getByRole('button', { name: 'Chiudi' }).click();
    const file = readdirSync(cartella);
    expect(file.filter((nome) => /^invito-\d+-\d{4}\.pdf$/.test(nome))).toHaveLength(quante);
    expect(file).toContain('invito-tutte.pdf');
    const lettere = await comando<LetteraDiRevisione[]>(banco, 'revisione_lettere', { id: (await revisioni())[0]?.id });
    expect(lettere.filter((l) => l.numero !== '')).toHaveLength(quante);
    await vai(pagina, '#/revisione?scheda=lettere');
    expect(await pagina.locator('tbody tr').count()).toBe(lettere.length);
    await provaVesti('lettere della revisione');
  });
});

describe('the schedule of deadlines', () => {
  it('lists what falls due, what is gone by first', async () => {
    await vai(pagina, '#/scadenzario');
    await provaVesti('scadenzario');
    await pagina.locator('tr[data-riga="0"]').waitFor();
    expect(await pagina.locator('tr[data-riga="0"] .text-bad').count()).toBe(1);
  });

  it('shows a month that the arrows move along, with the days not worked', async () => {
    await vai(pagina, '#/scadenzario?scheda=calendario&mese=2027-01-01');
    await provaVesti('calendario');
    await pagina.locator('[data-giorno="2027-01-01"]').focus();
    await pagina.keyboard.press('ArrowRight');
    await expect.poll(() => pagina.evaluate(() => document.activeElement?.getAttribute('data-giorno'))).toBe('2027-01-02');
    await pagina.keyboard.press('ArrowUp');
    await expect.poll(() => pagina.evaluate(() => location.hash)).toContain('mese=2026-12-01');
    await vai(pagina, '#/scadenzario?scheda=calendario&mese=2027-06-01');
    expect(await pagina.locator('[data-giorno="2027-06-24"]').innerText()).toContain('patrono');
  });

  it('leaves for another calendar without a name', async () => {
    await vai(pagina, '#/scadenzario');
    const file = join(banco.cartella, 'scadenze.ics');
    await accoda(banco, [file]);
    await pagina.getByRole('button', { name: 'ics' }).click();
    await pagina.getByText('Scritto scadenze.ics').first().waitFor();
    const testo = readFileSync(file, 'utf8');
    expect(testo).toContain('BEGIN:VCALENDAR');
    const { righe } = await comando<{ righe: { titolo: string }[] }>(banco, 'scadenzario', { quanti: 500 });
    for (const { titolo } of righe) expect(testo).not.toContain(titolo);
    expect(testo.toLowerCase()).not.toMatch(/computo|invalid|collocamento|iscri/);
  });
});
