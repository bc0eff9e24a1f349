// Generato da `cargo xtask tipi`: non modificare.

export type Abilita = { utente: string, parola: string, 
/**
 * The word of whoever gives the right; empty for the first.
 */
mia_parola: string, };

export type Abilitazione = { utente: string, dal: string, da: string, };

export type AccertamentoSanitario = { 
/**
 * `verbale_invalidita_civile`, `inail`, `categoria_tabellare`, `stato_riconosciuto`, `certificato_unico`.
 */
tipo: string, 
/**
 * "74"; empty if the certificate has none.
 */
percentuale: string, 
/**
 * 1 to 8, or empty.
 */
categoria_tabellare: string, rilasciato_il: string, rilasciato_da: string, 
/**
 * Day by which it is to be reviewed; empty if not subject to review.
 */
rivedibile_il: string, estremi: string, };

export type AccettaDifferenza = { datore_id: string, prospetto_id: string, dove: string, campo: string, accettata: boolean, nota: string, };

export type AccogliProposte = { datore_id: string, protocollo: string, };

export type AggiornaRosa = { id: string, versione: number, rosa: Array<CandidatoRosa>, };

export type AggiungiValore = { id: string, dal: string, valore: string, fonte: string, };

export type Allega = { 
/**
 * `persona`, `iscrizione`, `nulla_osta`, `computo`.
 */
oggetto: string, oggetto_id: string, percorso: string, };

export type Allegato = { id: string, nome: string, tipo: string, 
/**
 * Bytes.
 */
dimensione: number, caricato_il: string, chi: string, };

export type Alternativa = { codice: string, titolo: string, };

export type Anagrafica = { 
/**
 * Empty for a new employer.
 */
id: string, versione: number, codice_fiscale: string, partita_iva: string, denominazione: string, 
/**
 * `privato`, `privato_in_gruppo`, `ente_pubblico_economico`, `pubblico`.
 */
natura: string, provincia: string, comune: string, indirizzo: string, cap: string, pec: string, telefono: string, settore: string, ccnl: string, };

export type AnnullaAtto = { id: string, motivo: string, };

export type Anteprima = { pagine: Array<string>, 
/**
 * The same words as the pages, for a screen reader.
 */
testo: string, };

export type AnteprimaEsonero = { passo: PassoEsonero, larghezza: number, };

export type AnteprimaLettera = { lettera: ComponiLettere, larghezza: number, };

export type AnteprimaLettereCandidati = { lettere: LettereCandidati, 
/**
 * Width of a page, in pixels.
 */
larghezza: number, };

export type AnteprimaLettereRevisione = { lettere: LettereRevisione, larghezza: number, };

export type ApplicaProposte = { ids: Array<string>, };

export type ApprovaGraduatoria = { avviso_id: string, versione: number, 
/**
 * Whether it is the final one.
 */
definitiva: boolean, 
/**
 * Last day for objections, for a provisional one; empty for the office's rule.
 */
riesame_entro: string, 
/**
 * Objections received, and accepted, for the final one.
 */
riesami: number, accolti: number, };

export type ApriDomandaAvviso = { id: string, motivo: string, parola: string, };

export type ApriFascicolo = { persona_id: string, 
/**
 * Why: it goes in the register.
 */
motivo: string, 
/**
 * The user's own word for sealed data; may be empty once unlocked in this session.
 */
parola: string, };

export type ApriGraduatoria = { id: string, motivo: string, parola: string, };

export type ArchivioAperto = { posizione: string, 
/**
 * `sqlite` or `postgresql`.
 */
motore: string, cifrato: boolean, };

export type ArchivioApri = { 
/**
 * Path of a file, or a postgres:// address.
 */
posizione: string, parola: string, 
/**
 * Makes a new one; refused if there is one already.
 */
nuovo: boolean, utente: string, };

export type ArchivioSalva = { percorso: string, };

export type AssegnaRuolo = { utente: string, 
/**
 * `responsabile`, `istruttore`, `consultazione`.
 */
ruolo: string, };

export type AttoSuperato = { atto_id: string, tipo: string, numero: string, data: string, oggetto: string, 
/**
 * Which figure has changed, and how.
 */
perche: string, };

export type Autocertificazione = { id: string, versione: number, datore_id: string, provincia: string, presentata_il: string, dal: string, 
/**
 * Empty if it has no end.
 */
al: string, lavoratori: number, unita: number, estremi: string, nota: string, };

export type AvviaCandidati = { id: string, versione: number, 
/**
 * Last day for the body to tell the outcomes; may be empty.
 */
esiti_entro: string, };

export type AvviaRevisione = { 
/**
 * The day, as typed; today if empty.
 */
alla_data: string, };

export type Avviso = { codice: string, messaggio: string, tono: Tono, };

export type AvvisoNorma = { 
/**
 * Stable code.
 */
codice: string, 
/**
 * What it is and what to do.
 */
messaggio: string, };

export type Bozza = { 
/**
 * Page and record, such as `richiesta:0190…`.
 */
chiave: string, 
/**
 * The form as it stands; null deletes the draft.
 */
dati: JsonValue, };

export type BozzaChiave = { chiave: string, };

export type BozzaTrovata = { dati?: JsonValue, 
/**
 * When it was saved, ISO.
 */
salvata_il?: string, };

export type CalcolaGraduatoria = { avviso_id: string, 
/**
 * Why it is computed again; may be empty the first time.
 */
nota: string, 
/**
 * The word of sealed data; may be empty once unlocked in this session.
 */
parola: string, };

export type CalendarioUfficio = { giorni_settimana: number, 
/**
 * "MM-DD" of the patron saint; empty for none.
 */
patrono: string, patrono_nome: string, };

export type Campo = { 
/**
 * Path of the field, such as `province[0].totale_dipendenti`.
 */
campo: string, 
/**
 * What is wrong with it and what to do, in Italian.
 */
messaggio: string, };

export type CandidatiTrovati = { 
/**
 * How many can be seen: the best ones.
 */
totale: number, con_capacita: boolean, 
/**
 * How many people were weighed.
 */
pesate: number, 
/**
 * How many of them may be put forward.
 */
adatte: number, 
/**
 * Why the others may not, and how many for each reason.
 */
esclusioni: Array<MotivoEsclusione>, 
/**
 * How many sealed parts were opened.
 */
fascicoli_aperti: number, righe: Array<Candidato>, };

export type Candidato = { persona_id: string, persona: string, comune: string, 
/**
 * 0 to 100.
 */
punteggio: number, escluso_perche: string, mancanti: Array<string>, spiegazione: Voce, nella_rosa: boolean, };

export type CandidatoAvviato = { codice: string, persona_id: string, persona: string, posizione: number, convocata_il: string, 
/**
 * `idoneo`, `assunto`, `non_idoneo`, `rinuncia_giustificata`, `rinuncia`, `assenza_giustificata`, `assenza`; empty
 * while it is awaited.
 */
esito: string, esito_il: string, 
/**
 * What the outcome brings.
 */
che_fare: string, };

export type CandidatoRosa = { persona_id: string, persona: string, punteggio: number, 
/**
 * When the person was asked.
 */
chiesta_il: string, 
/**
 * `da_chiedere`, `chiesta`, `disponibile`, `non_disponibile`.
 */
risposta: string, risposta_il: string, 
/**
 * `in_attesa`, `colloquio`, `assunto`, `non_idoneo`, `rinuncia`.
 */
esito: string, nota: string, };

export type Capacita = { 
/**
 * Code of the table of capacities.
 */
codice: string, 
/**
 * `assente`, `lieve`, `medio`, `alto`, `pieno`.
 */
grado: string, };

export type CapacitaChiesta = { 
/**
 * Code of the table of capacities.
 */
codice: string, 
/**
 * Least grade: `lieve`, `medio`, `alto`, `pieno`.
 */
grado: string, 
/**
 * Whether the work cannot be done without it.
 */
essenziale: boolean, };

export type CategoriaEsclusa = { categoria: string, nome: string, 
/**
 * "entrambe le basi", "solo art. 3", "solo art. 18".
 */
ambito: string, fonte: string, };

export type CategoriaMappata = { codice: string, 
/**
 * Code of the dated table; empty while unknown.
 */
categoria: string, };

export type CategorieEscluse = { tabella: Array<CategoriaEsclusa>, sconosciuti: Array<string>, };

export type Cerca = { testo: string, limite: number, };

export type CercaCandidati = { id: string, 
/**
 * The work that weighed them.
 */
lavoro: string, da: number, quanti: number, };

export type Certezza = "testo_di_legge" | "prassi_ufficio" | "da_confermare";

export type ChiarisciDifferenza = { prospetto_id: string, dove: string, campo: string, chiarita: boolean, nota: string, };

export type ChiediAnteprima = { id: string, 
/**
 * Width of a page in pixels.
 */
larghezza: number, 
/**
 * The outcome in place of the proposed one; empty for the proposed one.
 */
esito: string, motivazione: string, };

export type ChiediConferma = { avviso_id: string, codice_fiscale: string, };

export type ChiediConto = { id: string, 
/**
 * Day as typed; empty for today.
 */
al: string, };

export type ChiediConvenzioni = { codice_fiscale_datore: string, };

export type ChiediDatore = { id: string, 
/**
 * ISO day of the situation; today if absent.
 */
alla_data?: string, };

export type ChiediEsempi = { criteri: CriteriGraduatoria, 
/**
 * The list of the call: `art8`, `art18`.
 */
elenco: string, };

export type ChiediGiorni = { id: string, provincia: string, dal: string, al: string, };

export type ChiediGraduatoria = { id: string, 
/**
 * A code to look for; empty for all.
 */
testo: string, da: number, quanti: number, };

export type ChiediPosizione = { datore_id: string, 
/**
 * Day as typed; today if empty.
 */
alla_data: string, };

export type ChiediRivisto = { revisione_id: string, datore_id: string, };

export type ChiediSlot = { modulo: string, };

export type Cifra = { 
/**
 * `base_art3`, `quota_art3`, `in_forza_art3`, `scopertura_art3`, `esonerati`, the same for art. 18.
 */
campo: string, 
/**
 * "3" or "18".
 */
articolo: string, 
/**
 * "Base di computo", "Quota", "In forza", "Scopertura", "Esonerati".
 */
nome: string, dichiarato?: number, calcolato: number, 
/**
 * Identifier of the step that explains it.
 */
voce: string, 
/**
 * Whether the difference changes quota, coverage or scopertura.
 */
rilevante: boolean, };

export type Circostanza = { 
/**
 * Empty for a new one.
 */
id: string, versione: number, datore_id: string, 
/**
 * `convenzione`, `esonero`, `sospensione`, `richiesta_assunzione`, `insorgenza`, `risposta_ufficio`.
 */
tipo: string, 
/**
 * Sigla, or empty for the whole national territory.
 */
provincia: string, 
/**
 * First day (stipula, concessione, invio, insorgenza, risposta), ISO.
 */
dal: string, 
/**
 * Last day, ISO; empty if open.
 */
al: string, unita: number, 
/**
 * Number and date of the act or of the note.
 */
estremi: string, 
/**
 * Convenzione: `scadenze_rispettate`, `scadenze_non_rispettate`. Esonero: `pagato`, `non_pagato` (granted),
 * `richiesto_pagato`, `richiesto_non_pagato`. Sospensione: `in_proporzione`, `totale`. Risposta di un altro
 * ufficio: `in_regola`, `non_in_regola`. Empty if the kind asks for none.
 */
stato: string, note: string, 
/**
 * The procedure that keeps it (`esonero`, `sospensione`…); empty if an official wrote it down, who alone may
 * then change it.
 */
origine: string, 
/**
 * The procedure's record.
 */
origine_id: string, };

export type Citazione = { 
/**
 * "art. 3, c. 1, lett. a), L. 68/1999".
 */
testo: string, 
/**
 * The citation itself.
 */
fonte: Fonte, 
/**
 * Normattiva URN, for acts of the State.
 */
urn?: string | null, };

export type Classe = "non_soggetto" | "15_35" | "36_50" | "oltre_50";

export type Coerenza = { 
/**
 * The quota of art. 18.
 */
art18: CoerenzaQuota, 
/**
 * Uncovered units of all provinces.
 */
somma_scoperture_province: number, 
/**
 * Uncovered units of the country.
 */
scopertura_nazionale: number, 
/**
 * Whether the two are equal.
 */
coerente: boolean, 
/**
 * The pairs that would make them equal; empty if they are.
 */
compensazioni_proposte: Array<CompensazioneProposta>, };

export type CoerenzaQuota = { 
/**
 * Uncovered units of all provinces.
 */
somma_scoperture_province: number, 
/**
 * Uncovered units of the country.
 */
scopertura_nazionale: number, 
/**
 * Whether the two are equal.
 */
coerente: boolean, 
/**
 * The pairs that would make them equal; empty if they are.
 */
compensazioni_proposte: Array<CompensazioneProposta>, };

export type CompensazioneProposta = { 
/**
 * Province that declares the surplus.
 */
provincia_eccedenza: string, 
/**
 * Province that declares the reduction.
 */
provincia_riduzione: string, 
/**
 * Which quota.
 */
soggetto: "disabili" | "categorie_protette", 
/**
 * Units.
 */
numero: number, };

export type ComponenteCriteri = { codice: string, nome: string, punti: string, fonte: string, };

export type ComponenteGraduatoria = { 
/**
 * Stable code: "carico_familiare".
 */
codice: string, 
/**
 * Name, in Italian.
 */
nome: string, 
/**
 * Whether its points are added or taken away.
 */
segno: SegnoGraduatoria, 
/**
 * How its points are reckoned.
 */
formula: FormulaGraduatoria, 
/**
 * When it applies; without conditions always.
 */
quando: QuandoGraduatoria, 
/**
 * Points for who does not give the datum, where the table fixes them; without it the candidate is
 * incomplete.
 */
mancante: number | string | null, 
/**
 * The act it comes from; without it that of the table.
 */
fonte: string | null, 
/**
 * How certain; without it as the table.
 */
certezza: Certezza | null, };

export type ComponiLettere = { 
/**
 * `attestato`, `scheda`, `convocazione`, `preavviso`, `cancellazione`, `informativa`, `etichette`.
 */
modello: string, 
/**
 * Iscrizioni by id; empty for all those of the filter.
 */
ids: Array<string>, filtro: FiltroIscrizioni, 
/**
 * Convocation: day, hour and place, as typed.
 */
giorno: string, ora: string, luogo: string, 
/**
 * Words of the office, in the letter.
 */
testo: string, 
/**
 * A folder.
 */
cartella: string, 
/**
 * One PDF with bookmarks besides the single files.
 */
unico: boolean, };

export type ConfrontaGraduatoria = { avviso_id: string, 
/**
 * Code of the other table; empty for the call's own, against the last version.
 */
criteri: string, };

export type ConfrontoAnnuale = { 
/**
 * Year of the list before.
 */
anno_prima: number, 
/**
 * Who has a place and had none.
 */
entrate: number, 
/**
 * Who had a place and has none.
 */
uscite: number, 
/**
 * Who has another place.
 */
spostate: number, 
/**
 * Who kept the place.
 */
ferme: number, 
/**
 * The first thousand: who left, who entered, who moved.
 */
righe: Array<SpostamentoAnnuale>, };

export type ConfrontoGraduatoria = { prima: string, dopo: string, 
/**
 * Candidates looked at.
 */
candidati: number, in_graduatoria: number, 
/**
 * Candidates that change place or points.
 */
mossi: number, 
/**
 * The first thousand of them.
 */
righe: Array<SpostamentoGraduatoria>, };

export type ConfrontoPosizione = { prospetto_id: string, data_riferimento: string, 
/**
 * The prospetto from which the position came.
 */
da_prospetto: string, differenze: Array<Differenza>, };

export type Contatori = { 
/**
 * Prospetti with differences still to clear.
 */
prospetti: number, 
/**
 * Requests for a certificate still open.
 */
ottemperanza: number, 
/**
 * Acts to sign.
 */
da_firmare: number, };

export type ConteggiRevisione = { datori: number, soggetti: number, scoperti: number, scopertura_art3: number, scopertura_art18: number, 
/**
 * Employers whose term to ask for workers is over, without request or instrument.
 */
oltre_termine: number, 
/**
 * Cents.
 */
esposizione: number, prospetti_mancanti: number, prospetti_in_ritardo: number, 
/**
 * Employers that stand otherwise than in the review before.
 */
cambiati: number, 
/**
 * Employers whose figures the rules refuse.
 */
non_calcolati: number, };

export type ContoDomande = { ammesse: number, con_riserva: number, da_integrare: number, escluse: number, };

export type Controllo = { titolo: string, dettaglio: string, 
/**
 * `fatto`, `attenzione`, `errore`, `non_pertinente`.
 */
esito: string, norme: Array<Norma>, 
/**
 * Identifier of the step that explains it, if there is one.
 */
voce: string, };

export type ConvenzioneAperta = { 
/**
 * Its record; empty for one that an official wrote among the circumstances.
 */
id: string, estremi: string, 
/**
 * "52/2026, programma, fino al 02/12/2028, 3 unità".
 */
nome: string, };

export type CopiaCriteri = { 
/**
 * Code of the table to copy.
 */
codice: string, 
/**
 * Name of the new one.
 */
nome: string, };

export type Coppia = { nome: string, valore: string, };

export type CorrezioneDomanda = { il: string, utente: string, nota: string, };

export type CosaImportare = "prospetti" | "persone" | "comunicazioni" | "domande";

export type CosaStampare = "confronto" | "motivazione";

export type CriteriGraduatoria = { 
/**
 * Stable name, which is that of its file: "lombardia-lecco".
 */
codice: string, 
/**
 * Name, in Italian.
 */
nome: string, 
/**
 * Who goes first.
 */
verso: VersoGraduatoria, 
/**
 * Decimals of the points; each component is rounded to them.
 */
decimali: number, 
/**
 * First day on which it holds, if it is known.
 */
dal: string | null, 
/**
 * Last day on which it holds.
 */
al: string | null, 
/**
 * Day on which somebody last checked it.
 */
verificato_al: string | null, 
/**
 * The act it comes from, written as a citation.
 */
fonte: string, 
/**
 * How certain.
 */
certezza: Certezza, 
/**
 * What else a reader should know, in Italian.
 */
nota: string | null, 
/**
 * What a legal ground of precedence is worth.
 */
precedenza: PrecedenzaGraduatoria, 
/**
 * Components, in the order in which they are shown.
 */
componenti: Array<ComponenteGraduatoria>, 
/**
 * Who goes first on equal points: rules tried in order, the last of which always decides.
 */
parita: Array<SpareggioGraduatoria>, };

export type Cruscotto = { oggi: string, gruppi: Array<GruppoLavoro>, scadenze: Array<Scadenza>, scoperture: Array<ScoperturaDiProvincia>, 
/**
 * Whether the archive holds no employer yet: the page then says what to do first.
 */
vuoto: boolean, };

export type DatiAvviso = { codice_fiscale_ente: string, codice_ipa: string, protocollo: string, richiesta_il: string, 
/**
 * `legge68`, `articolo16`; `annuale` for a yearly list, of which only year, list, channels, instructions,
 * table and days are looked at.
 */
base: string, 
/**
 * Year of a yearly list.
 */
anno: number, 
/**
 * `art8`, `art18`, …; empty for art. 16.
 */
elenco: string, 
/**
 * Sigla of the province of the workplace.
 */
provincia: string, profilo: string, posti: number, riservati: number, 
/**
 * How many candidates may be sent for each post.
 */
per_posto: number, 
/**
 * `indeterminato`, `determinato`.
 */
contratto: string, durata_mesi: number, ore: string, ore_contratto: string, sede: string, 
/**
 * One each.
 */
requisiti: Array<string>, 
/**
 * Among `pec`, `a_mano`, `raccomandata`, `presenza`.
 */
canali: Array<string>, 
/**
 * How to apply, in whole sentences.
 */
come: string, 
/**
 * Code of the table of criteria.
 */
criteri: string, 
/**
 * Day of publication; empty for the one proposed.
 */
pubblicato_il: string, 
/**
 * First and last day for applications; empty for those of the office's rules.
 */
adesioni_dal: string, adesioni_al: string, 
/**
 * Day on which the requirements must be met; empty for the last day for applications.
 */
requisiti_al: string, note: string, };

export type DatiCompensazione = { 
/**
 * Employer with more hires.
 */
codice_fiscale_datore: string, 
/**
 * Company of the group with fewer; empty within one employer.
 */
codice_fiscale_riduzione: string, protocollo: string, ricevuta_il: string, dal: string, al: string, 
/**
 * `disabili`, `categorie_protette`.
 */
soggetto: string, provincia_eccedenza: string, provincia_riduzione: string, numero: number, 
/**
 * Reasons of a public body (art. 5 c. 8-ter).
 */
motivazione: string, note: string, };

export type DatiComputo = { codice_fiscale_datore: string, codice_fiscale_persona: string, protocollo: string, ricevuta_il: string, provincia: string, 
/**
 * `prima_dell_assunzione` (c. 3-bis), `durante_il_rapporto` (c. 4).
 */
caso: string, assunto_il: string, 
/**
 * Day on which the disability was recognised.
 */
riconosciuto_il: string, ore: string, ore_contratto: string, 
/**
 * c. 4: unfit for the duties, by the medico competente.
 */
inidoneo: boolean, 
/**
 * c. 4: caused by the employer's breach of safety rules, found by a court.
 */
colpa_datore: boolean, consenso_lavoratore: boolean, nuova_mansione: string, 
/**
 * Number of the convention whose row it fills, if it fills one.
 */
convenzione: string, documenti: Array<DocumentoConsegnato>, note: string, };

export type DatiConvenzione = { codice_fiscale_datore: string, protocollo: string, ricevuta_il: string, tipo: string, 
/**
 * Sigla of the province of the request; rows of the plan may name others of the office.
 */
provincia: string, dal: string, fino_al: string, 
/**
 * Who signs for the employer: name and office held.
 */
rappresentante: string, ruolo_rappresentante: string, carta_intestata: boolean, firmata: boolean, 
/**
 * `assolto`, `esente`; empty while it is missing.
 */
bollo: string, bollo_numero: string, comitato_il: string, 
/**
 * `favorevole`, `contrario`.
 */
comitato_esito: string, commissione_il: string, 
/**
 * `favorevole`, `contrario`.
 */
commissione_esito: string, 
/**
 * Whether the committee found that the people have particular difficulties.
 */
particolari_difficolta: boolean, 
/**
 * What art. 11 c. 7 asks for, in whole sentences.
 */
mansioni: string, sostegno: string, verifiche: string, deroghe: string, 
/**
 * Least length of a fixed-term contract it allows, in months; 0 for any.
 */
durata_minima_mesi: number, 
/**
 * Days within which the office proposes candidates.
 */
candidature_giorni: number, 
/**
 * Days within which the employer communicates hires and leavings.
 */
comunicazione_giorni: number, 
/**
 * Months between two checks.
 */
verifica_mesi: number, prima_verifica: string, piano: Array<RigaPiano>, 
/**
 * Host or receiver, in the kinds of three parties.
 */
terzo: TerzoConvenzione, 
/**
 * The work entrusted.
 */
commessa_oggetto: string, commessa_importo: string, commessa_costo_unita: string, 
/**
 * The framework agreement of art. 14 D.Lgs. 276/2003.
 */
quadro_estremi: string, quadro_validata: boolean, quadro_coefficiente: string, 
/**
 * Percentage of the quota that may be covered so.
 */
quadro_limite: string, quadro_resto_adempiuto: boolean, note: string, };

export type DatiDomandaAvviso = { codice_fiscale: string, pervenuta_il: string, 
/**
 * `pec`, `a_mano`, `raccomandata`, `presenza`.
 */
canale: string, protocollo: string, 
/**
 * `digitale`, `autografa`, `davanti_al_funzionario`, `assente`.
 */
firma: string, documento_identita: boolean, dichiarazione_valore: boolean, 
/**
 * For each requirement of the call: `si`, `no`, empty if to be ascertained.
 */
requisiti: Array<string>, 
/**
 * Whether the reserve of posts is asked for, and its form is there.
 */
riserva: boolean, modulo_riserva: boolean, };

export type DatiEsonero = { codice_fiscale_datore: string, protocollo: string, ricevuta_il: string, 
/**
 * `prima`, `rinnovo`, `variazione`.
 */
tipo: string, 
/**
 * The exemption it continues or changes.
 */
precedente_id: string, 
/**
 * Last day asked for.
 */
richiesto_al: string, 
/**
 * Sector of the ceiling of 80%: `vigilanza`, `trasporto_privato`; empty for none.
 */
settore: string, unita: Array<UnitaEsonero>, 
/**
 * What was tried before asking: the exemption is residual.
 */
soluzioni_cercate: string, 
/**
 * Number of the stamp.
 */
bollo: string, 
/**
 * Fee of the examination: amount and day of payment.
 */
oneri_importo: string, oneri_pagati_il: string, documenti: Array<DocumentoConsegnato>, note: string, };

export type DatiFascicolo = { 
/**
 * Code of the category of beneficiaries, by list (`art8` → `invalidi_civili`).
 */
categoria_art8: string, categoria_art18: string, accertamenti: Array<AccertamentoSanitario>, 
/**
 * For orphans: the day of the event, and what the person studied then (`scuola_superiore`, `universita`).
 */
evento_il: string, evento_studi: string, 
/**
 * Among `fisica`, `psichica`, `intellettiva`, `sensoriale`.
 */
natura: Array<string>, diagnosi_funzionale: string, diagnosi_del: string, diagnosi_revisione_il: string, capacita: Array<Capacita>, competenze: string, limitazioni: string, 
/**
 * Tasks to keep away from.
 */
controindicazioni: string, 
/**
 * The technical committee's opinion and the day it met.
 */
comitato_del: string, comitato_parere: string, note: string, 
/**
 * What the parts of two records of this person held before they were put together.
 */
precedenti: Array<FascicoloPrecedente>, };

export type DatiIscrizione = { persona_id: string, elenco: string, 
/**
 * `prima`, `reiscrizione`, `trasferimento`.
 */
ingresso: string, richiesta_il: string, protocollo: string, 
/**
 * Office that held it before a transfer.
 */
provenienza: string, 
/**
 * Day from which seniority is recognised, where it is not the day of registration; with its reason.
 */
anzianita_dal: string, anzianita_motivo: string, documenti: Array<DocumentoConsegnato>, note: string, };

export type DatiNullaOsta = { codice_fiscale_datore: string, codice_fiscale_persona: string, protocollo: string, ricevuta_il: string, 
/**
 * Sigla of the province of the workplace.
 */
provincia: string, elenco: string, 
/**
 * `nominativa`, `numerica`.
 */
chiamata: string, 
/**
 * `indeterminato`, `determinato`, `apprendistato`, `somministrazione`.
 */
contratto: string, durata_mesi: number, 
/**
 * "HH:MM" a week.
 */
ore: string, ore_contratto: string, mansione: string, livello: string, ccnl: string, 
/**
 * First and last day on which the job may begin.
 */
inizio_dal: string, inizio_al: string, 
/**
 * Number of the convention, if the hire is part of one.
 */
convenzione: string, 
/**
 * User firm, for somministrazione.
 */
utilizzatrice: string, 
/**
 * Beyond the duty: nobody is missing, or the firm is not subject.
 */
volontaria: boolean, 
/**
 * The law lets an administration call this person directly and by name.
 */
chiamata_diretta: boolean, 
/**
 * Note on incentives (art. 13), for the employer only.
 */
agevolazione: string, note: string, };

export type DatiPersona = { cognome: string, nome: string, codice_fiscale: string, 
/**
 * `F`, `M`.
 */
sesso: string, nato_il: string, 
/**
 * Comune or foreign State.
 */
nato_a: string, cittadinanza: string, 
/**
 * Outside the EU: kind of permit, and its last day.
 */
permesso_soggiorno: string, permesso_scade_il: string, residenza: Indirizzo, 
/**
 * Empty if the same as the residence.
 */
domicilio: Indirizzo, telefono: string, cellulare: string, email: string, pec: string, lingua: string, 
/**
 * Among `lis`, `interprete`, `caratteri_grandi`, `braille`, `lettura_facile`.
 */
comunicazione: Array<string>, titoli: Array<Titolo>, 
/**
 * Occupations looked for, in words.
 */
profilo: string, qualifiche: Array<string>, disponibilita: Disponibilita, 
/**
 * Declaration of immediate availability (DID), day.
 */
did_il: string, patto_il: string, patto_riferimento: string, persone_a_carico: number, carico_dichiarato_il: string, redditi: Array<RedditoAnno>, isee: Array<Isee>, note: string, };

export type DatiPreselezione = { codice_fiscale_datore: string, ricevuta_il: string, provincia: string, comune: string, elenco: string, profilo: string, posti: number, qualifiche: Array<string>, 
/**
 * `nessuno`, `obbligo`, `qualifica`, `diploma`, `laurea`.
 */
titolo_minimo: string, ore: string, ore_contratto: string, turni: boolean, notturno: boolean, mezzo_proprio: boolean, patente: string, 
/**
 * `indeterminato`, `determinato`: how long the request is published depends on it.
 */
contratto: string, 
/**
 * Capacities that the job asks for.
 */
capacita: Array<CapacitaChiesta>, 
/**
 * Day of publication.
 */
pubblicata_il: string, note: string, };

export type DatiPunteggio = { reddito: string, isee: string, persone_a_carico: number, 
/**
 * "74"; empty to take it from the person's sealed part.
 */
percentuale: string, 
/**
 * 1 to 8.
 */
categoria: string, 
/**
 * Code of the ground of precedence.
 */
precedenza: string, 
/**
 * `nessuna`, `lieve`, `media`, `massima`.
 */
locomozione: string, did_dal: string, 
/**
 * `si`, `no`.
 */
patente: string, senza_lavoro_stabile: string, congiunto_deceduto: string, esperienza_mesi: string, };

export type DatiRichiesta = { codice_ipa: string, ente: string, pec: string, cig: string, oggetto_gara: string, protocollo: string, ricevuta_il: string, 
/**
 * Codice fiscale or partita IVA of the firm.
 */
codice_fiscale_datore: string, 
/**
 * The reference date: the term for the offers, as the stazione appaltante names it.
 */
data_riferimento: string, 
/**
 * Optional: day of the call (decides between D.Lgs. 36/2023 and 50/2016).
 */
determina_del: string, note: string, };

export type DatiSospensione = { codice_fiscale_datore: string, 
/**
 * `cigs`, `solidarieta`, `licenziamento_collettivo`, `fallimento`, `esodo_incentivato`.
 */
causale: string, protocollo: string, ricevuta_il: string, dal: string, al: string, 
/**
 * The act that grants the ground ("decreto ministeriale 8 marzo 2026, n. 1"); empty while it is pending.
 */
atto: string, atto_del: string, 
/**
 * Provinces; none for the grounds that hold in the whole country.
 */
misure: Array<MisuraSospensione>, 
/**
 * Workers dismissed, for a collective dismissal.
 */
licenziati: number, 
/**
 * The documents that the ground asks for are there.
 */
documento: boolean, note: string, };

export type DatoGraduatoria = "anzianita_mesi" | "mesi_dal_riferimento" | "reddito" | "isee" | "persone_a_carico" | "invalidita" | "eta" | "did_mesi" | "esperienza_mesi";

export type DatoreDellaRichiesta = { id: string, denominazione: string, codice_fiscale: string, sede: string, };

export type Destinazione = { 
/**
 * `datori`, `datore`, `prospetti`, `prospetto`, `importa`, `ottemperanza`, `richiesta`, `atti`, `atto`, `impostazioni`.
 */
pagina: string, id?: string, filtro: { [key in string]: string }, };

export type Differenza = { dove: string, dove_nome: string, campo: string, campo_nome: string, dichiarato: number, calcolato: number, perche: string, norme: Array<Norma>, voce: string, 
/**
 * Cleared by an official.
 */
chiarita: boolean, nota: string, };

export type DiffidaVista = { notificata_il: string, entro: string, 
/**
 * `termine_in_corso`, `sanata`, `risolvibile`.
 */
stato: string, che_fare: string, osservazioni: string, risposta: string, };

export type Disabilita = { utente: string, };

export type Disponibilita = { privati: boolean, pubblici: boolean, tirocinio: boolean, tempo_pieno: boolean, part_time: boolean, turni: boolean, notturno: boolean, 
/**
 * Longest way to work, in kilometres; 0 if not said.
 */
distanza_km: number, mezzo_proprio: boolean, patente: string, };

export type DispositivoFirma = { "tipo": "pkcs12", percorso: string, parola: string, } | { "tipo": "pkcs11", modulo: string, slot: number, pin: string, };

export type DocumentoConsegnato = { codice: string, 
/**
 * Empty while missing.
 */
consegnato_il: string, 
/**
 * Last day of validity; empty if it does not expire.
 */
scade_il: string, };

export type DocumentoRichiesto = { codice: string, nome: string, obbligatorio: boolean, norma: string, 
/**
 * `consegnato`, `mancante`, `scaduto`.
 */
stato: Stato, consegnato_il: string, scade_il: string, };

export type EffettoSospensione = { dove: string, nome: string, 
/**
 * Quota of art. 3 without the suspension.
 */
quota: number, sospese: number, 
/**
 * "8 × 60/100 = 4,80 → 5".
 */
conto: string, };

export type Elenco = "art8" | "art18" | "centralinisti" | "massofisioterapisti" | "terapisti";

export type ElencoAtti = { totale: number, righe: Array<RigaAtto>, };

export type ElencoAvvisi = { totale: number, righe: Array<RigaAvviso>, };

export type ElencoCompensazioni = { totale: number, righe: Array<RigaCompensazione>, };

export type ElencoComputi = { totale: number, righe: Array<RigaComputo>, };

export type ElencoConvenzioni = { totale: number, righe: Array<RigaConvenzione>, };

export type ElencoDatori = { totale: number, righe: Array<RigaDatore>, };

export type ElencoDomandeAvviso = { totale: number, righe: Array<RigaDomandaAvviso>, };

export type ElencoEsoneri = { totale: number, righe: Array<RigaEsonero>, };

export type ElencoIscrizioni = { totale: number, righe: Array<RigaIscrizione>, };

export type ElencoNullaOsta = { totale: number, righe: Array<RigaNullaOsta>, };

export type ElencoPersone = { totale: number, righe: Array<RigaPersona>, };

export type ElencoPreselezioni = { totale: number, righe: Array<RigaPreselezione>, };

export type ElencoProposte = { totale: number, righe: Array<Proposta>, };

export type ElencoProspetti = { totale: number, righe: Array<RigaProspetto>, };

export type ElencoRichieste = { totale: number, righe: Array<RigaRichiesta>, };

export type ElencoRivisti = { totale: number, righe: Array<RigaRivisto>, totali: TotaliRivisti, };

export type ElencoSospensioni = { totale: number, righe: Array<RigaSospensione>, };

export type Errore = { 
/**
 * Stable code, listed in the manual; programs switch on it, never on the words.
 */
codice: string, 
/**
 * What is wrong and what to do, in Italian.
 */
messaggio: string, 
/**
 * The fields in error, empty when the error concerns none in particular.
 */
campi: Array<Campo>, 
/**
 * Kind of refusal.
 */
genere: Genere, };

export type ErroreDiRiga = { file: string, 
/**
 * Sheet, or path of the XML element.
 */
foglio: string, riga: number, colonna: string, 
/**
 * The value read, shortened; never a health datum.
 */
valore: string, motivo: string, };

export type EsameDocumento = { 
/**
 * `valido`, `non_valido`, `non_firmato`.
 */
esito: string, titolo: string, firme: Array<Firma>, 
/**
 * What was changed after a signature, named.
 */
avvisi: Array<Avviso>, 
/**
 * The act of the register with this very content, if there is one.
 */
atto?: RigaAtto, impronta: string, };

export type EsempiCriteri = { 
/**
 * What is written badly: while there is something, nobody has points.
 */
errori: Array<Campo>, 
/**
 * Values still to be filled in.
 */
da_confermare: Array<Campo>, 
/**
 * The candidates, in the order of the ranking.
 */
righe: Array<EsempioCriteri>, };

export type EsempioCriteri = { nome: string, 
/**
 * What is known of the candidate, in words.
 */
descrizione: string, 
/**
 * Place, points, component by component; without a place while the table cannot be used.
 */
riga: RigaGraduatoria, };

export type EsitoAvviato = { id: string, versione: number, codice: string, esito: string, data: string, };

export type EsitoImportazione = { entrano: number, restano_fuori: number, datori_nuovi: number, rettifiche: number, annullamenti: number, duplicati: number, errori: Array<ErroreDiRiga>, 
/**
 * Errors beyond those listed.
 */
altri_errori: number, avvisi: Array<Avviso>, };

export type EsitoProposto = { 
/**
 * `non_soggetto`, `ottemperante`, `ottemperante_convenzione`, … (see the manual).
 */
codice: string, 
/**
 * "Ottemperante, con convenzione".
 */
titolo: string, spiega: string, tono: Tono, norme: Array<Norma>, 
/**
 * Whether a certificate can be issued; otherwise `impedimento` says why not.
 */
certificabile: boolean, impedimento: string, 
/**
 * The outcomes an official may put in its place, with a reason.
 */
alternative: Array<Alternativa>, };

export type EsitoVersamenti = { nome: string, righe: Array<RigaTesoreria>, entrano: number, restano_fuori: number, 
/**
 * Sum of what goes in.
 */
totale: string, 
/**
 * Whether it was written: false for a dry run.
 */
scritti: boolean, };

export type EsitoVoce = { id: string, titolo: string, 
/**
 * `in_attesa`, `in_corso`, `fatto`, `errore`.
 */
stato: string, messaggio: string, };

export type EsportaAtti = { filtro: FiltroAtti, formato: Formato, percorso: string, };

export type EsportaAvvisi = { filtro: FiltroAvvisi, formato: Formato, percorso: string, };

export type EsportaCompensazioni = { filtro: FiltroCompensazioni, formato: Formato, percorso: string, };

export type EsportaComputi = { filtro: FiltroComputi, formato: Formato, percorso: string, };

export type EsportaConfrontoAnnuale = { 
/**
 * The list of the later year.
 */
id: string, formato: Formato, percorso: string, };

export type EsportaConto = { id: string, al: string, formato: Formato, percorso: string, };

export type EsportaConvenzioni = { filtro: FiltroConvenzioni, formato: Formato, percorso: string, };

export type EsportaDatori = { filtro: FiltroDatori, formato: Formato, percorso: string, };

export type EsportaDomandeAvviso = { filtro: FiltroDomandeAvviso, formato: Formato, percorso: string, };

export type EsportaEsoneri = { filtro: FiltroEsoneri, formato: Formato, percorso: string, };

export type EsportaIscrizioni = { filtro: FiltroIscrizioni, formato: Formato, percorso: string, };

export type EsportaNullaOsta = { filtro: FiltroNullaOsta, formato: Formato, percorso: string, };

export type EsportaPersone = { filtro: FiltroPersone, formato: Formato, percorso: string, 
/**
 * Categories and percentages too: every sealed part in the list is opened.
 */
sanitari?: MotivoSanitario | null, };

export type EsportaProspetti = { filtro: FiltroProspetti, formato: Formato, percorso: string, };

export type EsportaRevisione = { filtro: FiltroRevisione, formato: Formato, percorso: string, };

export type EsportaRichieste = { filtro: FiltroRichieste, formato: Formato, percorso: string, };

export type EsportaScadenzario = { filtro: FiltroScadenzario, formato: FormatoScadenzario, percorso: string, };

export type EsportaSospensioni = { filtro: FiltroSospensioni, formato: Formato, percorso: string, };

export type EventoPersona = { 
/**
 * Empty for a new one.
 */
id: string, versione: number, persona_id: string, data: string, 
/**
 * `colloquio`, `tutoraggio`, `servizio`, `convocazione`, `assenza`, `rifiuto`, `nota`.
 */
tipo: string, titolo: string, testo: string, };

export type FasciaGraduatoria = { 
/**
 * From.
 */
da: number | string, 
/**
 * To; only the last band may have no end.
 */
a: number | string | null, 
/**
 * Points.
 */
punti: number | string, };

export type FascicoliAperti = { tieni: Fascicolo, togli: Fascicolo, };

export type FascicoliDaUnire = { tieni: string, togli: string, 
/**
 * Why: it goes in the register, once for each.
 */
motivo: string, 
/**
 * The user's own word for sealed data; may be empty once unlocked in this session.
 */
parola: string, };

export type Fascicolo = { persona_id: string, versione: number, dati: DatiFascicolo, 
/**
 * What the law says of the categories recorded, each with its threshold.
 */
requisiti: Array<RequisitoCategoria>, categorie: Array<VoceTabella>, capacita: Array<VoceTabella>, };

export type FascicoloPrecedente = { 
/**
 * Tax code of the record it was of.
 */
codice_fiscale: string, 
/**
 * The day on which they were put together.
 */
unito_il: string, dati: DatiFascicolo, };

export type FascicoloScelto = { dati: DatiFascicolo, versione_tieni: number, versione_togli: number, };

export type FaseAvviso = { nome: string, 
/**
 * ISO day.
 */
giorno: string, };

export type FattoGraduatoria = "did" | "patente" | "senza_lavoro_stabile" | "congiunto_deceduto";

export type FileImportato = { nome: string, percorso: string, dimensione: number, 
/**
 * `in_attesa`, `in_corso`, `pronto`, `con_scarti`, `duplicato`, `rifiutato`, `importato`.
 */
stato: string, 
/**
 * Stable code of the refusal.
 */
codice: string, 
/**
 * What was found, or what is wrong and what to do.
 */
messaggio: string, entrano: number, restano_fuori: number, };

export type FileScritto = { percorso: string, righe: number, };

export type FileVersamenti = { percorso: string, };

export type FiltroAtti = { testo: string, 
/**
 * `da_firmare`, `firmato`, `protocollato`, `trasmesso`, `annullato`; empty for all.
 */
stato: string, 
/**
 * 0 for all.
 */
anno: number, 
/**
 * `numero`, `data`, `datore`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroAvvisi = { testo: string, 
/**
 * `bozza`, `pubblicato`, `chiuso`, `provvisoria`, `definitiva`, `in_utilizzo`, `concluso`, `aperti`; empty for all.
 */
stato: string, 
/**
 * `scadute`, `settimana`; empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `ricevuta_il`, `ente`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroCompensazioni = { testo: string, 
/**
 * `in_istruttoria`, `in_vigore`, `negata`, `cessata`; empty for all.
 */
stato: string, 
/**
 * `dichiarata`, `autorizzata`; empty for all.
 */
tipo: string, 
/**
 * `scadenza`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroComputi = { testo: string, 
/**
 * `in_istruttoria`, `autorizzato`, `negato`, `revocato`, `cessato`; empty for all.
 */
stato: string, 
/**
 * `scadute`, `settimana`; empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `persona`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroConvenzioni = { testo: string, 
/**
 * `richiesta`, `in_istruttoria`, `proposta`, `stipulata`, `inadempiente`, `scaduta`, `risolta`, `conclusa`,
 * `respinta`; `aperte` for those to decide, `in_corso` for those being carried out; empty for all.
 */
stato: string, 
/**
 * `programma`, `integrazione_lavorativa`, `inserimento_temporaneo`, `inserimento_lavorativo`,
 * `cooperativa_sociale`; empty for all.
 */
tipo: string, 
/**
 * `scadute`, `settimana`, `mese`; empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroDatori = { testo: string, 
/**
 * Sigla of a province in which the employer has workers; empty for all.
 */
provincia: string, 
/**
 * `oltre_50`, `36_50`, `15_35`, `non_soggetto`; empty for all.
 */
classe: string, 
/**
 * `scoperti`, `coperti`, `da_verificare`, `con_differenze`; empty for all.
 */
copertura: string, 
/**
 * `denominazione`, `codice_fiscale`, `sede`, `classe`, `base`, `scopertura`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroDomandeAvviso = { avviso_id: string, testo: string, 
/**
 * `ammessa`, `con_riserva`, `da_integrare`, `esclusa`; empty for all.
 */
stato: string, da: number, quanti: number, };

export type FiltroEsoneri = { testo: string, 
/**
 * A state, `aperti` for those still to decide; empty for all.
 */
stato: string, provincia: string, 
/**
 * `scadute`, `settimana`, `piu_avanti` (terms to decide), `fine_vicina` (granted, ending in 60 days);
 * empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroIscrizioni = { testo: string, elenco: string, 
/**
 * `domanda`, `aperta`, `sospesa`, `chiusa`, `respinta`; empty for all.
 */
stato: string, 
/**
 * `scadute`, `settimana`; empty for all.
 */
scadenza: string, 
/**
 * Only those with a document missing.
 */
documenti_mancanti: boolean, 
/**
 * `scadenza`, `nome`, `numero`, `iscritta_dal`, `anzianita`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroNullaOsta = { testo: string, 
/**
 * `in_istruttoria`, `rilasciato`, `utilizzato`, `scaduto`, `ritirato`, `negato`; empty for all.
 */
stato: string, 
/**
 * `scadute`, `settimana`; empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `persona`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroPersone = { testo: string, 
/**
 * Sigla of the province of residence; empty for all.
 */
provincia: string, 
/**
 * `art8`, `art18`, `centralinisti`, `massofisioterapisti`, `terapisti`; empty for all.
 */
elenco: string, 
/**
 * State of the open iscrizione: `domanda`, `aperta`, `sospesa`, `nessuna`; empty for all.
 */
iscrizione: string, 
/**
 * Available for: `privati`, `pubblici`, `part_time`, `turni`; empty for all.
 */
disponibile: string, 
/**
 * `nome`, `codice_fiscale`, `nato_il`, `comune`, `iscritta_dal`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroPreselezioni = { testo: string, 
/**
 * `aperta`, `pubblicata`, `rosa_inviata`, `conclusa`; empty for all.
 */
stato: string, da: number, quanti: number, };

export type FiltroProposte = { 
/**
 * Empty for all.
 */
codice: string, da: number, quanti: number, };

export type FiltroProspetti = { testo: string, 
/**
 * Year of the reference date; 0 for all.
 */
anno: number, 
/**
 * `valido`, `superato`, `annullato`; empty for all.
 */
stato: string, 
/**
 * Only those with differences still to clear.
 */
solo_differenze: boolean, 
/**
 * `denominazione`, `data_invio`, `data_riferimento`, `differenze`, `scopertura`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroRevisione = { revisione_id: string, testo: string, provincia: string, classe: string, 
/**
 * First digits of the ATECO code.
 */
settore: string, 
/**
 * `non_soggetto`, `coperto`, `nei_termini`, `con_richiesta`, `con_strumento`, `oltre_termine`, `non_calcolato`.
 */
stato: string, 
/**
 * Only those short of units: `si`.
 */
scoperti: string, 
/**
 * Tolerance: shortages of up to so many units are left out.
 */
tolleranza: string, 
/**
 * `si`, or `nuovo`, `peggiorato`, `migliorato`, `coperto`, `altro`.
 */
cambiato: string, 
/**
 * `presente`, `in_ritardo`, `mancante`, `non_dovuto`.
 */
prospetto: string, ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroRichieste = { testo: string, 
/**
 * `bozza`, `in_istruttoria`, `evasa`, `archiviata`, `aperte`; empty for all.
 */
stato: string, 
/**
 * `scadute`, `settimana`; empty for all.
 */
scadenza: string, 
/**
 * `scadenza`, `ricevuta_il`, `ente`, `datore`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type FiltroScadenzario = { 
/**
 * First day, ISO; empty for all those gone by.
 */
dal: string, 
/**
 * Last day, ISO; empty for a year from today.
 */
al: string, tipo: string, provincia: string, 
/**
 * User who worked on the record last.
 */
seguita_da: string, testo: string, da: number, quanti: number, };

export type FiltroSospensioni = { testo: string, 
/**
 * `comunicata`, `temporanea`, `riconosciuta`, `respinta`, `cessata`; empty for all.
 */
stato: string, causale: string, 
/**
 * `scadenza`, `datore`, `ricevuta_il`.
 */
ordina: string, discendente: boolean, da: number, quanti: number, };

export type Firma = { firmatario: string, emittente: string, firmato_il: string, 
/**
 * Time stamp, empty if there is none.
 */
marca_temporale: string, integra: boolean, 
/**
 * Whether the certificate leads to an anchor the office trusts.
 */
fidata: boolean, messaggio: string, };

export type FirmaAtti = { atti: Array<string>, dispositivo: DispositivoFirma, };

export type FirmaConvenzione = { il: string, firmatari: Array<string>, 
/**
 * Whether the signature was seen on paper instead of verified.
 */
a_vista: boolean, messaggio: string, };

export type FirmaPredefinita = { 
/**
 * `pkcs12`, `pkcs11`, or empty.
 */
tipo: string, 
/**
 * Path of the PKCS#12 file, or of the PKCS#11 module.
 */
percorso: string, slot: number, 
/**
 * Address of a time-stamping authority; empty for none.
 */
tsa: string, };

export type Fonte = { 
/**
 * Act, such as "L. 68/1999".
 */
atto: string, 
/**
 * Article, such as "3" or "12-bis".
 */
articolo?: string | null, 
/**
 * Comma.
 */
comma?: string | null, 
/**
 * Letter.
 */
lettera?: string | null, 
/**
 * How certain.
 */
certezza: Certezza, };

export type Formato = "xlsx" | "csv" | "pdf";

export type FormatoScadenzario = "xlsx" | "csv" | "pdf" | "ics";

export type FormulaGraduatoria = { "tipo": "fisso", 
/**
 * Points.
 */
punti: number | string, } | { "tipo": "per_unita", 
/**
 * What is counted.
 */
dato: DatoGraduatoria, 
/**
 * How much makes a unit.
 */
ogni: number | string, 
/**
 * Points of a unit.
 */
punti: number | string, 
/**
 * What a part of a unit is worth.
 */
resto: RestoGraduatoria, 
/**
 * The most points it can give.
 */
massimo: number | string | null, 
/**
 * The month from which the months of registration are counted, forwards or backwards.
 */
riferimento: string | null, } | { "tipo": "fasce", 
/**
 * What is looked at.
 */
dato: DatoGraduatoria, 
/**
 * The bands, in order, with neither gaps nor overlaps.
 */
fasce: Array<FasciaGraduatoria>, 
/**
 * For an invalidity: the bands of who has a category of the war pensions instead.
 */
categorie: Array<FasciaGraduatoria>, } | { "tipo": "scaglioni", 
/**
 * What is looked at.
 */
dato: DatoGraduatoria, 
/**
 * The threshold.
 */
soglia: number | string, 
/**
 * Points above it.
 */
primo: number | string, 
/**
 * How much makes a further step.
 */
ogni: number | string, 
/**
 * Points of a further step.
 */
punti: number | string, 
/**
 * What a part of a step is worth.
 */
resto: RestoGraduatoria, 
/**
 * The most points it can give.
 */
massimo: number | string | null, } | { "tipo": "se", 
/**
 * What must be true.
 */
fatto: FattoGraduatoria, 
/**
 * Points if it is.
 */
punti: number | string, 
/**
 * Points if it is not.
 */
altrimenti: number | string, } | { "tipo": "conversione", 
/**
 * What is converted.
 */
dato: GradoGraduatoria, 
/**
 * Points of each value.
 */
valori: Record<string, number | string>, };

export type Genere = "dato" | "stato" | "guasto";

export type GiornoConto = { data: string, lavorativo: boolean, 
/**
 * Why it does not count: "sabato", "Natale".
 */
motivo: string, unita: number, importo: string, 
/**
 * Sum of the period up to the day.
 */
progressivo: string, };

export type GiornoFestivo = { data: string, nome: string, };

export type GradoGraduatoria = "locomozione";

export type GruppoCompensazioni = { righe: Array<RigaGruppo>, saldi: Array<SaldoGruppo>, 
/**
 * What does not balance or has no counterpart, in words.
 */
avvisi: Array<string>, };

export type GruppoLavoro = { titolo: string, voci: Array<VoceLavoro>, };

export type GruppoRivisto = { codice: string, nome: string, datori: number, scoperti: number, quota_art3: number, in_forza_art3: number, scopertura_art3: number, scopertura_art18: number, };

export type ImportaProva = { file: Array<string>, cosa: CosaImportare, };

export type Impostazioni = { versione: number, ente: string, servizio: string, ufficio: string, 
/**
 * Lines of the letterhead at the right: address, PEC, telephone.
 */
recapiti: Array<string>, 
/**
 * Provinces of competence, sigle.
 */
province: Array<string>, luogo: string, 
/**
 * Coat of arms, SVG or PNG in base64; empty for the plain emblem.
 */
stemma: string, stemma_testo: string, responsabile: Persona, firmatario: Persona, firma: FirmaPredefinita, calendario: CalendarioUfficio, 
/**
 * Four-digit codes of excluded categories that the office has mapped.
 */
categorie_escluse: Array<CategoriaMappata>, 
/**
 * Certificates (PEM) of the authorities whose signatures the office trusts.
 */
ancore: Array<string>, };

export type InConvenzione = { 
/**
 * `nazionale`, or the sigla of a province.
 */
dove: string, 
/**
 * Uncovered units the convention takes in, never more than there are.
 */
unita: number, 
/**
 * Uncovered units outside the convention.
 */
da_regolare: number, };

export type Indirizzo = { comune: string, 
/**
 * Sigla.
 */
provincia: string, indirizzo: string, cap: string, };

export type InserimentoVisto = { id: string, persona_id: string, persona: string, 
/**
 * "assunta con nulla osta", "nulla osta rilasciato", "computo".
 */
titolo: string, 
/**
 * Whether the office may record its end here.
 */
puo_finire: boolean, dal: string, 
/**
 * Last day of work; empty while it lasts.
 */
uscita_il: string, uscita: string, 
/**
 * What follows from the end, in words.
 */
che_fare: string, };

export type Isee = { importo: string, valido_dal: string, valido_al: string, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type Lavoro = { id: string, 
/**
 * `prova`, `importa`, `verifica`, `firma`, `lettere`.
 */
tipo: string, 
/**
 * `in_corso`, `fatto`, `annullato`, `errore`.
 */
stato: string, 
/**
 * What it is doing, in words ("Leggo prospetto-12.xml").
 */
passo: string, fatti: number, totali: number, file: Array<FileImportato>, esito: EsitoImportazione, 
/**
 * Outcome act by act, for a batch of signatures.
 */
voci: Array<EsitoVoce>, errore?: Avviso, };

export type LavoroAvviato = { lavoro: string, };

export type LetteraDiCandidato = { codice: string, persona: string, 
/**
 * `convocazione`, `integrazione`, `esclusione`.
 */
tipo: string, quando: string, utente: string, 
/**
 * Last day of the term, or day of the summons.
 */
giorno: string, atto_id: string, numero: string, 
/**
 * Why there is none, or "annullata".
 */
motivo: string, };

export type LetteraDiRevisione = { datore_id: string, datore: string, tipo: string, quando: string, utente: string, atto_id?: string, 
/**
 * "12/2026", empty without an act.
 */
numero: string, 
/**
 * Why there is none.
 */
motivo: string, };

export type LettereCandidati = { avviso_id: string, 
/**
 * `convocazione`, `integrazione`, `esclusione`; `sollecito` of the yearly confirmation.
 */
tipo: string, 
/**
 * Codes of the applications; empty for all that the letter is about.
 */
codici: Array<string>, 
/**
 * Of a summons: day as typed, hour, place, the test, what to bring one a line, what an absence brings.
 */
giorno: string, ora: string, luogo: string, prova: string, documenti: string, assenza: string, 
/**
 * Folder for the files.
 */
cartella: string, 
/**
 * Whether to write all of them in one file too.
 */
unico: boolean, };

export type LettereRevisione = { 
/**
 * `invito`, `chiarimenti`, `convenzione`, `segnalazione`.
 */
tipo: string, 
/**
 * Employers by id; empty for all those of the filter.
 */
ids: Array<string>, filtro: FiltroRevisione, 
/**
 * Day by which an answer is asked for, as typed.
 */
entro: string, 
/**
 * Words of the office, in the letter.
 */
testo: string, 
/**
 * A folder.
 */
cartella: string, 
/**
 * One PDF with bookmarks besides the single files.
 */
unico: boolean, };

export type MisuraSospensione = { provincia: string, 
/**
 * As typed: "40", "37,5".
 */
percentuale: string, lavoratori: number, };

export type Modifica = { "modifica": "assumi", 
/**
 * Province.
 */
provincia: string, 
/**
 * Which list.
 */
soggetto: "disabili" | "categorie_protette", 
/**
 * How many.
 */
numero: number, 
/**
 * Weekly hours, if part-time; for workers with disabilities alone.
 */
orario?: { ore: string; ore_contratto: string; invalidita_oltre_50?: boolean }, } | { "modifica": "cambia_ore", 
/**
 * Province.
 */
provincia: string, 
/**
 * Which row of `disabili.part_time`, from 0.
 */
riga: number, 
/**
 * New weekly hours.
 */
ore?: string, } | { "modifica": "aggiungi_esonero", 
/**
 * Province.
 */
provincia: string, 
/**
 * Units, granted.
 */
unita: number, } | { "modifica": "aggiungi_compensazione", 
/**
 * Province with more hires.
 */
provincia_eccedenza: string, 
/**
 * Province with fewer hires.
 */
provincia_riduzione: string, 
/**
 * Which quota.
 */
soggetto: "disabili" | "categorie_protette", 
/**
 * Units.
 */
numero: number, 
/**
 * The other company, for a compensation within a group: then only the side of this employer counts.
 */
azienda_gruppo?: string, } | { "modifica": "aggiungi_sospensione", 
/**
 * Province.
 */
provincia: string, 
/**
 * Ground.
 */
tipo: "cigs" | "solidarieta" | "licenziamento_collettivo" | "fallimento" | "esodo_incentivato", 
/**
 * Part of the work suspended.
 */
percentuale?: number | string, 
/**
 * Workers suspended.
 */
lavoratori_sospesi?: number, } | { "modifica": "convenzione", 
/**
 * Province.
 */
provincia: string, 
/**
 * Units it covers.
 */
unita: number, } | { "modifica": "nuovi_dipendenti", 
/**
 * Province.
 */
provincia: string, 
/**
 * How many.
 */
numero: number, } | { "modifica": "cessazioni", 
/**
 * Province.
 */
provincia: string, 
/**
 * How many.
 */
numero: number, };

export type MotivoEsclusione = { motivo: string, quante: number, };

export type MotivoSanitario = { 
/**
 * It goes in the register.
 */
motivo: string, 
/**
 * May be empty once unlocked in this session.
 */
parola: string, };

export type MovimentoForza = { 
/**
 * Empty for a new one.
 */
id: string, versione: number, datore_id: string, 
/**
 * `assunzione`, `cessazione`, `trasformazione`, `proroga`, `trasferimento`, `esclusione`, `fine_esclusione`.
 */
tipo: string, 
/**
 * `art8`, `art18`, `centralinisti`, `massofisioterapisti`, `terapisti`; empty for workers of no list.
 */
elenco: string, provincia: string, 
/**
 * Province of arrival of a transfer.
 */
provincia_a: string, 
/**
 * The employer has opened in a province in which it had no workers.
 */
nuova_unita: boolean, 
/**
 * First day; of a leaving, the last day worked.
 */
data: string, fino_al: string, numero: number, ore: string, ore_contratto: string, ore_prima: string, ore_contratto_prima: string, 
/**
 * Excluded category.
 */
categoria: string, 
/**
 * Codice fiscale of the worker, if it is one.
 */
lavoratore: string, 
/**
 * The hire it ends or changes, if it is known.
 */
collegato_id: string, nota: string, origine: string, origine_id: string, };

export type Nazionale = { 
/**
 * Balance of compensations within the group, art. 3.
 */
compensazione_gruppo_art3: number, 
/**
 * Balance of compensations within the group, art. 18.
 */
compensazione_gruppo_art18: number, 
/**
 * Surplus of art. 18 that could be used, whatever is uncovered, as the prospetto declares it.
 */
quota_esuberi_art18: number, 
/**
 * Units of art. 3 suspended, where a suspension applies.
 */
quota_art3_sospesa?: number, 
/**
 * Units of art. 18 suspended, where a suspension applies.
 */
quota_art18_sospesa?: number, 
/**
 * Base of art. 3.
 */
base_art3: number, 
/**
 * Base of art. 18.
 */
base_art18: number, 
/**
 * Units of art. 3 due, suspended ones left out.
 */
quota_art3: number, 
/**
 * Units of art. 18 due, suspended ones left out.
 */
quota_art18: number, 
/**
 * Exempt units, granted and self-certified.
 */
esonerati: number, 
/**
 * Units of art. 3 covered.
 */
in_forza_art3: number, 
/**
 * Workers of art. 18 in force.
 */
in_forza_art18: number, 
/**
 * Uncovered units of art. 3 after compensation, never below zero.
 */
scopertura_art3: number, 
/**
 * The same before compensation, with its sign: a surplus is negative.
 */
scopertura_art3_reale: number, 
/**
 * Uncovered units of art. 18 after compensation, never below zero.
 */
scopertura_art18: number, 
/**
 * The same before compensation, with its sign.
 */
scopertura_art18_reale: number, 
/**
 * Units of art. 3 lowered by the surplus of art. 18 of 17 January 2000.
 */
abbattimento_esuberi_art18: number, };

export type Niente = Record<symbol, never>;

export type Norma = { 
/**
 * "art. 3, c. 1, lett. a), L. 68/1999".
 */
testo: string, 
/**
 * "testo di legge", "prassi d'ufficio", "da confermare".
 */
certezza: string, urn?: string, };

export type NuovaScadenza = { numero: number, scadenza: string, };

export type NuovoVersamento = { esonero_id: string, data: string, importo: string, iuv: string, numero_avviso: string, riferimento: string, nota: string, };

export type OrologioEsonero = { 
/**
 * Day by which to decide; empty while suspended or once decided.
 */
scadenza: string, giorni: number, giorni_usati: number, giorni_sospesi: number, giorni_restanti: number, 
/**
 * Why the clock stands still; empty if it runs.
 */
fermo: string, sospensioni: Array<SospensioneOrologio>, citazione: string, };

export type PaginaGraduatoria = { totale: number, aperta: boolean, righe: Array<RigaGraduatoria>, };

export type PagineAtto = { id: string, larghezza: number, };

export type ParametroLetto = { 
/**
 * Identifier, which is the name of its file.
 */
id: string, 
/**
 * What it is, in Italian.
 */
descrizione: string, 
/**
 * Value as it is read ("7%", "39,21 €").
 */
valore: string, 
/**
 * First day on which the value holds.
 */
dal: string, 
/**
 * Where the value comes from.
 */
fonte: string, };

export type ParametroVisto = { id: string, descrizione: string, unita: string, 
/**
 * Value in force today.
 */
oggi: string, valori: Array<ValoreVisto>, alternative: Array<ValoreVisto>, verificato_al: string, 
/**
 * Not checked for twelve months.
 */
da_verificare: boolean, 
/**
 * Whether an office may set its own value.
 */
modificabile: boolean, };

export type PassaggioIscrizione = { passo: string, data: string, fino_al: string, motivo: string, norma: string, nota: string, };

export type PassoAtto = { 
/**
 * "bozza", "da firmare", "firmato", "protocollato", "trasmesso".
 */
nome: string, raggiunto_il: string, attuale: boolean, };

export type PassoAvviso = { id: string, versione: number, 
/**
 * `chiudi`, `concludi`.
 */
passo: string, nota: string, };

export type PassoCompensazione = { id: string, versione: number, passo: string, data: string, nota: string, larghezza: number, };

export type PassoCompiuto = { id: string, 
/**
 * `richiesta_integrazione`, `sopralluogo`, `parere`, `preavviso`, `concessione`, `diniego`, `ritiro`,
 * `scadenza`, `sostituzione`, `revoca`, `decadenza`, `avviso`, `sollecito`, `diffida`, `segnalazione`.
 */
tipo: string, titolo: string, data: string, 
/**
 * Day by which it must be answered or paid.
 */
scadenza: string, 
/**
 * Day on which the answer arrived.
 */
chiuso_il: string, provincia: string, 
/**
 * What an opinion or an inspection found, in words.
 */
esito: string, estremi: string, 
/**
 * Period that a notice asks for, or first and last day of a grant.
 */
dal: string, al: string, importo: string, numero_avviso: string, iuv: string, nota: string, 
/**
 * Whether an answer can be recorded.
 */
da_chiudere: boolean, atto?: RigaAtto, };

export type PassoComputo = { id: string, versione: number, 
/**
 * `nega`, `revoca`, `cessa`.
 */
passo: string, data: string, nota: string, };

export type PassoConvenzione = { id: string, versione: number, passo: string, data: string, 
/**
 * Reasons, observations, answer to them: as the step asks for.
 */
nota: string, 
/**
 * `stipula`: the copy signed by the employer.
 */
file: string, 
/**
 * `stipula`: the copy is signed by hand, and the official has looked at it.
 */
a_vista: boolean, 
/**
 * `proroga`: the rows that move.
 */
righe: Array<NuovaScadenza>, 
/**
 * `proroga`: new last day of the agreement; empty if it stays.
 */
fino_al: string, 
/**
 * `risolvi`: whether the Ispettorato is told.
 */
informa_ispettorato: boolean, };

export type PassoDomandaAvviso = { id: string, versione: number, 
/**
 * `chiedi_integrazione`, `escludi`, `ammetti` (the reserve is lifted, or a review is accepted), `togli_decisione`.
 */
passo: string, data: string, nota: string, };

export type PassoEsonero = { id: string, versione: number, 
/**
 * One of [`PassoCompiuto::tipo`], or `chiudi`.
 */
passo: string, 
/**
 * Step that an answer closes.
 */
passo_id: string, data: string, 
/**
 * Day by which to answer or to pay; empty for the one that the rule gives.
 */
entro: string, 
/**
 * Reasons, documents asked for, outcome.
 */
nota: string, 
/**
 * Number and day of an act already issued outside the program: the step is recorded, no act is made.
 */
estremi: string, 
/**
 * Province whose office gives an opinion.
 */
provincia: string, 
/**
 * What an opinion or an inspection found: `favorevole`, `contrario`, `accertato`, `non_accertato`.
 */
esito: string, 
/**
 * Percentage that a favourable opinion would grant; 0 for the one asked for.
 */
percentuale: number, percentuali: Array<PercentualeConcessa>, 
/**
 * Last day granted.
 */
scade_il: string, 
/**
 * First and last day of the period that a payment notice asks for.
 */
dal: string, al: string, numero_avviso: string, iuv: string, };

export type PassoIscrizione = { id: string, versione: number, 
/**
 * `iscrivi`, `respingi`, `sospendi`, `riapri`, `preavviso`, `osservazioni`, `cancella`, `trasferisci`.
 */
passo: string, data: string, 
/**
 * Last day of a suspension; empty if open.
 */
fino_al: string, 
/**
 * Code of the ground (tables `motivi_cancellazione`, `motivi_sospensione`).
 */
motivo: string, nota: string, 
/**
 * Office to which a transfer goes.
 */
destinazione: string, };

export type PassoNullaOsta = { id: string, versione: number, 
/**
 * `nega`, `utilizza` (the person was hired on `data`), `ritira`, `assunzione_mancata`.
 */
passo: string, data: string, nota: string, };

export type PassoPosizione = { data: string, 
/**
 * Name of the province; empty for all.
 */
provincia: string, cosa: string, numero: number, 
/**
 * "Nulla osta n. 12/2026", "Prospetto", "registrato a mano".
 */
origine: string, destinazione?: Destinazione, 
/**
 * Whether it enters the figures.
 */
conta: boolean, 
/**
 * Why it could not be applied; empty if it was.
 */
non_applicato: string, variazioni: Array<VariazionePasso>, };

export type PassoPreselezione = { id: string, versione: number, 
/**
 * `pubblica`, `invia_rosa` (writes to `percorso` what the employer may see), `concludi`.
 */
passo: string, data: string, percorso: string, };

export type PassoSospensione = { id: string, versione: number, passo: string, 
/**
 * Day of the decision, of the end, of the request that came.
 */
data: string, 
/**
 * Last day of the suspension that is granted.
 */
al: string, 
/**
 * The act that grants the ground.
 */
atto: string, atto_del: string, nota: string, 
/**
 * Width of a page of the preview, in pixels; not read by the step itself.
 */
larghezza: number, };

export type PerCodiceCriteri = { codice: string, };

export type PerId = { id: string, };

export type PerLavoro = { lavoro: string, };

export type PercentualeConcessa = { provincia: string, percentuale: number, };

export type PeriodoConto = { provincia: string, nome: string, dal: string, al: string, 
/**
 * Why the period opens.
 */
perche: string, base: number, in_forza: number, quota: number, percentuale: string, massimo: number, unita: number, giorni: number, importo_giornaliero: string, importo: string, };

export type Persona = { nome: string, ruolo: string, email: string, };

export type PersonaSimile = { id: string, nome: string, codice_fiscale: string, nato_il: string, comune: string, 
/**
 * Why ("stesso codice fiscale con omocodia", "stesso nome e stesso giorno di nascita").
 */
motivo: string, };

export type PesaCandidati = { id: string, 
/**
 * Also on the capacities of the sealed part.
 */
con_capacita: boolean, 
/**
 * Why the sealed parts are opened.
 */
motivo: string, 
/**
 * The user's own word for sealed data; may be empty once unlocked in this session.
 */
parola: string, };

export type PrecedenzaGraduatoria = "assoluta" | "a_parita" | "nessuna";

export type Preferenze = { valori: JsonValue, };

export type Proposta = { 
/**
 * Stable: person, iscrizione, ground and day.
 */
id: string, codice: string, persona_id: string, persona: string, iscrizione_id: string, elenco_nome: string, 
/**
 * `sospendi`, `chiudi`, `riapri`, `chiedi`.
 */
azione: string, motivo: string, dal: string, fino_al: string, titolo: string, dettaglio: string, tono: Tono, norme: Array<Norma>, spiegazione: Voce, };

export type PropostaConferma = { 
/**
 * The year whose income is asked for.
 */
anno_reddito: number, 
/**
 * Income of that year.
 */
reddito: string, 
/**
 * ISEE that held on 31 December.
 */
isee: string, persone_a_carico: number, 
/**
 * Day on which the dependants were declared; empty if it was before the year.
 */
carico_dichiarato_il: string, };

export type ProposteApplicate = { applicate: number, 
/**
 * Those that no longer held, with the reason.
 */
saltate: Array<string>, };

export type ProtocollaAtto = { id: string, protocollo: string, data: string, };

export type ProvaLettere = { anteprima: Anteprima, da_emettere: number, 
/**
 * Those that would get none, with why; the first hundred.
 */
saltate: Array<LetteraDiRevisione>, quante_saltate: number, };

export type ProvaLettereCandidati = { anteprima: Anteprima, da_emettere: number, 
/**
 * Last day of the term that the letters give, or day of the summons.
 */
giorno: string, 
/**
 * The first hundred.
 */
saltate: Array<LetteraDiCandidato>, quante_saltate: number, };

export type ProvinciaDellaRichiesta = { provincia: string, nome: string, di_competenza: boolean, scopertura_alla_data: number, scopertura_oggi: number, circostanze: Array<Circostanza>, };

export type ProvinciaRivista = { provincia: string, nome: string, base_art3: number, quota_art3: number, in_forza_art3: number, esonerati: number, sospesi: number, convenzione: number, scopertura_art3: number, scopertura_art18: number, scoperto_dal?: string, stato: Stato, };

export type Provinciale = { 
/**
 * Province.
 */
provincia: string, 
/**
 * Balance of compensations, art. 3: a surplus is positive.
 */
compensazione_art3: number, 
/**
 * Balance of compensations, art. 18.
 */
compensazione_art18: number, 
/**
 * Units of art. 3 suspended, where a suspension applies.
 */
quota_art3_sospesa?: number, 
/**
 * Units of art. 18 suspended, where a suspension applies.
 */
quota_art18_sospesa?: number, 
/**
 * Base of art. 3.
 */
base_art3: number, 
/**
 * Base of art. 18.
 */
base_art18: number, 
/**
 * Units of art. 3 due, suspended ones left out.
 */
quota_art3: number, 
/**
 * Units of art. 18 due, suspended ones left out.
 */
quota_art18: number, 
/**
 * Exempt units, granted and self-certified.
 */
esonerati: number, 
/**
 * Units of art. 3 covered.
 */
in_forza_art3: number, 
/**
 * Workers of art. 18 in force.
 */
in_forza_art18: number, 
/**
 * Uncovered units of art. 3 after compensation, never below zero.
 */
scopertura_art3: number, 
/**
 * The same before compensation, with its sign: a surplus is negative.
 */
scopertura_art3_reale: number, 
/**
 * Uncovered units of art. 18 after compensation, never below zero.
 */
scopertura_art18: number, 
/**
 * The same before compensation, with its sign.
 */
scopertura_art18_reale: number, 
/**
 * Units of art. 3 lowered by the surplus of art. 18 of 17 January 2000.
 */
abbattimento_esuberi_art18: number, };

export type PubblicaGraduatoria = { 
/**
 * Id of the version.
 */
id: string, 
/**
 * Heading in the place of the office's, which may reveal the list.
 */
servizio: string, 
/**
 * First and last day of publication.
 */
dal: string, al: string, 
/**
 * Where to write it; empty for the preview.
 */
percorso: string, 
/**
 * Width of a page of the preview, in pixels.
 */
larghezza: number, };

export type PuntoConto = { data: string, dovuto: string, versato: string, };

export type PuntoPosizione = { giorno: string, scopertura_art3: number, scopertura_art18: number, province: Array<ScoperturaProvincia>, };

export type Quadro = { 
/**
 * "Quadro 1", "Quadro 2, Savona", "Quadro 3".
 */
titolo: string, sezioni: Array<Sezione>, };

export type QuadroRevisione = { testata: RigaRevisione, precedente?: RigaRevisione, per_provincia: Array<GruppoRivisto>, per_classe: Array<GruppoRivisto>, per_settore: Array<GruppoRivisto>, 
/**
 * "4° 2026", the latest last.
 */
trimestri: Array<string>, nel_tempo: Array<SerieProvincia>, };

export type QuandoGraduatoria = { 
/**
 * Only for a public employer, or only for a private one.
 */
datore_pubblico: boolean | null, 
/**
 * Only for this list.
 */
elenco: Elenco | null, 
/**
 * Only for who was unemployed, with the declaration, before the publication.
 */
did: boolean, 
/**
 * Only for who has a difficulty in moving about.
 */
locomozione: boolean, };

export type RapportoLavoro = { id: string, versione: number, persona_id: string, datore: string, codice_fiscale_datore: string, 
/**
 * `indeterminato`, `determinato`, `autonomo`, `tirocinio`.
 */
tipo: string, dal: string, 
/**
 * Empty if open.
 */
al: string, 
/**
 * "HH:MM" a week.
 */
ore: string, ore_contratto: string, 
/**
 * Expected income of the year, euro.
 */
reddito_annuo: string, mansione: string, 
/**
 * Why it ended: `scadenza`, `dimissioni`, `licenziamento`, `riduzione_personale`, `prova`, `prova_menomazione`,
 * `altro`; empty if open.
 */
cessazione: string, 
/**
 * Number of the agreement whose plan a placement is part of; empty for none.
 */
convenzione: string, 
/**
 * The nulla osta it began with, if one.
 */
nulla_osta_id: string, };

export type RataConto = { nome: string, dal: string, al: string, scadenza: string, importo: string, versato: string, residuo: string, giorni_ritardo: number, maggiorazione: string, 
/**
 * Number of the payment notice, if one was issued.
 */
avviso: string, 
/**
 * Whether a notice was issued.
 */
avvisata: boolean, stato: Stato, };

export type RedditoAnno = { anno: number, 
/**
 * Euro with two decimals, as "7746.85".
 */
importo: string, dichiarato_il: string, };

export type RequisitoCategoria = { elenco: string, categoria: string, raggiunto: boolean, spiegazione: Voce, };

export type RequisitoComputo = { id: string, versione: number, };

export type RestoGraduatoria = "difetto" | "eccesso" | "meta_in_difetto" | "esatto";

export type RigaAtto = { id: string, 
/**
 * "412/2026".
 */
numero: string, data: string, 
/**
 * "Certificato di ottemperanza".
 */
tipo: string, oggetto: string, datore_id?: string, datore: string, richiesta_id?: string, stato: Stato, firme: number, protocollo: string, };

export type RigaAvviso = { id: string, 
/**
 * "14/2026"; empty before publication.
 */
numero: string, datore_id: string, 
/**
 * The body; of a yearly list, what it is.
 */
ente: string, 
/**
 * Year of a yearly list; 0 for the call of a body.
 */
annuale: number, profilo: string, posti: number, domande: number, richiesta_il: string, adesioni_al: string, scadenza: string, giorni_restanti: number, stato: Stato, };

export type RigaCompensazione = { id: string, datore_id: string, datore: string, 
/**
 * Company on the other side, within a group.
 */
altra: string, 
/**
 * `dichiarata`, `autorizzata`.
 */
tipo: string, soggetto: string, in_piu: string, in_meno: string, numero: number, dal: string, al: string, atto: string, scadenza: string, giorni_restanti: number, stato: Stato, };

export type RigaComputo = { id: string, persona_id: string, persona: string, datore_id: string, datore: string, provincia: string, ricevuta_il: string, numero: string, 
/**
 * Term to answer, then the last day on which it holds (empty if open).
 */
scadenza: string, giorni_restanti: number, stato: Stato, };

export type RigaConfronto = { 
/**
 * "nazionale" or the sigla.
 */
dove: string, nome: string, sede_legale: boolean, cifre: Array<Cifra>, };

export type RigaConvenzione = { id: string, datore_id: string, datore: string, tipo: string, tipo_nome: string, provincia: string, ricevuta_il: string, dal: string, fino_al: string, 
/**
 * Number of the act; empty before.
 */
numero: string, 
/**
 * Units still to be hired.
 */
residue: number, 
/**
 * Term to answer, then the next day to keep.
 */
scadenza: string, giorni_restanti: number, stato: Stato, };

export type RigaDatore = { id: string, denominazione: string, codice_fiscale: string, sede_legale: string, natura: string, classe?: string, data_riferimento?: string, base_art3?: number, quota_art3?: number, in_forza_art3?: number, scopertura_art3?: number, scopertura_art18?: number, stato: Stato, };

export type RigaDomandaAvviso = { id: string, codice: string, persona_id: string, persona: string, codice_fiscale: string, pervenuta_il: string, canale: string, protocollo: string, stato: Stato, motivo: string, };

export type RigaEsonero = { id: string, datore_id: string, datore: string, 
/**
 * "prima domanda", "rinnovo", "altra percentuale".
 */
tipo: string, 
/**
 * Sigle, separated by a comma.
 */
province: string, ricevuta_il: string, percentuale_richiesta: number, 
/**
 * 0 until it is granted.
 */
percentuale_concessa: number, 
/**
 * Number of the deciding act.
 */
numero: string, 
/**
 * Term to decide, then the last day granted; empty while suspended and once over.
 */
scadenza: string, giorni_restanti: number, 
/**
 * Day by which the employer must answer, while the term is suspended.
 */
attesa: string, stato: Stato, };

export type RigaForza = { dove: string, nome: string, dipendenti: number, disabili: number, categorie_protette: number, part_time: number, esclusi: number, };

export type RigaGraduatoria = { codice: string, 
/**
 * Name, from the application.
 */
persona: string, domanda_id: string, 
/**
 * 0 without a place.
 */
posizione: number, 
/**
 * As an Italian reads it; empty without a place.
 */
punteggio: string, 
/**
 * `ammessa`, `con_riserva`, `esclusa`, `incompleta`.
 */
esito: string, 
/**
 * Empty while the ranking is closed.
 */
voci: Array<VocePunteggio>, 
/**
 * Why there is no place.
 */
motivo: string, 
/**
 * What decided on equal points.
 */
parita: string, 
/**
 * Ground of precedence.
 */
precedenza: string, };

export type RigaGruppo = { azienda: string, codice_fiscale: string, provincia: string, con_provincia: string, con_azienda: string, soggetto: string, 
/**
 * More hires here are positive.
 */
unita: number, 
/**
 * "prospetto", "compensazione".
 */
origine: string, };

export type RigaImportazione = { id: string, quando: string, chi: string, file: number, entrati: number, scartati: number, stato: string, };

export type RigaIscrizione = { id: string, persona_id: string, persona: string, codice_fiscale: string, 
/**
 * `art8`, …
 */
elenco: string, 
/**
 * "elenco art. 8".
 */
elenco_nome: string, 
/**
 * "118/2026"; empty for an application.
 */
numero: string, richiesta_il: string, iscritta_dal: string, anzianita_dal: string, chiusa_il: string, motivo: string, 
/**
 * Term of the application; empty once decided.
 */
scadenza: string, giorni_restanti: number, documenti_mancanti: number, stato: Stato, };

export type RigaMovimento = { movimento: MovimentoForza, 
/**
 * "Nulla osta n. 12/2026", "Comunicazione obbligatoria 1600…", "Registrato a mano".
 */
origine_nome: string, 
/**
 * An official wrote it down and may correct it.
 */
modificabile: boolean, 
/**
 * It may be taken back here.
 */
annullabile: boolean, };

export type RigaNullaOsta = { id: string, persona_id: string, persona: string, datore_id: string, datore: string, provincia: string, elenco_nome: string, ricevuta_il: string, 
/**
 * Number of the act; empty before.
 */
numero: string, 
/**
 * Term to answer, then last day of validity.
 */
scadenza: string, giorni_restanti: number, stato: Stato, };

export type RigaPersona = { id: string, cognome: string, nome: string, codice_fiscale: string, nato_il: string, comune: string, provincia: string, 
/**
 * Open lists, in words ("art. 8, dal 12/02/2025").
 */
iscrizioni: string, stato: Stato, };

export type RigaPiano = { numero: number, unita: number, elenco: string, profilo: string, 
/**
 * `nominativa`, `numerica`.
 */
modalita: string, 
/**
 * `assunzione`, `prova_ampliata`, `tempo_determinato`, `tirocinio`.
 */
modo: string, 
/**
 * Days of trial or months of contract, as the way asks for.
 */
quanto: number, 
/**
 * Least weekly hours, "HH:MM"; empty for any.
 */
ore_minime: string, 
/**
 * Sigla; empty for that of the request.
 */
provincia: string, scadenza: string, };

export type RigaPianoVista = { numero: number, unita: number, elenco_nome: string, profilo: string, 
/**
 * "tempo determinato, 12 mesi, richiesta nominativa".
 */
contratto: string, provincia: string, 
/**
 * Day agreed on at the signature.
 */
scadenza: string, 
/**
 * Day that holds.
 */
scade_il: string, assolte: number, residue: number, stato: Stato, 
/**
 * Whether the office may record a placement in it.
 */
tirocinio: boolean, inserimenti: Array<InserimentoVisto>, };

export type RigaPreselezione = { id: string, datore_id: string, datore: string, profilo: string, posti: number, ricevuta_il: string, scadenza: string, giorni_restanti: number, candidati: number, stato: Stato, };

export type RigaProspetto = { id: string, datore_id: string, denominazione: string, codice_fiscale: string, codice_comunicazione: string, 
/**
 * "prospetto", "rettifica", "annullamento".
 */
tipo: string, data_invio: string, data_riferimento: string, stato: Stato, verificato_il?: string, classe?: string, scopertura_art3?: number, scopertura_art18?: number, 
/**
 * Differences still to clear.
 */
differenze: number, };

export type RigaRevisione = { id: string, 
/**
 * ISO day.
 */
al: string, 
/**
 * "4° trimestre 2026".
 */
trimestre: string, eseguita_il: string, utente: string, precedente_id?: string, conteggi: ConteggiRevisione, };

export type RigaRichiesta = { id: string, ente: string, cig: string, protocollo: string, ricevuta_il: string, datore_id?: string, datore: string, data_riferimento: string, scadenza: string, 
/**
 * Negative once the term has gone by.
 */
giorni_restanti: number, stato: Stato, };

export type RigaRiporto = { 
/**
 * Sigla; empty for all.
 */
dove: string, nome: string, cosa: string, riportato: boolean, perche: string, };

export type RigaRivisto = { datore_id: string, codice_fiscale: string, denominazione: string, provincia: string, settore: string, classe: string, base_art3: number, quota_art3: number, in_forza_art3: number, esonerati: number, sospesi: number, convenzione: number, scopertura_art3: number, scopertura_art18: number, scoperto_dal?: string, termine?: string, stato: Stato, prospetto: Stato, prospetto_al?: string, 
/**
 * Cents.
 */
esposizione: number, cambiato: Stato, 
/**
 * What changed and why, a sentence each.
 */
cambiamenti: Array<string>, };

export type RigaScadenza = { 
/**
 * ISO day.
 */
data: string, 
/**
 * Negative once it is gone by.
 */
giorni: number, 
/**
 * Working days of the office from today; none once it is gone by.
 */
lavorativi: number, tipo: string, 
/**
 * Kind in words ("nulla osta da rilasciare").
 */
cosa: string, titolo: string, dettaglio: string, provincia: string, seguita_da: string, 
/**
 * Where the term comes from.
 */
norma: string, tono: Tono, destinazione: Destinazione, };

export type RigaScopertura = { 
/**
 * "nazionale" or the sigla.
 */
dove: string, nome: string, sede_legale: boolean, di_competenza: boolean, base_art3: number, quota_art3: number, esonerati: number, compensazione_art3: number, in_forza_art3: number, scopertura_art3: number, base_art18: number, quota_art18: number, in_forza_art18: number, scopertura_art18: number, 
/**
 * What covers the missing units, in words ("convenzione 31/2026, 2 unità").
 */
coperta_da: Array<string>, };

export type RigaSospensione = { id: string, datore_id: string, datore: string, causale: string, causale_nome: string, 
/**
 * "Genova, Savona", "tutta Italia".
 */
province: string, ricevuta_il: string, dal: string, 
/**
 * Last day; empty if it is not known.
 */
al: string, numero: string, 
/**
 * The next term: end of the temporary suspension, end, the sixty days for the request; empty for none.
 */
scadenza: string, 
/**
 * "fine della temporanea", "fine", "richiesta di assunzione".
 */
scadenza_nome: string, giorni_restanti: number, stato: Stato, };

export type RigaTesoreria = { riga: number, data: string, importo: string, codice_fiscale: string, iuv: string, numero_avviso: string, datore: string, esonero_id: string, 
/**
 * `entra`, `doppio`, `da_correggere`.
 */
stato: Stato, 
/**
 * Why it stays out and what to do.
 */
motivo: string, };

export type RigaVersamento = { id: string, data: string, importo: string, iuv: string, numero_avviso: string, riferimento: string, 
/**
 * "scritto a mano", "importato".
 */
origine: string, nota: string, };

export type Rilascia = { id: string, versione: number, 
/**
 * The outcome in place of the proposed one; empty for the proposed one.
 */
esito: string, 
/**
 * Why, when the outcome differs from the proposed one.
 */
motivazione: string, };

export type RiportaPosizione = { datore_id: string, anno: number, };

export type RiportaPosizioni = { anno: number, 
/**
 * Where the protocol is written, as a spreadsheet.
 */
percorso: string, };

export type RispostaQuota = { 
/**
 * The day the figures describe.
 */
data_riferimento: string, 
/**
 * Class of employer.
 */
classe: Classe, 
/**
 * Figures of the country.
 */
nazionale: Nazionale, 
/**
 * Figures of each province, in the order of the input.
 */
province: Array<Provinciale>, 
/**
 * Whether the provinces add up to the country.
 */
coerenza: Coerenza, 
/**
 * What the user should know.
 */
avvisi: Array<AvvisoNorma>, 
/**
 * The tree behind every figure, if asked.
 */
spiegazione?: Voce | null, };

export type RuoloDato = { utente: string, 
/**
 * `responsabile`, `istruttore`, `consultazione`.
 */
ruolo: string, ruolo_nome: string, 
/**
 * ISO instant.
 */
dal: string, da: string, };

export type SaldoGruppo = { soggetto: string, in_piu: number, in_meno: number, in_pareggio: boolean, };

export type SalvaAllegato = { id: string, percorso: string, };

export type SalvaAtto = { id: string, 
/**
 * Empty for a temporary file, to be opened or printed.
 */
percorso: string, };

export type SalvaAvviso = { id: string, versione: number, dati: DatiAvviso, };

export type SalvaCompensazione = { id: string, versione: number, dati: DatiCompensazione, };

export type SalvaComputo = { id: string, versione: number, dati: DatiComputo, };

export type SalvaConvenzione = { id: string, versione: number, dati: DatiConvenzione, };

export type SalvaCriteri = { id: string, versione: number, criteri: CriteriGraduatoria, };

export type SalvaDomandaAvviso = { avviso_id: string, id: string, versione: number, dati: DatiDomandaAvviso, 
/**
 * Absent to leave what is sealed as it is.
 */
punteggio?: DatiPunteggio, correzione: string, };

export type SalvaEsonero = { id: string, versione: number, dati: DatiEsonero, };

export type SalvaFascicolo = { persona_id: string, versione: number, dati: DatiFascicolo, };

export type SalvaIscrizione = { id: string, versione: number, dati: DatiIscrizione, };

export type SalvaNullaOsta = { id: string, versione: number, dati: DatiNullaOsta, };

export type SalvaPersona = { 
/**
 * Empty for a new person.
 */
id: string, versione: number, dati: DatiPersona, };

export type SalvaPreselezione = { id: string, versione: number, dati: DatiPreselezione, };

export type SalvaRichiesta = { 
/**
 * Empty for a new request.
 */
id: string, versione: number, dati: DatiRichiesta, };

export type SalvaSospensione = { id: string, versione: number, dati: DatiSospensione, };

export type Scadenza = { data: string, titolo: string, dettaglio: string, giorni_usati: number, giorni_totali: number, 
/**
 * Negative once the term has gone by.
 */
giorni_restanti: number, tono: Tono, fonte: string, destinazione: Destinazione, };

export type Scadenzario = { oggi: string, totale: number, scadute: number, righe: Array<RigaScadenza>, 
/**
 * Every kind, with how many there are whatever the kind filtered.
 */
tipi: Array<TipoScadenza>, 
/**
 * Users who worked on these records last.
 */
persone: Array<string>, festivi: Array<GiornoFestivo>, 
/**
 * 5 or 6.
 */
giorni_settimana: number, };

export type SchedaAtto = { riga: RigaAtto, 
/**
 * The states of the path, in order, with the day each was reached (empty if not yet).
 */
percorso: Array<PassoAtto>, impronta: string, codice: string, modello: string, versione_programma: string, impronta_parametri: string, esito: string, firme: Array<Firma>, motivo_annullamento: string, storia: Array<VoceStoria>, };

export type SchedaAvviso = { riga: RigaAvviso, versione: number, dati: DatiAvviso, calendario: Array<FaseAvviso>, controlli: Array<Controllo>, spiegazione: Voce, criteri: TabellaCriteri, 
/**
 * Whether the table is frozen, the call being published.
 */
congelati: boolean, domande: ContoDomande, graduatorie: Array<VersioneGraduatoria>, uso?: UsoGraduatoria, 
/**
 * Steps that can be taken now: `pubblica`, `chiudi`, `calcola`, `approva`, `avvia`, `concludi`.
 */
passi: Array<string>, atto?: RigaAtto, storia: Array<VoceStoria>, };

export type SchedaCandidato = { 
/**
 * Id of the version.
 */
id: string, codice: string, percorso: string, };

export type SchedaCompensazione = { riga: RigaCompensazione, versione: number, dati: DatiCompensazione, 
/**
 * `autorizza`, `nega`, `cessa`.
 */
passi: Array<string>, controlli: Array<Controllo>, 
/**
 * What keeps it from being authorised; empty if nothing does.
 */
impedimento: string, spiegazione: Voce, gruppo: GruppoCompensazioni, atti: Array<RigaAtto>, storia: Array<VoceStoria>, };

export type SchedaComputo = { riga: RigaComputo, versione: number, dati: DatiComputo, controlli: Array<Controllo>, autorizzabile: boolean, impedimento: string, effetto_dal: string, fino_al: string, documenti: Array<DocumentoRichiesto>, spiegazione?: Voce, 
/**
 * Whether the threshold still has to be checked on the sealed part (`computo_requisito`).
 */
requisito_da_verificare: boolean, 
/**
 * `autorizza`, `nega`, `revoca`, `cessa`.
 */
passi: Array<string>, atto?: RigaAtto, storia: Array<VoceStoria>, };

export type SchedaConto = { al: string, 
/**
 * Due up to the day.
 */
dovuto: string, 
/**
 * Paid up to the day.
 */
versato: string, 
/**
 * Called for by a term that has gone by, and not paid.
 */
scaduto: string, 
/**
 * Paid beyond what is due.
 */
credito: string, 
/**
 * Surcharge on what is late, to the day.
 */
maggiorazione: string, stato: Stato, periodi: Array<PeriodoConto>, rate: Array<RataConto>, versamenti: Array<RigaVersamento>, andamento: Array<PuntoConto>, avvisi: Array<Avviso>, spiegazione: Voce, };

export type SchedaConvenzione = { riga: RigaConvenzione, versione: number, dati: DatiConvenzione, controlli: Array<Controllo>, proponibile: boolean, impedimento: string, 
/**
 * "3 unità dell'art. 3 e 1 dell'art. 18".
 */
riassunto: string, spiegazione?: Voce, 
/**
 * Steps that can be taken now: `proponi`, `respingi`, `stipula`, `proroga`, `ricorda`, `contesta`, `notifica`,
 * `osservazioni`, `valuta`, `risolvi`.
 */
passi: Array<string>, atto?: RigaAtto, 
/**
 * Every act, the latest first.
 */
atti: Array<RigaAtto>, 
/**
 * How the plan stands, in words; empty before the signature.
 */
esito: string, in_regola: boolean, 
/**
 * The plan with its state; empty before the proposal.
 */
piano: Array<RigaPianoVista>, firma?: FirmaConvenzione, diffida?: DiffidaVista, allegati: Array<Allegato>, storia: Array<VoceStoria>, };

export type SchedaCriteri = { 
/**
 * Empty for a table the program ships.
 */
id: string, versione: number, tabella: TabellaCriteri, criteri: CriteriGraduatoria, };

export type SchedaDatore = { anagrafica: Anagrafica, stato: Stato, avvisi: Array<Avviso>, alla_data: string, 
/**
 * The prospetto that holds on that day.
 */
prospetto?: RigaProspetto, classe?: string, 
/**
 * National row first, then one row for each province.
 */
scoperture: Array<RigaScopertura>, 
/**
 * The tree behind the figures, to answer "Perché?".
 */
spiegazione?: Voce, circostanze: Array<Circostanza>, 
/**
 * Its agreements, the latest first.
 */
convenzioni: Array<RigaConvenzione>, prospetti: Array<RigaProspetto>, richieste: Array<RigaRichiesta>, atti: Array<RigaAtto>, storia: Array<VoceStoria>, };

export type SchedaDomandaAvviso = { riga: RigaDomandaAvviso, avviso_id: string, versione: number, dati: DatiDomandaAvviso, 
/**
 * Present only once opened with a reason.
 */
punteggio?: DatiPunteggio, motivi: Array<string>, integrare_entro: string, controlli: Array<Controllo>, spiegazione: Voce, correzioni: Array<CorrezioneDomanda>, 
/**
 * `chiedi_integrazione`, `escludi`, `ammetti`, `togli_decisione`.
 */
passi: Array<string>, };

export type SchedaEsonero = { riga: RigaEsonero, versione: number, dati: DatiEsonero, unita: Array<UnitaEsaminata>, controlli: Array<Controllo>, documenti: Array<DocumentoRichiesto>, 
/**
 * Fee of the examination; empty where none is due.
 */
oneri_dovuti: string, 
/**
 * First day it covers.
 */
decorre_dal: string, concedibile: boolean, impedimento: string, spiegazione?: Voce, orologio: OrologioEsonero, passi: Array<PassoCompiuto>, 
/**
 * Steps that the state allows: those of [`PassoCompiuto::tipo`], and `chiudi`.
 */
possibili: Array<string>, 
/**
 * Provinces of other offices, whose opinion is collected.
 */
altre_province: Array<string>, 
/**
 * Proposed last day of a grant.
 */
proposta_fine: string, atti_superati: Array<AttoSuperato>, autocertificazioni: Array<Autocertificazione>, storia: Array<VoceStoria>, };

export type SchedaIscrizione = { riga: RigaIscrizione, versione: number, dati: DatiIscrizione, controlli: Array<Controllo>, ammissibile: boolean, impedimento: string, documenti: Array<DocumentoRichiesto>, 
/**
 * "1 anno e 3 mesi", with the tree that explains it.
 */
anzianita: string, anzianita_spiegazione?: Voce, spiegazione?: Voce, 
/**
 * Steps that can be taken now.
 */
passi: Array<string>, 
/**
 * Term of the preavviso (art. 10-bis), while it runs.
 */
preavviso_fino_al: string, passaggi: Array<PassaggioIscrizione>, motivi_cancellazione: Array<VoceTabella>, motivi_sospensione: Array<VoceTabella>, storia: Array<VoceStoria>, };

export type SchedaNullaOsta = { riga: RigaNullaOsta, versione: number, dati: DatiNullaOsta, controlli: Array<Controllo>, rilasciabile: boolean, impedimento: string, 
/**
 * "1 unità, quota dell'art. 3".
 */
copertura: string, spiegazione?: Voce, 
/**
 * Steps that can be taken now: `rilascia`, `nega`, `utilizza`, `ritira`, `assunzione_mancata`.
 */
passi: Array<string>, atto?: RigaAtto, storia: Array<VoceStoria>, };

export type SchedaPersona = { id: string, versione: number, dati: DatiPersona, eta: number, stato: Stato, 
/**
 * Incoherences of the codice fiscale, documents expiring…: never blocking.
 */
avvisi: Array<Avviso>, simili: Array<PersonaSimile>, iscrizioni: Array<RigaIscrizione>, rapporti: Array<RapportoLavoro>, eventi: Array<EventoPersona>, nulla_osta: Array<RigaNullaOsta>, atti: Array<RigaAtto>, allegati: Array<Allegato>, proposte: Array<Proposta>, fascicolo: StatoFascicolo, storia: Array<VoceStoria>, };

export type SchedaPosizione = { alla_data: string, 
/**
 * The prospetto it begins with; empty without one.
 */
prospetto_id: string, data_riferimento: string, classe: string, 
/**
 * National row first, then one row for each province.
 */
righe: Array<RigaScopertura>, forza: Array<RigaForza>, passi: Array<PassoPosizione>, spiegazione?: Voce, 
/**
 * The position at the end of each day on which it changed, the earliest first.
 */
storia: Array<PuntoPosizione>, 
/**
 * Pairs of compensations that would make the provinces add up.
 */
proposte: Array<CompensazioneProposta>, movimenti: Array<RigaMovimento>, 
/**
 * Categories that a movement may name on this day.
 */
categorie: Array<VoceScelta>, 
/**
 * The turn of a year that was done, or would be; none if there is no year to take over into.
 */
riporto?: SchedaRiporto, 
/**
 * The prospetto that holds beside the position held until then.
 */
confronto?: ConfrontoPosizione, };

export type SchedaPreselezione = { riga: RigaPreselezione, versione: number, dati: DatiPreselezione, 
/**
 * Term of the publication and of the answer, with their source.
 */
pubblicazione_fino_al: string, risposta_entro: string, termini_fonte: string, rosa: Array<CandidatoRosa>, passi: Array<string>, storia: Array<VoceStoria>, };

export type SchedaProspetto = { riga: RigaProspetto, protocollo: string, 
/**
 * "file UNIPI" or "foglio di calcolo".
 */
origine: string, 
/**
 * Every sending for the same employer and day, latest first, this one included.
 */
invii: Array<RigaProspetto>, quadri: Array<Quadro>, verifica?: Verifica, };

export type SchedaRichiesta = { id: string, versione: number, stato: Stato, dati: DatiRichiesta, 
/**
 * Fields to correct before a certificate can be issued.
 */
errori: Array<Campo>, 
/**
 * Help beside a field, such as the name behind a codice IPA.
 */
suggerimenti: Array<Campo>, salvata_il: string, datore?: DatoreDellaRichiesta, scadenza: string, giorni_restanti: number, controlli: Array<Controllo>, esito?: EsitoProposto, spiegazione?: Voce, province: Array<ProvinciaDellaRichiesta>, 
/**
 * "413/2026".
 */
prossimo_numero: string, atto?: RigaAtto, };

export type SchedaRiporto = { 
/**
 * Empty until it is done.
 */
id: string, anno: number, eseguito_il: string, righe: Array<RigaRiporto>, };

export type SchedaRivisto = { riga: RigaRivisto, province: Array<ProvinciaRivista>, spiegazione: Voce, storia: Array<StoriaRivisto>, lettere: Array<LetteraDiRevisione>, };

export type SchedaSospensione = { riga: RigaSospensione, versione: number, dati: DatiSospensione, termini: Array<TermineSospensione>, 
/**
 * What it takes off the quota, province by province.
 */
effetti: Array<EffettoSospensione>, controlli: Array<Controllo>, 
/**
 * What keeps it from being granted; empty if nothing does.
 */
impedimento: string, spiegazione: Voce, 
/**
 * `temporanea`, `rinnova`, `riconosci`, `respingi`, `termina`, `richiesta`.
 */
passi: Array<string>, atti: Array<RigaAtto>, storia: Array<VoceStoria>, };

export type SchedeCandidati = { 
/**
 * Id of the version, open in this session.
 */
id: string, 
/**
 * Folder for the files.
 */
cartella: string, };

export type ScoperturaDiProvincia = { provincia: string, nome: string, art3: number, art18: number, 
/**
 * Employers with something uncovered there.
 */
datori: number, 
/**
 * Whether the province is of the office's competence.
 */
di_competenza: boolean, };

export type ScoperturaProvincia = { dove: string, nome: string, scopertura_art3: number, scopertura_art18: number, };

export type ScriviFile = { id: string, percorso: string, };

export type ScriviModello = { percorso: string, cosa: CosaImportare, };

export type ScriviScarti = { lavoro: string, percorso: string, };

export type SegnoGraduatoria = "aggiunge" | "toglie";

export type SerieProvincia = { provincia: string, nome: string, 
/**
 * Art. 3 and art. 18 together, one for each quarter.
 */
scoperture: Array<number>, };

export type Sessione = { versione: string, 
/**
 * Today, ISO.
 */
oggi: string, 
/**
 * The open archive; none before it is opened.
 */
archivio?: ArchivioAperto, utente: Utente, ufficio?: UfficioBreve, 
/**
 * Day and hour of the last verified backup, ISO.
 */
ultima_copia?: string, 
/**
 * The oldest "checked on" day of the national parameters, ISO.
 */
parametri_verificati_al: string, avvisi: Array<Avviso>, contatori: Contatori, 
/**
 * Archives opened before on this computer, latest first.
 */
recenti: Array<string>, };

export type Sezione = { titolo: string, coppie: Array<Coppia>, tabella?: Tabella, };

export type Simula = { prospetto_id: string, modifiche: Array<Modifica>, };

export type Simulazione = { 
/**
 * As it is.
 */
prima: RispostaQuota, 
/**
 * With the changes.
 */
dopo: RispostaQuota, 
/**
 * Every figure that changes.
 */
differenze: Array<Variazione>, 
/**
 * Units put in order by conventions, territory by territory.
 */
in_convenzione: Array<InConvenzione>, };

export type SlotFirma = { slot: number, etichetta: string, certificati: Array<string>, };

export type SospensioneOrologio = { dal: string, 
/**
 * Empty while it is open.
 */
al: string, motivo: string, };

export type SpareggioGraduatoria = "precedenza" | "anzianita_maggiore" | "piu_giovane" | "piu_anziano" | "invalidita_maggiore" | "carico_maggiore" | "reddito_minore" | "isee_minore" | "disoccupazione_piu_lunga" | "protocollo" | "codice";

export type SpostamentoAnnuale = { persona_id: string, persona: string, 
/**
 * `uscita`, `entrata`, `spostata`.
 */
che: string, posizione_prima: number, posizione_dopo: number, punti_prima: string, punti_dopo: string, 
/**
 * Why who left did.
 */
motivo: string, };

export type SpostamentoGraduatoria = { codice: string, posizione_prima: number, posizione_dopo: number, punti_prima: string, punti_dopo: string, };

export type StampaConvenzione = { id: string, finale: boolean, percorso: string, };

export type StampaProspetto = { id: string, cosa: CosaStampare, 
/**
 * The figure whose reasons are printed; the whole tree if empty.
 */
voce: string, percorso: string, };

export type Stato = { codice: string, testo: string, tono: Tono, };

export type StatoFascicolo = { presente: boolean, 
/**
 * Whether this user may open it.
 */
abilitato: boolean, 
/**
 * Whether the key has already been unlocked in this session.
 */
sbloccato: boolean, aggiornato_il: string, 
/**
 * Openings, the latest first.
 */
aperture: Array<VoceStoria>, };

export type StatoRegistro = { voci: number, integro: boolean, 
/**
 * The first broken row, in words; empty if whole.
 */
rottura: string, };

export type StoriaRivisto = { revisione_id: string, al: string, trimestre: string, scopertura_art3: number, scopertura_art18: number, stato: Stato, };

export type Tabella = { colonne: Array<string>, 
/**
 * Which columns hold numbers, to be set right.
 */
numeriche: Array<boolean>, righe: Array<Array<string>>, };

export type TabellaCriteri = { codice: string, nome: string, fonte: string, 
/**
 * "testo di legge", "prassi d'ufficio", "da confermare".
 */
certezza: string, nota: string, 
/**
 * "precede chi ha il punteggio più basso".
 */
verso: string, 
/**
 * Whether every value is confirmed.
 */
usabile: boolean, 
/**
 * Values that nobody has confirmed.
 */
da_confermare: Array<string>, componenti: Array<ComponenteCriteri>, parita: Array<string>, 
/**
 * Whether it is the office's own; those the program ships can only be copied.
 */
dell_ufficio: boolean, 
/**
 * Whether a published call gives points by it: it does not change any more.
 */
in_uso: boolean, 
/**
 * Code of the table it was copied from; empty for those the program ships.
 */
copiata_da: string, };

export type TermineSospensione = { nome: string, norma: string, giorno: string, giorni_restanti: number, 
/**
 * `corre`, `passato`, `fatto`.
 */
stato: string, };

export type TerzoConvenzione = { denominazione: string, codice_fiscale: string, sede: string, rappresentante: string, ruolo_rappresentante: string, 
/**
 * `cooperativa_sociale_a`, `cooperativa_sociale_b`, `impresa_sociale`, `libero_professionista`,
 * `datore_non_obbligato`.
 */
tipo: string, procedure_concorsuali: boolean, sicurezza: boolean, locali_idonei: boolean, ultima_risoluzione: string, tutor: boolean, piano_personalizzato: boolean, assunzione_contestuale: boolean, gia_convenzionata: boolean, ripetibile: boolean, rinnovo: boolean, };

export type TipoScadenza = { codice: string, nome: string, quante: number, };

export type TirocinioConvenzione = { id: string, versione: number, 
/**
 * Row of the plan.
 */
numero: number, codice_fiscale_persona: string, dal: string, al: string, };

export type Titolo = { 
/**
 * `nessuno`, `obbligo`, `qualifica`, `diploma`, `laurea`, `altro`.
 */
livello: string, descrizione: string, anno: string, };

export type TogliRuolo = { utente: string, };

export type TogliVersamento = { id: string, motivo: string, };

export type Tono = "normale" | "fatto" | "attenzione" | "errore";

export type TotaliRivisti = { datori: number, scoperti: number, quota_art3: number, in_forza_art3: number, scopertura_art3: number, scopertura_art18: number, 
/**
 * Cents.
 */
esposizione: number, };

export type TrasmettiAtto = { id: string, destinatario: string, percorso: string, };

export type Trovato = { 
/**
 * "datore", "prospetto", "richiesta", "atto".
 */
tipo: string, id: string, titolo: string, dettaglio: string, destinazione: Destinazione, };

export type UfficioBreve = { ente: string, servizio: string, 
/**
 * Provinces of competence, sigle.
 */
province: Array<string>, 
/**
 * Whether letterhead and signatory are filled in, so that acts can be issued.
 */
completo: boolean, };

export type UnisciPersone = { tieni: string, togli: string, motivo: string, 
/**
 * What is sealed for the one that stays, chosen field by field; needed if the other has a sealed part.
 */
fascicolo?: FascicoloScelto | null, };

export type UnitaEsaminata = { provincia: string, nome: string, sede: string, base: number, quota: number, in_forza: number, autocertificate: number, 
/**
 * Most units the ceiling allows.
 */
massimo: number, percentuale_richiesta: number, unita_richieste: number, 
/**
 * Units that opinions, ceiling and coverage leave.
 */
unita_concedibili: number, 
/**
 * From the percentage to the units: "60% di 12 = 7,20, arrotondato a 7".
 */
conto: string, 
/**
 * Why the units are not what the percentage makes; empty if they are.
 */
perche: string, 
/**
 * 0 until it is granted.
 */
percentuale_concessa: number, unita_concesse: number, };

export type UnitaEsonero = { provincia: string, 
/**
 * Address or name of the unit.
 */
sede: string, 
/**
 * Percentage asked for, 1 to 80.
 */
percentuale: number, faticosita: boolean, pericolosita: boolean, modalita: boolean, 
/**
 * The work and why it has those characteristics.
 */
lavorazioni: string, 
/**
 * Documents that prove it, one for each line.
 */
prove: Array<string>, 
/**
 * Working days of the week, 5 or 6.
 */
giorni_settimana: number, 
/**
 * Patron saint, day and month as typed ("24/06"); empty if it is worked.
 */
patrono: string, };

export type UscitaInserimento = { id: string, versione: number, inserimento_id: string, 
/**
 * Last day of work.
 */
data: string, 
/**
 * `dimissioni`, `prova_non_superata`, `prova_non_superata_per_menomazione`, `fine_termine`,
 * `licenziamento_disciplinare`, `licenziamento_oggettivo`, `cessazione_naturale`; a placement has none.
 */
motivo: string, nota: string, };

export type UsoGraduatoria = { valida_fino: string, utilizzabile: boolean, motivo: string, coperti: number, residui: number, 
/**
 * Who is to be sent now.
 */
prossimi: Array<CandidatoAvviato>, chiamate: Array<CandidatoAvviato>, spiegazione: Voce, };

export type Utente = { nome: string, 
/**
 * In words; empty while nobody has a role.
 */
ruolo: string, };

export type ValoreVisto = { dal: string, valore: string, fonte: string, certezza: string, 
/**
 * Set by the office.
 */
locale: boolean, };

export type Variazione = { 
/**
 * `nazionale`, or the sigla of a province.
 */
dove: string, 
/**
 * Name of the figure.
 */
campo: string, 
/**
 * As it is.
 */
prima: number, 
/**
 * With the changes.
 */
dopo: number, };

export type VariazionePasso = { dove: string, campo: string, prima: number, dopo: number, };

export type Verifica = { eseguita_il: string, classe: string, 
/**
 * "oltre 50 dipendenti".
 */
classe_nome: string, 
/**
 * Italy first, then the provinces, the legal seat first.
 */
confronto: Array<RigaConfronto>, differenze: Array<Differenza>, avvisi: Array<Avviso>, 
/**
 * Whether the provinces add up to the national figure.
 */
coerente: boolean, 
/**
 * Compensations that would make them add up, in words.
 */
compensazioni_proposte: Array<string>, spiegazione: Voce, versione_programma: string, impronta_parametri: string, };

export type VerificaDocumento = { percorso: string, };

export type VerificaTutti = { 
/**
 * ISO day; today if empty.
 */
alla_data: string, };

export type VersioneGraduatoria = { id: string, numero: number, 
/**
 * `provvisoria`, `corretta`, `definitiva`.
 */
tipo: string, calcolata_il: string, criteri: string, nota: string, ammesse: number, escluse: number, incomplete: number, impronta: string, 
/**
 * Id of the decree; empty before.
 */
atto_id: string, };

export type VersoGraduatoria = "meno_punti" | "piu_punti";

export type VistaSalvata = { 
/**
 * Empty for a new one.
 */
id: string, versione: number, pagina: string, nome: string, 
/**
 * Of the whole office, not of one user.
 */
di_tutti: boolean, 
/**
 * The filter, as the page's address writes it.
 */
filtro: { [key in string]: string }, };

export type VisteDi = { pagina: string, };

export type Voce = { 
/**
 * Stable identifier of the step, such as `base_art3` or `province.GE.quota_art3`.
 */
id: string, 
/**
 * Label, in Italian.
 */
nome: string, 
/**
 * Value as it is read ("97", "6,79", "7%"); empty if the step has none.
 */
valore: string, 
/**
 * Unit of the value, in Italian ("lavoratori", "unità", "giorni"); empty if it has none.
 */
unita: string, 
/**
 * What was done, in plain Italian.
 */
spiega: string, 
/**
 * The reckoning written out ("7% di 97 = 6,79 → 7"), if there is one.
 */
conto?: string | null, 
/**
 * Citations.
 */
citazioni: Array<Citazione>, 
/**
 * Parameters read, each with the day it is valid from.
 */
parametri: Array<ParametroLetto>, 
/**
 * Whether the step applied.
 */
applicata: boolean, 
/**
 * Why it did not apply.
 */
motivo?: string | null, 
/**
 * Steps below, applied or refused.
 */
figli: Array<Voce>, };

export type VoceLavoro = { titolo: string, conteggio: number, dettaglio: string, 
/**
 * Source of the term.
 */
fonte?: string, tono: Tono, destinazione: Destinazione, };

export type VocePunteggio = { voce: string, nome: string, punti: string, conto: string, citazione: string, };

export type VoceScelta = { valore: string, nome: string, };

export type VoceStoria = { quando: string, chi: string, titolo: string, dettaglio: string, 
/**
 * Done by the program, not by a person.
 */
automatico: boolean, tono: Tono, };

export type VoceTabella = { codice: string, nome: string, 
/**
 * Group it belongs to, such as a list.
 */
gruppo: string, fonte: string, };

/** Ogni comando con la sua richiesta e la sua risposta. */
export interface Comandi {
  sessione: { richiesta: Niente; risposta: Sessione };
  archivio_apri: { richiesta: ArchivioApri; risposta: Sessione };
  archivio_salva: { richiesta: ArchivioSalva; risposta: FileScritto };
  cerca: { richiesta: Cerca; risposta: Array<Trovato> };
  bozza: { richiesta: BozzaChiave; risposta: BozzaTrovata };
  bozza_salva: { richiesta: Bozza; risposta: BozzaTrovata };
  preferenze: { richiesta: Niente; risposta: Preferenze };
  preferenze_salva: { richiesta: Preferenze; risposta: Preferenze };
  cruscotto: { richiesta: Niente; risposta: Cruscotto };
  datori: { richiesta: FiltroDatori; risposta: ElencoDatori };
  datori_esporta: { richiesta: EsportaDatori; risposta: FileScritto };
  datore: { richiesta: ChiediDatore; risposta: SchedaDatore };
  datore_salva: { richiesta: Anagrafica; risposta: Anagrafica };
  circostanza_salva: { richiesta: Circostanza; risposta: Circostanza };
  circostanza_elimina: { richiesta: PerId; risposta: Niente };
  posizione: { richiesta: ChiediPosizione; risposta: SchedaPosizione };
  posizione_riporta: { richiesta: RiportaPosizione; risposta: SchedaPosizione };
  posizioni_riporta: { richiesta: RiportaPosizioni; risposta: LavoroAvviato };
  riporto_annulla: { richiesta: PerId; risposta: SchedaPosizione };
  differenza_accetta: { richiesta: AccettaDifferenza; risposta: SchedaPosizione };
  movimenti: { richiesta: PerId; risposta: Array<RigaMovimento> };
  movimento_salva: { richiesta: MovimentoForza; risposta: Array<RigaMovimento> };
  movimento_elimina: { richiesta: PerId; risposta: Array<RigaMovimento> };
  prospetti: { richiesta: FiltroProspetti; risposta: ElencoProspetti };
  prospetti_esporta: { richiesta: EsportaProspetti; risposta: FileScritto };
  prospetto: { richiesta: PerId; risposta: SchedaProspetto };
  prospetto_verifica: { richiesta: PerId; risposta: SchedaProspetto };
  prospetto_simula: { richiesta: Simula; risposta: Simulazione };
  prospetto_stampa: { richiesta: StampaProspetto; risposta: FileScritto };
  differenza_chiarisci: { richiesta: ChiarisciDifferenza; risposta: SchedaProspetto };
  verifica_tutti: { richiesta: VerificaTutti; risposta: LavoroAvviato };
  importa_prova: { richiesta: ImportaProva; risposta: LavoroAvviato };
  importa_conferma: { richiesta: PerLavoro; risposta: LavoroAvviato };
  importa_scarti: { richiesta: ScriviScarti; risposta: FileScritto };
  importa_modello: { richiesta: ScriviModello; risposta: FileScritto };
  importazioni: { richiesta: Niente; risposta: Array<RigaImportazione> };
  lavoro: { richiesta: PerLavoro; risposta: Lavoro };
  lavoro_annulla: { richiesta: PerLavoro; risposta: Lavoro };
  richieste: { richiesta: FiltroRichieste; risposta: ElencoRichieste };
  richieste_esporta: { richiesta: EsportaRichieste; risposta: FileScritto };
  richiesta: { richiesta: PerId; risposta: SchedaRichiesta };
  richiesta_salva: { richiesta: SalvaRichiesta; risposta: SchedaRichiesta };
  richiesta_archivia: { richiesta: PerId; risposta: SchedaRichiesta };
  ottemperanza_anteprima: { richiesta: ChiediAnteprima; risposta: Anteprima };
  ottemperanza_rilascia: { richiesta: Rilascia; risposta: SchedaAtto };
  atti: { richiesta: FiltroAtti; risposta: ElencoAtti };
  atti_esporta: { richiesta: EsportaAtti; risposta: FileScritto };
  atto: { richiesta: PerId; risposta: SchedaAtto };
  atto_pagine: { richiesta: PagineAtto; risposta: Anteprima };
  atto_salva: { richiesta: SalvaAtto; risposta: FileScritto };
  atto_verifica: { richiesta: PerId; risposta: EsameDocumento };
  atto_annulla: { richiesta: AnnullaAtto; risposta: SchedaAtto };
  atto_protocolla: { richiesta: ProtocollaAtto; risposta: SchedaAtto };
  atto_trasmetti: { richiesta: TrasmettiAtto; risposta: FileScritto };
  atti_firma: { richiesta: FirmaAtti; risposta: LavoroAvviato };
  firma_slot: { richiesta: ChiediSlot; risposta: Array<SlotFirma> };
  documento_verifica: { richiesta: VerificaDocumento; risposta: EsameDocumento };
  persone: { richiesta: FiltroPersone; risposta: ElencoPersone };
  persone_esporta: { richiesta: EsportaPersone; risposta: FileScritto };
  persona: { richiesta: PerId; risposta: SchedaPersona };
  persona_salva: { richiesta: SalvaPersona; risposta: SchedaPersona };
  persona_simili: { richiesta: SalvaPersona; risposta: Array<PersonaSimile> };
  fascicoli_da_unire: { richiesta: FascicoliDaUnire; risposta: FascicoliAperti };
  persone_unisci: { richiesta: UnisciPersone; risposta: SchedaPersona };
  evento_salva: { richiesta: EventoPersona; risposta: EventoPersona };
  evento_elimina: { richiesta: PerId; risposta: Niente };
  rapporto_salva: { richiesta: RapportoLavoro; risposta: RapportoLavoro };
  rapporto_elimina: { richiesta: PerId; risposta: Niente };
  allega: { richiesta: Allega; risposta: Allegato };
  allegato_salva: { richiesta: SalvaAllegato; risposta: FileScritto };
  allegato_togli: { richiesta: PerId; risposta: Niente };
  fascicolo_apri: { richiesta: ApriFascicolo; risposta: Fascicolo };
  fascicolo_salva: { richiesta: SalvaFascicolo; risposta: Fascicolo };
  abilitazioni: { richiesta: Niente; risposta: Array<Abilitazione> };
  abilita: { richiesta: Abilita; risposta: Array<Abilitazione> };
  disabilita: { richiesta: Disabilita; risposta: Array<Abilitazione> };
  iscrizioni: { richiesta: FiltroIscrizioni; risposta: ElencoIscrizioni };
  iscrizioni_esporta: { richiesta: EsportaIscrizioni; risposta: FileScritto };
  iscrizione: { richiesta: PerId; risposta: SchedaIscrizione };
  iscrizione_salva: { richiesta: SalvaIscrizione; risposta: SchedaIscrizione };
  iscrizione_passo: { richiesta: PassoIscrizione; risposta: SchedaIscrizione };
  proposte: { richiesta: FiltroProposte; risposta: ElencoProposte };
  proposte_applica: { richiesta: ApplicaProposte; risposta: ProposteApplicate };
  nulla_osta_elenco: { richiesta: FiltroNullaOsta; risposta: ElencoNullaOsta };
  nulla_osta_esporta: { richiesta: EsportaNullaOsta; risposta: FileScritto };
  nulla_osta: { richiesta: PerId; risposta: SchedaNullaOsta };
  nulla_osta_salva: { richiesta: SalvaNullaOsta; risposta: SchedaNullaOsta };
  nulla_osta_anteprima: { richiesta: ChiediAnteprima; risposta: Anteprima };
  nulla_osta_rilascia: { richiesta: Rilascia; risposta: SchedaAtto };
  nulla_osta_passo: { richiesta: PassoNullaOsta; risposta: SchedaNullaOsta };
  computi: { richiesta: FiltroComputi; risposta: ElencoComputi };
  computi_esporta: { richiesta: EsportaComputi; risposta: FileScritto };
  computo: { richiesta: PerId; risposta: SchedaComputo };
  computo_salva: { richiesta: SalvaComputo; risposta: SchedaComputo };
  computo_requisito: { richiesta: RequisitoComputo; risposta: SchedaComputo };
  computo_anteprima: { richiesta: ChiediAnteprima; risposta: Anteprima };
  computo_rilascia: { richiesta: Rilascia; risposta: SchedaAtto };
  computo_passo: { richiesta: PassoComputo; risposta: SchedaComputo };
  esoneri: { richiesta: FiltroEsoneri; risposta: ElencoEsoneri };
  esoneri_esporta: { richiesta: EsportaEsoneri; risposta: FileScritto };
  esonero: { richiesta: PerId; risposta: SchedaEsonero };
  esonero_salva: { richiesta: SalvaEsonero; risposta: SchedaEsonero };
  esonero_passo: { richiesta: PassoEsonero; risposta: SchedaEsonero };
  esonero_anteprima: { richiesta: AnteprimaEsonero; risposta: Anteprima };
  autocertificazione_salva: { richiesta: Autocertificazione; risposta: Autocertificazione };
  autocertificazione_elimina: { richiesta: PerId; risposta: Niente };
  conto_esonero: { richiesta: ChiediConto; risposta: SchedaConto };
  conto_giorni: { richiesta: ChiediGiorni; risposta: Array<GiornoConto> };
  conto_estratto: { richiesta: EsportaConto; risposta: FileScritto };
  versamento_aggiungi: { richiesta: NuovoVersamento; risposta: SchedaConto };
  versamento_togli: { richiesta: TogliVersamento; risposta: SchedaConto };
  versamenti_prova: { richiesta: FileVersamenti; risposta: EsitoVersamenti };
  versamenti_importa: { richiesta: FileVersamenti; risposta: EsitoVersamenti };
  sospensioni: { richiesta: FiltroSospensioni; risposta: ElencoSospensioni };
  sospensioni_esporta: { richiesta: EsportaSospensioni; risposta: FileScritto };
  sospensione: { richiesta: PerId; risposta: SchedaSospensione };
  sospensione_salva: { richiesta: SalvaSospensione; risposta: SchedaSospensione };
  sospensione_anteprima: { richiesta: PassoSospensione; risposta: Anteprima };
  sospensione_passo: { richiesta: PassoSospensione; risposta: SchedaSospensione };
  compensazioni: { richiesta: FiltroCompensazioni; risposta: ElencoCompensazioni };
  compensazioni_esporta: { richiesta: EsportaCompensazioni; risposta: FileScritto };
  compensazione: { richiesta: PerId; risposta: SchedaCompensazione };
  compensazione_salva: { richiesta: SalvaCompensazione; risposta: SchedaCompensazione };
  compensazione_anteprima: { richiesta: PassoCompensazione; risposta: Anteprima };
  compensazione_passo: { richiesta: PassoCompensazione; risposta: SchedaCompensazione };
  compensazioni_gruppo: { richiesta: PerId; risposta: GruppoCompensazioni };
  compensazioni_accogli: { richiesta: AccogliProposte; risposta: GruppoCompensazioni };
  convenzioni: { richiesta: FiltroConvenzioni; risposta: ElencoConvenzioni };
  convenzioni_esporta: { richiesta: EsportaConvenzioni; risposta: FileScritto };
  convenzioni_aperte: { richiesta: ChiediConvenzioni; risposta: Array<ConvenzioneAperta> };
  convenzione: { richiesta: PerId; risposta: SchedaConvenzione };
  convenzione_salva: { richiesta: SalvaConvenzione; risposta: SchedaConvenzione };
  convenzione_anteprima: { richiesta: ChiediAnteprima; risposta: Anteprima };
  convenzione_proponi: { richiesta: Rilascia; risposta: SchedaAtto };
  convenzione_passo: { richiesta: PassoConvenzione; risposta: SchedaConvenzione };
  convenzione_tirocinio: { richiesta: TirocinioConvenzione; risposta: SchedaConvenzione };
  convenzione_uscita: { richiesta: UscitaInserimento; risposta: SchedaConvenzione };
  convenzione_stampa: { richiesta: StampaConvenzione; risposta: FileScritto };
  preselezioni: { richiesta: FiltroPreselezioni; risposta: ElencoPreselezioni };
  preselezione: { richiesta: PerId; risposta: SchedaPreselezione };
  preselezione_salva: { richiesta: SalvaPreselezione; risposta: SchedaPreselezione };
  capacita: { richiesta: Niente; risposta: Array<VoceTabella> };
  candidati_pesa: { richiesta: PesaCandidati; risposta: LavoroAvviato };
  candidati: { richiesta: CercaCandidati; risposta: CandidatiTrovati };
  rosa_salva: { richiesta: AggiornaRosa; risposta: SchedaPreselezione };
  preselezione_passo: { richiesta: PassoPreselezione; risposta: SchedaPreselezione };
  avvisi: { richiesta: FiltroAvvisi; risposta: ElencoAvvisi };
  avvisi_esporta: { richiesta: EsportaAvvisi; risposta: FileScritto };
  avviso: { richiesta: PerId; risposta: SchedaAvviso };
  avviso_salva: { richiesta: SalvaAvviso; risposta: SchedaAvviso };
  avviso_anteprima: { richiesta: ChiediAnteprima; risposta: Anteprima };
  avviso_pubblica: { richiesta: Rilascia; risposta: SchedaAtto };
  avviso_testo: { richiesta: ScriviFile; risposta: FileScritto };
  avviso_passo: { richiesta: PassoAvviso; risposta: SchedaAvviso };
  annuale_raccogli: { richiesta: PerId; risposta: LavoroAvviato };
  annuale_proposta: { richiesta: ChiediConferma; risposta: PropostaConferma };
  annuale_confronta: { richiesta: PerId; risposta: ConfrontoAnnuale };
  annuale_confronto_esporta: { richiesta: EsportaConfrontoAnnuale; risposta: FileScritto };
  criteri_elenco: { richiesta: Niente; risposta: Array<TabellaCriteri> };
  criteri_tabella: { richiesta: PerCodiceCriteri; risposta: SchedaCriteri };
  criteri_copia: { richiesta: CopiaCriteri; risposta: SchedaCriteri };
  criteri_salva: { richiesta: SalvaCriteri; risposta: SchedaCriteri };
  criteri_elimina: { richiesta: PerId; risposta: Niente };
  criteri_esempi: { richiesta: ChiediEsempi; risposta: EsempiCriteri };
  domande_avviso: { richiesta: FiltroDomandeAvviso; risposta: ElencoDomandeAvviso };
  domande_avviso_esporta: { richiesta: EsportaDomandeAvviso; risposta: FileScritto };
  domanda_avviso: { richiesta: PerId; risposta: SchedaDomandaAvviso };
  domanda_avviso_salva: { richiesta: SalvaDomandaAvviso; risposta: SchedaDomandaAvviso };
  domanda_avviso_apri: { richiesta: ApriDomandaAvviso; risposta: SchedaDomandaAvviso };
  domanda_avviso_passo: { richiesta: PassoDomandaAvviso; risposta: SchedaDomandaAvviso };
  graduatoria_calcola: { richiesta: CalcolaGraduatoria; risposta: LavoroAvviato };
  graduatoria_apri: { richiesta: ApriGraduatoria; risposta: PaginaGraduatoria };
  graduatoria_righe: { richiesta: ChiediGraduatoria; risposta: PaginaGraduatoria };
  graduatoria_confronta: { richiesta: ConfrontaGraduatoria; risposta: ConfrontoGraduatoria };
  graduatoria_approva: { richiesta: ApprovaGraduatoria; risposta: SchedaAtto };
  graduatoria_anteprima: { richiesta: PubblicaGraduatoria; risposta: Anteprima };
  graduatoria_pubblica: { richiesta: PubblicaGraduatoria; risposta: FileScritto };
  candidato_scheda: { richiesta: SchedaCandidato; risposta: FileScritto };
  candidati_schede: { richiesta: SchedeCandidati; risposta: LavoroAvviato };
  candidati_lettere: { richiesta: PerId; risposta: Array<LetteraDiCandidato> };
  candidati_lettere_prova: { richiesta: AnteprimaLettereCandidati; risposta: ProvaLettereCandidati };
  candidati_lettere_emetti: { richiesta: LettereCandidati; risposta: LavoroAvviato };
  candidati_avvia: { richiesta: AvviaCandidati; risposta: SchedaAtto };
  candidato_esito: { richiesta: EsitoAvviato; risposta: SchedaAvviso };
  lettere_anteprima: { richiesta: AnteprimaLettera; risposta: Anteprima };
  lettere_componi: { richiesta: ComponiLettere; risposta: LavoroAvviato };
  revisioni: { richiesta: Niente; risposta: Array<RigaRevisione> };
  revisione_avvia: { richiesta: AvviaRevisione; risposta: LavoroAvviato };
  revisione: { richiesta: FiltroRevisione; risposta: ElencoRivisti };
  revisione_quadro: { richiesta: FiltroRevisione; risposta: QuadroRevisione };
  revisione_datore: { richiesta: ChiediRivisto; risposta: SchedaRivisto };
  revisione_esporta: { richiesta: EsportaRevisione; risposta: FileScritto };
  revisione_rapporto: { richiesta: PerId; risposta: SchedaAtto };
  revisione_lettere: { richiesta: PerId; risposta: Array<LetteraDiRevisione> };
  revisione_lettere_prova: { richiesta: AnteprimaLettereRevisione; risposta: ProvaLettere };
  revisione_lettere_emetti: { richiesta: LettereRevisione; risposta: LavoroAvviato };
  scadenzario: { richiesta: FiltroScadenzario; risposta: Scadenzario };
  scadenzario_esporta: { richiesta: EsportaScadenzario; risposta: FileScritto };
  viste: { richiesta: VisteDi; risposta: Array<VistaSalvata> };
  vista_salva: { richiesta: VistaSalvata; risposta: Array<VistaSalvata> };
  vista_elimina: { richiesta: PerId; risposta: Niente };
  impostazioni: { richiesta: Niente; risposta: Impostazioni };
  impostazioni_salva: { richiesta: Impostazioni; risposta: Impostazioni };
  parametri: { richiesta: Niente; risposta: Array<ParametroVisto> };
  parametro_aggiungi: { richiesta: AggiungiValore; risposta: Array<ParametroVisto> };
  categorie_escluse: { richiesta: Niente; risposta: CategorieEscluse };
  ruoli: { richiesta: Niente; risposta: Array<RuoloDato> };
  ruolo_assegna: { richiesta: AssegnaRuolo; risposta: Array<RuoloDato> };
  ruolo_togli: { richiesta: TogliRuolo; risposta: Array<RuoloDato> };
  registro_verifica: { richiesta: Niente; risposta: StatoRegistro };
}
