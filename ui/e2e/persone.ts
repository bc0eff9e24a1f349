import { comando, type Banco } from './banco';

/** Word with which the user of the demonstration opens sealed data. */
export const PAROLA_SANITARIA = 'dimostrazione';

const MS_AL_GIORNO = 86_400_000;

/** A day so many days from today (before it, if negative), as it is typed. */
export function traGiorni(giorni: number): string {
  const giorno = new Date(Date.now() + giorni * MS_AL_GIORNO);
  return `${giorno.getDate()}/${giorno.getMonth() + 1}/${giorno.getFullYear()}`;
}

export interface Anagrafica {
  cognome: string;
  nome: string;
  codice_fiscale: string;
  sesso: string;
  nato_il: string;
  nato_a: string;
}

export const ELENA: Anagrafica = {
  cognome: 'Parodi', nome: 'Elena', codice_fiscale: 'PRDLNE84D52D969X', sesso: 'F', nato_il: '1984-04-12', nato_a: 'Genova',
};
export const IVO: Anagrafica = {
  cognome: 'Ghiglione', nome: 'Ivo', codice_fiscale: 'GHGVIO70C03D969P', sesso: 'M', nato_il: '1970-03-03', nato_a: 'Genova',
};
export const SOFIA: Anagrafica = {
  cognome: 'D’Oria', nome: 'Sofia', codice_fiscale: 'DROSFO90A41I480C', sesso: 'F', nato_il: '1990-01-01', nato_a: 'Savona',
};

/** Adds a person to the archive; answers its identifier. `altro` is added to the form. */
export async function registra(banco: Banco, chi: Anagrafica, altro: object = {}): Promise<string> {
  const dati = { ...chi, residenza: { comune: 'Savona', provincia: 'SV', indirizzo: 'via Paleocapa 1', cap: '17100' }, did_il: traGiorni(-200), ...altro };
  return (await comando<{ id: string }>(banco, 'persona_salva', { id: '', versione: 0, dati })).id;
}

/** Seals a report of civil invalidity for a person. */
export async function accerta(banco: Banco, persona: string, percentuale: string, rilasciato_il = traGiorni(-250)): Promise<void> {
  const aperto = await comando<{ versione: number }>(banco, 'fascicolo_apri', { persona_id: persona, motivo: 'Prova', parola: PAROLA_SANITARIA });
  const accertamento = { tipo: 'verbale_invalidita_civile', percentuale, rilasciato_il, rilasciato_da: 'INPS di Savona' };
  await comando(banco, 'fascicolo_salva', {
    persona_id: persona, versione: aperto.versione, dati: { categoria_art8: 'invalido_civile', natura: ['fisica'], accertamenti: [accertamento] },
  });
}

interface Domanda {
  riga: { id: string };
  versione: number;
  dati: object;
  documenti: { codice: string }[];
}

/** Puts a person in the list of art. 8, with every document handed in; on a day asked and registered, if it is given. */
export async function iscrivi(banco: Banco, persona: string, il = ''): Promise<void> {
  const chiesta = il || traGiorni(-190);
  const dati = { persona_id: persona, elenco: 'art8', ingresso: 'prima', richiesta_il: chiesta };
  const domanda = await comando<Domanda>(banco, 'iscrizione_salva', { id: '', versione: 0, dati });
  const documenti = domanda.documenti.map(({ codice }) => ({ codice, consegnato_il: chiesta, scade_il: '' }));
  const pronta = await comando<Domanda>(banco, 'iscrizione_salva', { id: domanda.riga.id, versione: domanda.versione, dati: { ...dati, documenti } });
  await comando(banco, 'iscrizione_passo', { id: pronta.riga.id, versione: pronta.versione, passo: 'iscrivi', data: il || traGiorni(-180) });
}
