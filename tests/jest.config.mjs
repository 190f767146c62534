/** Two projects: `node` for lib and server, `jsdom` for components. Browser tests run in Playwright (tests/e2e). */
const shared = {
  rootDir: import.meta.dirname.replace(/tests$/, ''),
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/$1' },
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  // Some packages ship ES modules only: they are compiled like our own code.
  transformIgnorePatterns: ['/node_modules/(?!(next-intl|use-intl|feed|intl-messageformat|@formatjs|next-themes|icu-minify|d3-[^/]+|recharts|es-toolkit)/)'],
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/dist/'],
};

export default {
  rootDir: '..',
  testTimeout: 20_000,
  // Much of the time is spent waiting for servers and stores, so no processor is kept free.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{lib,server,contract}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'jsdom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/components/**/*.test.{ts,tsx}', '<rootDir>/tests/app/**/*.test.{ts,tsx}'],
    },
  ],
};
