const MINUTI_IN_ORA = 60;
const ORE_IN_SETTIMANA = 168;

/** Weekly hours as they are typed (20, 20:30, 20.30, 20,5, 20 ore) in the form "HH:MM"; null if they cannot be read. */
export function leggiOre(testo: string): string | null {
  const pulito = testo.trim().toLowerCase().replace(/\s*(ore|h)$/, '');
  const decimale = /^(\d{1,3}),(\d{1,2})$/.exec(pulito);
  const intera = /^(\d{1,3})(?:[:.](\d{2}))?$/.exec(pulito);
  let minuti: number;
  if (decimale) minuti = Math.round((Number(decimale[1]) + Number(`0.${decimale[2]}`)) * MINUTI_IN_ORA);
  else if (intera && Number(intera[2] ?? 0) < MINUTI_IN_ORA) minuti = Number(intera[1]) * MINUTI_IN_ORA + Number(intera[2] ?? 0);
  else return null;
  if (minuti > ORE_IN_SETTIMANA * MINUTI_IN_ORA) return null;
  const due = (n: number) => String(n).padStart(2, '0');
  return `${due(Math.floor(minuti / MINUTI_IN_ORA))}:${due(minuti % MINUTI_IN_ORA)}`;
}
