import type { Component } from 'svelte';
import type { Pagina, Rotta } from '$lib/rotte.svelte';

type ModuloPagina = { default: Component<{ rotta: Rotta }> };

const moduli = import.meta.glob<ModuloPagina>('./*/*.svelte');

/** Where each page stands; loaded when it is first opened. */
const FILE: Record<Pagina, string> = {
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
};

/** The component of a page. */
export async function paginaDi(pagina: Pagina): Promise<Component<{ rotta: Rotta }>> {
  const modulo = moduli[FILE[pagina]];
  if (!modulo) throw new Error(`manca la pagina ${pagina}`);
  return (await modulo()).default;
}
