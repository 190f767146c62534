import { createNewsReader } from '@/lib/claims/newsReader';
import { parseNewsRules } from '@/lib/claims/newsRules';
import concepts from '@/lib/gazetteer/concepts.json';
import { createFeedReader } from '@/server/feeds/reading/feedReader';
import type { FeedReader } from '@/server/feeds/reading/parsedFeed';
import { documentOf, rss } from './documents';

jest.setTimeout(60_000);

const shipped = createNewsReader(parseNewsRules());

const feed = (name: string) => documentOf(rss(`<item><title>${name}</title></item>`));
/** Takes seconds, honestly: much to read, nothing wrong with it. */
const long = () => documentOf(rss('<item><title>x</title><description>palabras</description></item>'.repeat(300_000)));

describe('the feed reader', () => {
  let reader: FeedReader;
  afterEach(() => reader.close());

  const titleOf = async (name: string) => {
    const result = await reader.read(feed(name));
    return result.ok ? result.value.items[0]?.title : result.error;
  };

  it('reads in threads, many at a time, and answers each with its own', async () => {
    reader = createFeedReader({ threads: 2, timeoutMs: 10_000 });
    const names = Array.from({ length: 40 }, (_, n) => `nota ${n}`);
    expect(await Promise.all(names.map(titleOf))).toEqual(names);
  });

  it('lets a slow document hold up the others for a second at most', async () => {
    reader = createFeedReader({ threads: 2, timeoutMs: 60_000 });
    await titleOf('warm');
    let isLongDone = false;
    const slow = reader.read(long()).then(() => (isLongDone = true));
    expect(await titleOf('quick')).toBe('quick');
    expect(isLongDone).toBe(false);
    await slow;
  });

  it('takes documents up in order of arrival', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 10_000 });
    const finished: string[] = [];
    await Promise.all(['a', 'b', 'c', 'd'].map(async (name) => finished.push(String(await titleOf(name)))));
    expect(finished).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves the bytes with the caller', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 10_000 });
    // With memory of its own: small Buffers share theirs, which cannot be handed over by mistake.
    const bytes = Buffer.alloc(40_000, ' ');
    bytes.write(rss('<item><title>x</title></item>'));
    await reader.read(documentOf(bytes));
    expect(bytes.toString()).toContain('<title>x</title>');
  });

  it('stops a document that takes too long, says so, and reads the next with a new thread', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 150 });
    await titleOf('warm');
    const [stopped, next] = await Promise.all([reader.read(long()), reader.read(feed('next'))]);
    expect(stopped).toEqual({ ok: false, error: { reason: 'parse-timeout', detail: 'not read within 150 ms' } });
    expect(next).toMatchObject({ ok: true, value: { items: [{ title: 'next' }] } });
  });

  it('refuses a document that needs more memory than its thread has, and goes on', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 30_000, maxHeapMb: 64 });
    const [heavy, next] = await Promise.all([reader.read(long()), reader.read(feed('next'))]);
    expect(heavy).toEqual({ ok: false, error: { reason: 'parse-timeout', detail: 'needs more memory than a feed may' } });
    expect(next).toMatchObject({ ok: true, value: { items: [{ title: 'next' }] } });
  });

  it('reads texts by the rules in the order they were given, and says which rules', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 10_000 });
    const texts = [{ title: 'US envoy meets Maduro in Caracas to discuss sanctions', summary: '' }, { title: 'A fine year for apples', summary: '' }];
    const result = await reader.readTexts(texts);
    expect(result).toEqual({ ok: true, value: { rulesVersion: shipped.rulesVersion, readings: texts.map(shipped.read) } });
    expect(await reader.readTexts([])).toEqual({ ok: true, value: { rulesVersion: shipped.rulesVersion, readings: [] } });
  });

  it('takes up edited rules with the next task, and finishes the one under way by the old ones', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 10_000 });
    const versions = async () => {
      const result = await reader.readTexts([]);
      return result.ok ? result.value.rulesVersion : result.error;
    };
    const underWay = versions();
    const edited = { concepts: { ...concepts, version: 'edited' } };
    reader.useRules(edited);
    const next = versions();
    expect([await underWay, await next]).toContain(createNewsReader(parseNewsRules(edited)).rulesVersion);
    expect(await versions()).toBe(createNewsReader(parseNewsRules(edited)).rulesVersion);
  });

  it('closes cleanly with documents under way and waiting', async () => {
    reader = createFeedReader({ threads: 1, timeoutMs: 30_000 });
    await titleOf('warm');
    const pending = [reader.read(long()), reader.read(feed('a')), reader.read(feed('b'))].map((read) => read.then(() => 'read', (error: Error) => error.message));
    await reader.close();
    expect(await Promise.all(pending)).toEqual(Array(3).fill('the feed reader was closed'));
    await expect(reader.read(feed('late'))).rejects.toThrow('closed');
  });
});
