import type { ErroreDiRiga, FileImportato, Lavoro, Stato } from '$lib/generati/tipi';
import { nomeFile } from '$lib/formato';
import { TESTI } from './testi';

/** Adds paths to a queue; one that is already there is not added twice. */
export function unisci(percorsi: string[], nuovi: string[]): string[] {
  return [...new Set([...percorsi, ...nuovi])];
}

/** The state of a file in shape and words. */
export function statoFile(file: FileImportato): Stato {
  switch (file.stato) {
    case 'in_corso':
      return { codice: 'in_attesa', testo: TESTI.inCorso, tono: 'normale' };
    case 'pronto':
      return { codice: 'pronto', testo: TESTI.pronto, tono: 'fatto' };
    case 'con_scarti':
      return { codice: 'con_scarti', testo: TESTI.conScarti(file.restano_fuori), tono: 'errore' };
    case 'duplicato':
      return { codice: 'duplicato', testo: TESTI.duplicato, tono: 'attenzione' };
    case 'rifiutato':
      return { codice: 'rifiutato', testo: TESTI.rifiutato, tono: 'errore' };
    case 'importato':
      return { codice: 'importato', testo: TESTI.importato, tono: 'fatto' };
    default:
      return { codice: 'in_attesa', testo: TESTI.inAttesa, tono: 'normale' };
  }
}

/** The files of a queue as the job sees them; those it does not know yet are waiting. */
export function fileInCoda(percorsi: string[], lavoro: Lavoro | undefined): FileImportato[] {
  return percorsi.map(
    (percorso) =>
      lavoro?.file.find((f) => f.percorso === percorso) ?? {
        nome: nomeFile(percorso), percorso, dimensione: 0, stato: 'in_attesa', codice: '', messaggio: '', entrano: 0, restano_fuori: 0,
      },
  );
}

/** Errors of a file and of a sheet; empty takes all. */
export function filtraErrori(errori: ErroreDiRiga[], file: string, foglio: string): ErroreDiRiga[] {
  return errori.filter((e) => (file === '' || e.file === file) && (foglio === '' || e.foglio === foglio));
}

/** Sheets that hold errors, each once, in the order of the file. */
export function fogli(errori: ErroreDiRiga[]): string[] {
  return [...new Set(errori.map((e) => e.foglio))];
}

/** Whether the queue holds national files alone, which hold one prospetto each. */
export function soloProspetti(percorsi: string[]): boolean {
  return percorsi.every((percorso) => percorso.toLowerCase().endsWith('.xml'));
}
