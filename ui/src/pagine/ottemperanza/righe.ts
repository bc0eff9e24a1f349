import { data } from '$lib/formato';
import type { Coppia, DatiRichiesta } from '$lib/generati/tipi';
import { TESTI } from './testi';

/** The request as it is read once the certificate is out. */
export function righeRichiesta(dati: DatiRichiesta): Coppia[] {
  return [
    { nome: TESTI.ente, valore: dati.ente },
    { nome: TESTI.codiceIpa, valore: dati.codice_ipa },
    { nome: TESTI.cig, valore: dati.cig },
    { nome: TESTI.protocollo, valore: dati.protocollo },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.pec, valore: dati.pec },
    { nome: TESTI.impresa, valore: dati.codice_fiscale_datore },
    { nome: TESTI.riferimento, valore: data(dati.data_riferimento) },
    { nome: TESTI.determina, valore: data(dati.determina_del) },
    { nome: TESTI.oggetto, valore: dati.oggetto_gara },
    { nome: TESTI.note, valore: dati.note },
  ];
}
