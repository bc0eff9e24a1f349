import type { Component } from 'svelte';
import type { Pagina, Rotta } from '$lib/indirizzi';

type ModuloPagina = { default: Component<{ rotta: Rotta }> };

/** The pages there are. */
export const moduli = import.meta.glob<ModuloPagina>([
  './cruscotto/Cruscotto.svelte',
  './datori/{Datori,Datore}.svelte',
  './prospetti/{Prospetti,Prospetto}.svelte',
  './importa/Importa.svelte',
  './nulla_osta/{NullaOsta,Richiesta}.svelte',
  './ottemperanza/{Ottemperanza,Richiesta}.svelte',
  './atti/{Atti,Atto,LibroFirma,Verifica}.svelte',
  './compensazioni/{Compensazione,Compensazioni}.svelte',
  './computi/{Computi,Computo}.svelte',
  './esoneri/{Esoneri,Esonero,Tesoreria}.svelte',
  './convenzioni/{Convenzione,Convenzioni}.svelte',
  './avvisi/{Avvisi,Avviso,Criteri}.svelte',
  './impostazioni/Impostazioni.svelte',
  './guida/Guida.svelte',
  './iscrizioni/{Iscrizione,Iscrizioni}.svelte',
  './persone/{Persona,Persone}.svelte',
  './preselezioni/{Preselezione,Preselezioni}.svelte',
  './proposte/Proposte.svelte',
  './revisione/Revisione.svelte',
  './scadenzario/Scadenzario.svelte',
  './sospensioni/{Sospensione,Sospensioni}.svelte',
]);

/** Where each page stands; loaded when it is first opened. */
export const FILE: Record<Pagina, string> = {
  cruscotto: './cruscotto/Cruscotto.svelte',
  datori: './datori/Datori.svelte',
  datore: './datori/Datore.svelte',
  prospetti: './prospetti/Prospetti.svelte',
  prospetto: './prospetti/Prospetto.svelte',
  importa: './importa/Importa.svelte',
  ottemperanza: './ottemperanza/Ottemperanza.svelte',
  richiesta: './ottemperanza/Richiesta.svelte',
  atti: './atti/Atti.svelte',
  atto: './atti/Atto.svelte',
  'libro-firma': './atti/LibroFirma.svelte',
  verifica: './atti/Verifica.svelte',
  impostazioni: './impostazioni/Impostazioni.svelte',
  guida: './guida/Guida.svelte',
  compensazione: './compensazioni/Compensazione.svelte',
  compensazioni: './compensazioni/Compensazioni.svelte',
  computi: './computi/Computi.svelte',
  computo: './computi/Computo.svelte',
  esoneri: './esoneri/Esoneri.svelte',
  esonero: './esoneri/Esonero.svelte',
  versamenti: './esoneri/Tesoreria.svelte',
  convenzione: './convenzioni/Convenzione.svelte',
  convenzioni: './convenzioni/Convenzioni.svelte',
  iscrizione: './iscrizioni/Iscrizione.svelte',
  iscrizioni: './iscrizioni/Iscrizioni.svelte',
  persona: './persone/Persona.svelte',
  persone: './persone/Persone.svelte',
  proposte: './proposte/Proposte.svelte',
  nulla_osta: './nulla_osta/NullaOsta.svelte',
  nulla_osta_richiesta: './nulla_osta/Richiesta.svelte',
  preselezione: './preselezioni/Preselezione.svelte',
  preselezioni: './preselezioni/Preselezioni.svelte',
  revisione: './revisione/Revisione.svelte',
  scadenzario: './scadenzario/Scadenzario.svelte',
  sospensione: './sospensioni/Sospensione.svelte',
  sospensioni: './sospensioni/Sospensioni.svelte',
  avvisi: './avvisi/Avvisi.svelte',
  avviso: './avvisi/Avviso.svelte',
  criteri: './avvisi/Criteri.svelte',
};

/** The component of a page. */
export async function paginaDi(pagina: Pagina): Promise<Component<{ rotta: Rotta }>> {
  const modulo = moduli[FILE[pagina]];
  if (!modulo) throw new Error(`manca la pagina ${pagina}`);
  return (await modulo()).default;
}
