import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'bench/**/*.test.ts'],
          setupFiles: ['test/property-seed.ts'],
          // Property tests take seconds where other programs want the processor, too: none is a test of time.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/fixtures/**', 'test/claude/**'],
          setupFiles: ['test/property-seed.ts'],
          // Real processes on a machine of its own: what CI tells is whether it holds, a retry that was needed is in its log.
          retry: process.env['CI'] === 'true' ? 1 : 0,
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        // With the real Claude Code, in a network of its own: test/claude/run.mjs.
        test: {
          name: 'claude',
          include: ['test/claude/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          // A program that is not ours has moods of its own: what holds, holds in one of three.
          retry: 2,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
