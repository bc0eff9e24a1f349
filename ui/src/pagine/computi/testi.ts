export const TESTI = {
  convenzione: 'Convenzione',
  titolo: 'Computo',
  elenco: 'Autorizzazioni al computo, in ordine di scadenza',
  cerca: 'Persona, datore, protocollo, numero',
  stato: 'Stato',
  tutti: 'tutti',
  scadenza: 'Scadenza',
  tutte: 'tutte',
  nessuno: 'Nessuna domanda di computo ancora. Registra la prima appena arriva.',
  nessunRisultato: 'Nessuna domanda con questi filtri.',
  nuovo: 'Nuova domanda',
  nuovoDescrizione: 'Registra una domanda di computo',
  conFiltri: ' con questi filtri',
  esportaIn: 'Esporta le domande che vedi in',

  paginaTitolo: (persona: string) => (persona ? `Computo di ${persona}` : 'Nuova domanda di computo'),
  bricioleNuova: 'Nuova domanda',
  briciole: (protocollo: string) => (protocollo ? `Domanda prot. ${protocollo}` : 'Domanda senza protocollo'),

  datore: 'Datore di lavoro',
  persona: 'Persona',
  datoreIgnoto: 'Non è fra i datori in archivio: prima registralo.',
  protocollo: 'Protocollo',
  ricevutaIl: 'Ricevuta il',
  caso: 'Disabilità',
  casoAiuto: 'Se c’era già all’assunzione, o è sopraggiunta durante il rapporto (art. 4)',
  scegli: 'scegli',
  provincia: 'Provincia',
  provinciaAiuto: 'Sigla del luogo di lavoro',
  assuntoIl: 'Data di assunzione',
  riconosciutoIl: 'Riconoscimento',
  riconosciutoAiuto: 'Giorno in cui la disabilità è stata riconosciuta',
  ore: 'Ore settimanali',
  oreAiuto: 'Per esempio 20 o 20:30',
  oreContratto: 'Orario pieno',
  oreContrattoAiuto: 'Ore settimanali del tempo pieno',
  mansione: 'Idoneità e mansione',
  inidoneo: 'Non può più svolgere la sua mansione',
  inidoneoAiuto: 'Secondo il medico competente',
  nuovaMansione: 'Nuova mansione',
  colpa: 'La causa è una violazione del datore',
  colpaAiuto: 'Delle norme di sicurezza, accertata in giudizio: esclude il computo',
  consenso: 'La persona acconsente al computo',
  documenti: 'Documenti',
  documentiDopo: 'L’elenco dei documenti compare dopo la verifica del requisito sul fascicolo: dipende dal caso.',
  note: 'Note',

  requisitoTitolo: 'Manca la verifica della soglia',
  requisito: 'La soglia di invalidità si verifica sul fascicolo sanitario. La domanda conserva solo se basta: percentuale e diagnosi restano nel fascicolo.',
  requisitoVerifica: 'Verifica il requisito sul fascicolo',
  requisitoSalva: 'Prima salva la domanda, poi verifica il requisito.',
  requisitoVerificato: 'Requisito verificato: guarda i controlli.',
  effetto: (dal: string, al: string) => `Effetto dal ${dal}${al ? `, fino al ${al}` : ', senza scadenza'}.`,

  pronto: 'Il computo si può autorizzare',
  impedito: 'Il computo non si può autorizzare',
  documento: 'Autorizzazione al computo',
  anteprimaVuota: 'L’autorizzazione compare qui dopo il primo salvataggio.',
  senzaAtto: 'Nessun documento: la domanda si è chiusa senza autorizzazione.',
  deciso: (stato: string) => `Computo ${stato}`,
  rilascia: 'Autorizza il computo',
  confermaTitolo: 'Autorizzi il computo?',
  confermaTesto: (persona: string, datore: string, effetto: string) =>
    `${persona} entra nella quota di ${datore}. ${effetto} Base di computo e copertura cambiano da quel giorno. L’autorizzazione prende il prossimo numero e la data di oggi: numero, data e testo non si cambiano più. Per tornare indietro dovrai revocarla.`,
  rilasciato: (numero: string) => `Autorizzazione ${numero} rilasciata`,
  firmato: (numero: string) => `Autorizzazione ${numero} firmata`,
  nomeFile: (numero: string) => `Autorizzazione al computo ${numero.replace('/', '-')}`,
  passoFirma: 'Firma l’autorizzazione, o lasciala nel libro firma.',
  passoTrasmetti: 'Protocolla l’autorizzazione e trasmettila al datore.',
  passoScadenza: (giorno: string) => `Ricontrolla il requisito prima del ${giorno}: allora il verbale scade e il computo finisce.`,
  effettoDal: 'Effetto dal',
  effettoAl: 'Fino al',
} as const;

export const STATI = [
  { valore: 'in_istruttoria', nome: 'in istruttoria' },
  { valore: 'autorizzato', nome: 'autorizzati' },
  { valore: 'negato', nome: 'negati' },
  { valore: 'revocato', nome: 'revocati' },
  { valore: 'cessato', nome: 'cessati' },
];

export const SCADENZE = [
  { valore: 'scadute', nome: 'passate' },
  { valore: 'settimana', nome: 'entro una settimana' },
];

/** Case c. 4, whose fields the other one does not have. */
export const DURANTE = 'durante_il_rapporto';

export const CASI = [
  { valore: '', nome: TESTI.scegli },
  { valore: 'prima_dell_assunzione', nome: 'già prima (c. 3-bis)' },
  { valore: DURANTE, nome: 'durante (c. 4)' },
];
