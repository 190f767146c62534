// How code is bundled for production: by the build, and by the trials that measure what production does.
import { readFileSync } from 'node:fs';
import { globSync } from './sources.mjs';

/** A large object is read three times as fast from a text as from source code: each thread would otherwise compile the rules' weights. */
const TEXT_FROM_CHARACTERS = 10_000;

const jsonAsText = {
  name: 'json-as-text',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return text.length < TEXT_FROM_CHARACTERS ? undefined : { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

/**
 * Settings that all bundles share; packages stay in node_modules.
 * @returns {import('esbuild').BuildOptions}
 */
export const forServer = (define = {}) => ({
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
  plugins: [jsonAsText],
  define: { 'process.env.ENTENTE_BUNDLED': '"true"', 'process.env.NODE_ENV': '"production"', ...define },
});

/**
 * Settings for the threads. They carry their packages with them: each one would otherwise search node_modules anew, for half of its
 * start's cost. Native ones stay outside. What is only loaded on occasion stands in files of its own, which no thread reads before.
 * @returns {import('esbuild').BuildOptions}
 */
export const forThreads = (define = {}) => ({
  ...forServer(define),
  packages: 'bundle',
  splitting: true,
  external: ['libsql'],
  // Bundled CommonJS asks for Node's own modules through `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  entryPoints: globSync('server', (file) => file.endsWith('Worker.ts')),
  entryNames: '[name]',
});
