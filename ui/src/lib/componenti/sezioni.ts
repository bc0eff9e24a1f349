import type { Contatori } from '$lib/generati/tipi';
import type { Pagina } from '$lib/rotte.svelte';
import type { NomeIcona } from './icone';

/** An entry of the navigation. */
export interface Sezione {
  pagina: Pagina;
  nome: string;
  icona: NomeIcona;
  contatore?: keyof Contatori;
  /** The pages under which the entry is the current one. */
  pagine: Pagina[];
}

/** The navigation, group by group. */
export const SEZIONI: Sezione[][] = [
  [
    { pagina: 'cruscotto', nome: 'Cruscotto', icona: 'casa', pagine: ['cruscotto'] },
    { pagina: 'scadenzario', nome: 'Scadenzario', icona: 'orologio', pagine: ['scadenzario'] },
  ],
  [
    { pagina: 'datori', nome: 'Datori di lavoro', icona: 'datore', pagine: ['datori', 'datore'] },
    { pagina: 'revisione', nome: 'Revisione', icona: 'ciclo', pagine: ['revisione'] },
  ],
  [
    { pagina: 'persone', nome: 'Persone', icona: 'persone', pagine: ['persone', 'persona'] },
    { pagina: 'iscrizioni', nome: 'Iscrizioni', icona: 'iscrizione', pagine: ['iscrizioni', 'iscrizione'] },
    { pagina: 'proposte', nome: 'Proposte', icona: 'proposta', pagine: ['proposte'] },
  ],
  [
    { pagina: 'nulla_osta', nome: 'Nulla osta', icona: 'permesso', pagine: ['nulla_osta', 'nulla_osta_richiesta'] },
    { pagina: 'computi', nome: 'Computo', icona: 'somma', pagine: ['computi', 'computo'] },
    { pagina: 'esoneri', nome: 'Esoneri', icona: 'mezzo', pagine: ['esoneri', 'esonero', 'versamenti'] },
    { pagina: 'convenzioni', nome: 'Convenzioni', icona: 'patto', pagine: ['convenzioni', 'convenzione'] },
    { pagina: 'preselezioni', nome: 'Preselezione', icona: 'elenco', pagine: ['preselezioni', 'preselezione'] },
    { pagina: 'avvisi', nome: 'Avvisi e graduatorie', icona: 'graduatoria', pagine: ['avvisi', 'avviso', 'criteri'] },
  ],
  [
    { pagina: 'sospensioni', nome: 'Sospensioni', icona: 'orologio', pagine: ['sospensioni', 'sospensione'] },
    { pagina: 'compensazioni', nome: 'Compensazioni', icona: 'copia', pagine: ['compensazioni', 'compensazione'] },
  ],
  [
    { pagina: 'importa', nome: 'Importa', icona: 'carica', pagine: ['importa'] },
    { pagina: 'prospetti', nome: 'Prospetti', icona: 'tabella', contatore: 'prospetti', pagine: ['prospetti', 'prospetto'] },
    {
      pagina: 'ottemperanza', nome: 'Ottemperanza', icona: 'sigillo', contatore: 'ottemperanza',
      pagine: ['ottemperanza', 'richiesta'],
    },
  ],
  [
    {
      pagina: 'atti', nome: 'Registro degli atti', icona: 'registro', contatore: 'da_firmare',
      pagine: ['atti', 'atto', 'libro-firma', 'verifica'],
    },
  ],
  [{ pagina: 'impostazioni', nome: 'Impostazioni', icona: 'ingranaggio', pagine: ['impostazioni'] }],
];
