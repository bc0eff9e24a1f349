import type { SchedaNullaOsta } from '$lib/generati/tipi';
import type { PassoDaFare } from '$pagine/pratiche/scheda';

/** What happens to the employer's duty; a hire beyond it changes nothing. */
function scopertura({ riga, copertura }: SchedaNullaOsta, cambia: string): string {
  return copertura
    ? `${riga.datore}: la scopertura in provincia di ${riga.provincia} ${cambia}. L’assunzione copre ${copertura}.`
    : `${riga.datore}: la scopertura non cambia, perché l’assunzione è oltre l’obbligo.`;
}
const convenzione = ({ dati }: SchedaNullaOsta) => (dati.convenzione ? [`Convenzione ${dati.convenzione}`] : []);

/** The steps besides the release, in the order of their buttons. */
export const PASSI: PassoDaFare<SchedaNullaOsta>[] = [
  {
    codice: 'utilizza', nome: 'Registra l’assunzione…', genere: '',
    titolo: ({ riga }) => `Registra l’assunzione di ${riga.persona}`,
    giorno: 'Giorno dell’assunzione', giornoAltrui: true, motivo: false, conferma: 'Registra l’assunzione',
    fatto: 'Assunzione registrata: stato della persona e scopertura sono aggiornati.',
    cambia: (s) => [
      `${s.riga.persona}: risulta al lavoro presso ${s.riga.datore} e la sua iscrizione segue il nuovo rapporto.`,
      scopertura(s, 'scende'),
      ...convenzione(s).map((nome) => `${nome}: la riga dell’assunzione risulta fatta.`),
    ],
    ritorno: 'Se l’assunzione salta, usa «L’assunzione è saltata»: tutto torna com’era.',
  },
  {
    codice: 'assunzione_mancata', nome: 'L’assunzione è saltata…', genere: 'quiet',
    titolo: ({ riga }) => `L’assunzione di ${riga.persona} è saltata`,
    giorno: 'Giorno in cui è saltata', motivo: true, conferma: 'Rimetti tutto com’era',
    fatto: 'Assunzione annullata: stato della persona e scopertura sono tornati com’erano.',
    cambia: (s) => [
      `${s.riga.persona}: torna nello stato che aveva prima dell’assunzione.`,
      scopertura(s, 'torna quella di prima'),
      ...convenzione(s).map((nome) => `${nome}: la riga dell’assunzione torna da fare.`),
    ],
    ritorno: 'Finché il nulla osta vale puoi registrare di nuovo l’assunzione; poi ne serve un altro.',
  },
  {
    codice: 'ritira', nome: 'Ritira…', genere: 'quiet',
    titolo: ({ riga }) => `Ritira il nulla osta ${riga.numero}`,
    giorno: 'Giorno del ritiro', motivo: true, conferma: 'Ritira il nulla osta',
    fatto: 'Nulla osta ritirato.',
    cambia: (s) => [
      `${s.riga.datore}: non può più assumere con questo nulla osta.`,
      `${s.riga.persona}: resta nell’elenco e può avere un altro nulla osta.`,
      'Numero e documento restano nel registro degli atti.',
    ],
    ritorno: 'Un nulla osta ritirato non torna valido: registra una nuova richiesta.',
  },
  {
    codice: 'nega', nome: 'Nega…', genere: 'quiet',
    titolo: ({ riga }) => `Nega il nulla osta per ${riga.persona}`,
    giorno: '', motivo: true, conferma: 'Nega il nulla osta',
    fatto: 'Nulla osta negato.',
    cambia: (s) => [
      'La richiesta si chiude senza nulla osta e il termine per rispondere si ferma.',
      `${s.riga.persona} e ${s.riga.datore}: non cambia niente.`,
    ],
    ritorno: 'Una richiesta negata non si riapre: se il datore insiste, registrane una nuova.',
  },
];
