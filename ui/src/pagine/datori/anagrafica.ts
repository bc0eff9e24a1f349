import type { Anagrafica } from '$lib/generati/tipi';

/** An employer still to be written. */
export const ANAGRAFICA_VUOTA: Anagrafica = {
  id: '', versione: 0, codice_fiscale: '', partita_iva: '', denominazione: '', natura: 'privato', provincia: '', comune: '',
  indirizzo: '', cap: '', pec: '', telefono: '', settore: '', ccnl: '',
};
