import type { Certezza, Voce } from '$lib/generati/tipi';

/** How certain a citation is, in the words an official reads. */
export const CERTEZZA: Record<Certezza, string> = {
  testo_di_legge: 'testo di legge',
  prassi_ufficio: 'prassi d’ufficio',
  da_confermare: 'da confermare',
};

/** The step with that identifier, wherever it stands in the tree. */
export function trovaVoce(radice: Voce | undefined, id: string): Voce | undefined {
  if (!radice || radice.id === id) return radice;
  for (const figlio of radice.figli) {
    const trovata = trovaVoce(figlio, id);
    if (trovata) return trovata;
  }
  return undefined;
}

/** The branches refused anywhere below a step: the outermost of each. */
export function ramiRifiutati(voce: Voce): Voce[] {
  return voce.figli.flatMap((figlio) => (figlio.applicata ? ramiRifiutati(figlio) : [figlio]));
}
