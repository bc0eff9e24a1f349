export const TESTI = {
  titolo: 'Tabelle dei criteri',
  testo: 'Le tabelle danno i punti e decidono a parità. Una tabella con valori da confermare non si può usare: copiala e scrivi i valori dell’ufficio.',
  avvisi: 'Avvisi e graduatorie',
  copia: 'Copia…',
  copiaTitolo: (nome: string) => `Copia «${nome}»`,
  copiaTesto: 'La copia è dell’ufficio: puoi cambiarne valori, componenti e ordine.',
  copiata: 'Tabella copiata: scrivi i valori che mancano.',
  nome: 'Nome della tabella',
  torna: 'Torna alle tabelle',
  modifica: 'Modifica',
  elimina: 'Elimina…',
  eliminaTitolo: (nome: string) => `Elimini «${nome}»?`,
  eliminaTesto: 'La tabella si toglie dall’archivio. Nessun avviso la usa.',
  eliminata: 'Tabella eliminata.',
  dellUfficio: 'dell’ufficio',
  inUso: 'in uso: non cambia più',
  soloLettura: 'La tabella è fornita dal programma: per cambiarla copiala.',
  ferma: 'Un avviso pubblicato dà i punti con questa tabella: non cambia più. Per cambiarla copiala.',

  testata: 'Tabella',
  fonte: 'Atto da cui viene',
  certezza: 'Quanto è certa',
  verso: 'Chi precede',
  decimali: 'Decimali dei punti',
  decimaliAiuto: 'Ogni componente si arrotonda a questi',
  dal: 'Vale dal',
  al: 'Vale fino al',
  precedenza: 'Titoli di precedenza',
  nota: 'Nota',
  componenti: 'Componenti',
  componente: (nome: string, n: number) => nome || `Componente ${n}`,
  nomeComponente: 'Nome',
  tipo: 'Come dà punti',
  dato: 'Su che cosa',
  segno: 'I punti',
  fonteComponente: 'Altro atto',
  mancante: 'Se il dato manca',
  mancanteAiuto: 'Punti; vuoto: incompleta',
  soloPubblico: 'Per quali datori',
  soloElenco: 'Per quale elenco',
  soloDid: 'Solo a chi è disoccupato con DID prima dell’avviso',
  soloLocomozione: 'Solo a chi ha difficoltà di locomozione',
  aggiungi: 'Aggiungi una componente',
  togli: (nome: string) => `Togli «${nome}»`,
  sposta: (nome: string, su: boolean) => `Sposta «${nome}» più ${su ? 'in alto' : 'in basso'}`,

  punti: 'Punti',
  ogni: 'Ogni quanto',
  massimo: 'Al più, punti',
  riferimento: 'Mese da cui si conta',
  resto: 'Una parte di unità',
  soglia: 'Soglia',
  primo: 'Punti oltre la soglia',
  ogniPasso: 'Ogni ulteriori',
  puntiPasso: 'Altri punti',
  fatto: 'Se è vero che',
  altrimenti: 'Altrimenti, punti',
  fasce: 'Fasce',
  categorie: 'Categorie delle pensioni di guerra',
  da: 'Da',
  a: 'Fino a',
  aAiuto: 'Vuoto: senza fine',
  aggiungiFascia: 'Aggiungi una fascia',
  togliFascia: 'Togli la fascia',
  nessunaFascia: 'Nessuna fascia ancora.',
  daScrivere: 'da confermare',
  valoreSbagliato: 'Scrivi un numero, come 12 o 0,5; lascia vuoto se non lo sai ancora',

  giornoSbagliato: 'Scrivi un giorno che esiste, come 30/4/1988',

  parita: 'A parità di punti',
  paritaTesto: 'Le regole si provano in ordine. L’ultima decide sempre: due candidati non restano mai pari.',
  aggiungiRegola: 'Aggiungi una regola',
  ultima: 'sempre ultima',

  salva: 'Salva la tabella',
  salvata: 'Tabella salvata.',
  salvataConVuoti: (n: number) => (n === 1 ? 'Tabella salvata: manca 1 valore.' : `Tabella salvata: mancano ${n} valori.`),
  esempi: 'Che cosa fa',
  inventate: 'Persone inventate',
  esempiTesto: 'Persone inventate. I punti si rifanno mentre scrivi.',
  esempiElenco: 'Elenco dell’avviso',
  daCorreggere: (n: number) => (n === 1 ? '1 punto da correggere' : `${n} punti da correggere`),
  mancano: (n: number) => (n === 1 ? 'Manca 1 valore' : `Mancano ${n} valori`),
  poi: 'Quando ci sono tutti, qui compaiono i punti.',
  posto: 'Posto',
  persona: 'Persona',
  perche: (nome: string) => `Perché, ${nome}`,
  incompleta: 'incompleta',
  bozzaRipristinata: 'Hai ritrovato la bozza che stavi scrivendo.',
  bozzaAlle: (ora: string) => `Bozza delle ${ora}.`,
} as const;

export const VERSI = [
  { valore: 'meno_punti', nome: 'chi ha meno punti' },
  { valore: 'piu_punti', nome: 'chi ha più punti' },
];

export const CERTEZZE = [
  { valore: 'testo_di_legge', nome: 'testo di un atto' },
  { valore: 'prassi_ufficio', nome: 'prassi d’ufficio' },
  { valore: 'da_confermare', nome: 'da confermare' },
];

export const PRECEDENZE = [
  { valore: 'assoluta', nome: 'prima di tutti' },
  { valore: 'a_parita', nome: 'prima a parità di punti' },
  { valore: 'nessuna', nome: 'non contano' },
];

export const SEGNI = [
  { valore: 'aggiunge', nome: 'si aggiungono' },
  { valore: 'toglie', nome: 'si tolgono' },
];

export const TIPI = [
  { valore: 'fisso', nome: 'gli stessi per tutti' },
  { valore: 'per_unita', nome: 'tanti per ogni unità' },
  { valore: 'fasce', nome: 'per fasce' },
  { valore: 'scaglioni', nome: 'a scaglioni oltre una soglia' },
  { valore: 'se', nome: 'se qualcosa è vero' },
  { valore: 'conversione', nome: 'per grado di locomozione' },
];

export const DATI = [
  { valore: 'anzianita_mesi', nome: 'mesi di iscrizione' },
  { valore: 'mesi_dal_riferimento', nome: 'mesi prima o dopo un riferimento' },
  { valore: 'reddito', nome: 'reddito personale, euro' },
  { valore: 'isee', nome: 'ISEE, euro' },
  { valore: 'persone_a_carico', nome: 'persone a carico' },
  { valore: 'invalidita', nome: 'percentuale di invalidità' },
  { valore: 'eta', nome: 'anni compiuti' },
  { valore: 'did_mesi', nome: 'mesi di disoccupazione' },
  { valore: 'esperienza_mesi', nome: 'mesi di esperienza' },
];

export const FATTI = [
  { valore: 'did', nome: 'è disoccupato con DID' },
  { valore: 'patente', nome: 'ha la patente' },
  { valore: 'senza_lavoro_stabile', nome: 'non ha un lavoro stabile' },
  { valore: 'congiunto_deceduto', nome: 'è congiunto di un dipendente deceduto' },
];

export const RESTI = [
  { valore: 'difetto', nome: 'non conta' },
  { valore: 'eccesso', nome: 'conta come intera' },
  { valore: 'meta_in_difetto', nome: 'si arrotonda; la metà non conta' },
  { valore: 'esatto', nome: 'conta per la sua parte' },
];

export const DATORI = [
  { valore: '', nome: 'tutti' },
  { valore: 'si', nome: 'solo pubblici' },
  { valore: 'no', nome: 'solo privati' },
];

export const GRADI = ['nessuna', 'lieve', 'media', 'massima'] as const;

export const REGOLE = [
  { valore: 'anzianita_maggiore', nome: 'prima chi è iscritto da più tempo' },
  { valore: 'piu_giovane', nome: 'prima chi è più giovane' },
  { valore: 'piu_anziano', nome: 'prima chi è più anziano' },
  { valore: 'invalidita_maggiore', nome: 'prima chi ha l’invalidità più grave' },
  { valore: 'carico_maggiore', nome: 'prima chi ha più persone a carico' },
  { valore: 'reddito_minore', nome: 'prima chi ha il reddito più basso' },
  { valore: 'isee_minore', nome: 'prima chi ha l’ISEE più basso' },
  { valore: 'disoccupazione_piu_lunga', nome: 'prima chi è disoccupato da più tempo' },
  { valore: 'protocollo', nome: 'prima chi è stato protocollato prima' },
  { valore: 'codice', nome: 'l’ordine dei codici estratti per l’avviso' },
];
