import { leggiNumero } from '$lib/formato';
import type { Campo } from '$lib/generati/tipi';

/** Whom a hire or a compensation concerns. */
export type Soggetto = 'disabili' | 'categorie_protette';

/** A change to try, as the program takes it. */
/** Ground of a suspension (art. 3 c. 5). */
export type CausaSospensione = 'cigs' | 'solidarieta' | 'licenziamento_collettivo' | 'fallimento' | 'esodo_incentivato';

export type Modifica =
  | { modifica: 'assumi'; provincia: string; soggetto: Soggetto; numero: number; orario?: { ore: string; ore_contratto: string } }
  | { modifica: 'cambia_ore'; provincia: string; riga: number; ore?: string }
  | { modifica: 'aggiungi_esonero'; provincia: string; unita: number }
  | {
      modifica: 'aggiungi_compensazione'; provincia_eccedenza: string; provincia_riduzione: string; soggetto: Soggetto; numero: number;
    }
  | {
      modifica: 'aggiungi_sospensione'; provincia: string; tipo: CausaSospensione;
      percentuale?: number | string; lavoratori_sospesi?: number;
    }
  | { modifica: 'convenzione'; provincia: string; unita: number }
  | { modifica: 'nuovi_dipendenti'; provincia: string; numero: number }
  | { modifica: 'cessazioni'; provincia: string; numero: number };

export type TipoModifica = Modifica['modifica'];

/** Figures of the country or of a province, as the reckoning answers them. */
export type Figure = Record<string, unknown>;

/** What the simulation answers: today beside the changes. */
export interface Simulazione {
  prima: { nazionale: Figure; province: (Figure & { provincia: string })[] };
  dopo: { nazionale: Figure; province: (Figure & { provincia: string })[] };
  differenze: { dove: string; campo: string; prima: number; dopo: number }[];
  in_convenzione: { dove: string; unita: number; da_regolare: number }[];
}

/** What is typed in the form of a change: text as it stands, so that nothing is lost. */
export interface DatiModifica {
  modifica: TipoModifica;
  provincia: string;
  altra: string;
  soggetto: Soggetto;
  numero: number | null;
  ore: string;
  ore_contratto: string;
  tipo: CausaSospensione;
  percentuale: string;
}

export const TIPI_MODIFICA: { valore: TipoModifica; nome: string }[] = [
  { valore: 'assumi', nome: 'Assumi persone' },
  { valore: 'cambia_ore', nome: 'Cambia l’orario di un part-time' },
  { valore: 'aggiungi_esonero', nome: 'Aggiungi un esonero' },
  { valore: 'aggiungi_compensazione', nome: 'Aggiungi una compensazione' },
  { valore: 'aggiungi_sospensione', nome: 'Aggiungi una sospensione' },
  { valore: 'convenzione', nome: 'Firma una convenzione' },
  { valore: 'nuovi_dipendenti', nome: 'Aggiungi dipendenti' },
  { valore: 'cessazioni', nome: 'Togli dipendenti' },
];

export const SOGGETTI: { valore: Soggetto; nome: string }[] = [
  { valore: 'disabili', nome: 'con disabilità, art. 3' },
  { valore: 'categorie_protette', nome: 'di categorie protette, art. 18' },
];

export const SOSPENSIONI: { valore: DatiModifica['tipo']; nome: string }[] = [
  { valore: 'cigs', nome: 'cassa integrazione straordinaria' },
  { valore: 'solidarieta', nome: 'contratto di solidarietà' },
  { valore: 'licenziamento_collettivo', nome: 'licenziamento collettivo' },
  { valore: 'fallimento', nome: 'fallimento o altra procedura concorsuale' },
  { valore: 'esodo_incentivato', nome: 'incentivo all’esodo' },
];

/** Whether a ground suspends every duty, so that it needs no measure. */
export function sospendeTutto(tipo: CausaSospensione): boolean {
  return tipo === 'licenziamento_collettivo' || tipo === 'fallimento';
}

/** A form ready to be filled. */
export function datiVuoti(modifica: TipoModifica, province: string[]): DatiModifica {
  return {
    modifica, provincia: province[0] ?? '', altra: province[1] ?? '', soggetto: 'disabili', numero: 1, ore: '', ore_contratto: '',
    tipo: 'cigs', percentuale: '',
  };
}

/** Weekly hours as the program reads them, "HH:MM"; null if they are none. Takes 20, 20:30, 20.30, 20,30. */
export function leggiOre(testo: string): string | null {
  const letto = /^(\d{1,3})(?:[:.,](\d{2}))?$/.exec(testo.trim());
  const ore = Number(letto?.[1]);
  const minuti = Number(letto?.[2] ?? 0);
  if (!letto || minuti > 59 || ore * 60 + minuti > 168 * 60) return null;
  return `${String(ore).padStart(2, '0')}:${String(minuti).padStart(2, '0')}`;
}

const NUMERO = 'Scrivi un numero intero, da 1 in su';
const ORE = 'Scrivi le ore alla settimana, per esempio 20 o 20:30';

function numeroIntero(dati: DatiModifica, errori: Campo[]): number {
  if (dati.numero === null || !Number.isInteger(dati.numero) || dati.numero < 1) errori.push({ campo: 'numero', messaggio: NUMERO });
  return dati.numero ?? 0;
}

function oreScritte(campo: 'ore' | 'ore_contratto', dati: DatiModifica, errori: Campo[]): string {
  const lette = leggiOre(dati[campo]);
  if (lette === null) errori.push({ campo, messaggio: ORE });
  return lette ?? '';
}

function sospensione(dati: DatiModifica, errori: Campo[]): Modifica {
  const { provincia, tipo } = dati;
  if (sospendeTutto(tipo)) return { modifica: 'aggiungi_sospensione', provincia, tipo };
  if (tipo === 'cigs') return { modifica: 'aggiungi_sospensione', provincia, tipo, lavoratori_sospesi: numeroIntero(dati, errori) };
  const parte = leggiNumero(dati.percentuale.replace('%', ''));
  if (parte === null || parte <= 0 || parte > 100) {
    errori.push({ campo: 'percentuale', messaggio: 'Scrivi una percentuale da 1 a 100, per esempio 40 o 12,5' });
  }
  const percentuale = Number.isInteger(parte) ? (parte ?? 0) : String(parte);
  return { modifica: 'aggiungi_sospensione', provincia, tipo, percentuale };
}

/** The change that a form describes, or the fields to correct. */
export function leggiModifica(dati: DatiModifica): { modifica: Modifica; errori: Campo[] } {
  const errori: Campo[] = [];
  const modifica = componi(dati, errori);
  return { modifica, errori };
}

function componi(dati: DatiModifica, errori: Campo[]): Modifica {
  const { provincia, soggetto } = dati;
  switch (dati.modifica) {
    case 'assumi': {
      const base = { modifica: dati.modifica, provincia, soggetto, numero: numeroIntero(dati, errori) };
      if (soggetto === 'categorie_protette' || (dati.ore.trim() === '' && dati.ore_contratto.trim() === '')) return base;
      return { ...base, orario: { ore: oreScritte('ore', dati, errori), ore_contratto: oreScritte('ore_contratto', dati, errori) } };
    }
    case 'cambia_ore': {
      // People count rows from one, the program from zero.
      const base = { modifica: dati.modifica, provincia, riga: numeroIntero(dati, errori) - 1 };
      return dati.ore.trim() === '' ? base : { ...base, ore: oreScritte('ore', dati, errori) };
    }
    case 'aggiungi_compensazione':
      if (dati.altra === provincia) errori.push({ campo: 'altra', messaggio: 'Scegli due province diverse' });
      return {
        modifica: dati.modifica, provincia_eccedenza: provincia, provincia_riduzione: dati.altra, soggetto, numero: numeroIntero(dati, errori),
      };
    case 'aggiungi_sospensione':
      return sospensione(dati, errori);
    case 'aggiungi_esonero':
    case 'convenzione':
      return { modifica: dati.modifica, provincia, unita: numeroIntero(dati, errori) };
    case 'nuovi_dipendenti':
    case 'cessazioni':
      return { modifica: dati.modifica, provincia, numero: numeroIntero(dati, errori) };
  }
}

const persone = (n: number) => (n === 1 ? '1 persona' : `${n} persone`);
const dipendenti = (n: number) => (n === 1 ? '1 dipendente' : `${n} dipendenti`);
const unita = (n: number) => `${n} unità`;

/** A change in words: "Assumi 1 persona con disabilità a Savona". */
export function descrivi(m: Modifica, nome: (sigla: string) => string): string {
  switch (m.modifica) {
    case 'assumi': {
      const chi = m.soggetto === 'disabili' ? 'con disabilità' : 'di categorie protette';
      return `Assumi ${persone(m.numero)} ${chi} a ${nome(m.provincia)}${m.orario ? `, ${m.orario.ore} ore su ${m.orario.ore_contratto}` : ''}`;
    }
    case 'cambia_ore':
      return `Part-time n. ${m.riga + 1} a ${nome(m.provincia)}: ${m.ore ? `${m.ore} ore` : 'tempo pieno'}`;
    case 'aggiungi_esonero':
      return `Esonero di ${unita(m.unita)} a ${nome(m.provincia)}`;
    case 'aggiungi_compensazione':
      return `Compensa ${unita(m.numero)}: in più a ${nome(m.provincia_eccedenza)}, in meno a ${nome(m.provincia_riduzione)}`;
    case 'aggiungi_sospensione':
      return `Sospensione a ${nome(m.provincia)}: ${SOSPENSIONI.find((s) => s.valore === m.tipo)?.nome ?? m.tipo}`;
    case 'convenzione':
      return `Convenzione per ${unita(m.unita)} a ${nome(m.provincia)}`;
    case 'nuovi_dipendenti':
      return `Aggiungi ${dipendenti(m.numero)} a ${nome(m.provincia)}`;
    case 'cessazioni':
      return `Togli ${dipendenti(m.numero)} a ${nome(m.provincia)}`;
  }
}

/** A figure now and with the changes. */
export interface RigaEffetto {
  campo: string;
  nome: string;
  prima: number;
  dopo: number;
}

const CAMPI: Record<'3' | '18', { campo: string; nome: string }[]> = {
  '3': [
    { campo: 'base_art3', nome: 'Base di computo' },
    { campo: 'quota_art3', nome: 'Quota' },
    { campo: 'in_forza_art3', nome: 'In forza' },
    { campo: 'scopertura_art3', nome: 'Scopertura' },
  ],
  '18': [
    { campo: 'quota_art18', nome: 'Quota' },
    { campo: 'in_forza_art18', nome: 'In forza' },
    { campo: 'scopertura_art18', nome: 'Scopertura' },
  ],
};

const figure = (risposta: Simulazione['prima'], dove: string): Figure =>
  dove === 'nazionale' ? risposta.nazionale : (risposta.province.find((p) => p.provincia === dove) ?? {});

/** Today beside the changes for a place ("nazionale" or a sigla) and a quota. */
export function effetti(simulazione: Simulazione, dove: string, articolo: '3' | '18'): RigaEffetto[] {
  const [prima, dopo] = [figure(simulazione.prima, dove), figure(simulazione.dopo, dove)];
  return CAMPI[articolo].map(({ campo, nome }) => ({ campo, nome, prima: Number(prima[campo] ?? 0), dopo: Number(dopo[campo] ?? 0) }));
}
