import { data, leggiData } from '$lib/formato';
import { indirizzo } from '$lib/indirizzi';
import type { Riga } from '$lib/riga';
import type { DatiConvenzione, RigaPiano, SchedaConvenzione, TerzoConvenzione } from '$lib/generati/tipi';
import { TESTI } from './testi';

const TERZO_VUOTO: TerzoConvenzione = {
  denominazione: '', codice_fiscale: '', sede: '', rappresentante: '', ruolo_rappresentante: '', tipo: '', procedure_concorsuali: false,
  sicurezza: false, locali_idonei: false, ultima_risoluzione: '', tutor: false, piano_personalizzato: false, assunzione_contestuale: false,
  gia_convenzionata: false, ripetibile: false, rinnovo: false,
};

/** A row of the plan still to be filled in. */
export const rigaVuota = (): RigaPiano => ({
  numero: 0, unita: 1, elenco: 'art8', profilo: '', modalita: 'nominativa', modo: 'assunzione', quanto: 0, ore_minime: '', provincia: '', scadenza: '',
});

/** The fields in the order of the form; the terms are those that agreements usually fix, and can be changed. */
export const DATI_VUOTI: DatiConvenzione = {
  codice_fiscale_datore: '', protocollo: '', ricevuta_il: '', tipo: 'programma', provincia: '', dal: '', fino_al: '', rappresentante: '',
  ruolo_rappresentante: '', carta_intestata: false, firmata: false, bollo: '', bollo_numero: '', comitato_il: '', comitato_esito: '',
  commissione_il: '', commissione_esito: '', particolari_difficolta: false, piano: [], mansioni: '', sostegno: '', verifiche: '', deroghe: '',
  terzo: TERZO_VUOTO, commessa_oggetto: '', commessa_importo: '', commessa_costo_unita: '', quadro_estremi: '', quadro_validata: false,
  quadro_coefficiente: '', quadro_limite: '', quadro_resto_adempiuto: false, durata_minima_mesi: 0, candidature_giorni: 30,
  comunicazione_giorni: 5, verifica_mesi: 6, prima_verifica: '', note: '',
};

const DATE = ['ricevuta_il', 'dal', 'fino_al', 'comitato_il', 'commissione_il', 'prima_verifica'] as const;
const giorno = (scritto: string) => leggiData(scritto) ?? scritto;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiConvenzione): DatiConvenzione {
  const letti: DatiConvenzione = {
    ...dati,
    terzo: { ...dati.terzo, ultima_risoluzione: giorno(dati.terzo.ultima_risoluzione) },
    piano: dati.piano.map((riga) => ({ ...riga, scadenza: giorno(riga.scadenza) })),
  };
  for (const campo of DATE) letti[campo] = giorno(dati[campo]);
  return letti;
}

/** Whether an agreement of that kind has a third party. */
export const diTre = (tipo: string): boolean => ['inserimento_temporaneo', 'inserimento_lavorativo', 'cooperativa_sociale'].includes(tipo);

/** Whether a way of filling a row asks how long. */
export const conDurata = (modo: string): boolean => ['prova_ampliata', 'tempo_determinato'].includes(modo);

/** The form without what its kind does not ask for: a hidden field must say nothing. */
export function pertinenti(dati: DatiConvenzione): DatiConvenzione {
  const integrazione = dati.tipo === 'integrazione_lavorativa';
  const tre = diTre(dati.tipo);
  const quadro = dati.tipo === 'cooperativa_sociale';
  return {
    ...dati,
    bollo_numero: dati.bollo === 'assolto' ? dati.bollo_numero : '',
    ...(integrazione ? {} : { mansioni: '', sostegno: '', verifiche: '', deroghe: '' }),
    ...(tre ? {} : { terzo: TERZO_VUOTO, commessa_oggetto: '', commessa_importo: '', commessa_costo_unita: '' }),
    ...(quadro ? {} : { quadro_estremi: '', quadro_coefficiente: '', quadro_limite: '', quadro_validata: false, quadro_resto_adempiuto: false }),
    piano: dati.piano.map((riga) => ({ ...riga, quanto: conDurata(riga.modo) ? riga.quanto : 0 })),
  };
}

/** Names of the fields, in the order of the form. */
export const CAMPI: Record<string, string> = {
  codice_fiscale_datore: TESTI.datore, protocollo: TESTI.protocollo, ricevuta_il: TESTI.ricevutaIl, tipo: TESTI.tipoConvenzione,
  provincia: TESTI.provincia, dal: TESTI.dal, fino_al: TESTI.finoAl, rappresentante: TESTI.rappresentante, ruolo_rappresentante: TESTI.ruolo,
  carta_intestata: TESTI.cartaIntestata, firmata: TESTI.firmata, bollo: TESTI.bollo, bollo_numero: TESTI.bolloNumero,
  comitato_il: TESTI.comitatoIl, comitato_esito: TESTI.comitatoEsito, commissione_il: TESTI.commissioneIl,
  commissione_esito: TESTI.commissioneEsito, particolari_difficolta: TESTI.particolari, piano: TESTI.piano, mansioni: TESTI.mansioni,
  sostegno: TESTI.sostegno, verifiche: TESTI.verifiche, deroghe: TESTI.deroghe, terzo: TESTI.terzo, commessa_oggetto: TESTI.commessaOggetto,
  commessa_importo: TESTI.commessaImporto, commessa_costo_unita: TESTI.commessaCosto, quadro_estremi: TESTI.quadroEstremi,
  quadro_coefficiente: TESTI.quadroCoefficiente, quadro_limite: TESTI.quadroLimite, durata_minima_mesi: TESTI.durataMinima,
  candidature_giorni: TESTI.candidature, comunicazione_giorni: TESTI.comunicazione, verifica_mesi: TESTI.verificaMesi,
  prima_verifica: TESTI.primaVerifica, note: TESTI.note,
};

/** The agreement as it is read once it is proposed. */
export function righeConvenzione({ riga, dati }: SchedaConvenzione): Riga[] {
  return [
    { nome: TESTI.datore, valore: riga.datore, dove: indirizzo('datore', riga.datore_id) },
    { nome: TESTI.tipoConvenzione, valore: riga.tipo_nome },
    { nome: TESTI.durata, valore: TESTI.durataTesto(data(riga.dal), data(riga.fino_al)) },
    { nome: TESTI.protocollo, valore: dati.protocollo },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.provincia, valore: dati.provincia },
    { nome: TESTI.rappresentante, valore: [dati.rappresentante, dati.ruolo_rappresentante].filter(Boolean).join(', ') },
    { nome: TESTI.comitatoIl, valore: [data(dati.comitato_il), dati.comitato_esito].filter(Boolean).join(', ') },
    { nome: TESTI.commissioneIl, valore: [data(dati.commissione_il), dati.commissione_esito].filter(Boolean).join(', ') },
    { nome: TESTI.bolloNumero, valore: dati.bollo_numero },
    { nome: TESTI.note, valore: dati.note },
  ];
}
