// `npm run gallery`: every part of the desk in every state, both languages and both themes. No page of the product leads here,
// and nothing of it is in the build; the parts are the real ones, over made records.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import esbuild from 'esbuild';
import postcss from 'postcss';

const require = createRequire(import.meta.url);
const PORT = Number(process.env.PORT ?? 3100);
const FONTS = 'node_modules/@fontsource-variable';
const FACES = [
  ['newsreader', 'normal', '200 800', 'newsreader/files/newsreader-latin-opsz-normal.woff2'],
  ['newsreader-italic', 'italic', '200 800', 'newsreader/files/newsreader-latin-opsz-italic.woff2'],
  ['plex', 'normal', '100 700', 'ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'],
] as const;

async function bundle(): Promise<Map<string, Buffer>> {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['tests/gallery/gallery.tsx'],
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    outdir: '/built',
    write: false,
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"development"', 'process.env': '{}' },
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [`/built/${path.basename(file)}`, Buffer.from(contents)]));
}

async function styles(): Promise<string> {
  const from = path.resolve('app/globals.css');
  const tailwind = require('@tailwindcss/postcss') as (options: object) => postcss.AcceptedPlugin;
  const { css } = await postcss([tailwind({})]).process(readFileSync(from, 'utf8'), { from });
  // The pages get these variables from next/font.
  const faces = FACES.map(([name, style, weight, file]) => `@font-face { font-family: '${name}'; font-style: ${style}; font-weight: ${weight}; src: url('/fonts/${file}') }`);
  const names = ['newsreader', 'newsreader-ext', 'newsreader-italic', 'plex', 'plex-ext'].map((name) => `--font-${name}: '${name.replace('-ext', '')}'`);
  return `${faces.join('\n')}\n:root { ${names.join('; ')} }\n${css}\nbody:has(.desk) { height: auto }`;
}

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/gallery.css"></head><body><div id="gallery" style="display: contents"></div><script type="module" src="/built/gallery.js"></script></body></html>`;

const [scripts, css] = await Promise.all([bundle(), styles()]);
const server = createServer((request, response) => {
  const url = (request.url ?? '/').split('?')[0]!;
  const send = (type: string, body: string | Buffer, status = 200) => response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
  const script = scripts.get(url);
  const face = FACES.find(([, , , file]) => url === `/fonts/${file}`);
  if (script) send('text/javascript', script);
  else if (face) send('font/woff2', readFileSync(`${FONTS}/${face[3]}`));
  else if (url === '/gallery.css') send('text/css', css);
  else if (url === '/icon.svg') send('image/svg+xml', readFileSync('app/icon.svg'));
  else if (/^\/((en|es)(\/(light|dark)(\/[a-z-]+)?)?)?$/.test(url)) send('text/html', PAGE);
  else send('text/plain', 'The gallery has no pages behind its links.', 404);
});
server.listen(PORT, '127.0.0.1', () => console.log(`gallery: http://127.0.0.1:${(server.address() as AddressInfo).port}/en/light`));
