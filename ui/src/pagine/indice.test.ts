import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PAGINE } from '$lib/indirizzi';
import { FILE, moduli } from './indice';

it.each([...PAGINE])('%s has its component', (pagina) => {
  expect(Object.keys(moduli)).toContain(FILE[pagina]);
  expect(existsSync(join(import.meta.dirname, FILE[pagina]))).toBe(true);
});
