import { defineConfig } from 'vitest/config'

/** Browser tests: one after the other, apart from the others, for they need a Chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
})
