/** Dates, numbers and words as an Italian office writes them. Nothing here follows the system's locale. */

const MESI = [
  'gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno',
  'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre',
];
const GIORNI = ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'];
const ISO = /^(\d{4})-(\d{2})-(\d{2})/;

const due = (n: number) => String(n).padStart(2, '0');

/** The parts of an ISO day or instant; null if it is neither. */
function parti(iso: string): { anno: number; mese: number; giorno: number } | null {
  const letto = ISO.exec(iso);
  return letto ? { anno: Number(letto[1]), mese: Number(letto[2]), giorno: Number(letto[3]) } : null;
}

/** ISO day if the three numbers name a day that exists. */
function giornoIso(giorno: number, mese: number, anno: number): string | null {
  const data = new Date(Date.UTC(anno, mese - 1, giorno));
  const esiste = data.getUTCFullYear() === anno && data.getUTCMonth() === mese - 1 && data.getUTCDate() === giorno;
  return esiste ? `${String(anno).padStart(4, '0')}-${due(mese)}-${due(giorno)}` : null;
}

/** Two digits of a year are taken within eighty years back and twenty ahead of this one. */
function annoIntero(testo: string, oggi: Date): number {
  const numero = Number(testo);
  if (testo.length > 2) return numero;
  const questo = oggi.getFullYear();
  const secolo = questo - (questo % 100);
  const scelto = secolo + numero;
  return scelto > questo + 20 ? scelto - 100 : scelto;
}

/**
 * Reads a day as it is typed: 7/3/26, 07032026, 7.3.2026, 7-3-2026, 7 marzo 2026, 1° gennaio 2026.
 * Answers its ISO form, or null if it cannot be read or does not exist.
 */
export function leggiData(testo: string, oggi: Date = new Date()): string | null {
  const pulito = testo.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(pulito);
  if (iso) return giornoIso(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const separata = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{2}|\d{4})$/.exec(pulito);
  const unita = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(pulito);
  const numerica = separata ?? unita;
  if (numerica) return giornoIso(Number(numerica[1]), Number(numerica[2]), annoIntero(numerica[3] ?? '', oggi));
  const inParole = /^(\d{1,2})[°º]?\s+([a-z]{3,9})\.?\s+(\d{2}|\d{4})$/.exec(pulito);
  if (!inParole) return null;
  const nome = inParole[2] ?? '';
  const mese = MESI.findIndex((m) => m === nome || (nome.length === 3 && m.startsWith(nome)));
  return mese < 0 ? null : giornoIso(Number(inParole[1]), mese + 1, annoIntero(inParole[3] ?? '', oggi));
}

/** "31/12/2025"; what is not a day comes back as it is. */
export function data(iso: string | null | undefined): string {
  const p = parti(iso ?? '');
  return p ? `${due(p.giorno)}/${due(p.mese)}/${p.anno}` : (iso ?? '');
}

/** "7 marzo 2026", "1° gennaio 2026". */
export function dataEstesa(iso: string): string {
  const p = parti(iso);
  return p ? `${p.giorno === 1 ? '1°' : p.giorno} ${MESI[p.mese - 1]} ${p.anno}` : iso;
}

const giornoSettimana = (p: { anno: number; mese: number; giorno: number }) =>
  GIORNI[new Date(Date.UTC(p.anno, p.mese - 1, p.giorno)).getUTCDay()] ?? '';

/** "mercoledì 25/11", with the year if `anno` is asked. */
export function dataConGiorno(iso: string, anno = false): string {
  const p = parti(iso);
  return p ? `${giornoSettimana(p)} ${p.giorno}/${due(p.mese)}${anno ? `/${p.anno}` : ''}` : iso;
}

/** "mer 25/11". */
export function dataBreve(iso: string): string {
  const p = parti(iso);
  return p ? `${giornoSettimana(p).slice(0, 3)} ${p.giorno}/${p.mese}` : iso;
}

/** Whether a term so many days away needs its year: day and month alone would be read as the nearest ones. */
export const lontano = (giorni: number): boolean => Math.abs(giorni) > 180;

/** The day of a term in a row: "mer 25/11", "03/12/2024" far away. */
export const giornoTermine = (iso: string, giorni: number): string => (lontano(giorni) ? data(iso) : dataBreve(iso));

/** "Lunedì 23 novembre 2026". */
export function dataIntestazione(iso: string): string {
  const p = parti(iso);
  return p ? `${maiuscola(giornoSettimana(p))} ${dataEstesa(iso)}` : iso;
}

/** "novembre 2026". */
export function mese(iso: string): string {
  const p = parti(iso);
  return p ? `${MESI[p.mese - 1]} ${p.anno}` : iso;
}

/** "10.42" of an instant, read in the time zone of the machine; empty if it holds no hour. */
export function ora(istante: string): string {
  if (!/T\d{2}:\d{2}/.test(istante)) return '';
  const quando = new Date(istante);
  return Number.isNaN(quando.getTime()) ? '' : `${quando.getHours()}.${due(quando.getMinutes())}`;
}

/** "domenica 22/11/2026 alle 22.00". */
export function dataOra(istante: string): string {
  const alle = ora(istante);
  return `${dataConGiorno(giornoLocale(istante), true)}${alle ? ` alle ${alle}` : ''}`;
}

/** The ISO day of an instant, in the time zone of the machine. */
export function giornoLocale(istante: string): string {
  if (!/T\d{2}:\d{2}/.test(istante)) return istante.slice(0, 10);
  const quando = new Date(istante);
  if (Number.isNaN(quando.getTime())) return istante.slice(0, 10);
  return `${quando.getFullYear()}-${due(quando.getMonth() + 1)}-${due(quando.getDate())}`;
}

/** ISO week number of a day. */
export function settimana(iso: string): number {
  const p = parti(iso);
  if (!p) return 0;
  const giovedi = new Date(Date.UTC(p.anno, p.mese - 1, p.giorno));
  giovedi.setUTCDate(giovedi.getUTCDate() + 4 - (giovedi.getUTCDay() || 7));
  const capodanno = Date.UTC(giovedi.getUTCFullYear(), 0, 1);
  return Math.ceil(((giovedi.getTime() - capodanno) / 86_400_000 + 1) / 7);
}

/** "1.304", "1.234,50"; a true minus sign, so that it is read as one. */
export function numero(valore: number | null | undefined, decimali = 0): string {
  if (valore === null || valore === undefined) return '';
  const [interi = '0', resto] = Math.abs(valore).toFixed(decimali).split('.');
  const gruppi = interi.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${valore < 0 ? '−' : ''}${gruppi}${resto ? `,${resto}` : ''}`;
}

/** Reads 1.234,56 or 1234,56; null if it is no number. */
export function leggiNumero(testo: string): number | null {
  const pulito = testo.replace(/[\s€]/g, '').replace('−', '-');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(pulito)) return null;
  return Number(pulito.replaceAll('.', '').replace(',', '.'));
}

/** Reads euro as they are typed (7.746,85); the form the program holds ("7746.85"), or null. */
export function leggiImporto(testo: string): string | null {
  const letto = leggiNumero(testo);
  return letto === null ? null : letto.toFixed(2);
}

/** "7.746,85" from "7746.85"; what is no amount comes back as it is. */
export function importo(valore: string): string {
  return /^-?\d+(\.\d{1,2})?$/.test(valore) ? numero(Number(valore), 2) : valore;
}

/** "12,4 kB". */
export function dimensione(byte: number): string {
  if (byte < 1000) return `${byte} byte`;
  return byte < 1_000_000 ? `${numero(byte / 1000, 1)} kB` : `${numero(byte / 1_000_000, 1)} MB`;
}

/** "1 atto", "3 atti". */
export function quanti(n: number, singolare: string, plurale: string): string {
  return `${numero(n)} ${n === 1 ? singolare : plurale}`;
}

/** "tra 2 giorni", "oggi", "da 4 giorni". */
export function giorniRestanti(n: number): string {
  if (n === 0) return 'oggi';
  const giorni = quanti(Math.abs(n), 'giorno', 'giorni');
  return n > 0 ? `tra ${giorni}` : `da ${giorni}`;
}

/** Difference with sign and word: "−1 in meno", "+1 in più", "uguale". */
export function differenza(dichiarato: number, calcolato: number): string {
  const d = calcolato - dichiarato;
  if (d === 0) return 'uguale';
  return d < 0 ? `${numero(d)} in meno` : `+${numero(d)} in più`;
}

/** Letters alone, for a search that ignores accents, apostrophes and case: D'Angelo = DANGELO. */
export function perCerca(testo: string): string {
  return testo.normalize('NFD').replace(/[\u0300-\u036f'’`.\s-]/g, '').toUpperCase();
}

const ordine = new Intl.Collator('it', { sensitivity: 'base', ignorePunctuation: true, numeric: true });

/** Italian order: accents and apostrophes do not count, numbers by their value. */
export function confronta(a: string, b: string): number {
  return ordine.compare(a, b);
}

export function maiuscola(testo: string): string {
  return testo.charAt(0).toUpperCase() + testo.slice(1);
}

/** Last part of a path, on every system. */
export function nomeFile(percorso: string): string {
  return percorso.split(/[\\/]/).pop() ?? percorso;
}
