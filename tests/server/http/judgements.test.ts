import { DELETE as undo } from '@/app/api/judgements/[act]/route';
import { GET as exported } from '@/app/api/judgements/export/route';
import { GET as setAside } from '@/app/api/judgements/refused/route';
import { GET as list, POST as judge } from '@/app/api/judgements/route';
import { DELETE as dropComment } from '@/app/api/comments/[id]/route';
import { GET as comments, POST as comment } from '@/app/api/comments/route';
import { DELETE as dropNote } from '@/app/api/notes/[id]/route';
import { GET as notes, POST as note } from '@/app/api/notes/route';
import { GET as stars, PUT as star } from '@/app/api/stars/route';
import { sessionId } from '@/lib/domain/ids';
import type { Actor, Person, Role } from '@/lib/domain/person';
import { ok } from '@/lib/domain/result';
import { madePerson } from '../../contract/madePeople';
import { makeFeed, makeUpdate } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

let desk: Desk;
let people: Record<'ana' | 'ben' | 'eva', Person>;
beforeEach(async () => {
  desk = await openDesk();
  const join = (name: string, role: Role) => madePerson(desk.store, name, role);
  people = { ana: await join('ana', 'analyst'), ben: await join('ben', 'analyst'), eva: await join('eva', 'editor') };
  const feed = makeFeed('alpha');
  await desk.store.feeds.seed([feed], 0 as never);
  await desk.bring(feed, [makeUpdate(1), makeUpdate(2)]);
});
afterEach(() => desk.close());

const as = (name: keyof typeof people): Actor => ({ kind: 'person', person: people[name], sessionId: sessionId('s') });
const say = async (name: keyof typeof people, verdicts: readonly object[], reason = 'I have read it') => {
  const response = await judge(request('/api/judgements', { method: 'POST', actor: as(name), json: { verdicts, reason } }));
  return { status: response.status, body: (await response.json()) as { judgements: { act: number }[]; error: { code: string; field?: string } } };
};
const alertsOf = async ({ id }: Person) => (await desk.store.alerts.page(id, { unreadOnly: false, limit: 9 })).map(({ alert }) => alert);
const firstUpdate = async () => (await desk.store.updates.page({}, 9)).updates[0]!;

it('puts what an analyst says on record, lists it, and takes it back for its author or an editor only', async () => {
  const { id } = await firstUpdate();
  const { status, body } = await say('ana', [{ field: 'direction', itemId: id, value: 'freeze' }, { field: 'tags', itemId: id, value: ['sanctions', 'diplomacy'] }]);
  expect([status, body.judgements.length]).toEqual([201, 2]);
  expect(await desk.store.updates.get(id)).toMatchObject({ marks: { direction: { value: 'freeze' }, tags: [{ tag: 'diplomacy' }, { tag: 'sanctions' }] }, judged: { direction: { by: 'ana' } } });
  const listed = await list(request(`/api/judgements?target=${id}&state=standing`));
  expect(await listed.json()).toMatchObject({ judgements: [{ n: 2 }, { n: 1, reason: 'I have read it' }], authors: [{ name: 'ana' }], next: null });
  const act = at({ act: String(body.judgements[0]?.act) });
  expect((await undo(request('/x', { method: 'DELETE', actor: as('ben') }), act)).status).toBe(403);
  expect((await undo(request('/x', { method: 'DELETE', actor: as('eva') }), act)).status).toBe(200);
  expect((await undo(request('/x', { method: 'DELETE', actor: as('ana') }), act)).status).toBe(404);
  expect((await desk.store.updates.get(id))?.judged).toBeUndefined();
});

it('alerts the one whose word no longer stands', async () => {
  const { id } = await firstUpdate();
  await say('ana', [{ field: 'direction', itemId: id, value: 'freeze' }]);
  await say('ben', [{ field: 'direction', itemId: id, value: 'thaw' }], 'the text says otherwise');
  expect(await alertsOf(people.ana)).toMatchObject([{ evidence: { kind: 'mention', by: 'ben', text: 'the text says otherwise', path: `/updates/${id}` } }]);
});

it('leaves the status of a claim to editors, and knows the claims there are', async () => {
  expect(await say('ana', [{ field: 'status', claimId: 'talks', value: 'reversed' }])).toMatchObject({ status: 403, body: { error: { field: 'verdicts.0.field' } } });
  expect((await say('eva', [{ field: 'status', claimId: 'talks', value: 'reversed' }])).status).toBe(201);
  expect(await say('eva', [{ field: 'status', claimId: 'nonsense', value: 'reversed' }])).toMatchObject({ status: 404, body: { error: { field: 'verdicts.0.claimId' } } });
});

it.each([
  [{ verdicts: [], reason: 'x' }, 'verdicts'],
  [{ verdicts: [{ field: 'direction', itemId: 'i', value: 'up' }], reason: 'x' }, 'verdicts.0.value'],
  [{ verdicts: [{ field: 'direction', itemId: 'i', value: 'thaw' }], reason: '  ' }, 'reason'],
  [{ verdicts: [{ field: 'story', storyId: 's', value: { kind: 'move', items: [], into: 't' } }], reason: 'x' }, 'verdicts.0.value.items'],
])('refuses %j by its field', async (json, field) => {
  const response = await judge(request('/api/judgements', { method: 'POST', actor: as('ana'), json }));
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ error: expect.objectContaining({ code: 'invalid', field }) })]);
});

it('takes no judgement without a name, and none of what is not there', async () => {
  const response = await judge(request('/api/judgements', { method: 'POST', json: { verdicts: [{ field: 'direction', itemId: 'i', value: 'thaw' }], reason: 'x' } }));
  expect(response.status).toBe(403);
  expect((await say('ana', [{ field: 'direction', itemId: 'nowhere', value: 'thaw' }])).status).toBe(404);
});

it('lists what was set aside, and brings it in with what the rules say of it', async () => {
  const { id, marks } = await firstUpdate();
  const { body } = await say('ana', [{ field: 'relevance', itemId: id, value: false }]);
  expect(await (await setAside(request('/api/judgements/refused', { actor: as('ana') }))).json()).toMatchObject({ items: [{ id }], next: null });
  await undo(request('/x', { method: 'DELETE', actor: as('ana') }), at({ act: String(body.judgements[0]?.act) }));
  expect((await desk.store.updates.get(id))?.marks).toEqual(marks);
});

it('reads an item that the rules have refused before it is brought in', async () => {
  const { marks } = await firstUpdate();
  const refusedFeed = makeFeed('beta');
  await desk.store.feeds.seed([refusedFeed], 0 as never);
  const beside = makeUpdate(9, { marks: { ...marks, relevance: { relevant: false, confidence: 0.9, words: [] } } });
  await desk.bring(refusedFeed, [beside]);
  expect(await desk.store.updates.get(beside.id)).toBeUndefined();
  desk.provide({ reader: { readTexts: async (texts) => ok({ rulesVersion: '1', readings: texts.map(() => ({ language: 'en', marks, holdings: [] })) }) as never } });
  expect((await say('ana', [{ field: 'relevance', itemId: beside.id, value: true }])).status).toBe(201);
  expect(await desk.store.updates.get(beside.id)).toMatchObject({ judged: { relevance: { by: 'ana', rules: false } } });
});

it('gives out what was judged as lines, each JSON', async () => {
  const { id } = await firstUpdate();
  await say('ana', [{ field: 'relevance', itemId: id, value: true }, { field: 'tags', itemId: id, value: [] }, { field: 'direction', itemId: id, value: 'thaw' }]);
  const response = exported(request('/api/judgements/export', { actor: as('ana') }));
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="items.jsonl"');
  const lines = (await response.text()).trim().split('\n').map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([{ id, relevant: true, tags: [], direction: 'thaw', sure: 3 }]);
  expect(await exported(request('/api/judgements/export?what=stories')).text()).toBe('');
});

it('says to the desk what somebody comments, alerts whom it names, and lets its author or an editor remove it', async () => {
  const { id } = await firstUpdate();
  const made = await comment(request('/api/comments', { method: 'POST', actor: as('ana'), json: { kind: 'update', id, text: 'Same flight, @ben?' } }));
  expect(made.status).toBe(201);
  const said = (await made.json()) as { id: number };
  expect(await (await comments(request(`/api/comments?kind=update&id=${id}`, { actor: as('ben') }))).json()).toMatchObject({ comments: [{ by: 'ana', mentions: ['ben'] }], colleagues: [{ name: 'ana' }, { name: 'ben' }, { name: 'eva' }] });
  expect(await alertsOf(people.ben)).toMatchObject([{ evidence: { kind: 'mention', by: 'ana' } }]);
  expect((await dropComment(request('/x', { method: 'DELETE', actor: as('ben') }), at({ id: String(said.id) }))).status).toBe(403);
  expect((await dropComment(request('/x', { method: 'DELETE', actor: as('eva') }), at({ id: String(said.id) }))).status).toBe(204);
  expect((await comment(request('/api/comments', { method: 'POST', actor: as('ana'), json: { kind: 'story', id: 'nowhere', text: 'x' } }))).status).toBe(404);
});

it('keeps stars for oneself and notes on the axis for all', async () => {
  const { id, title } = await firstUpdate();
  expect((await star(request('/api/stars', { method: 'PUT', actor: as('ana'), json: { kind: 'update', id, isStarred: true } }))).status).toBe(200);
  expect(await (await stars(request('/api/stars', { actor: as('ana') }))).json()).toMatchObject({ marks: [{ on: { kind: 'update', id }, title }] });
  expect(await (await stars(request('/api/stars', { actor: as('ben') }))).json()).toEqual({ marks: [] });
  const made = await note(request('/api/notes', { method: 'POST', actor: as('ana'), json: { day: '2026-01-09', text: 'Our interview ran' } }));
  expect(made.status).toBe(201);
  expect(await (await notes(request('/api/notes'))).json()).toMatchObject({ notes: [{ text: 'Our interview ran', by: 'ana' }] });
  expect((await dropNote(request('/x', { method: 'DELETE', actor: as('ana') }), at({ id: '1' }))).status).toBe(204);
  expect((await note(request('/api/notes', { method: 'POST', actor: as('ana'), json: { day: '9 January', text: 'x' } }))).status).toBe(400);
});
