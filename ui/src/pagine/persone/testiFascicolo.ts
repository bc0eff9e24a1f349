import type { Opzione } from './testi';

export const TESTI = {
  titolo: 'Fascicolo sanitario',
  regione: 'Fascicolo sanitario aperto',
  regioneChiusa: 'Pagina del fascicolo sanitario',
  chiuso: 'Il fascicolo è chiuso. Categoria, percentuale, verbali e diagnosi si leggono solo aprendolo, con un motivo: chi lo apre, quando e perché resta nel registro.',
  vuoto: 'Nessun fascicolo ancora. Aprilo per scrivere categoria, verbali e diagnosi funzionale.',
  nonAbilitato: 'Non sei fra chi può aprire i fascicoli sanitari. Chi dirige l’ufficio ti abilita dalle impostazioni, con una parola tutta tua.',
  abilitazioni: 'Vedi chi è abilitato',
  aggiornato: (giorno: string) => `Aggiornato il ${giorno}.`,
  apri: 'Apri il fascicolo',
  apriDescrizione: 'Apre il fascicolo sanitario',
  apriTitolo: 'Apri il fascicolo sanitario',
  apriAvviso: 'L’apertura resta nel registro con il tuo nome, il giorno, l’ora e il motivo.',
  motivo: 'Motivo',
  motivoScegli: 'scegli',
  motivoManca: 'Scegli il motivo: resta nel registro',
  altroManca: 'Scrivi il motivo: resta nel registro',
  dettaglio: 'Precisazioni',
  dettaglioAiuto: 'Protocollo o pratica. Niente dati sanitari: il motivo si legge nel registro.',
  parola: 'La tua parola per i dati sanitari',
  parolaAiuto: 'La chiedo una volta per sessione.',
  annulla: 'Lascia chiuso',
  aperture: 'Chi lo ha aperto',
  nessunaApertura: 'Nessuno lo ha ancora aperto.',
  aperto: 'Fascicolo aperto',
  senzaBozza: 'Non tiene bozze: salva prima di uscire.',
  chiudi: 'Chiudi il fascicolo',
  chiudiDescrizione: 'Chiude il fascicolo sanitario',
  salva: 'Salva il fascicolo',
  salvato: 'Fascicolo salvato.',
  lasciaTitolo: 'Chiudi il fascicolo senza salvare',
  lasciaTesto: 'Ciò che hai scritto nel fascicolo si perde: i dati sanitari non stanno mai in una bozza.',
  lasciaSi: 'Chiudi senza salvare',
  lasciaNo: 'Torna al fascicolo',
  confronto: 'Confronto con ciò che un collega ha salvato nel frattempo',

  categorie: 'Categorie e requisiti',
  categoriaArt8: 'Categoria dell’elenco art. 8',
  categoriaArt18: 'Categoria dell’elenco art. 18',
  nessunaCategoria: 'nessuna',
  raggiunto: 'requisito raggiunto',
  nonRaggiunto: 'requisito non raggiunto',
  nessunRequisito: 'Scegli una categoria e salva: qui compare se la soglia è raggiunta, con la norma.',
  daRicontrollare: 'Hai cambiato il fascicolo: salva per rifare i controlli.',
  perche: 'Perché?',
  accertamenti: 'Accertamenti e titoli',
  aggiungiAccertamento: 'Aggiungi un accertamento',
  togliAccertamento: 'Togli l’accertamento',
  nessunAccertamento: 'Nessun accertamento. Aggiungi il verbale o il titolo che dà diritto all’iscrizione.',
  diagnosi: 'Diagnosi funzionale',
  capacita: 'Capacità',
  capacitaTabella: 'Tabella delle capacità',
  nessunaCapacita: 'La tabella delle capacità è vuota.',
  comitato: 'Scheda del comitato tecnico',
  unisciTitolo: 'Un fascicolo solo',
  unisciTesto:
    'Scegli, campo per campo, che cosa resta. Le schede unite non si separano più: i due fascicoli com’erano restano sigillati in quello unito, e chi lo apre li vede.',
  unisciUguali: 'I due fascicoli dicono le stesse cose: non c’è niente da scegliere.',
  unisciTieni: 'Scheda che resta',
  unisciTogli: 'Scheda da togliere',
  unisciEntrambi: 'entrambi',
  unisciCampo: 'Campo',
  unisciConferma: 'Unisci le schede e sigilla',
  precedenti: 'Prima dell’unione',
  precedente: (codice: string, giorno: string) => `Fascicolo della scheda ${codice}, unita il ${giorno}`,
} as const;

/** The reasons for which a file is opened day by day; the last asks for words. */
export const MOTIVI: string[] = [
  'Verifica dei requisiti per l’iscrizione',
  'Verbale nuovo o rivisto',
  'Scheda del comitato tecnico',
  'Preselezione per una richiesta di personale',
  'Nulla osta o autorizzazione al computo',
  'Richiesta della persona interessata',
];
export const ALTRO_MOTIVO = 'Altro motivo';

export const TIPI_ACCERTAMENTO: Opzione[] = [
  { valore: 'verbale_invalidita_civile', nome: 'verbale di invalidità civile' },
  { valore: 'inail', nome: 'accertamento INAIL' },
  { valore: 'categoria_tabellare', nome: 'categoria tabellare (servizio)' },
  { valore: 'certificato_unico', nome: 'certificato D.Lgs. 62/2024' },
  { valore: 'stato_riconosciuto', nome: 'stato riconosciuto (art. 18)' },
];

export const NATURE: Opzione[] = [
  { valore: 'fisica', nome: 'fisica' },
  { valore: 'psichica', nome: 'psichica' },
  { valore: 'intellettiva', nome: 'intellettiva' },
  { valore: 'sensoriale', nome: 'sensoriale' },
];

export const STUDI: Opzione[] = [
  { valore: '', nome: 'nessuno' },
  { valore: 'scuola_superiore', nome: 'scuola superiore' },
  { valore: 'universita', nome: 'università' },
];

export const GRADI: Opzione[] = [
  { valore: '', nome: 'non valutata' },
  { valore: 'assente', nome: 'assente' },
  { valore: 'lieve', nome: 'lieve' },
  { valore: 'medio', nome: 'medio' },
  { valore: 'alto', nome: 'alto' },
  { valore: 'pieno', nome: 'pieno' },
];

/** The fields by path, in the order of the page. */
export const CAMPI: Record<string, string> = {
  categoria_art8: TESTI.categoriaArt8,
  categoria_art18: TESTI.categoriaArt18,
  accertamenti: TESTI.accertamenti,
  evento_il: 'Giorno dell’evento',
  evento_studi: 'Studi in corso quel giorno',
  natura: 'Natura della disabilità',
  diagnosi_funzionale: 'Diagnosi funzionale',
  diagnosi_del: 'Diagnosi del',
  diagnosi_revisione_il: 'Da rivedere il',
  capacita: TESTI.capacita,
  competenze: 'Competenze',
  limitazioni: 'Limitazioni',
  controindicazioni: 'Mansioni controindicate',
  comitato_del: 'Seduta del',
  comitato_parere: 'Parere del comitato',
  note: 'Note',
};
