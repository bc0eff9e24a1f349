import { invoke } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { conPaginaInerte } from './inerte';
import { comeErrore, type Ponte } from './ponte';

async function chiama<T>(nome: string, argomenti?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(nome, argomenti);
  } catch (causa) {
    throw comeErrore(causa);
  }
}

/** Undoes a listener that is still being registered. */
function quandoRegistrato(registrazione: Promise<() => void>): () => void {
  return () => void registrazione.then((disdici) => disdici());
}

/** The bridge to the desktop shell. */
export const ponte: Ponte = {
  esegui: (comando, richiesta) => chiama('esegui', { comando, richiesta }),
  scegliFile: (opzioni) => conPaginaInerte(() => chiama('scegli_file', { ...opzioni }), []),
  scegliDoveSalvare: (opzioni) => conPaginaInerte(() => chiama('scegli_dove_salvare', { ...opzioni }), null),
  scegliCartella: (opzioni) => conPaginaInerte(() => chiama('scegli_cartella', { ...opzioni }), null),
  apri: (percorso) => chiama('apri', { percorso }),
  stampa: (percorso) => chiama('stampa', { percorso }),
  suTrascinamento: (richiamo) =>
    quandoRegistrato(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'drop') richiamo(payload.paths);
      }),
    ),
  suChiusura: (puoChiudere) =>
    quandoRegistrato(
      getCurrentWindow().onCloseRequested(async (evento) => {
        if (!(await puoChiudere())) evento.preventDefault();
      }),
    ),
  pronto: () => chiama('pronto'),
};
