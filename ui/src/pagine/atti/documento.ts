import { ponte } from '$lib/bridge';
import type { RigaAtto } from '$lib/generati/tipi';
import { conArticolo } from '$pagine/ottemperanza/richiesta';

/** Where to write the PDF of an act; null if the user gave up. The program opens and prints files, not pages. */
export function percorsoDelPdf(atto: RigaAtto | undefined): Promise<string | null> {
  return ponte.scegliDoveSalvare({
    titolo: 'Scegli dove salvare il PDF',
    nome: `${(atto?.tipo ?? 'atto').toLowerCase().replaceAll(' ', '-')}-${(atto?.numero ?? '').replace('/', '-')}.pdf`,
    filtri: [{ nome: 'Documento PDF', estensioni: ['pdf'] }],
  });
}

/** The subject of an act without what the columns beside it say: "per il Comune di Valdastra". */
export function oggettoBreve(atto: RigaAtto): string {
  const prima = `${atto.tipo}, ${atto.datore}, `;
  if (!atto.oggetto.startsWith(prima)) return atto.oggetto;
  const resto = atto.oggetto.slice(prima.length);
  return resto.startsWith('per ') ? `per ${conArticolo(resto.slice(4))}` : resto;
}
