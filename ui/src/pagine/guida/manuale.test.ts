import { expect, it } from 'vitest';
import { capitoli, capitoloDi } from './manuale';

it('orders the chapters by file and takes the title from the first heading', () => {
  const elenco = capitoli({
    '../docs/manuale/02-b.md': '# Importare\n\nTesto',
    '../docs/manuale/01-a.md': '# Primi *passi*\n',
    '../docs/manuale/README.md': '# Indice',
  });
  expect(elenco.map((c) => [c.id, c.titolo])).toEqual([
    ['01-a', 'Primi passi'],
    ['02-b', 'Importare'],
  ]);
});

it('copes with an empty manual', () => {
  expect(capitoli({})).toEqual([]);
});

it('follows links between chapters alone', () => {
  expect(capitoloDi('02-datori.md')).toBe('02-datori');
  expect(capitoloDi('./02-datori.md#filtri')).toBe('02-datori');
  expect(capitoloDi('https://example.org')).toBeNull();
});
