import { leggiData, maiuscola } from '$lib/formato';
import type { Campo, DatiRichiesta } from '$lib/generati/tipi';

export const DATI_VUOTI: DatiRichiesta = {
  codice_ipa: '', ente: '', pec: '', cig: '', oggetto_gara: '', protocollo: '', ricevuta_il: '', codice_fiscale_datore: '',
  data_riferimento: '', determina_del: '', note: '',
};

/** The fields as they stand in the form. */
const ORDINE: (keyof DatiRichiesta)[] = [
  'codice_ipa', 'ente', 'cig', 'protocollo', 'ricevuta_il', 'pec', 'codice_fiscale_datore', 'data_riferimento', 'determina_del',
  'oggetto_gara', 'note',
];

const DATE = ['ricevuta_il', 'data_riferimento', 'determina_del'] as const;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiRichiesta): DatiRichiesta {
  const letti = { ...dati };
  for (const campo of DATE) letti[campo] = leggiData(dati[campo]) ?? dati[campo];
  return letti;
}

/**
 * The errors to show. On a release all of them; on the save of a draft only those of fields that were
 * filled in: an empty field of a form half way is no mistake yet.
 */
export function erroriDaMostrare(errori: Campo[], dati: DatiRichiesta, tutti: boolean): Campo[] {
  if (tutti) return errori;
  return errori.filter(({ campo }) => (dati[campo as keyof DatiRichiesta] ?? '').trim() !== '');
}

const ARTICOLI: [RegExp, string][] = [
  [/^(comune|ministero|consorzio|centro|municipio|dipartimento|politecnico|libero consorzio)(?=\s|$)/i, 'il '],
  [/^(provincia|regione|città|camera|centrale|asl|asp|comunità|società|stazione|prefettura|questura|scuola|fondazione)(?=\s|$)/i, 'la '],
  [/^(azienda|agenzia|università|unione|autorità|istituto|ente|ufficio|ospedale|inps|inail|anas)(?=\s|$)/i, 'l’'],
];

/** A body with its article, where its first word is one that takes a known one: "il Comune di Valdastra". */
export function conArticolo(ente: string): string {
  const articolo = ARTICOLI.find(([parola]) => parola.test(ente))?.[1] ?? '';
  return `${articolo}${ente}`;
}

/** Errors in the order of the fields of the form. */
export function inOrdine(errori: Campo[]): Campo[] {
  const campi: string[] = ORDINE;
  return errori
    .map((errore) => ({ ...errore, messaggio: maiuscola(errore.messaggio) }))
    .sort((a, b) => campi.indexOf(a.campo) - campi.indexOf(b.campo));
}
