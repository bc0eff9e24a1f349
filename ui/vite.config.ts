import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The build in mode "prova" talks to the loopback host of the tests; every other build talks to the
// desktop shell. The choice is made here, so that the shipped bundle does not even hold the other one.
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  resolve: {
    alias: {
      $lib: here('./src/lib'),
      $pagine: here('./src/pagine'),
      '$ponte-attivo': here(mode === 'prova' ? './src/lib/bridge/loopback.ts' : './src/lib/bridge/tauri.ts'),
    },
  },
  server: { port: 1420, strictPort: true, fs: { allow: [here('..')] } },
  // Safari 15 is the oldest engine that WebKitGTK 2.36 and later answers for.
  build: { target: 'safari15', assetsInlineLimit: 0 },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
