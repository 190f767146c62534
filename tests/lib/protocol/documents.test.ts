import { readFileSync } from 'node:fs';
import * as events from '@/lib/protocol/events';
import { LOOK_AT_RIGHTS_MS } from '@/server/realtime/rights';
import { RECENT_CHANGES } from '@/server/realtime/recentChanges';
import { BACKLOG_BYTES } from '@/server/realtime/slowReaders';

// docs/live-updates.md is a promise to whoever writes a client: it names what the code does, no more and no less.

const page = readFileSync('docs/live-updates.md', 'utf8');

/** The text below a heading, up to the next one. */
function section(heading: string): string {
  const start = page.indexOf(`\n${heading}\n`);
  expect(start).toBeGreaterThan(0);
  const rest = page.slice(start + heading.length + 2);
  const end = rest.search(/\n##/);
  return end === -1 ? rest : rest.slice(0, end);
}

const rows = (text: string) =>
  [...text.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \|$/gm)].map(([, name, type, meaning]) => ({ name: name!, type: type!, meaning: meaning! }));
const inTicks = (text: string) => [...text.matchAll(/`([\w-]+)`/g)].map((match) => match[1]!);

/** Names of the `###` headings between this heading and the next `##`. */
function eventNames(heading: string): string[] {
  const from = page.slice(page.indexOf(`\n${heading}\n`) + heading.length + 1);
  const part = from.slice(0, from.search(/\n## /));
  return [...part.matchAll(/^### `(\w+)`$/gm)].map((match) => match[1]!);
}

test('every rule is there, once', () => {
  expect([...page.matchAll(/^\*\*(LU\d+)\*\*/gm)].map((match) => match[1])).toEqual(['LU1', 'LU2', 'LU3', 'LU4', 'LU5', 'LU6', 'LU7', 'LU8', 'LU9', 'LU10']);
});

test('every event of the server and of the page is described, and no other', () => {
  expect(eventNames('## From the server').sort()).toEqual(Object.keys(events.serverEventSchemas).sort());
  expect(eventNames('## From the page').sort()).toEqual(Object.keys(events.browserEventSchemas).sort());
});

const shapes = { ...events.serverEventSchemas, ...events.browserEventSchemas };
test.each(Object.keys(shapes) as (keyof typeof shapes)[])('the fields of %s are those of its schema, in its order', (event) => {
  expect(rows(section(`### \`${event}\``)).map((row) => row.name)).toEqual(Object.keys(shapes[event].shape));
});

test('the handshake, its refusals, and the reasons of reset and refused are those of the code', () => {
  expect(rows(section('### Handshake')).map((row) => row.name)).toEqual(Object.keys(events.handshakeSchema.shape));
  expect(inTicks(rows(section('### Handshake')).find((row) => row.name === 'surface')!.type)).toEqual([...events.SURFACES]);
  const reasons = /Reasons: (.+)$/m.exec(section('### Handshake'))?.[1] ?? '';
  expect(inTicks(reasons).filter((word) => word !== 'build')).toEqual([...events.CONNECTION_REFUSALS]);
  expect(inTicks(rows(section('### `reset`'))[0]!.type)).toEqual([...events.RESET_REASONS]);
  expect(inTicks(rows(section('### `refused`')).find((row) => row.name === 'reason')!.type)).toEqual([...events.REFUSAL_REASONS]);
});

test('every limit is named with its value', () => {
  const named = Object.fromEntries(rows(section('## The connection')).map((row) => [row.name, Number(row.type)]));
  const limits = Object.fromEntries(Object.entries(events).filter(([, value]) => typeof value === 'number'));
  expect(named).toEqual({ ...limits, LOOK_AT_RIGHTS_MS, RECENT_CHANGES, BACKLOG_BYTES });
});
