import { feedId } from '@/lib/domain/ids';
import { playingSeconds, pollPace, publishRecording } from '@/server/replay/publishRecording';
import type { RecordedItem } from '@/server/replay/readRecording';
import { recordedOutlets } from '@/server/replay/recordedOutlets';

const item = (n: number, published: string): RecordedItem => ({
  id: String(n),
  published,
  lang: 'en',
  source: n % 2 ? 'Odd' : 'Even',
  title: `Talks ${n}`,
  description: '',
  link: n === 1 ? 'javascript:alert(1)' : `https://example.org/${n}`,
});
const ITEMS = [
  item(1, '2026-01-09T00:00:00Z'),
  item(2, '2026-01-09T00:00:30Z'),
  item(3, '2026-01-09T00:01:00Z'),
  item(4, '2026-01-09T01:00:00Z'),
];

jest.useFakeTimers();

function play(speed: number | 'max', items = ITEMS) {
  const out: { outlet: string; guid: string; link: string | null }[] = [];
  let unread = 0;
  let finished = 0;
  const publishing = publishRecording({
    items,
    outlets: recordedOutlets(items, []),
    server: {
      publish: (outlet, published) => {
        out.push({ outlet, guid: published.guid, link: published.link });
        unread += 1;
      },
      unread: () => new Map([[feedId('x'), unread]]),
    },
    speed,
    clock: () => Date.now(),
    onFinished: () => (finished += 1),
  });
  return { out, publishing, finished: () => finished, readAll: () => (unread = 0) };
}

describe('publishing a recording', () => {
  it('publishes each item when its time has come on a clock of N seconds a second', () => {
    const { out, publishing, finished } = play(30);
    jest.advanceTimersByTime(900);
    expect(out.map(({ guid }) => guid)).toEqual(['1']);
    jest.advanceTimersByTime(200);
    expect(out.map(({ guid }) => guid)).toEqual(['1', '2']);
    jest.advanceTimersByTime(1_000);
    expect(publishing.published()).toBe(3);
    expect(finished()).toBe(0);
    jest.advanceTimersByTime(120_000);
    expect(publishing.published()).toBe(4);
    expect(finished()).toBe(1);
  });

  it('publishes under the outlet of the item, and carries no link that is not http(s)', () => {
    const { out } = play(100_000);
    jest.advanceTimersByTime(1_000);
    expect(out.map(({ outlet }) => outlet)).toEqual(['odd', 'even', 'odd', 'even']);
    expect(out[0]!.link).toBeNull();
    expect(out[1]!.link).toBe('https://example.org/2');
  });

  it('waits for the reader at speed max', () => {
    const many = Array.from({ length: 2_500 }, (_, n) => item(n, '2026-01-09T00:00:00Z'));
    const { publishing, readAll, finished } = play('max', many);
    jest.advanceTimersByTime(5_000);
    expect(publishing.published()).toBe(1_000);
    readAll();
    jest.advanceTimersByTime(5_000);
    expect(publishing.published()).toBe(2_000);
    readAll();
    jest.advanceTimersByTime(5_000);
    expect([publishing.published(), finished()]).toEqual([2_500, 1]);
  });

  it('stops when told to', () => {
    const { publishing } = play(1);
    jest.advanceTimersByTime(200);
    publishing.stop();
    jest.advanceTimersByTime(1_000_000);
    expect(publishing.published()).toBe(1);
  });
});

describe('the pace of a replay', () => {
  it('polls more often the faster the clock, within what one machine bears', () => {
    expect(pollPace(1)).toEqual({ minSeconds: 60, maxSeconds: 900 });
    expect(pollPace(60)).toEqual({ minSeconds: 2, maxSeconds: 60 });
    expect(pollPace(100_000)).toEqual({ minSeconds: 2, maxSeconds: 10 });
  });

  it('says how long it will take', () => {
    expect(playingSeconds(ITEMS, 60)).toBe(60);
    expect(playingSeconds(ITEMS, 'max')).toBeNull();
  });
});
