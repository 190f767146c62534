import Parser from 'rss-parser';
import { DELETE as remove, PATCH as edit } from '@/app/api/watchlists/[id]/route';
import { DELETE as closeFeed, POST as renewFeed } from '@/app/api/watchlists/[id]/feed/route';
import { POST as markRead } from '@/app/api/watchlists/[id]/read/route';
import { GET as exportFile } from '@/app/api/watchlists/export/route';
import { GET as readFeed } from '@/app/api/watchlists/feed/[file]/route';
import { POST as importFile } from '@/app/api/watchlists/import/route';
import { PUT as order } from '@/app/api/watchlists/order/route';
import { GET as preview } from '@/app/api/watchlists/preview/route';
import { GET as list, POST as add } from '@/app/api/watchlists/route';
import { personId, sessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import type { WatchlistFeedAnswer, WatchlistsAnswer, WatchPreview } from '@/lib/protocol/watchlists';
import { DAY, shift } from '@/lib/time/instant';
import { makeFeed, makeMarks, makeUpdate, NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const english = makeFeed('english');
let desk: Desk;
let ana: Actor;
let ben: Actor;
let eva: Actor;

async function join(name: string, role: Role): Promise<Actor> {
  const { people } = desk.store;
  await people.makeLink({ id: `of-${name}`, tokenHash: `hash-${name}`, kind: 'invitation', role, email: null, personId: null, madeBy: '', madeAt: NOW, expiresAt: shift(NOW, DAY) }, null);
  const joined = await people.join(`hash-${name}`, { id: personId(name), name, email: `${name}@example.org`, passwordHash: '' }, NOW);
  if (!joined.ok) throw new Error(joined.error);
  const person: Person = joined.value;
  return { kind: 'person', person, sessionId: sessionId(`s-${name}`) };
}

beforeEach(async () => {
  desk = await openDesk({ publicUrl: 'https://desk.example' });
  await desk.store.feeds.seed([english], NOW);
  [ana, ben, eva] = [await join('ana', 'analyst'), await join('ben', 'viewer'), await join('eva', 'editor')];
});
afterEach(() => desk.close());

const make = async (actor: Actor, json: object) => {
  const response = await add(request('/api/watchlists', { method: 'POST', actor, json }));
  return { status: response.status, body: (await response.json()) as { watchlist: { id: string; name: string }; error?: { code: string; field?: string } } };
};
const listed = async (actor: Actor) => (await (await list(request('/api/watchlists', { actor }))).json()) as WatchlistsAnswer;
const patch = async (actor: Actor, id: string, json: object) => (await edit(request(`/api/watchlists/${id}`, { method: 'PATCH', actor, json }), at({ id }))).status;

describe('/api/watchlists', () => {
  it('keeps a list with what it leaves open, and counts what is unread of it for each reader', async () => {
    const { status, body } = await make(ana, { name: ' Oil ', selection: { query: 'oil', tags: ['sanctions'] } });
    expect([status, body.watchlist.name]).toEqual([201, 'Oil']);
    await desk.bring(english, [makeUpdate(1, { title: 'Oil talks', marks: makeMarks({ tags: [{ tag: 'sanctions', confidence: 1, words: ['oil'] }] }) }), makeUpdate(2, { title: 'Oil alone' })]);
    const { watchlists, upTo } = await listed(ana);
    expect(watchlists).toMatchObject([{ isOwn: true, mayEdit: true, unread: 1, watchlist: { colour: 'blue', threshold: 'each-update', isShared: false, selection: { query: 'oil', outlets: [] } } }]);
    const { id } = body.watchlist;
    expect((await markRead(request('/', { method: 'POST', actor: ana, json: { upTo } }), at({ id }))).status).toBe(204);
    expect((await listed(ana)).watchlists[0]!.unread).toBe(0);
    expect((await markRead(request('/', { method: 'POST', actor: ben, json: { upTo } }), at({ id }))).status).toBe(404);
  });

  it.each([
    [{ selection: {} }, 'name'],
    [{ name: 'x', selection: { tags: ['nothing'] } }, 'selection.tags.0'],
    [{ name: 'x', selection: { from: '2026-01-09' } }, 'selection.from'],
    [{ name: 'x', selection: {}, threshold: { publishers: 1 } }, 'threshold.publishers'],
    [{ name: 'x', selection: {}, threshold: 'never' }, 'threshold'],
    [{ name: 'x', selection: {}, colour: 'red' }, 'colour'],
  ])('refuses %j, naming %s', async (json, field) => {
    expect((await make(ana, json)).body.error).toMatchObject({ code: 'invalid', field });
  });

  it('lets analysts share, editors change what is shared, and nobody see the rest', async () => {
    expect((await make(ben, { name: 'Mine', selection: {}, isShared: true })).body.error).toMatchObject({ code: 'forbidden', field: 'isShared' });
    const { id } = (await make(ana, { name: 'Shared', selection: {}, isShared: true })).body.watchlist;
    const { id: own } = (await make(ana, { name: 'Own', selection: {} })).body.watchlist;
    expect((await listed(ben)).watchlists.map(({ watchlist, mayEdit, ownerName }) => [watchlist.name, mayEdit, ownerName])).toEqual([['Shared', false, 'ana']]);
    expect([await patch(ben, id, { name: 'Taken' }), await patch(ben, own, { name: 'Taken' }), await patch(eva, own, { name: 'Taken' })]).toEqual([403, 404, 404]);
    expect(await patch(eva, id, { name: 'Clearer' })).toBe(200);
    expect((await remove(request('/', { method: 'DELETE', actor: ben }), at({ id }))).status).toBe(403);
    expect((await remove(request('/', { method: 'DELETE', actor: eva }), at({ id }))).status).toBe(204);
    expect((await listed(ben)).watchlists).toEqual([]);
    // A desk's key is nobody who could follow anything.
    expect((await list(request('/api/watchlists'))).status).toBe(403);
  });

  it('brings lists into an order', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.push((await make(ana, { name, selection: {} })).body.watchlist.id);
    expect((await order(request('/', { method: 'PUT', actor: ana, json: { ids: [ids[2], ids[0]] } }))).status).toBe(204);
    expect((await listed(ana)).watchlists.map(({ watchlist }) => watchlist.name)).toEqual(['three', 'one', 'two']);
  });

  it('comes back from its own file as it was, and says which entry of another file is wrong', async () => {
    await make(ana, { name: 'Oil', colour: 'rust', isShared: true, threshold: { publishers: 3 }, selection: { query: '"oil talks" -gold', outlets: ['Salón, the paper'] } });
    await make(ana, { name: 'All', selection: {} });
    const file = (await (await exportFile(request('/', { actor: ana }))).json()) as { watchlists: object[] };
    const takeIn = (actor: Actor, json: object) => importFile(request('/', { method: 'POST', actor, json }));
    expect((await takeIn(eva, file)).status).toBe(201);
    expect(await (await exportFile(request('/', { actor: eva }))).json()).toEqual(file);
    // A viewer may not share: the list comes in as a private one.
    expect((await takeIn(ben, file)).status).toBe(201);
    expect((await listed(ben)).watchlists.filter(({ isOwn }) => isOwn).map(({ watchlist }) => watchlist.isShared)).toEqual([false, false]);
    const broken = await takeIn(ben, { ...file, watchlists: [file.watchlists[0], { ...file.watchlists[1], name: '' }] });
    expect(await broken.json()).toMatchObject({ error: { code: 'invalid', field: 'watchlists.1.name' } });
    expect(await (await takeIn(ben, { ...file, format: 2 })).json()).toMatchObject({ error: { field: 'format' } });
    expect((await listed(ben)).watchlists.filter(({ isOwn }) => isOwn)).toHaveLength(2);
  });

  it('has a feed for whoever has its secret, until that is renewed or closed', async () => {
    await desk.bring(english, [makeUpdate(1, { title: 'Oil talks & <more>' }), makeUpdate(2, { title: 'Gold' })]);
    const { id } = (await make(ana, { name: 'Oil', selection: { query: 'oil' } })).body.watchlist;
    const renew = async (actor: Actor) => renewFeed(request('/', { method: 'POST', actor }), at({ id }));
    const open = (address: string) => readFeed(request(new URL(address).pathname, { actor: { kind: 'nobody' } }), at({ file: address.split('/').at(-1)! }));
    expect((await renew(ben)).status).toBe(404);
    const first = (await (await renew(ana)).json()) as WatchlistFeedAnswer;
    const parsed = await new Parser().parseString(await (await open(first.rss)).text());
    expect([parsed.title, parsed.items.map(({ title }) => title)]).toEqual([expect.stringContaining('Oil'), ['Oil talks & <more>']]);
    const json = (await (await open(first.json)).json()) as { version: string; items: { title: string }[] };
    expect([json.version, json.items.length]).toEqual([expect.stringContaining('jsonfeed.org'), 1]);
    const second = (await (await renew(ana)).json()) as WatchlistFeedAnswer;
    expect([(await open(first.rss)).status, (await open(second.rss)).status]).toEqual([404, 200]);
    expect((await listed(ana)).watchlists[0]!.hasFeed).toBe(true);
    expect((await closeFeed(request('/', { method: 'DELETE', actor: ana }), at({ id }))).status).toBe(204);
    expect([(await open(second.json)).status, (await open('https://desk.example/x.xml')).status]).toEqual([404, 404]);
  });

  it('shows before saving what a selection would have held in the last seven days, and by which words', async () => {
    await desk.bring(english, [
      makeUpdate(1, { title: 'Oil talks' }),
      makeUpdate(2, { title: 'Sanctions on oil' }),
      makeUpdate(3, { title: 'Oil, yesterday', orderedAt: shift(NOW, -DAY) }),
      makeUpdate(4, { title: 'Oil, long ago', orderedAt: shift(NOW, -9 * DAY) }),
      makeUpdate(5, { title: 'Gold' }),
    ]);
    const shown = (await (await preview(request('/?q=oil+OR+sanction&from=2020-01-01'))).json()) as WatchPreview;
    expect([shown.updates, shown.days.map(({ updates }) => updates), shown.publishers]).toEqual([3, [0, 0, 0, 0, 0, 1, 2], [1, 1, 1]]);
    expect(shown.words).toEqual([{ word: expect.stringMatching(/^oil$/i), updates: 3 }, { word: 'Sanctions', updates: 1 }]);
    expect(shown.newest.map(({ title }) => title)).toEqual(['Oil talks', 'Sanctions on oil', 'Oil, yesterday']);
    expect((await preview(request('/?tag=nothing'))).status).toBe(400);
  });
});
