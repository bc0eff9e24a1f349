import { ELENCHI } from '$lib/elenchi';
import { data, leggiData, numero, quanti } from '$lib/formato';
import type { Candidato, CandidatiTrovati, CandidatoRosa, Coppia, DatiPreselezione, VoceTabella } from '$lib/generati/tipi';
import { CONTRATTI, GRADI, TESTI, TITOLI } from './testi';

/** The fields in the order of the form. */
export const DATI_VUOTI: DatiPreselezione = {
  codice_fiscale_datore: '', ricevuta_il: '', provincia: '', comune: '', elenco: '', profilo: '', posti: 1, contratto: 'indeterminato', titolo_minimo: '', qualifiche: [],
  ore: '', ore_contratto: '', patente: '', turni: false, notturno: false, mezzo_proprio: false, capacita: [], pubblicata_il: '', note: '',
};

/** Names of the fields, in the order of the form. */
export const CAMPI: Record<keyof DatiPreselezione, string> = {
  codice_fiscale_datore: TESTI.datore, ricevuta_il: TESTI.ricevutaIl, provincia: TESTI.provincia, comune: TESTI.comune, elenco: TESTI.lista,
  profilo: TESTI.profilo, posti: TESTI.posti, contratto: TESTI.contratto, titolo_minimo: TESTI.titoloMinimo, qualifiche: TESTI.qualifiche, ore: TESTI.ore,
  ore_contratto: TESTI.oreContratto, patente: TESTI.patente, turni: TESTI.turni, notturno: TESTI.notturno, mezzo_proprio: TESTI.mezzoProprio,
  capacita: TESTI.capacita, pubblicata_il: TESTI.pubblicataIl, note: TESTI.note,
};

const iso = (giorno: string) => leggiData(giorno) ?? giorno;

/** The form with its days in the form of the fields; what cannot be read stays as it was typed. */
export function normalizza(dati: DatiPreselezione): DatiPreselezione {
  return { ...dati, ricevuta_il: iso(dati.ricevuta_il), pubblicata_il: iso(dati.pubblicata_il) };
}

/** Words one to a line, empty lines left out. */
export function inRighe(testo: string): string[] {
  return testo.split('\n').map((riga) => riga.trim()).filter((riga) => riga !== '');
}

/** What becomes of those chosen: the rosa with the new ones, and how many stay out (excluded, or in it already). */
export function conScelti(rosa: CandidatoRosa[], scelti: Candidato[]): { rosa: CandidatoRosa[]; aggiunti: number; lasciati: number } {
  const nuovi = scelti.filter((c) => c.escluso_perche === '' && !rosa.some((r) => r.persona_id === c.persona_id));
  return {
    rosa: [...rosa, ...nuovi.map(({ persona_id, persona, punteggio }) => ({ ...DA_SENTIRE, persona_id, persona, punteggio }))],
    aggiunti: nuovi.length,
    lasciati: scelti.length - nuovi.length,
  };
}
const DA_SENTIRE = { chiesta_il: '', risposta: 'da_chiedere', risposta_il: '', esito: 'in_attesa', nota: '' };

/** A person of the rosa with another answer: the day is today's, unless one stands there already. */
export function conRisposta(riga: CandidatoRosa, risposta: string, oggi: string): CandidatoRosa {
  if (risposta === 'da_chiedere') return { ...riga, risposta, chiesta_il: '', risposta_il: '' };
  const chiesta_il = riga.chiesta_il || oggi;
  if (risposta === 'chiesta') return { ...riga, risposta, chiesta_il, risposta_il: '' };
  return { ...riga, risposta, chiesta_il, risposta_il: riga.risposta_il || oggi };
}

/** How many are available, and how many have not been asked or have not answered. */
export function contaRosa(rosa: CandidatoRosa[]): { disponibili: number; attese: number } {
  const in_risposta = (risposta: string) => rosa.filter((r) => r.risposta === risposta).length;
  return { disponibili: in_risposta('disponibile'), attese: in_risposta('da_chiedere') + in_risposta('chiesta') };
}

/** Answers that were being written, put back on a rosa that has changed since: whoever is in it stays in it. */
export function conAppunti(rosa: CandidatoRosa[], appunti: CandidatoRosa[]): CandidatoRosa[] {
  return rosa.map((riga) => appunti.find((appunto) => appunto.persona_id === riga.persona_id) ?? riga);
}

/** The request as it is read once it is concluded. */
export function righeRichiesta(dati: DatiPreselezione, capacita: VoceTabella[]): Coppia[] {
  const nome = (voci: { valore: string; nome: string }[], valore: string) =>
    valore === '' ? '' : (voci.find((v) => v.valore === valore)?.nome ?? valore);
  const si = (vero: boolean) => (vero ? 'sì' : '');
  return [
    { nome: TESTI.datore, valore: dati.codice_fiscale_datore },
    { nome: TESTI.ricevutaIl, valore: data(dati.ricevuta_il) },
    { nome: TESTI.pubblicataIl, valore: data(dati.pubblicata_il) },
    { nome: TESTI.comune, valore: [dati.comune, dati.provincia && `(${dati.provincia})`].filter(Boolean).join(' ') },
    { nome: TESTI.lista, valore: nome(ELENCHI, dati.elenco) },
    { nome: TESTI.profilo, valore: dati.profilo },
    { nome: TESTI.posti, valore: numero(dati.posti) },
    { nome: TESTI.contratto, valore: nome(CONTRATTI, dati.contratto) },
    { nome: TESTI.titoloMinimo, valore: nome(TITOLI, dati.titolo_minimo) },
    { nome: TESTI.qualifiche, valore: dati.qualifiche.join(', ') },
    { nome: TESTI.ore, valore: [dati.ore, dati.ore_contratto].filter(Boolean).join(' su ') },
    { nome: TESTI.patente, valore: dati.patente },
    { nome: TESTI.turni, valore: si(dati.turni) },
    { nome: TESTI.notturno, valore: si(dati.notturno) },
    { nome: TESTI.mezzoProprio, valore: si(dati.mezzo_proprio) },
    { nome: TESTI.capacita, valore: capacitaChieste(dati, capacita) },
    { nome: TESTI.note, valore: dati.note },
  ];
}

/** The capacities asked for by name, each with its least grade. */
export function capacitaChieste(dati: DatiPreselezione, tabella: VoceTabella[]): string {
  const nome = (codice: string) => tabella.find((voce) => voce.codice === codice)?.nome ?? codice;
  const grado = (codice: string) => GRADI.find((voce) => voce.valore === codice)?.nome ?? codice;
  return dati.capacita.map((c) => `${nome(c.codice)}, almeno ${grado(c.grado)}${c.essenziale ? ', indispensabile' : ''}`).join('; ');
}

/** What was weighed, in words: how many people, how many fit, how many can be seen. */
export function detto(trovati: CandidatiTrovati): string {
  const parti = [`${quanti(trovati.pesate, 'persona confrontata', 'persone confrontate')}, ${quanti(trovati.adatte, 'adatta', 'adatte')}`];
  if (trovati.totale < trovati.pesate) parti.push(`qui le prime ${numero(trovati.totale)}`);
  if (trovati.fascicoli_aperti > 0) parti.push(quanti(trovati.fascicoli_aperti, 'fascicolo letto', 'fascicoli letti'));
  return `${parti.join('; ')}.`;
}
