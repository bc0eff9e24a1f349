import { marked, type Token, type Tokens } from 'marked';

/** A chapter of the manual. */
export interface Capitolo {
  /** Name of its file without the extension, as it stands in the address. */
  id: string;
  titolo: string;
  token: Token[];
  testo: string;
}

/** Chapters by the name of their file; the index of the folder is not one of them. */
export function capitoli(file: Record<string, string>): Capitolo[] {
  return Object.entries(file)
    .map(([percorso, testo]) => ({ id: percorso.replace(/^.*\//, '').replace(/\.md$/, ''), testo }))
    .filter(({ id }) => id !== 'README')
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ id, testo }) => {
      const token = marked.lexer(testo);
      const primo = token.find((t): t is Tokens.Heading => t.type === 'heading');
      return { id, titolo: primo ? testoDi(primo) : id, token, testo };
    });
}

/** The words of a token, without marks. */
export function testoDi(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(testoDi).join('');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

/** Where a link of the manual leads: another chapter, or nowhere else (the program opens no network). */
export function capitoloDi(href: string): string | null {
  const trovato = /^(?:\.\/)?([\w-]+)\.md(?:#.*)?$/.exec(href);
  return trovato?.[1] ?? null;
}
