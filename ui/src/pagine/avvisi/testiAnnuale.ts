import { numero, quanti } from '$lib/formato';
import { STATI_DOMANDA, TESTI } from './testi';

type Parole = { [K in keyof typeof TESTI]: (typeof TESTI)[K] extends string ? string : (typeof TESTI)[K] };

/** What a yearly list says with other words than the call of a body. */
const DIVERSE: Partial<Parole> = {
  nuovo: 'Nuovo elenco annuale',
  avviso: 'Elenco',
  domande: 'Persone',
  adesioniDal: 'Conferme dal',
  adesioniAl: 'Conferme fino al',
  congelati: 'L’elenco è aperto: anno, giorni e criteri non cambiano più.',
  canali: 'Come può arrivare la conferma',
  come: 'Istruzioni per chi conferma',
  datiAvviso: 'Dati dell’elenco annuale',
  salva: 'Salva l’elenco',
  salvato: 'Elenco salvato. Controlla il calendario, poi aprilo.',
  pubblica: 'Apri l’elenco',
  pubblicaTitolo: 'Apri l’elenco annuale?',
  pubblicaTesto: 'L’avviso di conferma prende numero e data di oggi. Da questo momento anno, giorni e criteri non cambiano più.',
  pubblicato: 'Elenco aperto: adesso raccogli gli iscritti. L’avviso aspetta la firma nel libro firma.',
  chiudi: 'Chiudi le conferme',
  chiudiTitolo: 'Chiudi le conferme?',
  chiudiTesto: 'Dopo la chiusura si calcola la graduatoria. Le conferme arrivate in tempo si possono ancora registrare e correggere.',
  chiuso: 'Conferme chiuse: adesso calcola la graduatoria.',
  concludiTitolo: 'Concludi l’elenco annuale',
  concludiTesto: 'L’elenco finisce qui: la graduatoria non si usa più, di solito perché c’è quella dell’anno dopo. Scrivi perché, resta nella storia.',
  concluso: 'Elenco concluso.',
  torna: 'Torna all’elenco',
  elencoDomande: 'Persone dell’elenco, per cognome',
  esportaDomandeIn: 'Esporta le persone in',
  nuovaDomanda: 'Nuova conferma',
  moduloDomanda: 'Modulo della conferma',
  nessunaDomanda: 'Nessuno ancora. Raccogli chi era iscritto il 31 dicembre.',
  domandeChiuse: 'Le persone si raccolgono con l’elenco aperto.',
  reddito: 'Reddito personale, anche 0',
  salvaDomanda: 'Salva e passa alla prossima',
  salvaModifica: 'Salva la conferma',
  salvaDomandaDescrizione: 'Salva la conferma',
  domandaSalvata: (codice, stato) => `Conferma ${codice}: ${stato}.`,
  annullaModifica: 'Torna alla nuova conferma',
  modificaTitolo: (codice) => `Conferma ${codice}`,
  nonCalcolataPrima: 'Prima chiudi le conferme, poi calcola la graduatoria.',
};

/** The words of a call, or of a yearly list. */
export const parole = (annuale: boolean): Parole => (annuale ? { ...TESTI, ...DIVERSE } : TESTI);

export const STATI_ANNUALE = STATI_DOMANDA.map((uno) => (uno.valore === 'da_integrare' ? { ...uno, nome: 'da confermare' } : uno));

export const ANNUALE = {
  anno: 'Anno',
  annoAiuto: 'La situazione è quella del 31 dicembre prima',
  giorniAiuto: 'Vuoto: quelli dell’ufficio',
  nuovoLink: 'Nuovo elenco annuale',
  schede: 'Scheda dell’elenco annuale',
  confermate: 'Conferme',
  lettere: 'Lettere',
  raccogli: 'Raccogli gli iscritti',
  raccoglieAncora: 'Aggiorna',
  raccolta: 'Raccolta degli iscritti',
  dalFascicolo: (anno: number, cosa: string) => `Dal fascicolo della persona, per il ${anno}: ${cosa}. Controlla e salva.`,
  confronta: 'Confronta con l’anno prima',
  confrontoTitolo: 'Rispetto all’anno prima',
  confrontoTesto: (anno: number, entrate: number, uscite: number, spostate: number, ferme: number) =>
    `Rispetto al ${anno}: ${quanti(entrate, 'entra', 'entrano')}, ${quanti(uscite, 'esce', 'escono')}, ${quanti(spostate, 'si sposta', 'si spostano')}, ${quanti(ferme, 'resta al suo posto', 'restano al loro posto')}.`,
  confrontoNessuno: 'Nessuno è entrato, uscito o cambiato di posto.',
  confrontoEsporta: 'Esporta tutto il confronto in',
  confrontoPrime: (viste: number, tutte: number) => `Qui ci sono le prime ${numero(viste)} di ${numero(tutte)}: il file le ha tutte.`,
  che: { uscita: 'esce', entrata: 'entra', spostata: 'si sposta' } as Record<string, string>,
  mossa: 'Che cosa',
  prima: 'Prima',
  dopo: 'Dopo',
  perche: 'Perché esce',
} as const;
