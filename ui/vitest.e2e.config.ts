import { defineConfig } from 'vitest/config';

// One browser and one host at a time: the tests tell a story on the same archive.
export default defineConfig({
  test: {
    // A page that is still drawing is asked again, not found wanting.
    expect: { poll: { timeout: 15_000, interval: 100 } },
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/preparazione.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
