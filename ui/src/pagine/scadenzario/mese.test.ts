import { describe, expect, it } from 'vitest';
import { fra, primoDelMese, settimane } from './mese';

describe('the month of the calendar', () => {
  it('begins its weeks on Monday and holds every day of the month', () => {
    // 1 November 2026 is a Sunday: the month takes six weeks.
    const novembre = settimane('2026-11-01');
    expect(novembre).toHaveLength(6);
    expect(novembre[0]?.[0]?.iso).toBe('2026-10-26');
    expect(novembre.flat().filter((g) => g.suo)).toHaveLength(30);
    // February 2027 begins on a Monday and fills four weeks exactly.
    expect(settimane('2027-02-01')).toHaveLength(4);
    expect(settimane('2028-02-01').flat().filter((g) => g.suo)).toHaveLength(29);
  });

  it('steps over the ends of months and years', () => {
    expect(fra('2026-12-31', 1)).toBe('2027-01-01');
    expect(fra('2026-03-01', -1)).toBe('2026-02-28');
    expect(primoDelMese('2026-12-31', 1)).toBe('2027-01-01');
    expect(primoDelMese('2026-01-15', -1)).toBe('2025-12-01');
  });
});
