import type { SchedaConvenzione } from '$lib/generati/tipi';
import type { PassoDaFare } from '$pagine/pratiche/scheda';

type Passo = PassoDaFare<SchedaConvenzione>;

/** The steps besides the proposal, in the order of their buttons. */
export const PASSI: Passo[] = [
  {
    codice: 'stipula', nome: 'Registra la firma…', genere: '',
    titolo: ({ riga }) => `Registra la firma della convenzione ${riga.numero}`,
    giorno: 'Giorno dell’ultima firma', giornoAltrui: true, motivo: false, conferma: 'Registra la firma',
    fatto: 'Convenzione stipulata: da oggi la leggono quota, certificati e nulla osta.',
    cambia: ({ riga }) => [
      `${riga.datore}: dal giorno della firma è in regola, finché rispetta le scadenze del piano.`,
      'La copia firmata resta fra gli allegati, e la sua firma è verificata.',
    ],
    ritorno: 'Una convenzione firmata non si annulla: si può solo risolvere.',
  },
  {
    codice: 'proroga', nome: 'Proroga…', genere: 'quiet',
    titolo: ({ riga }) => `Proroga la convenzione ${riga.numero}`,
    giorno: '', motivo: true, conferma: 'Emetti la proroga',
    fatto: 'Proroga emessa: il piano ha le nuove scadenze.',
    cambia: () => ['Nasce un atto che le parti firmano, e da oggi valgono le nuove scadenze.', 'Una riga già scaduta non si proroga: si contesta.'],
    ritorno: 'Annulla l’atto di proroga: le scadenze tornano quelle di prima.',
  },
  {
    codice: 'ricorda', nome: 'Manda un promemoria…', genere: 'quiet',
    titolo: ({ riga }) => `Ricorda le scadenze a ${riga.datore}`,
    giorno: '', motivo: false, conferma: 'Emetti il promemoria',
    fatto: 'Promemoria emesso: firmalo e mandalo dal registro degli atti.',
    cambia: () => ['Nasce una lettera numerata con le righe vicine alla scadenza o già passate, da firmare e mandare.'],
    ritorno: 'Annulla la lettera nel registro degli atti, prima di mandarla.',
  },
  {
    codice: 'contesta', nome: 'Contesta il ritardo…', genere: '',
    titolo: ({ riga }) => `Contesta il ritardo di ${riga.datore}`,
    giorno: '', motivo: true, conferma: 'Emetti la contestazione',
    fatto: 'Contestazione emessa: corre il termine per adempiere o osservare.',
    cambia: () => ['Nasce l’atto con le righe non rispettate e il termine per adempiere o presentare osservazioni.', 'La convenzione risulta diffidata.'],
    ritorno: 'Annulla l’atto di contestazione: la convenzione torna com’era.',
  },
  {
    codice: 'notifica', nome: 'Diffida ricevuta il…', genere: 'quiet',
    titolo: () => 'Registra quando il datore ha ricevuto la diffida',
    giorno: 'Ricevuta il', giornoAltrui: true, motivo: false, conferma: 'Registra',
    fatto: 'Il termine corre dal giorno in cui il datore ha ricevuto la diffida.',
    cambia: () => ['Il termine della diffida si conta da questo giorno.'],
    ritorno: 'Registra di nuovo il giorno giusto.',
  },
  {
    codice: 'osservazioni', nome: 'Registra le osservazioni…', genere: 'quiet',
    titolo: ({ riga }) => `Registra le osservazioni di ${riga.datore}`,
    giorno: 'Arrivate il', giornoAltrui: true, motivo: true, conferma: 'Registra le osservazioni',
    fatto: 'Osservazioni registrate: prima di risolvere servono una valutazione e una risposta.',
    cambia: () => ['Se sono arrivate nel termine, la risoluzione deve rispondere.'],
    ritorno: 'Restano nella storia della convenzione.',
  },
  {
    codice: 'valuta', nome: 'Rispondi alle osservazioni…', genere: 'quiet',
    titolo: () => 'Rispondi alle osservazioni',
    giorno: '', motivo: true, conferma: 'Registra la risposta',
    fatto: 'Risposta registrata: va nel testo della risoluzione, se si arriva a quella.',
    cambia: () => ['La risposta entra nell’atto di risoluzione.'],
    ritorno: 'Restano nella storia della convenzione.',
  },
  {
    codice: 'risolvi', nome: 'Risolvi…', genere: 'danger',
    titolo: ({ riga }) => `Risolvi la convenzione ${riga.numero}`,
    giorno: '', motivo: true, conferma: 'Risolvi la convenzione',
    fatto: 'Convenzione risolta: le unità scoperte sono di nuovo dovute.',
    cambia: ({ riga }) => [
      `${riga.datore}: le ${riga.residue} unità non coperte sono di nuovo dovute, e i termini di legge ripartono da oggi.`,
      'Certificati e nulla osta non contano più questa convenzione.',
    ],
    ritorno: 'Annulla l’atto di risoluzione: la convenzione torna com’era.',
  },
  {
    codice: 'respingi', nome: 'Respingi…', genere: 'quiet',
    titolo: ({ riga }) => `Respingi la richiesta di ${riga.datore}`,
    giorno: '', motivo: true, conferma: 'Respingi la richiesta',
    fatto: 'Richiesta respinta.',
    cambia: () => ['La richiesta si chiude senza convenzione.'],
    ritorno: 'Una richiesta respinta non si riapre: registrane una nuova.',
  },
];
