/** Drawings of 20 by 20, strokes only. */
export const ICONE = {
  avviso: ['M10 3L18 17H2zM10 8v4.2M10 14.6v.2'],
  registro: ['M4 3h12v14H5.5A1.5 1.5 0 014 15.5zM4 15.5A1.5 1.5 0 015.5 14H16M7.5 7h5'],
  datore: ['M4 17V4h8v13M12 8h4v9M2.5 17h15', 'M6.5 7h3M6.5 10h3M6.5 13h3'],
  spunta: ['M4 10.5l4 4L16.5 6'],
  orologio: ['M10 3a7 7 0 100 14 7 7 0 000-14z', 'M10 6v4.3l3 1.7'],
  contrasto: ['M10 3a7 7 0 100 14 7 7 0 000-14z'],
  copia: ['M7 7h10v10H7zM4 13H3V3h10v1'],
  croce: ['M5 5l10 10M15 5L5 15'],
  ciclo: ['M16.5 8A7 7 0 003.8 7M3.5 12a7 7 0 0012.7 1M3.5 3.5V7H7M16.5 16.5V13H13'],
  trattino: ['M5 10h10'],
  giu: ['M5 8l5 5 5-5'],
  su: ['M5 12l5-5 5 5'],
  scarica: ['M10 3v9.5M6 9l4 4 4-4M3 13v4h14v-4'],
  occhio: ['M2 10c2-3.5 4.7-5 8-5s6 1.5 8 5c-2 3.5-4.7 5-8 5s-6-1.5-8-5z', 'M10 7.7a2.3 2.3 0 100 4.6 2.3 2.3 0 000-4.6z'],
  file: ['M5 2.5h7l4 4v11H5zM12 2.5v4h4'],
  ingranaggio: [
    'M10 7.3a2.7 2.7 0 100 5.4 2.7 2.7 0 000-5.4z',
    'M10 2.5v2.3M10 15.2v2.3M2.5 10h2.3M15.2 10h2.3M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6',
  ],
  mezzo: ['M10 4a6 6 0 100 12 6 6 0 000-12z'],
  aiuto: ['M10 3a7 7 0 100 14 7 7 0 000-14z', 'M8 8a2 2 0 114 0c0 1.5-2 1.6-2 3.2M10 13.8v.2'],
  casa: ['M3 9l7-6 7 6v8H3z', 'M8 17v-5h4v5'],
  persone: [
    'M7.5 3.5a3 3 0 100 6 3 3 0 000-6zM2 17c0-3.4 2.4-5.2 5.5-5.2S13 13.6 13 17', 'M13 4a2.7 2.7 0 010 5.2M15 12.2c1.9.8 3 2.4 3 4.8',
  ],
  proposta: ['M10 3a7 7 0 100 14 7 7 0 000-14z', 'M6.5 10h7M10.7 7.2L13.5 10l-2.8 2.8'],
  iscrizione: ['M3 4.5h14v11H3z', 'M6.2 8a1.6 1.6 0 103.2 0 1.6 1.6 0 00-3.2 0zM5 13c.3-1.6 1.4-2.4 2.8-2.4s2.5.8 2.8 2.4M12.5 8.5h2.5M12.5 11.5h2.5'],
  elenco: ['M8 5h9M8 10h9M8 15h9M3 5h1.5M3 10h1.5M3 15h1.5'],
  graduatoria: ['M8.5 5h8M8.5 10h8M8.5 15h8', 'M3 4.2l1.2-.7V7M3 9h1.8L3 11.5h1.9M3 13.5h1.8L3.9 15l.9.1v1.4H3'],
  lucchetto: ['M5 9h10v8H5zM7 9V6.5a3 3 0 016 0V9'],
  posta: ['M3 5h14v10H3zM3 6l7 5 7-5'],
  meno: ['M10 3a7 7 0 100 14 7 7 0 000-14z', 'M6.5 10h7'],
  patto: ['M2 7l4-2 4 2 4-2 4 2v7l-4 2-4-3-4 3-4-2z', 'M10 7L7.5 10c1 1.2 2.5 1 3.5 0'],
  permesso: ['M4 3h9l3 3v11H4z', 'M7.5 11.5l2 2 3.5-4'],
  penna: ['M3 17l1-4L14 3l3 3L7 16zM12 5l3 3'],
  piu: ['M10 4v12M4 10h12'],
  stampa: ['M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z'],
  anello: ['M10 4a6 6 0 100 12 6 6 0 000-12z'],
  sigillo: ['M10 3a5 5 0 100 10 5 5 0 000-10z', 'M7 12.5L6 18l4-2 4 2-1-5.5M8 8l1.5 1.5L12.2 7'],
  cerca: ['M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11z', 'M13 13l4.5 4.5'],
  ottagono: ['M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7zM10 6.5v4.5M10 13.4v.2'],
  somma: ['M15 4.5H5.5l5 5.5-5 5.5H15'],
  tabella: ['M3 4h14v12H3zM3 8h14M8 8v8'],
  indietro: ['M7 4L3 8l4 4M3 8h8a5 5 0 015 5v3'],
  carica: ['M10 13V3.5M6 7l4-4 4 4M3 13v4h14v-4'],
} as const;

/** Parts that are filled: the half discs. */
export const PIENE: Partial<Record<NomeIcona, string>> = {
  contrasto: 'M10 3v14a7 7 0 000-14z',
  mezzo: 'M10 4a6 6 0 010 12z',
};

export type NomeIcona = keyof typeof ICONE;
