import { GET as getClaim } from '@/app/api/claims/[id]/route';
import { GET as getClaims } from '@/app/api/claims/route';
import { GET as getFacets } from '@/app/api/facets/route';
import { GET as getPoint } from '@/app/api/index/point/route';
import { GET as getIndex } from '@/app/api/index/route';
import { GET as getPress } from '@/app/api/press/route';
import { GET as getStory } from '@/app/api/stories/[id]/route';
import { GET as getStories } from '@/app/api/stories/route';
import { GET as getStress } from '@/app/api/stress/route';
import { GET as getUpdates } from '@/app/api/updates/route';
import { GET as getUpdate } from '@/app/api/updates/[id]/route';
import { GET as getVolume } from '@/app/api/volume/by/route';
import { claimId } from '@/lib/domain/claim';
import { BEFORE_FIRST, feedId, storyId } from '@/lib/domain/ids';
import { paceBaseline } from '@/lib/grouping/pace';
import type { ClaimAnswer, ClaimsAnswer, FacetsAnswer, IndexAnswer, IndexPointAnswer, PressAnswer, StoriesAnswer, StoryAnswer, StressAnswer, VolumeByAnswer } from '@/lib/protocol/news';
import type { UpdatesPage, UpdateWithVersions } from '@/lib/protocol/requests';
import { EMPTY_SELECTION, writeSelection, type Selection } from '@/lib/selection/selection';
import { HOUR, shift } from '@/lib/time/instant';
import { makeFeed, makeUpdate, NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const wire = makeFeed('wire', { pressGroup: 'wire' });
const paper = makeFeed('paper', { pressGroup: 'us-media' });
const ofWire = Array.from({ length: 12 }, (_, i) => makeUpdate(i + 1, { feedId: wire.id, outlet: 'Wire, the agency', orderedAt: shift(NOW, -(i + 1) * 10 * HOUR) }));
const ofPaper = Array.from({ length: 6 }, (_, i) => makeUpdate(i + 101, { feedId: paper.id, outlet: 'Paper', orderedAt: shift(NOW, -(i + 1) * 10 * HOUR + 60_000) }));
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await desk.store.feeds.seed([wire, paper], NOW);
  await desk.bring(wire, ofWire);
  await desk.bring(paper, ofPaper);
  const story = storyId('talks');
  const members = [...ofWire.slice(0, 6), ...ofPaper].map((update) => ({ itemId: update.id, storyId: story, publisher: update.outlet, voice: update.outlet }));
  await desk.store.analysis.record({
    epoch: 1_000_000,
    at: NOW,
    members,
    stories: [{ id: story, headlineId: members[0]!.itemId, headlines: {} }],
    removed: [],
    days: ofWire.map(({ orderedAt }) => orderedAt),
    followed: BEFORE_FIRST,
    baseline: paceBaseline([], NOW),
  });
});
afterAll(() => desk.close());

const read = async <T>(answer: Promise<Response>): Promise<T> => {
  const response = await answer;
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};
const asked = (query: string) => request(`/?${query}`);

it('reads every part of a selection as the desk writes it', async () => {
  const whole: Selection = {
    query: '"general license" OR talks -oil',
    tags: ['sanctions', 'migration'],
    directions: ['thaw'],
    pressGroups: ['wire'],
    outlets: ['Wire, the agency', '100% Radio'],
    languages: ['en'],
    feeds: [feedId('wire')],
    claims: [claimId('embassy-reopens')],
    stances: ['supports'],
    stories: [storyId('talks')],
    from: '2026-01-03',
    to: '2026-01-30T12:00:00Z',
  };
  expect((await getUpdates(asked(writeSelection(whole)))).status).toBe(200);
  const comma = await read<UpdatesPage>(getUpdates(asked(`${writeSelection({ ...EMPTY_SELECTION, outlets: ['Wire, the agency'] })}&limit=100`)));
  expect([comma.total, comma.updates.length]).toEqual([12, 12]);
});

it('gives the same count in the list, the facets and the volume, and names the stories of a page', async () => {
  for (const selection of ['', 'group=wire', 'story=talks', 'from=2026-01-08T05:30:00Z', 'group=us-media&to=2026-01-09', 'outlet=Paper&story=talks']) {
    const page = await read<UpdatesPage>(getUpdates(asked(`${selection}&limit=100`)));
    const facets = await read<FacetsAnswer>(getFacets(asked(selection)));
    const volume = await read<VolumeByAnswer>(getVolume(asked(`${selection}&dimension=pressGroup&barHours=6`)));
    expect([selection, page.total, facets.total, volume.updates]).toEqual([selection, page.updates.length, page.updates.length, page.updates.length]);
    const named = new Set(page.updates.flatMap((update) => (update.storyId === null ? [] : [update.storyId])));
    expect(page.stories.map(({ id }) => id)).toEqual([...named]);
  }
});

it('takes a point of the index apart into amounts that add up to it, and leaves out what it is told to', async () => {
  const { points } = await read<IndexAnswer>(getIndex(asked('variant=all')));
  expect(points).toHaveLength(30);
  const last = points.findLast(({ value }) => value !== null)!;
  const day = new Date(last.day).toISOString().slice(0, 10);
  const { point, contributions, stories } = await read<IndexPointAnswer>(getPoint(asked(`day=${day}`)));
  expect(point.value).toBeCloseTo(last.value!, 8);
  expect(contributions.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(last.value!, 8);
  expect(stories.map(({ id }) => id)).toEqual(['talks']);
  const without = async (leave: string) => (await read<IndexPointAnswer>(getPoint(asked(`day=${day}&${leave}`)))).contributions;
  expect((await without('leaveStory=talks')).some((part) => part.storyId === 'talks')).toBe(false);
  expect((await without('leaveGroup=wire')).every((part) => part.pressGroup === 'us-media')).toBe(true);
  expect((await without('leaveOutlet=Paper')).every((part) => part.pressGroup === 'wire')).toBe(true);
  expect(await without('leaveOutlet=Nobody')).toEqual(contributions);
});

it('tells a story with its updates, oldest first, and says when there is none', async () => {
  expect((await read<StoriesAnswer>(getStories(asked('order=largest')))).stories.map(({ id }) => id)).toEqual(['talks']);
  const { story, updates } = await read<StoryAnswer>(getStory(asked(''), at({ id: 'talks' })));
  expect([story.updates, updates.length]).toEqual([12, 12]);
  expect(updates.map(({ update }) => update.orderedAt)).toEqual(updates.map(({ update }) => update.orderedAt).sort((a, b) => a - b));
  expect(new Set(updates.map(({ publisher }) => publisher))).toEqual(new Set(['Wire, the agency', 'Paper']));
  expect((await getStory(asked(''), at({ id: 'none' }))).status).toBe(404);
});

it('lists every claim, open where there is no evidence, and one with its ledger', async () => {
  const { claims } = await read<ClaimsAnswer>(getClaims(asked('')));
  expect(claims.map(({ claim }) => claim.number)).toEqual(claims.map((_, i) => i + 1));
  expect(claims.every(({ state }) => state.status === 'open')).toBe(true);
  const id = claims[0]!.claim.id;
  expect(await read<ClaimAnswer>(getClaim(asked('asOf=2026-01-05'), at({ id })))).toMatchObject({ claim: { id }, evidence: [], turns: [], since: null });
  expect((await getClaim(asked(''), at({ id: 'none' }))).status).toBe(404);
});

it('compares the baseline with the news and press groups with each other', async () => {
  const stress = await read<StressAnswer>(getStress(asked('')));
  expect(stress.tags.reduce((sum, { baseline }) => sum + baseline, 0)).toBeCloseTo(1, 8);
  expect(stress.stories.all).toBe(7);
  const press = await read<PressAnswer>(getPress(asked('')));
  expect(press.groups.reduce((sum, { updates }) => sum + updates, 0)).toBe(18);
  expect(press.named.map(({ id }) => id)).toEqual(['talks']);
});

it('gives an update with where its marks come from', async () => {
  const { provenance } = await read<UpdateWithVersions>(getUpdate(asked(''), at({ id: ofWire[0]!.id })));
  expect(provenance).toEqual({ evidence: [], oldMarks: [] });
});

it('ends its spans with the newest update while a recording of other days is replayed', async () => {
  desk.provide({ recorded: 'replay', now: () => shift(NOW, 400 * 24 * HOUR) });
  const { points } = await read<IndexAnswer>(getIndex(asked('')));
  desk.provide();
  expect(points.at(-1)?.value).not.toBeNull();
});

it('answers anew as soon as something has changed', async () => {
  const before = (await read<FacetsAnswer>(getFacets(asked('')))).total;
  await desk.bring(wire, [makeUpdate(900, { feedId: wire.id, orderedAt: NOW })]);
  expect((await read<FacetsAnswer>(getFacets(asked('')))).total).toBe(before + 1);
});

const ROUTES = { updates: getUpdates, facets: getFacets, index: getIndex, point: getPoint, volume: getVolume, stress: getStress, press: getPress, stories: getStories, claims: getClaims };
it.each([
  ['updates', 'tag=nonsense', 'tag.0'],
  ['updates', 'direction=up', 'direction.0'],
  ['facets', 'stance=maybe', 'stance.0'],
  ['facets', 'claim=No%20Such', 'claim.0'],
  ['facets', 'from=2026-01-09&to=2026-01-08', 'to'],
  ['facets', 'limit=5', 'limit'],
  ['index', 'variant=most', 'variant'],
  ['index', 'from=2026-01-09T12:00:00Z', 'from'],
  ['index', 'from=1990-01-01&to=2026-01-01', 'from'],
  ['index', 'leaveGroup=nobody', 'leaveGroup.0'],
  ['point', '', 'day'],
  ['volume', '', 'dimension'],
  ['volume', 'dimension=tag&barHours=0', 'barHours'],
  ['volume', 'dimension=tag&from=2000-01-01', 'barHours'],
  ['stress', 'from=soon', 'from'],
  ['press', 'group=nobody', 'group.0'],
  ['stories', 'order=oldest', 'order'],
  ['stories', 'limit=201', 'limit'],
  ['claims', 'asOf=then', 'asOf'],
] as const)('%s refuses "%s" and names the parameter', async (route, query, field) => {
  const response = await ROUTES[route](asked(query));
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: unknown }).error).toEqual({ code: 'invalid', field, message: expect.stringContaining(`${field}: `) });
});
