import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { feedId } from '@/lib/domain/ids';
import type { Feed } from '@/lib/domain/feed';

export interface EntenteProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** what it wrote, newest last */
  readonly lines: string[];
  /** @returns its exit code, or the signal that ended it */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Builds the production server when the sources are newer than the build. */
export function buildIfNeeded(): void {
  const script = "import('./server/cli/sources.mjs').then(async ({ hashSources }) => { const fs = await import('node:fs'); const built = fs.existsSync('dist/build.json') && JSON.parse(fs.readFileSync('dist/build.json', 'utf8')).build === hashSources(); if (!built) await (await import('./server/cli/build.mjs')).buildAll(); })";
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  if (run.status !== 0) throw new Error('the production build failed');
}

/** On a machine that does much else at the same time. */
const READY_WITHIN_MS = 120_000;

/**
 * Starts the production server and waits until it is ready.
 * Errors: rejects with its last lines when it ends or is not ready in READY_WITHIN_MS; then nothing of it is left running.
 */
export async function startEntenteProcess(environment: Record<string, string>, args: readonly string[] = []): Promise<EntenteProcess> {
  const child = spawn(process.execPath, [path.join('dist', 'index.js'), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | NodeJS.Signals>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal!)));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    const fail = (what: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the server ${what}:\n${lines.slice(-20).join('\n')}`));
    };
    const take = (bytes: Buffer) => {
      for (const line of bytes.toString().split('\n').filter(Boolean)) {
        lines.push(line);
        const ready = /open (http:\/\/\S+?)"/.exec(line);
        if (!ready) continue;
        clearTimeout(timer);
        resolve(ready[1]!);
      }
      if (lines.length > 500) lines.splice(0, lines.length - 500);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void ended.then((how) => fail(`ended with ${how}`));
  });
  return { child, url, lines, ended };
}

/** Writes a catalog file whose feeds are those of a local feed server. */
export function writeCatalog(file: string, urls: readonly { id: string; url: string }[]): void {
  const feeds: Feed[] = urls.map(({ id, url }) => ({
    id: feedId(id),
    name: `Feed ${id}`,
    outlet: `Outlet ${id}`,
    url,
    homepage: null,
    language: 'en',
    country: 'US',
    pressGroup: 'international-media',
    scope: 'general',
    enabled: true,
    notes: '',
  }));
  writeFileSync(file, JSON.stringify(feeds));
}
