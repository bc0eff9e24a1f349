import { quanti } from '$lib/formato';

export const TESTI = {
  titolo: 'Componi lettere e documenti',
  scelte: (n: number) => `Per ${quanti(n, 'iscrizione scelta', 'iscrizioni scelte')}.`,
  tutte: (n: number) => (n === 1 ? 'Per l’unica iscrizione dell’elenco.' : `Nessuna è scelta: per tutte le ${quanti(n, 'iscrizione', 'iscrizioni')} dell’elenco, con i suoi filtri.`),
  modello: 'Documento',
  giorno: 'Giorno',
  ora: 'Ora',
  oraAiuto: 'Ore e minuti: 9:30',
  luogo: 'Luogo',
  testo: 'Parole dell’ufficio',
  cartella: 'Cartella',
  cartellaAiuto: 'Ci scrivo un file per ciascuna.',
  scegliCartella: 'Scegli…',
  cartellaManca: 'Scegli la cartella in cui scrivere',
  unico: 'Anche un solo PDF, con un segnalibro per lettera',
  anteprima: 'La prima',
  anteprimaInCorso: 'Compongo la prima…',
  componi: (n: number) => `Componi ${quanti(n, 'documento', 'documenti')}`,
  inCorso: 'Composizione in corso',
  finita: 'Composizione finita',
  fermata: 'Composizione fermata: i documenti già scritti restano nella cartella.',
  ferma: 'Ferma dopo il documento in corso',
  nonRiuscite: (n: number) => (n === 1 ? '1 documento non scritto' : `${n} documenti non scritti`),
  apriCartella: 'Apri la cartella',
  chiudi: 'Chiudi',
  annulla: 'Annulla',
} as const;

export const MODELLI = [
  { valore: 'attestato', nome: 'attestato di iscrizione' },
  { valore: 'scheda', nome: 'scheda della persona' },
  { valore: 'convocazione', nome: 'lettera di convocazione' },
  { valore: 'preavviso', nome: 'preavviso ex art. 10-bis' },
  { valore: 'cancellazione', nome: 'comunicazione di cancellazione' },
  { valore: 'informativa', nome: 'informativa sulla privacy e consenso' },
  { valore: 'etichette', nome: 'etichette per le buste' },
];
