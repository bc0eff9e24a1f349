import { expect, it } from 'vitest';
import { finestra } from './tabella';

it('draws what is seen with eight rows to spare', () => {
  expect(finestra(0, 600, 30, 5000)).toEqual({ da: 0, a: 28 });
  expect(finestra(3000, 600, 30, 5000)).toEqual({ da: 92, a: 128 });
});

it('never goes past the end', () => {
  expect(finestra(150_000, 600, 30, 5000)).toEqual({ da: 4992, a: 5000 });
  expect(finestra(900, 600, 30, 3)).toEqual({ da: 2, a: 3 });
  expect(finestra(0, 600, 30, 0)).toEqual({ da: 0, a: 0 });
});
