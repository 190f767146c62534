import Parser from 'rss-parser';
import { GET as exportFile } from '@/app/api/export/route';
import { GET as feed } from '@/app/api/updates/feed/route';
import { EXPORT_COLUMNS, type ExportRow } from '@/lib/exports/exportRow';
import { StoreUnavailable } from '@/server/store/store';
import { makeFeed, makeUpdate, NOW } from '../../fixtures/made/records';
import { readCsv } from '../../harness/readCsv';
import { manyUpdates, openDesk, request, type Desk } from './desk';

const HOSTILE = '=HYPERLINK("http://evil.example","x")';
const MARKUP = '<script>alert("1")</script> [link](http://evil.example) & "quotes"';
const english = makeFeed('english');
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: 'https://desk.example' });
  await desk.store.feeds.seed([english], NOW);
  await desk.bring(english, manyUpdates(1_203));
  await desk.bring(english, [
    makeUpdate(5_000, { title: HOSTILE, summary: 'one, "two"\r\nthree', link: 'https://one.example/a?b=1&c="2"' }),
    makeUpdate(5_001, { title: MARKUP, link: null }),
  ]);
});
afterAll(() => desk.close());

const take = (query: string) => exportFile(request(`/api/export?${query}`, { headers: { 'accept-language': 'en' } }));

describe('GET /api/export', () => {
  it('writes every update of a selection once into a table that opens again, newest first', async () => {
    const response = await take('format=csv');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="entente-${new Date(NOW).toISOString().slice(0, 10)}.csv"`);
    const [columns, ...rows] = readCsv(await response.text());
    expect(columns).toEqual(EXPORT_COLUMNS);
    expect(rows).toHaveLength(1_205);
    expect(new Set(rows.map(([id]) => id)).size).toBe(1_205);
    expect(rows.every((row) => row.length === EXPORT_COLUMNS.length)).toBe(true);
    const at = (row: string[]) => row[EXPORT_COLUMNS.indexOf('ordered')]!;
    expect(rows.map(at)).toEqual(rows.map(at).sort().reverse());
  });

  it('gives a spreadsheet no formula to run, and keeps commas, quotes and lines of a text', async () => {
    const [, ...rows] = readCsv(await (await take('format=csv&q=HYPERLINK')).text());
    expect(rows).toHaveLength(1);
    expect(rows[0]![EXPORT_COLUMNS.indexOf('headline')]).toBe(`'${HOSTILE}`);
    expect(rows[0]![EXPORT_COLUMNS.indexOf('summary')]).toBe('one, "two"\r\nthree');
  });

  it('writes JSON that says whence, when, what was chosen and whose the words are', async () => {
    const file = (await (await take('format=json&q=headline')).json()) as { desk: string; selection: string; address: string; total: number; notice: string; updates: ExportRow[] };
    expect(file).toMatchObject({ desk: 'https://desk.example', selection: 'q=headline', address: 'https://desk.example/search?q=headline', total: 1_203 });
    expect(file.notice).toContain('publishers');
    expect(file.updates).toHaveLength(1_203);
    expect(file.updates[0]).toMatchObject({ headline: 'Caracas headline 1', outlet: 'Outlet one', press_group: 'wire', rules_version: '1' });
  });

  it('writes an empty selection as a whole file', async () => {
    expect(await (await take('format=json&q=nothinglikeit')).json()).toMatchObject({ total: 0, updates: [] });
    expect(readCsv(await (await take('format=csv&q=nothinglikeit')).text())).toEqual([[...EXPORT_COLUMNS]]);
  });

  it('lets no publisher write markup into a page or a text', async () => {
    const page = await (await take('format=html&q=script')).text();
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(page).not.toContain('<script>');
    const text = await (await take('format=md&q=script')).text();
    expect(text).toContain('\\<script\\>');
    expect(text).toContain('\\[link\\]');
  });

  it('speaks the language of whoever takes it', async () => {
    const page = await (await take('format=html&hl=es&q=script')).text();
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('1 novedad');
  });

  it('names the parameter that is wrong', async () => {
    const response = await take('format=xls');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid', field: 'format' } });
  });

  it('breaks off where the store is lost on the way: half a file is no file', async () => {
    const page = desk.store.updates.page.bind(desk.store.updates);
    let asked = 0;
    jest.spyOn(desk.store.updates, 'page').mockImplementation((...given) => (asked++ === 0 ? page(...given) : Promise.reject(new StoreUnavailable('unreachable', 'gone'))));
    await expect((await take('format=csv')).text()).rejects.toThrow('gone');
    jest.restoreAllMocks();
  });
});

describe('GET /api/updates/feed', () => {
  const read = (query: string, headers: Record<string, string> = {}) => feed(request(`/api/updates/feed?${query}`, { headers }));

  it.each(['rss', 'atom'])('is %s that a feed reader takes, with the publisher’s link and a guid of its own', async (as) => {
    const response = await read(`as=${as}&limit=3`);
    const parsed = await new Parser().parseString(await response.text());
    expect(parsed.items.map(({ title, link }) => [title, link])).toEqual([
      ['Caracas headline 1', 'https://one.example/1'],
      ['Caracas headline 2', 'https://one.example/2'],
      ['Caracas headline 3', 'https://one.example/3'],
    ]);
    expect(parsed.items[0]![as === 'rss' ? 'guid' : 'id']).toMatch(/^https:\/\/desk\.example\/updates\//);
  });

  it('leads an update without a link to its page on the desk', async () => {
    const body = (await (await read('as=json&q=script')).json()) as { title: string; items: { url: string; title: string }[] };
    expect(body.items).toHaveLength(1);
    expect(body.items[0]!.url).toMatch(/^https:\/\/desk\.example\/updates\//);
    expect(body.items[0]!.title).toBe(MARKUP);
  });

  it('answers 304 to whoever holds it already, and another document to another selection', async () => {
    const etag = (await read('as=rss')).headers.get('etag')!;
    expect((await read('as=rss', { 'if-none-match': etag })).status).toBe(304);
    expect((await read('as=rss&q=script', { 'if-none-match': etag })).status).toBe(200);
  });

  it('writes an empty selection as a feed without entries', async () => {
    expect((await new Parser().parseString(await (await read('q=nothinglikeit')).text())).items).toEqual([]);
  });
});
