import { spawn } from 'node:child_process';

/** What a writing process said before it was killed. */
export interface Writer {
  readonly pid: number;
  /** ids that the store acknowledged */
  readonly acknowledged: string[];
  elected: number | null;
  /** kill -9, and wait until it is gone */
  kill(): Promise<void>;
}

export function spawnWriter(url: string, round: string): Writer {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/store/writerProcess.ts', url, round], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const writer: Writer = {
    pid: child.pid ?? 0,
    acknowledged: [],
    elected: null,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    // A line that was cut off by the kill was not said.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('elected ')) {
        writer.elected = Number(line.slice(8));
      } else {
        writer.acknowledged.push(...line.split(' ').slice(0, -1));
      }
    }
  });
  return writer;
}
