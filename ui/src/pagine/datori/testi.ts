export const TESTI = {
  titolo: 'Datori di lavoro',
  nuovo: 'Nuovo datore',
  elenco: 'Elenco dei datori di lavoro',
  cerca: 'Nome, codice fiscale o partita IVA',
  nessuno: 'Nessun datore ancora. Importa il primo prospetto: il datore si crea da solo.',
  nessunRisultato: 'Nessun datore con questi filtri.',
  importa: 'Importa prospetti',
  esportaIn: 'Esporta ciò che vedi in',
  provincia: 'Provincia',
  classe: 'Classe',
  copertura: 'Copertura',
  tutte: 'tutte',
  annulla: 'Annulla',
  chiudi: 'Chiudi',
  passaggio: 'Passaggio d’anno',
  passaggioSpiega:
    'Ogni posizione continua nel nuovo anno finché non arriva il prospetto. Il protocollo dice, datore per datore, che cosa non è passato e perché.',
  passaggioAnno: 'Anno',
  protocollo: 'Protocollo',
  scegliProtocollo: 'Scegli dove scriverlo…',
  passaggioAvvia: 'Riporta le posizioni',
  passaggioInCorso: 'Passaggio in corso',
  passaggioFinito: 'Passaggio finito',
  passaggioFerma: 'Ferma dopo il datore in corso',
  passaggioFermato: 'Fermato: ciò che è passato resta, e il protocollo lo dice. Riavvialo per continuare con gli altri.',
  quadro: 'Quadro',
  posizione: 'Posizione',
  prospetti: 'Prospetti',
  convenzioni: 'Convenzioni',
  circostanze: 'Circostanze',
  richieste: 'Richieste',
  atti: 'Atti',
  storia: 'Storia',
  anagrafica: 'Anagrafica',
  scoperture: 'Scoperture per provincia',
  scopertureTabella: 'Tabella delle scoperture',
  allaData: 'Alla data',
  comeSiCopre: 'Come si copre',
  sedeLegale: 'sede legale',
  coperta: 'Coperta',
  nonCoperta: 'Niente la copre',
  copertaNelleProvince: 'Coperta nelle province',
  copertaInParte: 'Coperta in parte',
  dalProspetto: (invio: string, verificato: string) =>
    `Dal prospetto del ${invio}${verificato ? `, verificato il ${verificato}` : ', non ancora verificato'}. Ogni cifra sottolineata risponde a «Perché?».`,
  nessunProspetto: 'Nessun prospetto vale a questa data: senza, le scoperture non si calcolano.',
  nuovoNullaOsta: 'Nuovo nulla osta',
  nuovaConvenzione: 'Nuova convenzione',
  rispondi: 'Nuova richiesta di ottemperanza',
  aggiungi: 'Aggiungi circostanza',
  daProcedimento: 'dal procedimento',
  nessunaCircostanza: 'Nessuna circostanza. Aggiungi una convenzione, un esonero o la risposta di un altro ufficio.',
  nessunaConvenzione: 'Nessuna convenzione con questo datore.',
  nessunaRichiesta: 'Nessuna richiesta di ottemperanza per questo datore.',
  nessunAtto: 'Nessun atto per questo datore.',
  salvata: 'Circostanza salvata. Le scoperture sono state ricalcolate.',
  eliminata: 'Circostanza eliminata. Resta scritta nella storia.',
  salva: 'Salva',
  anagraficaSalvata: 'Anagrafica salvata.',
  bozzaAlle: (alle: string) => `Bozza salvata alle ${alle}`,
  bozzaRipristinata: 'Hai ritrovato la bozza che non avevi salvato.',
  scartaBozza: 'Scarta la bozza',
} as const;

export const CLASSI = [
  { valore: 'oltre_50', nome: 'oltre 50 dipendenti' },
  { valore: '36_50', nome: 'da 36 a 50 dipendenti' },
  { valore: '15_35', nome: 'da 15 a 35 dipendenti' },
  { valore: 'non_soggetto', nome: 'non soggetto' },
];

/** The class in words; nothing for an employer without a prospetto. */
export const nomeClasse = (codice: string | undefined) => CLASSI.find((c) => c.valore === codice)?.nome ?? '';

export const COPERTURE = [
  { valore: 'scoperti', nome: 'scoperti' },
  { valore: 'coperti', nome: 'coperti' },
  { valore: 'da_verificare', nome: 'da verificare' },
  { valore: 'con_differenze', nome: 'con differenze' },
];

export const NATURE = [
  { valore: 'privato', nome: 'privato' },
  { valore: 'privato_in_gruppo', nome: 'privato, in un gruppo di imprese' },
  { valore: 'ente_pubblico_economico', nome: 'ente pubblico economico' },
  { valore: 'pubblico', nome: 'pubblico' },
];

/** The kinds of circumstance, the words of their days and the states each may have. */
export const TIPI: Record<string, { nome: string; dal: string; al: string; unita: boolean; stati: { valore: string; nome: string }[] }> = {
  convenzione: {
    nome: 'Convenzione', dal: 'Firmata il', al: 'Fine del programma', unita: true,
    stati: [
      { valore: 'scadenze_rispettate', nome: 'scadenze rispettate' },
      { valore: 'scadenze_non_rispettate', nome: 'scadenze non rispettate' },
    ],
  },
  esonero: {
    nome: 'Esonero parziale', dal: 'Concesso o richiesto il', al: 'Scade il', unita: true,
    stati: [
      { valore: 'pagato', nome: 'concesso, contributo pagato' },
      { valore: 'non_pagato', nome: 'concesso, contributo non pagato' },
      { valore: 'richiesto_pagato', nome: 'richiesto, contributo pagato' },
      { valore: 'richiesto_non_pagato', nome: 'richiesto, contributo non pagato' },
    ],
  },
  sospensione: {
    nome: 'Sospensione', dal: 'Concessa o richiesta dal', al: 'Fino al', unita: false,
    stati: [
      { valore: 'in_proporzione', nome: 'in proporzione al lavoro sospeso' },
      { valore: 'totale', nome: 'di tutti gli obblighi' },
    ],
  },
  compensazione: { nome: 'Compensazione', dal: 'Vale dal', al: 'Vale fino al', unita: true, stati: [] },
  richiesta_assunzione: { nome: 'Richiesta di assunzione', dal: 'Inviata il', al: 'Fino al', unita: true, stati: [] },
  insorgenza: { nome: 'Insorgenza dell’obbligo', dal: 'Insorto il', al: 'Fino al', unita: false, stati: [] },
  risposta_ufficio: {
    nome: 'Risposta di un altro ufficio', dal: 'Data della nota', al: 'Vale fino al', unita: false,
    stati: [
      { valore: 'in_regola', nome: 'in regola' },
      { valore: 'non_in_regola', nome: 'non in regola' },
    ],
  },
};

/** The fields of the register entry, in the order of the paper. */
export const CAMPI_ANAGRAFICA = {
  denominazione: 'Denominazione',
  codice_fiscale: 'Codice fiscale',
  partita_iva: 'Partita IVA',
  natura: 'Natura',
  provincia: 'Provincia',
  comune: 'Comune',
  indirizzo: 'Indirizzo',
  cap: 'CAP',
  pec: 'PEC',
  telefono: 'Telefono',
  settore: 'Settore (ATECO)',
  ccnl: 'CCNL',
} as const;
