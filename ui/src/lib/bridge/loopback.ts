import { conPaginaInerte } from './inerte';
import { comeErrore, type Ponte } from './ponte';

async function manda<T>(indirizzo: string, corpo: unknown): Promise<T> {
  let risposta: Response;
  try {
    risposta = await fetch(indirizzo, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(corpo),
    });
  } catch (causa) {
    throw comeErrore(causa);
  }
  const testo = await risposta.text();
  let letto: unknown;
  try {
    letto = testo === '' ? null : JSON.parse(testo);
  } catch {
    letto = testo;
  }
  if (!risposta.ok) throw comeErrore(letto);
  return letto as T;
}

/** What the next picker answers, as the test has queued it: paths, one path, or nothing. */
async function scelti(opzioni: unknown): Promise<string[]> {
  const risposta = await manda<string[] | string | null>('/prova/scegli', opzioni);
  if (risposta === null) return [];
  return Array.isArray(risposta) ? risposta : [risposta];
}

/** The bridge to the host of the tests, on the same machine: it drives the same use cases over HTTP. */
export const ponte: Ponte = {
  esegui: (comando, richiesta) => manda(`/api/${comando}`, richiesta),
  scegliFile: (opzioni) => conPaginaInerte(() => scelti(opzioni), []),
  scegliDoveSalvare: (opzioni) => conPaginaInerte(async () => (await scelti(opzioni))[0] ?? null, null),
  scegliCartella: (opzioni) => conPaginaInerte(async () => (await scelti(opzioni))[0] ?? null, null),
  apri: (percorso) => manda('/prova/apri', { percorso }),
  stampa: (percorso) => manda('/prova/apri', { percorso, stampa: true }),
  suTrascinamento(richiamo) {
    const ascolta = (evento: Event) => richiamo((evento as CustomEvent<string[]>).detail);
    window.addEventListener('prova:trascina', ascolta);
    return () => window.removeEventListener('prova:trascina', ascolta);
  },
  suChiusura(puoChiudere) {
    const ascolta = (evento: Event) => {
      const rispondi = (evento as CustomEvent<(chiude: boolean) => void>).detail;
      void puoChiudere().then(rispondi);
    };
    window.addEventListener('prova:chiudi', ascolta);
    return () => window.removeEventListener('prova:chiudi', ascolta);
  },
  pronto: () => Promise.resolve(),
};
