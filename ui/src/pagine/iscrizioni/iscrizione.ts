import { data, leggiData } from '$lib/formato';
import type { DatiIscrizione, DocumentoConsegnato, DocumentoRichiesto, VoceTabella } from '$lib/generati/tipi';
import { ELENCHI } from '$lib/elenchi';
import { INGRESSI } from './testi';

/** An application still to be written. */
export const domandaVuota = (persona: string, oggi: string): DatiIscrizione => ({
  persona_id: persona, elenco: 'art8', ingresso: 'prima', richiesta_il: oggi, protocollo: '', provenienza: '', anzianita_dal: '',
  anzianita_motivo: '', documenti: [], note: '',
});

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/**
 * The form as it is shown: days in the form of the fields, and a row for every document asked for, in the
 * order in which they are asked.
 */
export function normalizza(dati: DatiIscrizione, richiesti: DocumentoRichiesto[]): DatiIscrizione {
  const documenti = richiesti.map(({ codice, consegnato_il, scade_il }) => {
    const gia = dati.documenti.find((d) => d.codice === codice);
    return { codice, consegnato_il: iso(gia?.consegnato_il ?? consegnato_il), scade_il: iso(gia?.scade_il ?? scade_il) };
  });
  const altri = dati.documenti.filter((d) => !richiesti.some((r) => r.codice === d.codice));
  return { ...dati, richiesta_il: iso(dati.richiesta_il), anzianita_dal: iso(dati.anzianita_dal), documenti: [...documenti, ...altri] };
}

/** The form as it is sent: documents without any day are not delivered, and are left out. */
export const daInviare = (dati: DatiIscrizione): DatiIscrizione => ({
  ...dati, documenti: dati.documenti.filter((d) => d.consegnato_il.trim() !== '' || d.scade_il.trim() !== ''),
});

export interface Passo {
  /** On the button. */
  nome: string;
  /** Title of the dialog. */
  titolo: string;
  /** What it does and whether it can be undone. */
  spiega: string;
  genere: 'primary' | 'danger' | '';
  /** Which table the ground comes from. */
  motivi?: 'motivi_cancellazione' | 'motivi_sospensione';
  finoAl?: boolean;
  destinazione?: boolean;
  /** Whether the words are needed. */
  nota?: 'obbligatoria' | 'facoltativa';
  /** What the words are. */
  nomeNota?: string;
  /** The document that usually follows. */
  lettera?: string;
}

/** The steps of an iscrizione, as they are told. */
export const PASSI: Record<string, Passo> = {
  iscrivi: {
    nome: 'Iscrivi', titolo: 'Iscrivi nell’elenco', genere: 'primary', nota: 'facoltativa', lettera: 'attestato',
    spiega: 'L’iscrizione prende un numero dell’elenco e la data che scrivi. Il numero non si cambia più.',
  },
  respingi: {
    nome: 'Respingi…', titolo: 'Respingi la domanda', genere: 'danger', nota: 'obbligatoria', nomeNota: 'Motivi, come vanno nella comunicazione',
    spiega: 'La domanda si chiude senza iscrizione. Prima la persona riceve il preavviso ex art. 10-bis, L. 241/1990, e ha tempo per rispondere.',
  },
  sospendi: {
    nome: 'Sospendi…', titolo: 'Sospendi l’iscrizione', genere: '', motivi: 'motivi_sospensione', finoAl: true, nota: 'facoltativa',
    spiega: 'La persona resta nell’elenco, ma non si avvia al lavoro finché non riapri. Si toglie con «Riapri».',
  },
  riapri: {
    nome: 'Riapri…', titolo: 'Riapri l’iscrizione', genere: 'primary', nota: 'facoltativa', spiega: 'L’iscrizione torna aperta dal giorno che scrivi.',
  },
  preavviso: {
    nome: 'Preavviso…', titolo: 'Comunica il preavviso ex art. 10-bis', genere: '', motivi: 'motivi_cancellazione', nota: 'obbligatoria',
    nomeNota: 'Motivi, come vanno nella comunicazione', lettera: 'preavviso',
    spiega: 'La persona riceve i motivi e può presentare osservazioni. Il programma conta il termine e sospende quelli del procedimento.',
  },
  osservazioni: {
    nome: 'Osservazioni…', titolo: 'Registra le osservazioni ricevute', genere: '', nota: 'obbligatoria', nomeNota: 'Che cosa osserva la persona',
    spiega: 'La decisione dovrà dare conto di ciascuna osservazione.',
  },
  cancella: {
    nome: 'Cancella…', titolo: 'Cancella dall’elenco', genere: 'danger', motivi: 'motivi_cancellazione', nota: 'facoltativa', lettera: 'cancellazione',
    spiega: 'L’iscrizione si chiude con il motivo di legge. L’anzianità si ferma a quel giorno.',
  },
  trasferisci: {
    nome: 'Trasferisci…', titolo: 'Trasferisci a un altro ufficio', genere: '', destinazione: true, nota: 'facoltativa',
    spiega: 'L’iscrizione si chiude qui e passa all’altro ufficio con la sua anzianità.',
  },
};

/** The step as it is told; an unknown code keeps its own name. */
export const passoDi = (codice: string): Passo => PASSI[codice] ?? { nome: codice, titolo: codice, spiega: '', genere: '', nota: 'facoltativa' };

/** What a passage was, once it has happened. */
const FATTI: Record<string, string> = {
  iscrivi: 'Iscritta', respingi: 'Domanda respinta', sospendi: 'Sospesa', riapri: 'Riaperta', preavviso: 'Preavviso comunicato',
  osservazioni: 'Osservazioni ricevute', cancella: 'Cancellata', trasferisci: 'Trasferita',
};
export const fattoDi = (codice: string): string => FATTI[codice] ?? codice;

/** Name and source of a ground. */
export const motivoDi = (codice: string, ...tabelle: VoceTabella[][]): VoceTabella | undefined => tabelle.flat().find((v) => v.codice === codice);

/** How a value is read when two versions are compared; nothing where the common words will do. */
export function valoreInParole(campo: string, valore: unknown): string | undefined {
  if (campo === 'documenti') {
    const consegnati = (valore as DocumentoConsegnato[]).filter((d) => d.consegnato_il !== '');
    return consegnati.map((d) => `${d.codice.replaceAll('_', ' ')}: ${data(d.consegnato_il)}`).join('; ');
  }
  if (campo === 'elenco') return ELENCHI.find((l) => l.valore === valore)?.nome;
  if (campo === 'ingresso') return INGRESSI.find((i) => i.valore === valore)?.nome;
  return campo.endsWith('_il') || campo.endsWith('_dal') ? data(String(valore)) : undefined;
}
