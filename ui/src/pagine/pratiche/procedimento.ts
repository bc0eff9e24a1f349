import type { Controllo, RigaAtto, Stato, Voce, VoceStoria } from '$lib/generati/tipi';
import type { SchedaPratica } from '$lib/pratica.svelte';

/** What the page of a procedure with several acts reads, whatever it is about. */
export interface SchedaProcedimento<D> extends SchedaPratica<D> {
  riga: { id: string; datore_id: string; stato: Stato };
  controlli: Controllo[];
  impedimento: string;
  spiegazione?: Voce;
  passi: string[];
  atti: RigaAtto[];
  storia: VoceStoria[];
}

/** A step: its words, the fields it asks for, whether it issues an act. */
export interface PassoProcedimento {
  nome: string;
  titolo: string;
  fatto: string;
  campi: ('data' | 'al' | 'atto' | 'nota')[];
  /** Label of its day. */
  data?: string;
  emette: boolean;
}
