import { GET as getAudit } from '@/app/api/audit/route';
import { GET as exportAudit } from '@/app/api/audit/export/route';
import type { AuditEntry } from '@/lib/domain/audit';
import { DAY, instant, shift } from '@/lib/time/instant';
import { NOW } from '../../fixtures/made/records';
import { madePerson } from '../../contract/madePeople';
import { readCsv } from '../../harness/readCsv';
import { openDesk, request, type Desk } from './desk';

const HOSTILE = '=HYPERLINK("https://evil.example","Ñandú, «x»")';
/** More than one page of the export. */
const RENAMES = 503;
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  const ana = await madePerson(desk.store, 'ana', 'admin');
  const actor = { kind: 'person', person: { ...ana, name: HOSTILE }, sessionId: 's' as never } as const;
  for (let n = 1; n <= RENAMES; n++) await desk.store.people.edit(ana.id, { name: `Ana ${n}` }, { by: actor, at: shift(NOW, n) });
  await desk.store.wallLinks.add({ id: 'w', name: 'Lobby', madeBy: '', madeAt: shift(NOW, DAY), revokedAt: null, seenAt: null, seenFrom: null, tokenHash: 'w' }, { kind: 'desk-key' });
}, 60_000);
afterAll(() => desk.close());

const take = (query: string) => exportAudit(request(`/api/audit/export?${query}`));
const rowsOf = async (response: Response) => (await response.json()) as (Omit<AuditEntry, 'at'> & { at: string })[];

it('writes every decision once, newest first, as a table that opens again', async () => {
  const response = await take('');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="entente-audit.csv"');
  const text = await response.text();
  const [columns, ...rows] = readCsv(text);
  expect(columns).toEqual(['number', 'at', 'actor_kind', 'actor_id', 'actor', 'action', 'subject', 'before', 'after']);
  expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: RENAMES + 2 }, (_, i) => RENAMES + 2 - i));
  const [, at, kind, id, , action, subject, before, after] = rows[1]!;
  expect([at, kind, id, action, subject]).toEqual([new Date(NOW + RENAMES).toISOString(), 'person', 'ana', 'person-edited', 'person:ana']);
  expect([JSON.parse(before!), JSON.parse(after!)]).toEqual([{ name: `Ana ${RENAMES - 1}` }, { name: `Ana ${RENAMES}` }]);
});

it('holds no cell that a spreadsheet would take for a formula', async () => {
  const [, ...rows] = readCsv(await (await take('actor=ana&action=person-edited')).text());
  expect(rows).toHaveLength(RENAMES);
  for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r-]/);
  expect(rows[0]![4]).toContain('Ñandú, «x»');
});

it('writes the same as JSON', async () => {
  const response = await take('format=json');
  expect([response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual(['application/json; charset=utf-8', 'attachment; filename="entente-audit.json"']);
  const rows = await rowsOf(response);
  expect(rows).toHaveLength(RENAMES + 2);
  expect(rows[0]).toMatchObject({ actorKind: 'desk-key', action: 'wall-link-made', subject: 'wall-link:w', at: new Date(NOW + DAY).toISOString() });
});

it('leaves what the filter leaves, also nothing', async () => {
  expect(await rowsOf(await take('format=json&subject=wall-link'))).toHaveLength(1);
  const day = new Date(NOW + DAY).toISOString().slice(0, 10);
  expect((await rowsOf(await take(`format=json&from=${day}&to=${day}`))).map(({ action }) => action)).toEqual(['wall-link-made']);
  expect(await rowsOf(await take('format=json&action=feed-removed'))).toEqual([]);
  expect(readCsv(await (await take('action=feed-removed')).text())).toHaveLength(1);
});

it.each([['format=xlsx', 'format'], ['action=nothing', 'action'], ['from=yesterday', 'from'], ['to=2026-13-01', 'to'], ['before=x', 'before']])('refuses %s by name', async (query, field) => {
  const response = await take(query);
  expect([response.status, (await response.json()).error]).toMatchObject([400, { code: 'invalid', field }]);
});

it('is shown a page at a time, with names for what was decided about', async () => {
  const page = async (query: string) => (await getAudit(request(`/api/audit?${query}`))).json();
  const first = await page('limit=2');
  expect(first).toMatchObject({ entries: [{ action: 'wall-link-made' }, { action: 'person-edited' }], names: { 'wall-link:w': 'Lobby', 'person:ana': `Ana ${RENAMES}` }, before: RENAMES + 1 });
  expect((await page(`limit=2&before=${first.before}`)).entries[0].at).toBe(instant(NOW + RENAMES - 1));
  expect((await page('subject=wall-link')).before).toBeNull();
});
