import { expect, it } from 'vitest';
import { daPatrono, versoPatrono } from './patrono';

it('goes from the paper to the archive and back', () => {
  expect(versoPatrono('24/6')).toBe('06-24');
  expect(versoPatrono(' 24.06 ')).toBe('06-24');
  expect(daPatrono('06-24')).toBe('24/06');
  expect(daPatrono(versoPatrono('7/12'))).toBe('07/12');
});

it('leaves what it cannot read', () => {
  expect(versoPatrono('san Giovanni')).toBe('san Giovanni');
  expect(versoPatrono('')).toBe('');
  expect(daPatrono('')).toBe('');
});
