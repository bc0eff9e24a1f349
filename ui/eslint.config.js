import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'dist-prova/', 'src/lib/generati/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Compiler warnings hold the accessibility rules: each is an error here.
      'svelte/valid-compile': ['error', { ignoreWarnings: false }],
      'svelte/no-at-html-tags': 'error',
      // The content security policy refuses style attributes in markup; `style:` goes through the object model.
      'no-restricted-syntax': ['error', { selector: 'SvelteAttribute[key.name="style"]', message: 'Use a class or style:property.' }],
      // Plain sets and maps are meant where nothing on the page follows them.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are hashes made by `indirizzo()`; there is no SvelteKit to resolve them.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/lib/bridge may talk to the desktop shell.' }] },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'confirm', message: 'Use conferma(): the webview may ignore it.' },
        { name: 'alert', message: 'Use notifica().' },
        { name: 'prompt', message: 'Use Dialogo.' },
      ],
    },
  },
  { files: ['src/lib/bridge/**'], rules: { 'no-restricted-imports': 'off' } },
);
