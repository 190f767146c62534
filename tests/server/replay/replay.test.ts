import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { instant } from '@/lib/time/instant';
import { createActivity } from '@/server/activity/activity';
import { readConfig } from '@/server/config';
import { createPolling } from '@/server/feeds/polling';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import { createMetrics } from '@/server/metrics';
import { pointToLocalFeeds } from '@/server/recorded';
import { prepareReplay, type Replay } from '@/server/replay/replay';
import { openStore } from '@/server/store/open';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'entente-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OUTLETS = ['Sample Wire', 'Diario Muestra', 'Sample Press (.gov)', 'Muestra Regional'];

/** 400 items of four outlets, one in three without bearing on the story, one wire text in two outlets under one link. */
function writeRecording(): { file: string; relevant: number } {
  const lines: string[] = [];
  let relevant = 0;
  for (let n = 0; n < 400; n += 1) {
    const isAside = n % 3 === 0;
    if (!isAside) relevant += 1;
    const second = String(n % 60).padStart(2, '0');
    const minute = String(Math.floor(n / 60)).padStart(2, '0');
    lines.push(
      JSON.stringify({
        id: `item-${n}`,
        published: n % 50 === 0 ? '2026-01-09' : `2026-01-09T00:${minute}:${second}Z`,
        lang: n % 4 === 1 ? 'es' : 'en',
        source: OUTLETS[n % 4],
        title: isAside ? `Harbour & <park> notes, part ${n}` : `US envoys meet Venezuelan ministers in Caracas, session ${n}`,
        description: n % 5 === 0 ? '' : `Made for this test, number ${n}.`,
        link: `https://example.org/${n}`,
      }),
    );
  }
  // The same text and link, carried by another outlet.
  lines.push(JSON.stringify({ id: 'carried', published: '2026-01-09T00:30:00Z', lang: 'en', source: OUTLETS[3], title: 'US envoys meet Venezuelan ministers in Caracas, session 1', description: '', link: 'https://example.org/1' }));
  lines.push('{"id": "broken"');
  const file = path.join(folder, 'tape.jsonl');
  writeFileSync(file, lines.join('\n'));
  return { file, relevant };
}

/** The spine of the product, from feed to store, without pages. */
async function runToEnd(replay: Replay, timeoutMs: number) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  // Polled more eagerly than on a real machine, so that the test does not wait.
  const config = { ...readConfig({}), ...replay.config, pollMinSeconds: 0.2, pollMaxSeconds: 0.4 };
  const now = () => instant(Date.now());
  const store = await openStore({ engine: 'sqlite', directory: config.dataDirectory, readers: 1, log });
  const reader = createFeedReader({ threads: 1, timeoutMs: config.readerTimeoutMs });
  const polling = createPolling({ store, config, reader, now, log, activity: createActivity(log, createMetrics()), nodeName: 'test' });
  try {
    await store.feeds.seed(replay.feeds, now());
    await pointToLocalFeeds(store.feeds, replay.feeds, now());
    await polling.start();
    await replay.begin({ items: store.items, log });
    const deadline = Date.now() + timeoutMs;
    const end = () => lines.find((line) => 'addsUp' in line);
    while (!end()) {
      if (Date.now() > deadline) throw new Error(`did not end: ${JSON.stringify(replay.progress())}\n${JSON.stringify(lines.slice(-5))}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { end: end(), lines, counts: await store.items.counts(), newest: await store.updates.page({}, 5), progress: replay.progress() };
  } finally {
    await polling.stop();
    await replay.close();
    await store.close();
  }
}

describe('npm run replay', () => {
  it('brings a recording through the real poller to its end, and the counts add up', async () => {
    const { file, relevant } = writeRecording();
    const data = path.join(folder, 'data');
    const run = await runToEnd(await prepareReplay([file, '--speed', 'max', '--data', data]), 60_000);
    expect(run.counts).toEqual({ seen: 401, kept: relevant, refused: 134, duplicates: 1 });
    expect(run.end).toMatchObject({ published: 401, seen: 401, kept: relevant, refused: 134, duplicates: 1, badLines: 1, addsUp: true });
    expect(run.progress).toEqual({ items: 401, badLines: 1, published: 401, unread: 0, isFinished: true });
    expect(run.lines).toContainEqual(expect.objectContaining({ line: 402, msg: expect.stringMatching(/line 402 skipped: not JSON/) }));
    // Items keep the dates of the recording.
    const last = run.newest.updates.find((update) => update.title === 'US envoys meet Venezuelan ministers in Caracas, session 398')!;
    expect(new Date(last.orderedAt).toISOString()).toBe('2026-01-09T00:06:38.000Z');

    // Kept and played again, at another port: everything is known by its identity and nothing comes twice.
    const again = await runToEnd(await prepareReplay([file, '--speed', 'max', '--data', data, '--keep']), 60_000);
    expect(again.counts).toEqual(run.counts);
    expect(again.end).toMatchObject({ published: 401, seen: 0 });
  }, 150_000);

  it.each([
    [[], /FILE is missing/],
    [['a.jsonl', 'b.jsonl'], /unknown argument "b\.jsonl"/],
    [['a.jsonl', '--speed', '0'], /--speed: must be a number from 1 to 100000 \(got "0"\)/],
    [['a.jsonl', '--pace', '9'], /--pace/],
    [['none.jsonl'], /FILE: none\.jsonl cannot be read/],
  ])('refuses %j and names the argument', async (args, message) => {
    await expect(prepareReplay(args)).rejects.toThrow(message);
  });
});
