import { leggiData } from '$lib/formato';
import type { AccertamentoSanitario, Capacita, DatiFascicolo, VoceTabella } from '$lib/generati/tipi';

export const accertamentoVuoto = (): AccertamentoSanitario => ({
  tipo: 'verbale_invalidita_civile', percentuale: '', categoria_tabellare: '', rilasciato_il: '', rilasciato_da: '', rivedibile_il: '', estremi: '',
});

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The data with their days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiFascicolo): DatiFascicolo {
  return {
    ...dati,
    evento_il: iso(dati.evento_il),
    diagnosi_del: iso(dati.diagnosi_del),
    diagnosi_revisione_il: iso(dati.diagnosi_revisione_il),
    comitato_del: iso(dati.comitato_del),
    accertamenti: dati.accertamenti.map((a) => ({ ...a, rilasciato_il: iso(a.rilasciato_il), rivedibile_il: iso(a.rivedibile_il) })),
  };
}

/** The grade of a capacity; empty while it has not been assessed. */
export const gradoDi = (capacita: Capacita[], codice: string): string => capacita.find((c) => c.codice === codice)?.grado ?? '';

/** The same capacities with another grade for one; an empty grade takes it away. */
export function conGrado(capacita: Capacita[], codice: string, grado: string): Capacita[] {
  const altre = capacita.filter((c) => c.codice !== codice);
  return grado === '' ? altre : [...altre, { codice, grado }];
}

/** Rows of a table, group by group, in the order they come. */
export function perGruppo(voci: VoceTabella[]): { gruppo: string; voci: VoceTabella[] }[] {
  const gruppi: { gruppo: string; voci: VoceTabella[] }[] = [];
  for (const voce of voci) {
    const gia = gruppi.find((g) => g.gruppo === voce.gruppo);
    if (gia) gia.voci.push(voce);
    else gruppi.push({ gruppo: voce.gruppo, voci: [voce] });
  }
  return gruppi;
}

/** The reason as it goes into the register. */
export function motivoIntero(scelto: string, dettaglio: string, altro: string): string {
  const parole = dettaglio.trim();
  if (scelto === altro) return parole;
  return parole === '' ? scelto : `${scelto}: ${parole}`;
}
