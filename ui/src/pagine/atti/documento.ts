import { ponte } from '$lib/bridge';
import type { RigaAtto } from '$lib/generati/tipi';

/** Where to write the PDF of an act; null if the user gave up. The program opens and prints files, not pages. */
export function percorsoDelPdf(atto: RigaAtto | undefined): Promise<string | null> {
  return ponte.scegliDoveSalvare({
    titolo: 'Scegli dove salvare il PDF',
    nome: `${(atto?.tipo ?? 'atto').toLowerCase().replaceAll(' ', '-')}-${(atto?.numero ?? '').replace('/', '-')}.pdf`,
    filtri: [{ nome: 'Documento PDF', estensioni: ['pdf'] }],
  });
}
