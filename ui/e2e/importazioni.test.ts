import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibile, accoda, apriArchivio, comando, monta, senzaScorrimento, vai, type Banco } from './banco';
import { copiaDimostrazione, type Dimostrazione } from './dimostrazione';

const TUTTI = { testo: '', anno: 0, stato: '', solo_differenze: false, ordina: 'data_riferimento', discendente: true, da: 0, quanti: 1 };

let banco: Banco;
let demo: Dimostrazione;
let pagina: Page;
let nazionali: string[] = [];

// An archive of one's own, with nothing in it: what goes in is counted from zero.
beforeAll(async () => {
  banco = await monta();
  demo = copiaDimostrazione(banco);
  nazionali = readdirSync(join(demo.cartella, 'prospetti')).filter((nome) => nome.endsWith('.xml')).sort().map((nome) => join(demo.cartella, 'prospetti', nome));
  await apriArchivio(banco);
  pagina = await banco.pagina();
  await pagina.locator('[data-ricerca]').waitFor();
});
afterAll(() => banco?.chiudi());

const quanti = async () => (await comando<{ totale: number }>(banco, 'prospetti', TUTTI)).totale;
const cifra = (nome: string) => pagina.locator('.figures div', { has: pagina.getByText(nome, { exact: true }) }).locator('dd');
const conferma = () => pagina.getByRole('button', { name: 'Importa le righe buone' });

/** Chooses files and waits for the end of the dry run. */
async function prova(file: string[]): Promise<void> {
  await vai(pagina, '#/importa');
  await accoda(banco, file);
  await pagina.keyboard.press('Control+o');
  await conferma().waitFor();
}

describe('import of national files', () => {
  it('starts from an empty archive that says what to do', async () => {
    await vai(pagina, '#/prospetti');
    await accessibile(pagina, 'no prospetto yet');
    expect(await quanti()).toBe(0);
  });

  it('counts what goes in and names what does not, before anything is written', async () => {
    const sbagliato = join(demo.cartella, 'sbagliati/cifra-di-controllo.xml');
    await prova([...nazionali.slice(0, 3), sbagliato]);
    await expect.poll(() => cifra('Pronte').innerText()).toBe('3');
    const fuori = pagina.getByRole('list', { name: 'File che non entrano' });
    await expect.poll(() => fuori.innerText()).toContain('cifra-di-controllo.xml');
    await expect.poll(() => fuori.innerText()).toContain('ultima cifra');
    await accessibile(pagina, 'dry run');
    await senzaScorrimento(pagina, 'dry run');
    expect(await quanti(), 'a dry run writes nothing').toBe(0);
  });

  it('imports what passed, and shows it in the lists', async () => {
    await pagina.keyboard.press('F9');
    await pagina.getByRole('heading', { name: 'Importazione finita' }).waitFor();
    await accessibile(pagina, 'import, done');
    expect(await quanti()).toBe(3);
    await pagina.getByRole('link', { name: 'Vedi i prospetti' }).click();
    await pagina.getByText('3 prospetti', { exact: true }).waitFor();
  });

  it('knows a file it already holds, under any name', async () => {
    const doppione = join(banco.cartella, 'lo-stesso.xml');
    copyFileSync(nazionali[0] ?? '', doppione);
    await prova([doppione, nazionali[3] ?? '']);
    const fuori = pagina.getByRole('list', { name: 'File che non entrano' });
    await expect.poll(() => fuori.innerText()).toContain('lo-stesso.xml, doppione');
    await expect.poll(() => cifra('Già in archivio').innerText()).toBe('1');
    await expect.poll(() => cifra('Pronte').innerText()).toBe('1');
    await conferma().click();
    await pagina.getByRole('heading', { name: 'Importazione finita' }).waitFor();
    expect(await quanti()).toBe(4);
    await pagina.getByRole('button', { name: 'Importa altri file' }).click();
    await pagina.getByRole('row', { name: /lo-stesso|UNIPI/ }).first().waitFor();
  });
});

describe('import of a spreadsheet', () => {
  it('lists the wrong cells with sheet, row, column and reason', async () => {
    await prova([join(demo.cartella, 'prospetti/prospetti-savona.xlsx')]);
    expect(Number(await cifra('Escluse').innerText())).toBeGreaterThan(0);
    const righe = pagina.getByRole('row', { name: /totale_dipendenti/ });
    await expect.poll(() => righe.first().innerText()).toContain('Serve un numero intero');
    await accessibile(pagina, 'rows to correct');
    await senzaScorrimento(pagina, 'rows to correct');
  });

  it('writes the rejects to be corrected', async () => {
    const dove = join(banco.cartella, 'scarti.xlsx');
    await accoda(banco, [dove]);
    await pagina.getByRole('button', { name: 'Salva gli scarti da correggere' }).click();
    await pagina.getByText(/^Scritto scarti\.xlsx/).waitFor();
    expect(existsSync(dove)).toBe(true);
  });

  it('imports the good rows and leaves the others out', async () => {
    const prima = await quanti();
    const buone = Number(await cifra('Pronte').innerText());
    await conferma().click();
    await pagina.getByRole('heading', { name: 'Importazione finita' }).waitFor();
    await pagina.getByText(`Sono entrate ${buone} righe.`).first().waitFor();
    // A row is a province or a person: several make one prospetto.
    expect(await quanti()).toBeGreaterThan(prima);
    await pagina.getByRole('button', { name: 'Importa altri file' }).click();
  });
});

describe('an import that is stopped', () => {
  it('leaves nothing behind', async () => {
    const prima = await quanti();
    await prova(nazionali);
    await conferma().click();
    await pagina.getByRole('button', { name: 'Ferma l’importazione' }).click();
    await pagina.getByText(/Hai fermato il lavoro/).waitFor();
    expect(await quanti()).toBe(prima);
    await accessibile(pagina, 'import, stopped');
  });

  it('can be tried again and then goes in', async () => {
    await pagina.getByRole('button', { name: 'Ripeti la prova' }).click();
    await conferma().waitFor();
    expect(Number(await cifra('Pronte').innerText())).toBe(nazionali.length - 4);
  });
});

describe('import of people', () => {
  it('tries a csv, says what is wrong by row and column, and lets the others in', async () => {
    const file = join(banco.cartella, 'persone.csv');
    writeFileSync(
      file,
      'codice_fiscale;cognome;nome;comune;cap;elenco;iscritta_dal\n' +
        'CSTLCU88P52D969I;Castellò;Lucia;Genova;16121;art8;15/03/2019\nRSSMRA80A01H501U;Rossi;Mario;Savona;1;;\n',
    );
    await vai(pagina, '#/importa');
    await pagina.getByRole('radio', { name: 'Persone' }).check();
    await pagina.getByRole('heading', { name: 'Importa persone' }).waitFor();
    await accessibile(pagina, 'import of people');
    await prova([file]);
    await expect.poll(() => cifra('Pronte').innerText()).toBe('1');
    await expect.poll(() => pagina.getByRole('row', { name: /cap/ }).first().innerText()).toContain('cinque cifre');
    await accessibile(pagina, 'people to correct');
    await senzaScorrimento(pagina, 'people to correct');
    await conferma().click();
    await pagina.getByRole('heading', { name: 'Importazione finita' }).waitFor();
    await pagina.getByRole('link', { name: 'Vedi le persone' }).click();
    await pagina.getByText('Castellò').first().waitFor();
    await vai(pagina, '#/importa');
    await pagina.getByRole('radio', { name: 'Prospetti' }).check();
    await pagina.getByRole('heading', { name: 'Importa prospetti' }).waitFor();
  });
});
