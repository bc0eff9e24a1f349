/** "06-24" as it is read, "24/06"; anything else as it is. */
export function daPatrono(valore: string): string {
  const letto = /^(\d{2})-(\d{2})$/.exec(valore);
  return letto ? `${letto[2]}/${letto[1]}` : valore;
}

/** "24/6" or "24.06" as the program keeps it, "06-24"; what cannot be read stays, so that the program can say so. */
export function versoPatrono(testo: string): string {
  const letto = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})$/.exec(testo.trim());
  return letto ? `${(letto[2] ?? '').padStart(2, '0')}-${(letto[1] ?? '').padStart(2, '0')}` : testo.trim();
}
