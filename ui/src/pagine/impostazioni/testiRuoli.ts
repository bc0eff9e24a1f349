export const TESTI = {
  titolo: 'Ruoli',
  spiega:
    'Il responsabile decide, firma e cambia le impostazioni; l’istruttore registra e prepara; chi consulta guarda ed esporta. Dividono il lavoro fra chi conosce la parola dell’archivio.',
  nessuno: 'Nessuno ha un ruolo: tutti possono tutto. Comincia da te, come responsabile.',
  altri: 'Chi non è in elenco consulta soltanto.',
  elenco: 'Utenti con un ruolo',
  utente: 'Utente',
  utenteAiuto: 'Il nome con cui entra nel computer',
  ruolo: 'Ruolo',
  dal: 'Dal',
  da: 'Assegnato da',
  azioni: 'Azioni',
  assegna: 'Assegna il ruolo',
  assegnato: (chi: string) => `Ruolo assegnato a ${chi}`,
  togli: 'Togli',
  togliA: (chi: string) => `Togli il ruolo a ${chi}`,
  tolto: (chi: string) => `Ruolo tolto a ${chi}`,
} as const;

export const RUOLI = [
  { valore: 'responsabile', nome: 'responsabile' },
  { valore: 'istruttore', nome: 'istruttore' },
  { valore: 'consultazione', nome: 'consultazione' },
];
