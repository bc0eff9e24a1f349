import { data, leggiData } from '$lib/formato';
import { indirizzo } from '$lib/indirizzi';
import type { Riga } from '$lib/riga';
import type { DatiComputo, DocumentoConsegnato, DocumentoRichiesto, SchedaComputo } from '$lib/generati/tipi';
import { CASI, DURANTE, TESTI } from './testi';

/** The fields in the order of the form. */
export const DATI_VUOTI: DatiComputo = {
  codice_fiscale_datore: '', codice_fiscale_persona: '', protocollo: '', ricevuta_il: '', caso: '', provincia: '', assunto_il: '',
  riconosciuto_il: '', ore: '', ore_contratto: '', inidoneo: false, nuova_mansione: '', colpa_datore: false, consenso_lavoratore: false,
  convenzione: '', documenti: [], note: '',
};

/** Names of the fields, in the order of the form. */
export const CAMPI: Record<keyof DatiComputo, string> = {
  codice_fiscale_datore: TESTI.datore, codice_fiscale_persona: TESTI.persona, protocollo: TESTI.protocollo, ricevuta_il: TESTI.ricevutaIl,
  caso: TESTI.caso, provincia: TESTI.provincia, assunto_il: TESTI.assuntoIl, riconosciuto_il: TESTI.riconosciutoIl, ore: TESTI.ore,
  ore_contratto: TESTI.oreContratto, inidoneo: TESTI.inidoneo, nuova_mansione: TESTI.nuovaMansione, colpa_datore: TESTI.colpa,
  consenso_lavoratore: TESTI.consenso, convenzione: TESTI.convenzione, documenti: TESTI.documenti, note: TESTI.note,
};

const DATE = ['ricevuta_il', 'assunto_il', 'riconosciuto_il'] as const;
const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiComputo, scheda?: SchedaComputo): DatiComputo {
  const letti = { ...dati, documenti: conMancanti(dati.documenti, scheda?.documenti ?? []) };
  for (const campo of DATE) letti[campo] = iso(dati[campo]);
  letti.documenti = letti.documenti.map((d) => ({ ...d, consegnato_il: iso(d.consegnato_il), scade_il: iso(d.scade_il) }));
  return letti;
}

/** The documents handed in, then those asked for and still missing, without days. */
export function conMancanti(consegnati: DocumentoConsegnato[], richiesti: DocumentoRichiesto[]): DocumentoConsegnato[] {
  const mancanti = richiesti.filter(({ codice }) => !consegnati.some((d) => d.codice === codice));
  return [...consegnati, ...mancanti.map(({ codice }) => ({ codice, consegnato_il: '', scade_il: '' }))];
}

/** The form without what its case does not ask for: a hidden field must say nothing. */
export function pertinenti(dati: DatiComputo): DatiComputo {
  if (dati.caso === DURANTE) return dati;
  return { ...dati, inidoneo: false, nuova_mansione: '', colpa_datore: false };
}

const nomeDocumento = (richiesti: DocumentoRichiesto[]) => richiesti.filter((d) => d.consegnato_il !== '').map((d) => d.nome);

/** The application as it is read once it is decided. */
export function righeDomanda({ riga, dati, documenti, effetto_dal, fino_al }: SchedaComputo): Riga[] {
  const si = (vero: boolean) => (vero ? 'sì' : '');
  return [
    { nome: TESTI.effettoDal, valore: riga.numero ? data(effetto_dal) : '' },
    { nome: TESTI.effettoAl, valore: riga.numero ? data(fino_al) : '' },
    { nome: TESTI.persona, valore: riga.persona, dove: indirizzo('persona', riga.persona_id) },
    { nome: TESTI.datore, valore: riga.datore, dove: indirizzo('datore', riga.datore_id) },
    { nome: TESTI.protocollo, valore: dati.protocollo },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.caso, valore: dati.caso === '' ? '' : (CASI.find((c) => c.valore === dati.caso)?.nome ?? dati.caso) },
    { nome: TESTI.provincia, valore: dati.provincia },
    { nome: TESTI.assuntoIl, valore: data(dati.assunto_il) },
    { nome: TESTI.riconosciutoIl, valore: data(dati.riconosciuto_il) },
    { nome: TESTI.ore, valore: [dati.ore, dati.ore_contratto].filter(Boolean).join(' su ') },
    { nome: TESTI.inidoneo, valore: si(dati.inidoneo) },
    { nome: TESTI.nuovaMansione, valore: dati.nuova_mansione },
    { nome: TESTI.consenso, valore: si(dati.consenso_lavoratore) },
    { nome: TESTI.documenti, valore: nomeDocumento(documenti).join(', ') },
    { nome: TESTI.note, valore: dati.note },
  ];
}
