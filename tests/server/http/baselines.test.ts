import { DELETE as withdraw } from '@/app/api/baselines/[n]/route';
import { POST as restore } from '@/app/api/baselines/[n]/restore/route';
import { POST as preview } from '@/app/api/baselines/preview/route';
import { POST as accept } from '@/app/api/baselines/route';
import { GET as claimDays } from '@/app/api/claims/days/route';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import type { BaselinePreviewAnswer, NewBaseline } from '@/lib/protocol/baselines';
import { deskBaseline, importHistory } from '@/server/queries/baselines';
import { NOW } from '../../fixtures/made/records';
import { at, openDesk, request, type Desk } from './desk';

const TEXT = ['A title of our own', 'Summary', 'Washington and Caracas talk about ties again.', 'What may come', 'It may lead to:', '- Talks on easing sanctions', '- Warmer evenings'].join('\n');

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

async function look(text = TEXT): Promise<BaselinePreviewAnswer> {
  const response = await preview(request('/api/baselines/preview', { method: 'POST', json: { text } }));
  expect(response.status).toBe(200);
  return (await response.json()) as BaselinePreviewAnswer;
}

async function make(parts: Partial<NewBaseline> = {}): Promise<NewBaseline> {
  const { baseline, claims } = await look();
  return { baseline, claims: claims.map(({ statement, followedAs }) => ({ statement, followedAs })), source: 'pasted', importedBy: 'An editor', ...parts };
}

const send = (json: unknown) => accept(request('/api/baselines', { method: 'POST', json }));
const onDesk = async () => {
  const answer = await deskBaseline('en');
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

it('shows what would become of a text, of the day of the article on the desk, and keeps nothing', async () => {
  const { baseline, isTitleProposed, claims } = await look();
  expect(isTitleProposed).toBe(false);
  expect(baseline).toMatchObject({ title: 'A title of our own', publishedOn: shippedBaseline('en').publishedOn });
  expect(claims.find(({ statement }) => statement === 'what-may-come-point-1')?.followedAs).toBe('sanctions-relief');
  expect((await onDesk()).imported).toBeNull();
});

it('puts an accepted article on the desk with its claims, and tells who took it in, when and from where', async () => {
  const response = await send(await make());
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ n: 1 });
  const { baseline, claims, imported } = await onDesk();
  expect(imported).toEqual({ n: 1, importedAt: NOW, importedBy: 'An editor', source: 'pasted' });
  expect(baseline.title).toBe('A title of our own');
  expect(claims.map(({ number, text }) => [number, text])).toEqual([
    [1, 'Washington and Caracas talk about ties again.'],
    [2, 'Talks on easing sanctions'],
  ]);
  expect(claims[1]).toMatchObject({ followedAs: 'sanctions-relief', tags: expect.arrayContaining(['sanctions']) as string[] });
});

it('takes an import off the desk: the one before it stands there again, at last the article that ships', async () => {
  await send(await make());
  await send(await make({ source: 'second.md' }));
  expect((await withdraw(request('/api/baselines/2', { method: 'DELETE' }), at({ n: '2' }))).status).toBe(200);
  expect((await onDesk()).imported?.n).toBe(1);
  await withdraw(request('/api/baselines/1', { method: 'DELETE' }), at({ n: '1' }));
  expect(await onDesk()).toMatchObject({ imported: null, baseline: { id: shippedBaseline('en').id } });
  for (const n of ['1', '9', 'x']) expect((await withdraw(request(`/api/baselines/${n}`, { method: 'DELETE' }), at({ n }))).status).toBe(404);
  const history = await importHistory();
  expect(history.ok && history.value.map(({ n, source, withdrawnAt }) => [n, source, withdrawnAt])).toEqual([
    [2, 'second.md', NOW],
    [1, 'pasted', NOW],
  ]);
});

it('takes back that an import was taken off the desk', async () => {
  await send(await make());
  const back = (n: string) => restore(request(`/api/baselines/${n}/restore`, { method: 'POST' }), at({ n }));
  expect((await back('1')).status).toBe(404);
  await withdraw(request('/api/baselines/1', { method: 'DELETE' }), at({ n: '1' }));
  const response = await back('1');
  expect([response.status, await response.json()]).toEqual([200, { n: 1 }]);
  expect((await onDesk()).imported?.n).toBe(1);
  for (const n of ['9', 'x']) expect((await back(n)).status).toBe(404);
});

it.each([
  ['a text without a sentence', () => preview(request('/x', { method: 'POST', json: { text: ' \n' } })), 400, 'text'],
  ['a text that is too long', () => preview(request('/x', { method: 'POST', json: { text: 'a'.repeat(100_001) } })), 400, 'text'],
  ['an unknown field', () => preview(request('/x', { method: 'POST', json: { text: TEXT, more: 1 } })), 400, 'more'],
  ['a claim nobody follows under that name', async () => send({ ...(await make()), claims: [{ statement: 'summary-1-1', followedAs: 'nobody' }] }), 400, 'claims.0.followedAs'],
  ['an article with an empty title', async () => send({ ...(await make()), baseline: { ...(await look()).baseline, title: ' ' } }), 400, 'baseline'],
  ['a day that is none', async () => send({ ...(await make()), baseline: { ...(await look()).baseline, publishedOn: '2026-02-30' } }), 400, 'baseline'],
  ['nobody’s name', async () => send(await make({ importedBy: ' ' })), 400, 'importedBy'],
  ['a body that is no JSON', () => accept(request('/x', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } })), 400, 'body'],
])('refuses %s and names it', async (_, ask, status, field) => {
  const response = await ask();
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: { field: string } }).error.field).toBe(field);
  expect((await onDesk()).imported).toBeNull();
});

it('tells the evidence of every claim by day', async () => {
  const response = await claimDays();
  expect(await response.json()).toEqual({ days: [] });
});
