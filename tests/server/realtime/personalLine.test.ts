import { personId, sessionId } from '@/lib/domain/ids';
import type { PersonalNotice } from '@/lib/domain/personalNotice';
import { instant } from '@/lib/time/instant';
import type { Gatekeeper } from '@/server/realtime/rights';
import type { PersonalLine, ToldNotice } from '@/server/store/watchlistStore';
import { endAll, next, openBare, startNode, until } from './harness';
import { memoryChanges } from './memoryChanges';

afterEach(endAll);

const person = (name: string) => ({ id: personId(name), name, email: `${name}@example.org`, role: 'viewer' as const, createdAt: instant(0), disabledAt: null });

/** A page's cookie names whose it is. */
const gatekeeper: Gatekeeper = {
  async authorise({ headers }) {
    const name = /person=(\w+)/.exec(headers.cookie ?? '')?.[1];
    return name ? { kind: 'session', sessionId: sessionId(`session of ${name}`), person: person(name) } : { kind: 'anonymous' };
  },
  endedSessions: async () => new Set(),
};

/** A table of words, shared by as many nodes as there are. */
function madeLine() {
  const told: ToldNotice[] = [];
  const personal: PersonalLine = {
    head: async () => told.length,
    after: async (n, limit) => told.filter((notice) => notice.n > n).slice(0, limit),
  };
  const tell = (name: string | null, notice: PersonalNotice = { kind: 'watchlists' }) => void told.push({ n: told.length + 1, personId: name === null ? null : personId(name), notice });
  return { personal, tell };
}

const limits = { lookEveryMs: 20, batchMs: 5 };

async function openPage(origin: string, name?: string) {
  const page = openBare(origin, undefined, name ? { extraHeaders: { cookie: `person=${name}` } } : {});
  const heard: PersonalNotice[] = [];
  page.on('personal', ({ notice }: { notice: PersonalNotice }) => heard.push(notice));
  await next(page, 'welcome');
  return heard;
}

test('[LU10] a word reaches every tab of its person, on every node, and nobody else', async () => {
  const { personal, tell } = madeLine();
  const nodes = await Promise.all([startNode(memoryChanges(), { gatekeeper, personal, limits }), startNode(memoryChanges(), { gatekeeper, personal, limits })]);
  const [one, two] = nodes.map(({ origin }) => origin) as [string, string];
  const ana = await Promise.all([openPage(one, 'ana'), openPage(one, 'ana'), openPage(two, 'ana')]);
  const others = await Promise.all([openPage(one, 'luis'), openPage(two)]);
  tell('ana');
  tell('ana', { kind: 'alerts', newest: 7, toast: true, sound: false });
  tell('luis');
  await until('all have heard', () => ana.every((heard) => heard.length === 2) && others[0]!.length === 1);
  expect(ana.map((heard) => heard.map(({ kind }) => kind))).toEqual([['watchlists', 'alerts'], ['watchlists', 'alerts'], ['watchlists', 'alerts']]);
  expect(others).toEqual([[{ kind: 'watchlists' }], []]);
});

test('[LU10] the first word after a quiet time is told at once, and what follows it together', async () => {
  const { personal, tell } = madeLine();
  const changes = memoryChanges();
  const { origin } = await startNode(changes, { gatekeeper, personal, limits: { lookEveryMs: 60_000, batchMs: 60_000 } });
  const heard = await openPage(origin, 'ana');
  tell('ana');
  changes.append();
  await until('the first word', () => heard.length === 1);
  tell('ana');
  changes.append();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toHaveLength(1);
});

test('[LU10] a word to everybody reaches whoever is signed in', async () => {
  const { personal, tell } = madeLine();
  const { origin } = await startNode(memoryChanges(), { gatekeeper, personal, limits });
  const [ana, luis, nobody] = [await openPage(origin, 'ana'), await openPage(origin, 'luis'), await openPage(origin)];
  tell(null);
  await until('both have heard', () => ana.length === 1 && luis.length === 1);
  expect(nobody).toEqual([]);
});

test('[LU10] a page hears nothing from before it came, and goes on hearing after the store could not be read', async () => {
  const { personal, tell } = madeLine();
  tell('ana');
  let isBroken = false;
  const { origin } = await startNode(memoryChanges(), {
    gatekeeper,
    personal: { ...personal, after: (n, limit) => (isBroken ? Promise.reject(new Error('made failure')) : personal.after(n, limit)) },
    limits,
  });
  const ana = await openPage(origin, 'ana');
  isBroken = true;
  tell('ana', { kind: 'alerts', newest: 1, toast: false, sound: false });
  await new Promise((resolve) => setTimeout(resolve, 60));
  isBroken = false;
  await until('it has heard', () => ana.length === 1);
  expect(ana[0]!.kind).toBe('alerts');
});
