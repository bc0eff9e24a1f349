import { quanti } from '$lib/formato';

export const TESTI = {
  titolo: 'Revisione',
  nessuna: 'Nessuna revisione ancora. La prima dice dove sta ogni datore, da quando è scoperto e che cosa lo copre; le altre si confrontano con lei.',
  avviaPrima: 'Avvia la prima revisione',
  nuova: 'Nuova revisione',
  nuovaDescrizione: 'Avvia una revisione di tutti i datori',
  allaData: 'Alla data',
  allaDataAiuto: 'Vuota: oggi. La revisione resta com’è: una nuova non la sostituisce.',
  avvia: 'Avvia la revisione',
  annulla: 'Annulla',
  chiudi: 'Chiudi',
  inCorso: 'Revisione in corso',
  finita: 'Revisione finita',
  ferma: 'Ferma e non tenere niente',
  fermata: 'Revisione fermata: nell’archivio non ne resta niente.',
  scegli: 'Revisione',
  rapporto: 'Emetti il rapporto',
  rapportoTesto: 'La relazione di tutta la revisione prende un numero e diventa un atto da firmare: si annulla, non si cancella.',
  datori: 'Datori',
  quadro: 'Quadro',
  lettere: 'Lettere',
  elenco: 'Datori della revisione',
  cerca: 'Nome, codice fiscale o partita IVA',
  esportaIn: 'Esporta la revisione in',
  provincia: 'Provincia',
  classe: 'Classe',
  stato: 'Stato',
  scoperture: 'Scoperture',
  cambiato: 'Dalla precedente',
  prospetto: 'Prospetto',
  settore: 'Settore',
  tutte: 'tutte',
  tutti: 'tutti',
  nessunRisultato: 'Nessun datore con questi filtri.',
  scrivi: 'Lettere…',
  scriviDescrizione: 'Prepara lettere per i datori scelti o per tutti quelli del filtro',
  perche: 'Perché',
  cambiamenti: 'Che cosa è cambiato dalla revisione precedente',
  invariato: 'Niente.',
  perProvincia: 'Posti da coprire per provincia',
  perClasse: 'Posti da coprire per classe',
  perSettore: 'Posti da coprire per settore',
  nelTempo: 'Posti da coprire, trimestre per trimestre',
  art3: 'Art. 3',
  art18: 'Art. 18',
  scoperti: 'Datori scoperti',
  inTutto: 'In tutto',
  quota: 'Quota art. 3',
  inForza: 'In forza art. 3',
  nelleRevisioni: 'Nelle revisioni',
  province: 'Nelle province dell’ufficio',
  totali: (datori: number, posti: number) => `${quanti(datori, 'datore', 'datori')}, ${quanti(posti, 'posto da coprire', 'posti da coprire')}`,
  esposizione: 'Esposizione alle sanzioni',
  esposizioneNota: 'Informazione per l’Ispettorato, che accerta e sanziona.',
  vaiAlDatore: 'Apri il datore',
  nessunaLettera: 'Nessuna lettera da questa revisione. Scegli dei datori, poi «Lettere…».',
  registro: 'Lettere della revisione',
  apriAtto: 'Apri l’atto',
} as const;

export const LETTERE = {
  titolo: 'Lettere dalla revisione',
  scelti: (n: number) => `Per ${quanti(n, 'datore scelto', 'datori scelti')}.`,
  tutti: (n: number) => `Nessuno è scelto: per ${n === 1 ? 'l’unico datore' : `tutti i ${quanti(n, 'datore', 'datori')}`} dell’elenco, con i suoi filtri.`,
  tipo: 'Lettera',
  entro: 'Risposta entro il',
  testo: { invito: 'Parole dell’ufficio', chiarimenti: 'Domande, una per riga', convenzione: 'Proposta', segnalazione: 'Parole dell’ufficio' },
  saltate: (n: number) => (n === 1 ? '1 datore non la riceve' : `${n} datori non la ricevono`),
} as const;

export const TIPI_LETTERA = [
  { valore: 'invito', nome: 'invito a ottemperare' },
  { valore: 'chiarimenti', nome: 'richiesta di chiarimenti' },
  { valore: 'convenzione', nome: 'proposta di convenzione' },
  { valore: 'segnalazione', nome: 'segnalazione all’Ispettorato' },
];

export const nomeLettera = (codice: string) => TIPI_LETTERA.find((t) => t.valore === codice)?.nome ?? codice;

export const STATI = [
  { valore: 'oltre_termine', nome: 'oltre i 60 giorni' },
  { valore: 'nei_termini', nome: 'nei 60 giorni' },
  { valore: 'con_richiesta', nome: 'con richiesta' },
  { valore: 'con_strumento', nome: 'con strumento' },
  { valore: 'coperto', nome: 'in regola' },
  { valore: 'non_soggetto', nome: 'non soggetti' },
  { valore: 'altri_uffici', nome: 'di altri uffici' },
  { valore: 'senza_prospetto', nome: 'senza prospetto' },
  { valore: 'non_calcolato', nome: 'non calcolati' },
];

/** The tolerance: shortages of up to so many units are left out. */
export const TOLLERANZE = [
  { valore: '0', nome: 'almeno 1 unità' },
  { valore: '1', nome: 'più di 1 unità' },
  { valore: '2', nome: 'più di 2 unità' },
  { valore: '5', nome: 'più di 5 unità' },
  { valore: '10', nome: 'più di 10 unità' },
];

export const CAMBIATI = [
  { valore: 'si', nome: 'cambiati' },
  { valore: 'scoperto', nome: 'ora scoperti' },
  { valore: 'peggiorato', nome: 'peggiorati' },
  { valore: 'migliorato', nome: 'migliorati' },
  { valore: 'coperto', nome: 'ora coperti' },
  { valore: 'nuovo', nome: 'nuovi' },
];

export const INVII = [
  { valore: 'mancante', nome: 'mancante' },
  { valore: 'in_ritardo', nome: 'in ritardo' },
  { valore: 'da_accertare', nome: 'da accertare' },
  { valore: 'presente', nome: 'presente' },
  { valore: 'non_dovuto', nome: 'non dovuto' },
];

/** Cents as euro: "1.234,50 €"; nothing for nothing. */
export const euro = (centesimi: number, numero: (n: number, decimali: number) => string) =>
  centesimi === 0 ? '' : `${numero(centesimi / 100, 2)} €`;
