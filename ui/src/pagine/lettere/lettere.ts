import type { FiltroIscrizioni } from '$lib/generati/tipi';

/** For letters to iscrizioni that are named one by one: the filter is not looked at. */
export const SENZA_FILTRO: FiltroIscrizioni = {
  testo: '', elenco: '', stato: '', scadenza: '', documenti_mancanti: false, ordina: '', discendente: false, da: 0, quanti: 0,
};
