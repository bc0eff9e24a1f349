import { defineConfig } from 'vitest/config';

// One browser and one host at a time: the tests tell a story on the same archive.
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/preparazione.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
