import { ponte } from '$lib/bridge';
import type { FileScritto, Formato } from '$lib/generati/tipi';
import { nomeFile, quanti } from '$lib/formato';
import { notifica, notificaErrore } from '$lib/stato/notifiche.svelte';

const NOMI: Record<Formato, string> = { xlsx: 'Foglio di calcolo', csv: 'Testo con separatori', pdf: 'Documento PDF' };

/** Asks where to write, writes, says how it went and offers to open the file. */
export async function esporta(
  nome: string,
  formato: Formato,
  scrivi: (percorso: string) => Promise<FileScritto>,
): Promise<void> {
  try {
    const percorso = await ponte.scegliDoveSalvare({
      titolo: 'Scegli dove salvare',
      nome: `${nome}.${formato}`,
      filtri: [{ nome: NOMI[formato], estensioni: [formato] }],
    });
    if (percorso === null) return;
    annuncia(await scrivi(percorso));
  } catch (causa) {
    notificaErrore(causa);
  }
}

/** Says that a file was written, with a button that opens it. */
export function annuncia(file: FileScritto): void {
  const righe = file.righe > 0 ? `, ${quanti(file.righe, 'riga', 'righe')}` : '';
  notifica(`Scritto ${nomeFile(file.percorso)}${righe}.`, 'fatto', {
    nome: 'Apri',
    esegui: () => void ponte.apri(file.percorso).catch(notificaErrore),
  });
}
