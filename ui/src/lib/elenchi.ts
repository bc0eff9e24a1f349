/** The lists of law 68/1999 and of the special laws, by code. */
export const ELENCHI = [
  { valore: 'art8', nome: 'art. 8, disabilità' },
  { valore: 'art18', nome: 'art. 18' },
  { valore: 'centralinisti', nome: 'centralinisti' },
  { valore: 'massofisioterapisti', nome: 'massofisioterapisti' },
  { valore: 'terapisti', nome: 'terapisti' },
];

/** A list to be chosen: the first choice says that there is none yet. */
export const ELENCHI_DA_SCEGLIERE = [{ valore: '', nome: 'scegli' }, ...ELENCHI];
