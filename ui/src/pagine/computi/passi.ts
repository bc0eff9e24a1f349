import type { SchedaComputo } from '$lib/generati/tipi';
import type { PassoDaFare } from '$pagine/pratiche/scheda';

const esce = ({ riga }: SchedaComputo) => [
  `${riga.persona}: non conta più nella quota di ${riga.datore} e torna nella sua base di computo.`,
  `${riga.datore}: la copertura in provincia di ${riga.provincia} scende, e la scopertura può tornare.`,
  'Numero e documento restano nel registro degli atti.',
];

/** The steps besides the release, in the order of their buttons. */
export const PASSI: PassoDaFare<SchedaComputo>[] = [
  {
    codice: 'cessa', nome: 'Registra la fine…', genere: '',
    titolo: ({ riga }) => `Fine del computo di ${riga.persona}`,
    giorno: 'Ultimo giorno di computo', giornoAltrui: true, motivo: true, conferma: 'Registra la fine',
    fatto: 'Fine del computo registrata: base e copertura del datore sono aggiornate.',
    cambia: esce,
    ritorno: 'Se il rapporto continua o il verbale è confermato, registra una nuova domanda.',
  },
  {
    codice: 'revoca', nome: 'Revoca…', genere: 'quiet',
    titolo: ({ riga }) => `Revoca l’autorizzazione ${riga.numero}`,
    giorno: 'La revoca vale dal', motivo: true, conferma: 'Revoca l’autorizzazione',
    fatto: 'Autorizzazione revocata: base e copertura del datore sono aggiornate.',
    cambia: esce,
    ritorno: 'Un’autorizzazione revocata non torna valida: registra una nuova domanda.',
  },
  {
    codice: 'nega', nome: 'Nega…', genere: 'quiet',
    titolo: ({ riga }) => `Nega il computo di ${riga.persona}`,
    giorno: '', motivo: true, conferma: 'Nega il computo',
    fatto: 'Computo negato.',
    cambia: ({ riga }) => [
      'La domanda si chiude senza autorizzazione e il termine per rispondere si ferma.',
      `${riga.datore}: base di computo e copertura restano quelle di oggi.`,
    ],
    ritorno: 'Una domanda negata non si riapre: se il datore insiste, registrane una nuova.',
  },
];
