import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The folder of outside material; it is never part of the project. */
export const sharedFolder = (): string => path.resolve(process.env.ENTENTE_SHARED ?? '../shared');

export interface OutsideFeedServer {
  readonly url: string;
  readonly process: ChildProcess;
  post(route: string, body: unknown): Promise<unknown>;
  get<T>(route: string): Promise<T>;
  stop(): void;
}

/**
 * Starts the outside feed server on a free port of this machine.
 * @param flags  as its `--help` lists them
 * Errors: throws when the folder of outside material is absent, or the server does not come up in 10 s.
 */
export async function startOutsideFeedServer(flags: readonly string[]): Promise<OutsideFeedServer> {
  const script = path.join(sharedFolder(), 'tools', 'feedserver.mjs');
  if (!existsSync(script)) throw new Error(`the outside feed server is absent: ${script} (set ENTENTE_SHARED)`);
  // Through its true path: the script runs only when it recognises itself as the one that was started.
  const child = spawn(process.execPath, [realpathSync(script), '--port', '0', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error('the outside feed server did not come up')), 10_000);
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      const line = text.split('\n').find((candidate) => candidate.startsWith('{"ready"'));
      if (!line) return;
      clearTimeout(timer);
      resolve((JSON.parse(line) as { port: number }).port);
    });
    child.once('exit', (code) => reject(new Error(`the outside feed server ended with ${code}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    process: child,
    async post(route, body) {
      const answer = await fetch(url + route, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
      if (!answer.ok) throw new Error(`${route}: HTTP ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    async get<T>(route: string) {
      const answer = await fetch(url + route);
      if (!answer.ok) throw new Error(`${route}: HTTP ${answer.status}`);
      return (await answer.json()) as T;
    },
    stop: () => void child.kill(),
  };
}
