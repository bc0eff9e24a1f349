/** Keeps the page still while a native picker is open: some desktops do not make it modal. One at a time. */
let aperto = false;

export async function conPaginaInerte<T>(azione: () => Promise<T>, altrimenti: T): Promise<T> {
  if (aperto) return altrimenti;
  aperto = true;
  document.body.inert = true;
  try {
    return await azione();
  } finally {
    aperto = false;
    document.body.inert = false;
  }
}
