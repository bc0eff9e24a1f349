export const TESTI = {
  titolo: 'Persone',
  nuova: 'Nuova persona',
  nuovaDescrizione: 'Registra una persona',
  elenco: 'Elenco delle persone',
  cerca: 'Cognome, nome o codice fiscale',
  nessuna: 'Nessuna persona ancora. Registra la prima, oppure importa un elenco.',
  nessunRisultato: 'Nessuna persona con questi filtri.',
  esportaIn: 'Esporta ciò che vedi in',
  esportaSanitari: 'Con i dati sanitari…',
  esportaSanitariTitolo: 'Esporta l’elenco con i dati sanitari',
  esportaSanitariAvviso: (quante: number) =>
    `Il foglio avrà anche categoria, percentuale e revisione: Mirato apre ${quante === 1 ? 'il fascicolo della persona' : `i fascicoli delle ${quante} persone`} in elenco, e ogni apertura resta nel registro con il motivo. Il file non è cifrato: custodiscilo tu.`,
  esportaSanitariDove: 'Scegli dove salvare il foglio con i dati sanitari',
  esportaSanitariConferma: 'Apri i fascicoli ed esporta',
  provincia: 'Residenza',
  lista: 'Elenco',
  iscrizione: 'Iscrizione',
  disponibile: 'Disponibile per',
  tutte: 'tutte',
  tutti: 'tutti',
  conFiltri: ' con questi filtri',

  quadro: 'Quadro',
  iscrizioni: 'Iscrizioni',
  lavoro: 'Lavoro',
  eventi: 'Eventi',
  fascicolo: 'Fascicolo sanitario',
  documenti: 'Documenti',
  storia: 'Storia',
  anagrafica: 'Anagrafica',
  scheda: 'Scheda della persona',
  nuovoComputo: 'Computo',
  nuovoNullaOsta: 'Nuovo nulla osta',
  nuovaDomanda: 'Nuova domanda di iscrizione',

  avvisi: 'Da vedere',
  nessunAvviso: 'Nessun avviso su codice fiscale e documenti.',
  dopoIlSalvataggio: 'Il codice fiscale si confronta con nome, sesso, data e luogo di nascita quando salvi. Un’incoerenza si segnala, non blocca.',
  simili: 'Forse c’è già',
  similiDi: 'Forse è la stessa persona',
  apriScheda: 'Apri la scheda',
  nessunaSimile: 'Nessuna persona simile in archivio.',
  similiTrovate: (n: number) => (n === 1 ? '1 persona simile in archivio' : `${n} persone simili in archivio`),
  apriSimile: 'È la stessa persona: apri',
  unisci: 'Unisci…',
  unisciTitolo: 'Unisci due schede della stessa persona',
  unisciAvviso:
    'Iscrizioni, lavoro, eventi e documenti passano alla scheda che tieni. L’altra esce dagli elenchi e resta nella storia. L’unione non si annulla.',
  unisciQuale: 'Quale scheda tieni',
  unisciMotivo: 'Perché sono la stessa persona',
  unisciMotivoAiuto: 'Resta nella storia della scheda.',
  unisciMancaMotivo: 'Scrivi perché sono la stessa persona: resta nella storia',
  unisciConferma: 'Unisci le schede',
  unisciNo: 'Lascia le schede separate',
  unisciApri: 'Apri i due fascicoli',
  unisciApriTitolo: 'Apri i fascicoli delle due schede',
  unisciApriAvviso: 'La scheda da togliere ha un fascicolo sanitario. Chi è abilitato apre i due fascicoli e sceglie che cosa resta: le due aperture restano nel registro con il motivo.',
  unite: 'Schede unite. La storia dice chi le ha unite e perché.',
  questaScheda: 'questa scheda',

  identita: 'Chi è',
  codiceAiuto: 'Sesso e nascita, se vuoti, si leggono da qui',
  recapiti: 'Residenza, domicilio e recapiti',
  comeResidenza: 'Domicilio uguale alla residenza',
  formazione: 'Lingua, formazione e lavoro che cerca',
  situazione: 'DID, patto, carico familiare e redditi',
  salva: 'Salva',
  salvaDescrizione: 'Salva l’anagrafica',
  salvata: 'Anagrafica salvata.',
  bozzaAlle: (alle: string) => `Bozza salvata alle ${alle}`,
  bozzaRipristinata: 'Hai ritrovato la bozza che non avevi salvato.',
  scartaBozza: 'Scarta la bozza',

  aggiungiRapporto: 'Aggiungi un rapporto di lavoro',
  nessunRapporto: 'Nessun rapporto di lavoro. Aggiungi quello in corso: da durata e reddito dipendono sospensione e chiusura.',
  rapportoSalvato: 'Rapporto di lavoro salvato. Le proposte sono aggiornate.',
  rapportoEliminato: 'Rapporto di lavoro eliminato. Resta scritto nella storia.',
  aggiungiEvento: 'Aggiungi un evento',
  nessunEvento: 'Nessun evento. Aggiungi un colloquio, un servizio o una nota.',
  eventoSalvato: 'Evento salvato.',
  eventoEliminato: 'Evento eliminato. Resta scritto nella storia.',
  nullaOsta: 'Nulla osta',
  atti: 'Atti',
  nessunAtto: 'Nessun atto per questa persona.',
  allegati: 'Allegati',
  allega: 'Allega un file',
  allegaDescrizione: 'Allega un file a questa persona',
  nessunAllegato: 'Nessun allegato. Allega il curriculum o una copia dei documenti: l’archivio li conserva cifrati. Verbali e diagnosi vanno nel fascicolo sanitario.',
  allegato: 'File allegato.',
  allegatoTolto: 'Allegato tolto. Resta scritto nella storia.',
  togliAllegato: (nome: string) => `Togli ${nome}`,
  nessunaIscrizione: 'Nessuna iscrizione. Registra la domanda: i controlli e i documenti richiesti compaiono subito dopo.',
} as const;

/** The fields by path, in the order of the paper. */
export const CAMPI: Record<string, string> = {
  cognome: 'Cognome',
  nome: 'Nome',
  codice_fiscale: 'Codice fiscale',
  sesso: 'Sesso',
  nato_il: 'Nato il',
  nato_a: 'Nato a',
  cittadinanza: 'Cittadinanza',
  permesso_soggiorno: 'Permesso di soggiorno',
  permesso_scade_il: 'Il permesso scade il',
  'residenza.indirizzo': 'Residenza, indirizzo',
  'residenza.cap': 'Residenza, CAP',
  'residenza.comune': 'Residenza, comune',
  'residenza.provincia': 'Residenza, provincia',
  'domicilio.indirizzo': 'Domicilio, indirizzo',
  'domicilio.cap': 'Domicilio, CAP',
  'domicilio.comune': 'Domicilio, comune',
  'domicilio.provincia': 'Domicilio, provincia',
  telefono: 'Telefono',
  cellulare: 'Cellulare',
  email: 'Email',
  pec: 'PEC',
  lingua: 'Lingua madre',
  comunicazione: 'Per comunicare serve',
  titoli: 'Titoli di studio e corsi',
  profilo: 'Occupazioni che cerca',
  qualifiche: 'Qualifiche',
  'disponibilita.privati': 'Disponibile per datori privati',
  'disponibilita.pubblici': 'Disponibile per datori pubblici',
  'disponibilita.tirocinio': 'Disponibile per un tirocinio',
  'disponibilita.tempo_pieno': 'Disponibile a tempo pieno',
  'disponibilita.part_time': 'Disponibile part-time',
  'disponibilita.turni': 'Disponibile per turni',
  'disponibilita.notturno': 'Disponibile di notte',
  'disponibilita.mezzo_proprio': 'Mezzo proprio',
  'disponibilita.distanza_km': 'Distanza in km',
  'disponibilita.patente': 'Patente',
  did_il: 'DID rilasciata il',
  patto_il: 'Patto del',
  patto_riferimento: 'Riferimento del patto',
  persone_a_carico: 'Persone a carico',
  carico_dichiarato_il: 'Dichiarate il',
  redditi: 'Redditi per anno',
  isee: 'ISEE',
  note: 'Note',
};

export interface Opzione {
  valore: string;
  nome: string;
}

export const SESSI: Opzione[] = [{ valore: '', nome: 'scegli' }, { valore: 'F', nome: 'femmina' }, { valore: 'M', nome: 'maschio' }];

export const STATI_ISCRIZIONE: Opzione[] = [
  { valore: 'domanda', nome: 'domanda da decidere' },
  { valore: 'aperta', nome: 'aperta' },
  { valore: 'sospesa', nome: 'sospesa' },
  { valore: 'nessuna', nome: 'nessuna' },
];

export const DISPONIBILI: Opzione[] = [
  { valore: 'privati', nome: 'datori privati' },
  { valore: 'pubblici', nome: 'datori pubblici' },
  { valore: 'part_time', nome: 'part-time' },
  { valore: 'turni', nome: 'turni' },
];

export const COMUNICAZIONE: Opzione[] = [
  { valore: 'lis', nome: 'Lingua dei segni (LIS)' },
  { valore: 'interprete', nome: 'Interprete' },
  { valore: 'caratteri_grandi', nome: 'Caratteri grandi' },
  { valore: 'braille', nome: 'Braille' },
  { valore: 'lettura_facile', nome: 'Testi facili da leggere' },
];

export const LIVELLI: Opzione[] = [
  { valore: 'nessuno', nome: 'nessun titolo' },
  { valore: 'obbligo', nome: 'scuola dell’obbligo' },
  { valore: 'qualifica', nome: 'qualifica professionale' },
  { valore: 'diploma', nome: 'diploma' },
  { valore: 'laurea', nome: 'laurea' },
  { valore: 'altro', nome: 'altro corso' },
];

/** The yes and no of the availability; the names are those of the data. */
export const DISPONIBILITA = [
  { valore: 'privati', nome: 'Datori privati' },
  { valore: 'pubblici', nome: 'Datori pubblici' },
  { valore: 'tirocinio', nome: 'Tirocinio' },
  { valore: 'tempo_pieno', nome: 'Tempo pieno' },
  { valore: 'part_time', nome: 'Part-time' },
  { valore: 'turni', nome: 'Turni' },
  { valore: 'notturno', nome: 'Notte' },
  { valore: 'mezzo_proprio', nome: 'Mezzo proprio' },
] as const;

export const TIPI_EVENTO: Opzione[] = [
  { valore: 'colloquio', nome: 'colloquio' },
  { valore: 'tutoraggio', nome: 'tutoraggio' },
  { valore: 'servizio', nome: 'servizio' },
  { valore: 'convocazione', nome: 'convocazione' },
  { valore: 'assenza', nome: 'assenza' },
  { valore: 'rifiuto', nome: 'rifiuto' },
  { valore: 'nota', nome: 'nota' },
];

export const TIPI_RAPPORTO: Opzione[] = [
  { valore: 'indeterminato', nome: 'tempo indeterminato' },
  { valore: 'determinato', nome: 'tempo determinato' },
  { valore: 'autonomo', nome: 'lavoro autonomo' },
  { valore: 'tirocinio', nome: 'tirocinio' },
];

export const CESSAZIONI: Opzione[] = [
  { valore: '', nome: 'in corso' },
  { valore: 'scadenza', nome: 'scadenza del termine' },
  { valore: 'dimissioni', nome: 'dimissioni' },
  { valore: 'licenziamento', nome: 'licenziamento' },
  { valore: 'riduzione_personale', nome: 'riduzione di personale' },
  { valore: 'prova', nome: 'prova non superata' },
  { valore: 'prova_menomazione', nome: 'prova non superata, per ragioni che il datore non può opporre' },
  { valore: 'altro', nome: 'altro' },
];

/** The words of a code; the code itself if it has none. */
export const nomeDi = (opzioni: Opzione[], valore: string): string => opzioni.find((o) => o.valore === valore)?.nome ?? valore;
