import { data, leggiData } from '$lib/formato';
import { ELENCHI } from '$lib/elenchi';
import { indirizzo } from '$lib/indirizzi';
import type { Riga } from '$lib/riga';
import type { DatiNullaOsta, SchedaNullaOsta } from '$lib/generati/tipi';
import { CHIAMATE, CONTRATTI, TESTI } from './testi';

/** The fields in the order of the form. */
export const DATI_VUOTI: DatiNullaOsta = {
  codice_fiscale_datore: '', codice_fiscale_persona: '', protocollo: '', ricevuta_il: '', provincia: '', elenco: '', chiamata: '',
  contratto: '', durata_mesi: 0, utilizzatrice: '', ore: '', ore_contratto: '', mansione: '', ccnl: '', livello: '', inizio_dal: '',
  inizio_al: '', convenzione: '', volontaria: false, chiamata_diretta: false, agevolazione: '', note: '',
};

const DATE = ['ricevuta_il', 'inizio_dal', 'inizio_al'] as const;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiNullaOsta): DatiNullaOsta {
  const letti = { ...dati };
  for (const campo of DATE) letti[campo] = leggiData(dati[campo]) ?? dati[campo];
  return letti;
}

/** Whether a contract of that kind ends by itself, so that its length counts. */
export function aTermine(contratto: string): boolean {
  return ['determinato', 'apprendistato', 'somministrazione'].includes(contratto);
}

/** The form without what its contract does not ask for: a hidden field must say nothing. */
export function pertinenti(dati: DatiNullaOsta): DatiNullaOsta {
  return {
    ...dati,
    durata_mesi: aTermine(dati.contratto) ? dati.durata_mesi : 0,
    utilizzatrice: dati.contratto === 'somministrazione' ? dati.utilizzatrice : '',
    chiamata_diretta: dati.chiamata === 'nominativa' && dati.chiamata_diretta,
  };
}

/** Names of the fields, in the order of the form. */
export const CAMPI: Record<keyof DatiNullaOsta, string> = {
  codice_fiscale_datore: TESTI.datore, codice_fiscale_persona: TESTI.persona, protocollo: TESTI.protocollo, ricevuta_il: TESTI.ricevutaIl,
  provincia: TESTI.provincia, elenco: TESTI.lista, chiamata: TESTI.chiamata, contratto: TESTI.contratto, durata_mesi: TESTI.durata,
  utilizzatrice: TESTI.utilizzatrice, ore: TESTI.ore, ore_contratto: TESTI.oreContratto, mansione: TESTI.mansione, ccnl: TESTI.ccnl,
  livello: TESTI.livello, inizio_dal: TESTI.inizioDal, inizio_al: TESTI.inizioAl, convenzione: TESTI.convenzione,
  volontaria: TESTI.volontaria, chiamata_diretta: TESTI.chiamataDiretta, agevolazione: TESTI.agevolazione, note: TESTI.note,
};

const nomeDi = (voci: { valore: string; nome: string }[], valore: string) =>
  valore === '' ? '' : (voci.find((v) => v.valore === valore)?.nome ?? valore);

/** The request as it is read once it is decided. */
export function righeRichiesta({ riga, dati }: SchedaNullaOsta): Riga[] {
  return [
    { nome: TESTI.persona, valore: riga.persona, dove: indirizzo('persona', riga.persona_id) },
    { nome: TESTI.datore, valore: riga.datore, dove: indirizzo('datore', riga.datore_id) },
    { nome: TESTI.protocollo, valore: dati.protocollo },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.provincia, valore: dati.provincia },
    { nome: TESTI.lista, valore: nomeDi(ELENCHI, dati.elenco) },
    { nome: TESTI.chiamata, valore: nomeDi(CHIAMATE, dati.chiamata) },
    { nome: TESTI.contratto, valore: nomeDi(CONTRATTI, dati.contratto) },
    { nome: TESTI.durata, valore: dati.durata_mesi > 0 ? String(dati.durata_mesi) : '' },
    { nome: TESTI.ore, valore: [dati.ore, dati.ore_contratto].filter(Boolean).join(' su ') },
    { nome: TESTI.mansione, valore: dati.mansione },
    { nome: TESTI.ccnl, valore: [dati.ccnl, dati.livello && `livello ${dati.livello}`].filter(Boolean).join(', ') },
    { nome: TESTI.inizioDal, valore: data(dati.inizio_dal) },
    { nome: TESTI.inizioAl, valore: data(dati.inizio_al) },
    { nome: TESTI.convenzione, valore: dati.convenzione },
    { nome: TESTI.utilizzatrice, valore: dati.utilizzatrice },
    { nome: TESTI.volontaria, valore: dati.volontaria ? 'sì' : '' },
    { nome: TESTI.chiamataDiretta, valore: dati.chiamata_diretta ? 'sì' : '' },
    { nome: TESTI.agevolazione, valore: dati.agevolazione },
    { nome: TESTI.note, valore: dati.note },
  ];
}
