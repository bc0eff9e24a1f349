import { data, importo, leggiData } from '$lib/formato';
import type { Coppia, DatiEsonero, DocumentoConsegnato, DocumentoRichiesto, PassoEsonero, SchedaEsonero, UnitaEsonero } from '$lib/generati/tipi';
import { MOTIVI, SETTORI, TESTI, TIPI } from './testi';

/** A production unit still to be filled in. */
export const UNITA_VUOTA: UnitaEsonero = {
  provincia: '', sede: '', percentuale: 0, faticosita: false, pericolosita: false, modalita: false, lavorazioni: '', prove: [],
  giorni_settimana: 5, patrono: '',
};

/** The fields in the order of the form. */
export const DATI_VUOTI: DatiEsonero = {
  codice_fiscale_datore: '', protocollo: '', ricevuta_il: '', tipo: 'prima', precedente_id: '', richiesto_al: '', settore: '',
  unita: [], soluzioni_cercate: '', bollo: '', oneri_importo: '', oneri_pagati_il: '', documenti: [], note: '',
};

/** Names of the fields, in the order of the form. */
export const CAMPI: Record<keyof DatiEsonero, string> = {
  codice_fiscale_datore: TESTI.datore, protocollo: TESTI.protocollo, ricevuta_il: TESTI.ricevutaIl, tipo: TESTI.tipo, precedente_id: TESTI.tipo,
  richiesto_al: TESTI.richiestoAl, settore: TESTI.settore, unita: TESTI.unitaProduttive, soluzioni_cercate: TESTI.soluzioni, bollo: TESTI.bollo,
  oneri_importo: TESTI.oneri, oneri_pagati_il: TESTI.oneriIl, documenti: TESTI.documenti, note: TESTI.note,
};

/** A step with nothing filled in. */
export const PASSO_VUOTO: PassoEsonero = {
  id: '', versione: 0, passo: '', passo_id: '', data: '', entro: '', nota: '', estremi: '', provincia: '', esito: '', percentuale: 0,
  percentuali: [], scade_il: '', dal: '', al: '', numero_avviso: '', iuv: '',
};

/** States in which the office still has to decide. */
export const APERTI = ['in_istruttoria', 'sospeso', 'preavviso'];

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The form with its days in the form of the fields, and a line for each document asked for. */
export function normalizza(dati: DatiEsonero, scheda?: SchedaEsonero): DatiEsonero {
  return {
    ...dati,
    ricevuta_il: iso(dati.ricevuta_il),
    richiesto_al: iso(dati.richiesto_al),
    oneri_pagati_il: iso(dati.oneri_pagati_il),
    unita: dati.unita.map((unita) => ({ ...UNITA_VUOTA, ...unita })),
    documenti: conMancanti(dati.documenti, scheda?.documenti ?? []),
  };
}

/** The documents handed in, then those asked for and still missing, without days. */
export function conMancanti(consegnati: DocumentoConsegnato[], richiesti: DocumentoRichiesto[]): DocumentoConsegnato[] {
  const mancanti = richiesti.filter(({ codice }) => !consegnati.some((d) => d.codice === codice));
  return [...consegnati, ...mancanti.map(({ codice }) => ({ codice, consegnato_il: '', scade_il: '' }))];
}

/** The grounds of a unit as the boxes that are ticked. */
export function motiviDi(unita: UnitaEsonero): string[] {
  return MOTIVI.map((m) => m.valore).filter((m) => unita[m as 'faticosita' | 'pericolosita' | 'modalita']);
}

/** The application as it is read once it is decided. */
export function righeDomanda({ riga, dati }: SchedaEsonero): Coppia[] {
  const nome = (opzioni: { valore: string; nome: string }[], valore: string) => opzioni.find((o) => o.valore === valore)?.nome ?? valore;
  const sedi = dati.unita.map((u) => `${u.provincia}, ${u.sede}: ${u.percentuale}%, ${motiviDi(u).map((m) => nome(MOTIVI, m)).join(', ')}`);
  return [
    { nome: TESTI.datore, valore: riga.datore },
    { nome: TESTI.protocollo, valore: dati.protocollo },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.tipo, valore: nome(TIPI, dati.tipo) },
    { nome: TESTI.richiestoAl, valore: data(dati.richiesto_al) },
    { nome: TESTI.settore, valore: dati.settore ? nome(SETTORI, dati.settore) : '' },
    { nome: TESTI.unitaProduttive, valore: sedi.join('; ') },
    { nome: TESTI.soluzioni, valore: dati.soluzioni_cercate },
    { nome: TESTI.bollo, valore: dati.bollo },
    { nome: TESTI.oneri, valore: dati.oneri_importo ? `${importo(dati.oneri_importo)} €` : '' },
    { nome: TESTI.note, valore: dati.note },
  ];
}
