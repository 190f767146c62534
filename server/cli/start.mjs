// `npm start`: builds when the sources are newer than the build, then serves in this same process.
import { existsSync, readFileSync } from 'node:fs';
import { hashSources } from './sources.mjs';

function isBuilt() {
  if (!existsSync('dist/build.json') || !existsSync('.next/BUILD_ID')) return false;
  // An installation without sources (the container image) is served as it was built.
  if (!existsSync('server/index.ts')) return true;
  return JSON.parse(readFileSync('dist/build.json', 'utf8')).build === hashSources();
}

if (!isBuilt()) {
  const { buildAll } = await import('./build.mjs');
  await buildAll();
}
process.env.NODE_ENV = 'production';
await import(new URL('../../dist/index.js', import.meta.url).href);
