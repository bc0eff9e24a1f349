import { leggiData } from '$lib/formato';
import type { DatiAvviso, DatiDomandaAvviso, DatiPunteggio, PropostaConferma, RigaGraduatoria, TabellaCriteri } from '$lib/generati/tipi';
import { TESTI } from './testi';

/** The fields in the order of the form. */
export const AVVISO_VUOTO: DatiAvviso = {
  codice_fiscale_ente: '', codice_ipa: '', protocollo: '', richiesta_il: '', base: 'legge68', anno: 0, elenco: 'art8', provincia: '', profilo: '',
  posti: 1, riservati: 0, per_posto: 1, contratto: 'indeterminato', durata_mesi: 0, ore: '', ore_contratto: '', sede: '', requisiti: [],
  canali: ['pec', 'a_mano'], come: '', criteri: '', pubblicato_il: '', adesioni_dal: '', adesioni_al: '', requisiti_al: '', note: '',
};

export const PUNTI_VUOTI: DatiPunteggio = {
  reddito: '', isee: '', persone_a_carico: 0, percentuale: '', categoria: '', precedenza: '', locomozione: '', did_dal: '', patente: '',
  senza_lavoro_stabile: '', congiunto_deceduto: '', esperienza_mesi: '',
};

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiAvviso): DatiAvviso {
  return {
    ...dati, richiesta_il: iso(dati.richiesta_il), pubblicato_il: iso(dati.pubblicato_il), adesioni_dal: iso(dati.adesioni_dal),
    adesioni_al: iso(dati.adesioni_al), requisiti_al: iso(dati.requisiti_al),
  };
}

/** The tables of criteria to choose from; of one that cannot be used, how much of it is still to be known. */
export const tabelleDaScegliere = (tabelle: TabellaCriteri[]) => [
  { valore: '', nome: 'scegli' },
  ...tabelle.map((t) => ({ valore: t.codice, nome: t.usabile ? t.nome : `${t.nome} (${TESTI.daConfermare(t.da_confermare.length)})` })),
];

/** What the person's file holds, in words; nothing if it holds nothing for the year. */
export function daFascicolo(proposta: PropostaConferma): string {
  const voci = [proposta.reddito && 'reddito', proposta.isee && 'ISEE', proposta.carico_dichiarato_il && 'persone a carico'];
  return voci.filter(Boolean).join(', ');
}

/** The next application after one: day, channel and signature stay, since they come in bundles. */
export function successiva(prima: DatiDomandaAvviso | undefined, requisiti: number, oggi: string, sportello = false): DatiDomandaAvviso {
  const [canale, firma] = sportello ? ['presenza', 'davanti_al_funzionario'] : ['pec', 'digitale'];
  return {
    codice_fiscale: '', pervenuta_il: prima?.pervenuta_il ?? oggi, canale: prima?.canale ?? canale, protocollo: '', firma: prima?.firma ?? firma,
    documento_identita: prima?.documento_identita ?? false, dichiarazione_valore: false,
    requisiti: prima?.requisiti ?? Array.from({ length: requisiti }, () => ''), riserva: false, modulo_riserva: false,
  };
}

/** The components of an open ranking, in their order, as columns. */
export function componenti(righe: RigaGraduatoria[]): { voce: string; nome: string }[] {
  const prima = righe.find((riga) => riga.voci.length > 0);
  return prima?.voci.map(({ voce, nome }) => ({ voce, nome })) ?? [];
}

/** What stands beside the points: why there are none, or how the place was decided. */
export function nota(riga: RigaGraduatoria): '' | 'aParita' | 'incompleta' | 'esclusa' | 'conRiserva' | 'precede' {
  if (riga.esito === 'incompleta' || riga.esito === 'esclusa') return riga.esito;
  if (riga.precedenza) return 'precede';
  if (riga.parita) return 'aParita';
  return riga.esito === 'con_riserva' ? 'conRiserva' : '';
}
