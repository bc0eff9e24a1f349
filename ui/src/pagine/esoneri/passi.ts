/** A step as its button and its dialog name it. */
export interface DescrizionePasso {
  codice: string;
  nome: string;
  titolo: string;
  genere: 'primary' | 'quiet' | 'danger' | '';
  spiega: string;
  /** Label of the words that are asked for; empty for none. */
  nota: string;
  notaServe: boolean;
  /** Label of the day by which to answer; empty for none. */
  entro: string;
  /** Whether an act says the step, and so can be looked at before. */
  atto: boolean;
  /** Groups of fields that the step asks for besides. */
  campi: ('percentuali' | 'dal' | 'provincia' | 'codici')[];
  fatto: string;
}

const lettera = { atto: true, campi: [], genere: '' as const, notaServe: true };

/** The steps, in the order of their buttons: the main one last. */
export const PASSI: DescrizionePasso[] = [
  {
    ...lettera, codice: 'richiesta_integrazione', nome: 'Chiedi integrazione…', titolo: 'Chiedi documenti al datore', nota: 'Documenti che mancano, uno per riga',
    spiega: 'Parte una lettera numerata e il termine si ferma finché non arriva la risposta.', entro: 'Da presentare entro', fatto: 'Integrazione chiesta: il termine è fermo.',
  },
  {
    ...lettera, codice: 'sopralluogo', nome: 'Sopralluogo…', titolo: 'Disponi un sopralluogo', nota: 'Che cosa si va ad accertare', notaServe: false, atto: false,
    spiega: 'L’ispezione allunga il termine. Quando torna il verbale, registra l’esito.', entro: '', fatto: 'Sopralluogo disposto.',
  },
  {
    ...lettera, codice: 'parere', nome: 'Chiedi un parere…', titolo: 'Chiedi il parere di un altro ufficio', nota: 'Che cosa chiedi, una domanda per riga', campi: ['provincia'],
    spiega: 'La domanda riguarda anche province di altri uffici: il parere entra nei controlli e nel decreto.', entro: 'Risposta entro', fatto: 'Parere chiesto.',
  },
  {
    ...lettera, codice: 'preavviso', nome: 'Preavviso di rigetto…', titolo: 'Comunica i motivi che ostano', nota: 'Motivi', genere: 'quiet',
    spiega: 'Il datore ha dieci giorni per rispondere (art. 10-bis L. 241/1990). Serve prima di negare, o di concedere meno di quanto chiesto.', entro: '',
    fatto: 'Preavviso inviato: il termine è fermo.',
  },
  {
    ...lettera, codice: 'ritiro', nome: 'Ritirata dal datore…', titolo: 'Il datore ritira la domanda', nota: 'Motivo', genere: 'quiet', atto: false,
    spiega: 'La domanda si chiude senza decreto. Fino al giorno prima il contributo resta dovuto sulla percentuale chiesta.', entro: '', fatto: 'Domanda chiusa.',
  },
  {
    ...lettera, codice: 'diniego', nome: 'Nega…', titolo: 'Nega l’esonero', nota: 'Motivi', genere: 'danger',
    spiega: 'Esce un decreto di diniego. Le unità tornano scoperte; fino al giorno prima il contributo resta dovuto sulla percentuale chiesta.', entro: '', fatto: 'Esonero negato.',
  },
  {
    ...lettera, codice: 'concessione', nome: 'Concedi…', titolo: 'Concedi l’esonero', nota: 'Nota', notaServe: false, genere: 'primary', campi: ['percentuali'],
    spiega: 'Esce il decreto, con le unità di ogni provincia e il contributo. Da oggi conta la percentuale concessa.', entro: '', fatto: 'Esonero concesso: quota, certificati e nulla osta ne tengono conto.',
  },
  {
    ...lettera, codice: 'revoca', nome: 'Revoca…', titolo: 'Revoca l’esonero', nota: 'Motivi', genere: 'quiet', campi: ['dal'],
    spiega: 'Dal giorno della revoca le unità tornano scoperte e il contributo non matura più.', entro: '', fatto: 'Esonero revocato.',
  },
  {
    ...lettera, codice: 'decadenza', nome: 'Decadenza…', titolo: 'Dichiara la decadenza', nota: 'Nota', notaServe: false, genere: 'danger', campi: ['dal'],
    spiega: 'Il datore non ha pagato nel termine della diffida. Per dodici mesi non può chiedere un altro esonero.', entro: '', fatto: 'Decadenza dichiarata.',
  },
  {
    ...lettera, codice: 'segnalazione', nome: 'Segnala all’Ispettorato…', titolo: 'Segnala all’Ispettorato', nota: 'Che cosa aggiungi', notaServe: false, genere: 'quiet',
    spiega: 'Parte una lettera con le rate non pagate e gli atti già mandati.', entro: '', fatto: 'Segnalazione emessa.',
  },
  {
    ...lettera, codice: 'diffida', nome: 'Diffida…', titolo: 'Diffida a pagare', nota: 'Nota', notaServe: false, genere: 'quiet',
    spiega: 'Parte la diffida con le rate in ritardo. Passato il termine si può dichiarare la decadenza.', entro: 'Da pagare entro', fatto: 'Diffida emessa.',
  },
  {
    ...lettera, codice: 'sollecito', nome: 'Sollecito…', titolo: 'Sollecita il pagamento', nota: 'Nota', notaServe: false, genere: 'quiet',
    spiega: 'Parte una lettera con le rate in ritardo.', entro: 'Da pagare entro', fatto: 'Sollecito emesso.',
  },
  {
    ...lettera, codice: 'avviso', nome: 'Avviso di pagamento…', titolo: 'Emetti un avviso di pagamento', nota: '', notaServe: false, campi: ['codici'],
    spiega: 'Chiede la prima rata da pagare per cui non c’è ancora un avviso.', entro: 'Da pagare entro', fatto: 'Avviso emesso.',
  },
];

/** A step by its word. */
export const passoDi = (codice: string): DescrizionePasso | undefined => PASSI.find((passo) => passo.codice === codice);

/** What a waiting step is answered with. */
export const RISPOSTE: Record<string, { titolo: string; nota: string; notaServe: boolean; esiti: { valore: string; nome: string }[] }> = {
  richiesta_integrazione: { titolo: 'Integrazione arrivata', nota: 'Che cosa è arrivato', notaServe: false, esiti: [] },
  preavviso: { titolo: 'Osservazioni del datore', nota: 'Che cosa dice', notaServe: false, esiti: [] },
  sopralluogo: {
    titolo: 'Verbale del sopralluogo', nota: 'Che cosa si è trovato', notaServe: false,
    esiti: [{ valore: 'accertato', nome: 'i motivi ci sono' }, { valore: 'non_accertato', nome: 'i motivi non ci sono' }],
  },
  parere: {
    titolo: 'Parere dell’altro ufficio', nota: 'Che cosa dice', notaServe: true,
    esiti: [{ valore: 'favorevole', nome: 'favorevole' }, { valore: 'contrario', nome: 'contrario' }],
  },
};
