import type { MovimentoForza } from '$lib/generati/tipi';

/** A movement still to be written. */
export function movimentoNuovo(datore_id: string, provincia: string): MovimentoForza {
  return {
    id: '', versione: 0, datore_id, tipo: 'assunzione', elenco: '', provincia, provincia_a: '', nuova_unita: false, data: '', fino_al: '', numero: 1,
    ore: '', ore_contratto: '', ore_prima: '', ore_contratto_prima: '', categoria: '', lavoratore: '', collegato_id: '', nota: '', origine: '', origine_id: '',
  };
}

/** The fields that a kind of movement asks for; the others are left out when it is saved. */
export function campiDi(tipo: string): Set<keyof MovimentoForza> {
  const tutti: (keyof MovimentoForza)[] = ['provincia', 'data', 'numero', 'lavoratore', 'nota'];
  const suoi: Record<string, (keyof MovimentoForza)[]> = {
    assunzione: ['elenco', 'fino_al', 'ore', 'ore_contratto', 'categoria', 'nuova_unita'],
    cessazione: ['elenco', 'ore', 'ore_contratto', 'categoria'],
    proroga: ['fino_al'],
    trasformazione: ['elenco', 'ore', 'ore_contratto', 'ore_prima', 'ore_contratto_prima'],
    trasferimento: ['elenco', 'provincia_a', 'ore', 'ore_contratto', 'categoria', 'nuova_unita'],
    esclusione: ['categoria'],
    fine_esclusione: ['categoria'],
  };
  return new Set([...tutti, ...(suoi[tipo] ?? [])]);
}

/** The movement as it is saved: what its kind does not ask for is emptied. */
export function pertinente(movimento: MovimentoForza): MovimentoForza {
  const [chiesti, vuoto] = [campiDi(movimento.tipo), movimentoNuovo(movimento.datore_id, movimento.provincia)];
  const chiede = (campo: keyof MovimentoForza) => chiesti.has(campo);
  return {
    ...vuoto, id: movimento.id, versione: movimento.versione, tipo: movimento.tipo, provincia: movimento.provincia, data: movimento.data,
    numero: movimento.numero, lavoratore: movimento.lavoratore, nota: movimento.nota, collegato_id: movimento.lavoratore ? '' : movimento.collegato_id,
    elenco: chiede('elenco') ? movimento.elenco : '',
    fino_al: chiede('fino_al') ? movimento.fino_al : '',
    ore: chiede('ore') ? movimento.ore : '',
    ore_contratto: chiede('ore_contratto') ? movimento.ore_contratto : '',
    ore_prima: chiede('ore_prima') ? movimento.ore_prima : '',
    ore_contratto_prima: chiede('ore_contratto_prima') ? movimento.ore_contratto_prima : '',
    categoria: chiede('categoria') ? movimento.categoria : '',
    provincia_a: chiede('provincia_a') ? movimento.provincia_a : '',
    nuova_unita: chiede('nuova_unita') && movimento.nuova_unita,
  };
}
