import { data, importo, leggiData, maiuscola } from '$lib/formato';
import { inParole } from '$lib/confronto';
import type { Campo, DatiPersona, Disponibilita, Isee, RedditoAnno, Titolo } from '$lib/generati/tipi';
import { CAMPI, COMUNICAZIONE, DISPONIBILITA, LIVELLI, nomeDi } from './testi';

const INDIRIZZO_VUOTO = { comune: '', provincia: '', indirizzo: '', cap: '' };

/** A person still to be written. */
export const datiVuoti = (): DatiPersona => ({
  cognome: '', nome: '', codice_fiscale: '', sesso: '', nato_il: '', nato_a: '', cittadinanza: 'Italia', permesso_soggiorno: '',
  permesso_scade_il: '', residenza: { ...INDIRIZZO_VUOTO }, domicilio: { ...INDIRIZZO_VUOTO }, telefono: '', cellulare: '', email: '',
  pec: '', lingua: '', comunicazione: [], titoli: [], profilo: '', qualifiche: [],
  disponibilita: {
    privati: false, pubblici: false, tirocinio: false, tempo_pieno: false, part_time: false, turni: false, notturno: false,
    distanza_km: 0, mezzo_proprio: false, patente: '',
  },
  did_il: '', patto_il: '', patto_riferimento: '', persone_a_carico: 0, carico_dichiarato_il: '', redditi: [], isee: [], note: '',
});

export const titoloVuoto = (): Titolo => ({ livello: 'diploma', descrizione: '', anno: '' });
export const redditoVuoto = (): RedditoAnno => ({ anno: 0, importo: '', dichiarato_il: '' });
export const iseeVuoto = (): Isee => ({ importo: '', valido_dal: '', valido_al: '' });

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The data with their days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiPersona): DatiPersona {
  return {
    ...dati,
    nato_il: iso(dati.nato_il),
    permesso_scade_il: iso(dati.permesso_scade_il),
    did_il: iso(dati.did_il),
    patto_il: iso(dati.patto_il),
    carico_dichiarato_il: iso(dati.carico_dichiarato_il),
    redditi: dati.redditi.map((r) => ({ ...r, dichiarato_il: iso(r.dichiarato_il) })),
    isee: dati.isee.map((i) => ({ ...i, valido_dal: iso(i.valido_dal), valido_al: iso(i.valido_al) })),
  };
}

/** The data as they are sent: no blanks around codes, no empty lines among the qualifications. */
export function pulisci(dati: DatiPersona): DatiPersona {
  return {
    ...dati,
    codice_fiscale: dati.codice_fiscale.replace(/[\s-]/g, '').toUpperCase(),
    cognome: dati.cognome.trim(),
    nome: dati.nome.trim(),
    qualifiche: dati.qualifiche.map((q) => q.trim()).filter((q) => q !== ''),
  };
}

/** Enough to ask whether the person is already there: name and surname, or most of the codice fiscale. */
export function riconoscibile({ cognome, nome, codice_fiscale }: DatiPersona): boolean {
  return (cognome.trim().length >= 2 && nome.trim().length >= 2) || codice_fiscale.replace(/\s/g, '').length >= 11;
}

/** What makes two records alike: when it changes, the likely duplicates are asked again. */
export const segnoDiIdentita = (d: DatiPersona): string =>
  JSON.stringify([d.cognome.trim(), d.nome.trim(), d.codice_fiscale.trim(), d.nato_il, d.nato_a.trim()]);

/** A country of the European Union, or none written: no permit to stay is asked for. */
export function senzaPermesso(cittadinanza: string): boolean {
  const scritta = cittadinanza.trim().toLowerCase();
  return scritta === '' || UNIONE.includes(scritta);
}
const UNIONE = [
  'italia', 'italiana', 'austria', 'belgio', 'bulgaria', 'cipro', 'croazia', 'danimarca', 'estonia', 'finlandia', 'francia', 'germania',
  'grecia', 'irlanda', 'lettonia', 'lituania', 'lussemburgo', 'malta', 'paesi bassi', 'polonia', 'portogallo', 'repubblica ceca',
  'romania', 'slovacchia', 'slovenia', 'spagna', 'svezia', 'ungheria',
];

type Si = (typeof DISPONIBILITA)[number]['valore'];
/** The boxes ticked in the availability. */
export const disponibili = (d: Disponibilita): Si[] => DISPONIBILITA.map((o) => o.valore).filter((nome) => d[nome]);

/** The same availability with other boxes ticked. */
export function conDisponibili(d: Disponibilita, valori: string[]): Disponibilita {
  const copia = { ...d };
  for (const { valore } of DISPONIBILITA) copia[valore] = valori.includes(valore);
  return copia;
}

/** How a value is read when two versions are compared; nothing where the common words will do. */
export function valoreInParole(campo: string, valore: unknown): string | undefined {
  if (campo === 'titoli') {
    return (valore as Titolo[]).map((t) => [nomeDi(LIVELLI, t.livello), t.descrizione, t.anno].filter(Boolean).join(', ')).join('; ');
  }
  if (campo === 'redditi') return (valore as RedditoAnno[]).map((r) => `${r.anno}: ${importo(r.importo)} €`).join('; ');
  if (campo === 'isee') return (valore as Isee[]).map((i) => `${importo(i.importo)} €, fino al ${data(i.valido_al)}`).join('; ');
  if (campo === 'comunicazione') return (valore as string[]).map((c) => nomeDi(COMUNICAZIONE, c)).join('; ');
  return /_il$/.test(campo) ? data(String(valore)) : inParole(valore);
}

/** Errors in the order of the fields of the form. */
export function inOrdine(errori: Campo[]): Campo[] {
  const ordine = Object.keys(CAMPI);
  const posto = (campo: string) => {
    const trovato = ordine.indexOf(campo.replace(/\[.*$/, ''));
    return trovato < 0 ? ordine.length : trovato;
  };
  return errori.map((e) => ({ ...e, messaggio: maiuscola(e.messaggio) })).sort((a, b) => posto(a.campo) - posto(b.campo));
}

/** "62 anni". */
export const anni = (eta: number): string => (eta === 1 ? '1 anno' : `${eta} anni`);
