import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, comando, monta, riposa, senzaScorrimento, vai, type Banco } from './banco';
import { apriDimostrazione } from './dimostrazione';
import { accerta, ELENA, iscrivi, IVO, PAROLA_SANITARIA, registra, traGiorni } from './persone';

let banco: Banco;
let pagina: Page;

beforeAll(async () => {
  banco = await monta();
  await apriDimostrazione(banco);
  const ente = {
    id: '', versione: 0, codice_fiscale: '00000000109', partita_iva: '', denominazione: 'Comune di Pietralba', natura: 'pubblico', provincia: 'GE',
    comune: 'Genova', indirizzo: 'piazza 1', cap: '16100', pec: '', telefono: '', settore: '', ccnl: '',
  };
  await comando(banco, 'datore_salva', ente);
  const elena = await registra(banco, ELENA);
  await accerta(banco, elena, '74');
  await iscrivi(banco, elena);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const dialogo = () => pagina.getByRole('dialog');
const fuoco = (selettore: string) => pagina.locator(`${selettore}:focus`).waitFor();

describe('a call', () => {
  it('takes to the fields to correct, with the same words twice', async () => {
    await vai(pagina, '#/avvisi');
    await accessibile(pagina, 'work list');
    await senzaScorrimento(pagina, 'work list');
    await pagina.keyboard.press('Alt+n');
    await pagina.getByRole('heading', { name: 'Nuovo avviso' }).waitFor();
    await pagina.keyboard.press('Control+s');
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect((await pagina.locator(':is(.field, .si-no) .error').allInnerTexts()).sort()).toEqual([...parole].sort());
    await accessibile(pagina, 'call with errors');
  });

  it('is saved with its calendar, then published', async () => {
    await pagina.getByRole('combobox', { name: 'Ente' }).fill('pietralba');
    await pagina.getByRole('option', { name: /Comune di Pietralba/ }).waitFor();
    await pagina.keyboard.press('Enter');
    for (const [etichetta, valore] of [
      ['Codice IPA', 'c_z990'], ['Protocollo', '900/2026'], ['Richiesta del', traGiorni(-3)], ['Provincia', 'GE'], ['Profilo', 'operatore amministrativo'],
      ['Sede', 'Genova'], ['Ore settimanali', '36'], ['Orario pieno', '36'], ['Adesioni dal', traGiorni(0)], ['Adesioni fino al', traGiorni(0)],
      ['Istruzioni per chi aderisce', 'Con il modulo del Servizio.'],
    ] as const) await pagina.getByLabel(etichetta).fill(valore);
    await pagina.getByLabel('Requisiti', { exact: true }).fill('licenza media');
    await pagina.getByLabel('Tabella dei criteri').selectOption('lombardia-lecco');
    await pagina.keyboard.press('Control+s');
    await pagina.getByRole('heading', { level: 1, name: /Comune di Pietralba, 1 operatore/ }).waitFor();
    await pagina.getByRole('heading', { name: 'Calendario' }).waitFor();
    await accessibile(pagina, 'draft');
    await pagina.getByRole('button', { name: 'Pubblica l’avviso' }).click();
    await dialogo().getByRole('button', { name: 'Pubblica l’avviso' }).click();
    await pagina.getByRole('heading', { name: 'Nuova domanda' }).waitFor();
    await riposa(pagina);
    await accessibile(pagina, 'applications');
    await senzaScorrimento(pagina, 'applications');
  });
});

describe('applications', () => {
  it('are keyed in from the keyboard, and Enter goes on to the next', async () => {
    const persona = pagina.getByRole('combobox', { name: /Persona/ });
    await persona.fill(ELENA.codice_fiscale);
    await pagina.getByLabel('Protocollo').fill('1001/2026');
    await pagina.getByLabel('licenza media').selectOption('si');
    await pagina.getByLabel(/Reddito personale/).fill('5.000,00');
    await pagina.getByLabel(/Reddito personale/).press('Enter');
    await pagina.getByRole('row', { name: /Parodi Elena/ }).waitFor();
    await expect.poll(() => persona.inputValue()).toBe('');
    expect(await pagina.getByRole('row', { name: /Parodi Elena/ }).innerText()).toMatch(/ammessa/);
    // The same person again is refused, beside the field.
    await persona.fill(ELENA.codice_fiscale);
    await pagina.getByLabel('Protocollo').fill('1002/2026');
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.field .error', { hasText: 'vale la prima' }).waitFor();
    await accessibile(pagina, 'same person twice');
  });
});

describe('letters', () => {
  it('tell who is left out why, after a look at the first', async () => {
    await registra(banco, IVO);
    const avviso = new URL(pagina.url()).hash.split('/')[2]?.split('?')[0] ?? '';
    await comando(banco, 'domanda_avviso_salva', {
      avviso_id: avviso, punteggio: { reddito: '0' },
      dati: { codice_fiscale: IVO.codice_fiscale, pervenuta_il: traGiorni(0), canale: 'pec', protocollo: '1003/2026', firma: 'digitale', requisiti: ['si'] },
    });
    await pagina.reload();
    await pagina.getByRole('button', { name: 'Lettere…' }).click();
    await dialogo().locator('img').first().waitFor();
    await accessibile(pagina, 'letters');
    await dialogo().getByLabel('Cartella').fill(banco.cartella);
    await dialogo().getByRole('button', { name: 'Emetti 1 lettera' }).click();
    await dialogo().getByText(/emessa con il numero/).waitFor();
    await accessibile(pagina, 'letters issued');
    await dialogo().getByRole('button', { name: 'Chiudi' }).last().click();
    await dialogo().waitFor({ state: 'detached' });
    await vai(pagina, `#/avviso/${avviso}?scheda=avviati`);
    await pagina.getByRole('row', { name: /Adesione non ammessa/ }).waitFor();
    await accessibile(pagina, 'letters of the call');
    await vai(pagina, `#/avviso/${avviso}?scheda=domande`);
  });
});

describe('the ranking', () => {
  it('is computed after the closing, and each score answers why', async () => {
    await pagina.getByRole('button', { name: 'Chiudi le domande' }).click();
    await dialogo().getByRole('button', { name: 'Chiudi le domande' }).click();
    await pagina.getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await dialogo().getByLabel('Parola dei dati sanitari').fill(PAROLA_SANITARIA);
    await dialogo().getByRole('button', { name: 'Calcola la graduatoria' }).click();
    await pagina.getByRole('row', { name: /Parodi Elena/ }).waitFor();
    await accessibile(pagina, 'ranking, closed');
    await pagina.getByRole('button', { name: 'Apri i punti…' }).click();
    await dialogo().getByLabel('Motivo').fill('istruttoria');
    await dialogo().getByRole('button', { name: 'Apri i punti…' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByRole('button', { name: /^Punti, Parodi Elena/ }).click();
    const perche = pagina.getByRole('complementary', { name: /^Perché/ });
    await perche.waitFor();
    expect(await perche.innerText()).toMatch(/Carico familiare/);
    await accessibile(pagina, 'ranking, why');
    await senzaScorrimento(pagina, 'ranking, why');
    await pagina.keyboard.press('Escape');
  });

  it('is approved, and the published file holds codes alone', async () => {
    await pagina.keyboard.press('F9');
    await dialogo().getByRole('button', { name: 'Approva con decreto' }).click();
    await dialogo().waitFor({ state: 'detached' });
    await pagina.getByRole('button', { name: 'Come sarà pubblicata' }).click();
    await pagina.getByRole('heading', { name: 'Prima di pubblicare' }).waitFor();
    await pagina.locator('main img').first().waitFor();
    await accessibile(pagina, 'publication');
    const file = join(banco.cartella, 'esito-avviso.pdf');
    await accoda(banco, [file]);
    await pagina.getByRole('button', { name: 'Scrivi il file da pubblicare…' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    await pagina.getByLabel('Intestazione').fill('Collocamento mirato');
    await pagina.getByRole('button', { name: 'Anteprima' }).click();
    await pagina.getByText(/rivela l'elenco/).first().waitFor();
  });
});

describe('a table of criteria', () => {
  const campo = (nome: string) => pagina.locator(`[id="criteri-componenti-${nome}"]`);
  const esempi = () => pagina.getByRole('region', { name: 'Che cosa fa' }).first();
  const copia = async (tabella: string, nome: string) => {
    await vai(pagina, '#/criteri');
    await pagina.getByRole('button', { name: `Copia… ${tabella}` }).click();
    await dialogo().getByLabel('Nome della tabella').fill(nome);
    await dialogo().getByRole('button', { name: 'Copia…' }).click();
    await pagina.getByRole('heading', { level: 1, name: nome }).waitFor();
  };

  it('that the program ships is read and not written', async () => {
    await vai(pagina, '#/criteri');
    await pagina.getByRole('heading', { name: 'Lombardia, Provincia di Lecco' }).waitFor();
    await accessibile(pagina, 'criteria');
    await senzaScorrimento(pagina, 'criteria');
    await vai(pagina, '#/criteri/lombardia-lecco');
    await pagina.getByText('Un avviso pubblicato dà i punti con questa tabella').waitFor();
    await accessibile(pagina, 'table in use');
  });

  it('that cannot be used yet is copied, and says what is missing', async () => {
    await copia('Umbria, D.G.R. 1778/2008', 'Umbria dell’ufficio');
    await esempi().getByText(/Mancano \d+ valori/).waitFor();
    await accessibile(pagina, 'copied table');
    await senzaScorrimento(pagina, 'copied table');
    await esempi().getByRole('link', { name: /Anzianità di iscrizione/ }).first().click();
    await fuoco('[id="criteri-componenti-1-formula-punti"]');
  });

  it('gives points to invented people while it is typed', async () => {
    await copia('Lombardia, Provincia di Lecco', 'Lecco dell’ufficio');
    const anna = esempi().getByRole('listitem').filter({ hasText: 'Anna' }).first();
    await anna.getByText('Perché, Anna').click();
    await anna.getByText('−24').waitFor();
    await campo('2-formula-punti').fill('15');
    await anna.getByText('−30').waitFor();
    await accessibile(pagina, 'table being written');
  });

  it('names the row that leaves a gap, and is saved once it is closed', async () => {
    const riga = campo('4-formula-fasce-1-');
    await riga.fill('53');
    await esempi().getByText(/fascia 1: fra 50 e 53 c'è un vuoto/).waitFor();
    await pagina.keyboard.press('Control+s');
    await fuoco('.error-summary');
    const parole = await pagina.locator('.error-summary a').allInnerTexts();
    expect((await pagina.locator('.field .error').allInnerTexts()).sort()).toEqual([...parole].sort());
    await accessibile(pagina, 'table with errors');
    await riga.fill('cinquantuno');
    await pagina.keyboard.press('Control+s');
    await pagina.locator('.field .error', { hasText: 'Scrivi un numero' }).waitFor();
    await riga.fill('51');
    await pagina.keyboard.press('Control+s');
    await pagina.getByText('Tabella salvata.').first().waitFor();
    await vai(pagina, '#/criteri');
    await pagina.getByRole('heading', { name: 'Lecco dell’ufficio' }).waitFor();
    await vai(pagina, '#/avviso/nuova');
    await pagina.getByLabel('Tabella dei criteri').selectOption({ label: 'Lecco dell’ufficio' });
  });
});

describe('applications from a sheet', () => {
  it('have their own place among imports, with a template', async () => {
    await vai(pagina, '#/importa?cosa=domande');
    await pagina.getByRole('heading', { level: 1, name: 'Importa domande agli avvisi' }).waitFor();
    const modello = join(banco.cartella, 'modello.xlsx');
    await accoda(banco, [modello]);
    await pagina.getByRole('button', { name: 'Scarica il modello' }).click();
    await expect.poll(() => existsSync(modello)).toBe(true);
    await accoda(banco, [modello]);
    await pagina.getByRole('button', { name: 'Scegli i file' }).click();
    await pagina.getByText('Non può entrare nulla').first().waitFor();
    await accessibile(pagina, 'import of applications');
    await senzaScorrimento(pagina, 'import of applications');
  });
});
