/** A day of the month's grid. */
export interface Giorno {
  /** ISO. */
  iso: string;
  numero: number;
  /** Of the month shown, not of those beside it. */
  suo: boolean;
  /** 1 Monday … 7 Sunday. */
  settimana: number;
}

const iso = (data: Date): string => data.toISOString().slice(0, 10);
const utc = (giorno: string): Date => new Date(`${giorno}T00:00:00Z`);

/** The day so many days from another, ISO. */
export function fra(giorno: string, giorni: number): string {
  const data = utc(giorno);
  data.setUTCDate(data.getUTCDate() + giorni);
  return iso(data);
}

/** First day of the month so many months from that of a day, ISO. */
export function primoDelMese(giorno: string, mesi = 0): string {
  const data = utc(giorno);
  return iso(new Date(Date.UTC(data.getUTCFullYear(), data.getUTCMonth() + mesi, 1)));
}

/** The weeks of a month, from Monday: as many as it takes. */
export function settimane(primo: string): Giorno[][] {
  const mese = utc(primo).getUTCMonth();
  let giorno = fra(primo, -((utc(primo).getUTCDay() + 6) % 7));
  const tutte: Giorno[][] = [];
  do {
    const settimana: Giorno[] = [];
    for (let i = 1; i <= 7; i += 1) {
      const data = utc(giorno);
      settimana.push({ iso: giorno, numero: data.getUTCDate(), suo: data.getUTCMonth() === mese, settimana: i });
      giorno = fra(giorno, 1);
    }
    tutte.push(settimana);
  } while (utc(giorno).getUTCMonth() === mese);
  return tutte;
}
