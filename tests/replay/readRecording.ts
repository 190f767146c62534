/**
 * Reads a whole recording as the desk would, and prints what it makes of it: index by day, claims with their turns, volume by tag,
 * press groups. For reading beside the chronology by someone who knows the story. `npm run trial:reading -- [FILE] [--claim ID]`
 */
import path from 'node:path';
import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import { holdAgainst, type Holding } from '@/lib/claims/holdAgainst';
import { claimHistory } from '@/lib/claims/claimStatus';
import { toEvidence } from '@/lib/claims/ledger';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { Evidence } from '@/lib/domain/claim';
import concepts from '@/lib/gazetteer/concepts.json';
import { parseGazetteer } from '@/lib/gazetteer/gazetteer';
import { createMatcher } from '@/lib/gazetteer/matcher';
import { parsePublishers } from '@/lib/grouping/publishers';
import publishersFile from '@/lib/grouping/publishers.json';
import type { ItemToGroup } from '@/lib/grouping/prepare';
import { createShippedGrouping } from '@/lib/grouping/shippedGrouping';
import type { NewsRow } from '@/lib/series/newsRow';
import { addUpContributions, decomposePoint, relationsIndex, type IndexChoice } from '@/lib/series/relationsIndex';
import { comparePressGroups } from '@/lib/series/pressGroups';
import { compareStress } from '@/lib/series/stress';
import { countByHour, layOutVolume } from '@/lib/series/volumeBy';
import { readText } from '@/lib/tagging/itemText';
import { readItem, readStatement } from '@/lib/tagging/readItem';
import { DAY, instant, type Instant } from '@/lib/time/instant';
import { placeOutlet } from '@/server/replay/placeOutlet';
import { readRecording } from '@/server/replay/readRecording';
import { feedCatalog } from '@/server/feeds/catalog';

const say = (line = '') => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);
const wanted = args.includes('--claim') ? args[args.indexOf('--claim') + 1] : undefined;
const file = args.find((arg) => arg.endsWith('.jsonl')) ?? path.join(process.env.ENTENTE_SHARED ?? path.resolve('../shared'), 'replay/2026-01.jsonl');
const date = (at: number) => new Date(at).toISOString().slice(0, 10);
const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const signed = (value: number | null) => (value === null ? '    –' : `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`.padStart(6));

const begun = performance.now();
const recording = await readRecording(file);
const catalog = feedCatalog();
const matcher = createMatcher(parseGazetteer(concepts));
const publishers = parsePublishers(publishersFile);
const claims = shippedClaims();

const rows: NewsRow[] = [];
const evidence: Evidence[] = [];
const titles = new Map<string, string>();
const held: { itemId: string; orderedAt: Instant; holdings: Holding[]; rulesVersion: string }[] = [];
const toGroup: ItemToGroup[] = [];
for (const item of recording.items) {
  const text = { title: item.title, summary: item.description, language: item.lang };
  const reading = readItem(text);
  if (!reading.relevance.relevant) continue;
  const at = instant(Date.parse(item.published));
  const id = `${item.source}/${item.id}`;
  titles.set(id, `[${item.source}] ${item.title}`);
  const publisher = publishers.familyOf(item.source);
  rows.push({
    id,
    at,
    timeKnown: item.published.length > 10,
    storyId: id,
    outlet: item.source,
    publisher,
    voice: publisher,
    pressGroup: placeOutlet(item.source, catalog).pressGroup,
    language: reading.language,
    tags: reading.tags.map(({ tag }) => tag),
    direction: reading.direction.value,
    from: reading.actors.from,
    step: reading.kind,
  });
  toGroup.push({ id, title: item.title, summary: item.description, language: item.lang, outlet: item.source, orderedAt: at, reading });
  // Of an item without its hour nothing was known before its day was over.
  const knownAt = item.published.length > 10 ? at : instant(at + DAY - 1);
  held.push({ itemId: id, orderedAt: knownAt, holdings: holdAgainst(readText(text, matcher), reading, claims), rulesVersion: reading.rulesVersion });
}

const readSeconds = (performance.now() - begun) / 1000;
// Wide enough for the whole recording, and all at once: stories do not hang on the order of arrival.
const grouping = createShippedGrouping(60);
grouping.add(toGroup);
const stories = grouping.stories();
const placeOf = new Map<string, { storyId: string; voice: string }>();
for (const { id: storyId, origins } of stories) for (const { itemIds, family } of origins) for (const itemId of itemIds) placeOf.set(itemId, { storyId, voice: family });
rows.forEach((row, at) => (rows[at] = { ...row, ...placeOf.get(row.id) }));
for (const { itemId, orderedAt, holdings, rulesVersion } of held) {
  const place = placeOf.get(itemId) ?? { storyId: itemId, voice: itemId };
  for (const holding of holdings) evidence.push(toEvidence(holding, { itemId, orderedAt, ...place }, rulesVersion, orderedAt));
}
evidence.sort((a, b) => a.at - b.at);
for (const { id, headlineId, carriers, independentPublishers } of stories) titles.set(id, `${titles.get(headlineId)} (${independentPublishers} voices, ${carriers} carriers)`);
say(`${recording.items.length} items read, ${rows.length} bear on the story, ${evidence.length} entries in the ledgers; ${stories.length} stories; read in ${readSeconds.toFixed(1)} s, all in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

printStories();
printIndex();
printHalves();
printClaims();
printVolume();
printGroups();
printStress();
judge();

function printStories(): void {
  say('\nLargest stories');
  const outlets = new Map(rows.map(({ id, outlet }) => [id, outlet]));
  for (const { id, itemIds, headlines, firstAt } of [...stories].sort((a, b) => b.independentPublishers - a.independentPublishers).slice(0, 10)) {
    const names = [...new Set(itemIds.map((item) => outlets.get(item)))];
    say(`  ${moment(firstAt)} ${titles.get(id)}\n    ${itemIds.length} items, ${Object.keys(headlines).join(' ')}; ${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`);
  }
}

function printIndex(): void {
  const index = relationsIndex(rows);
  say('\nRelations index, by day\n  day         index   low    high   balance  thaw  freeze neutral stories');
  for (const { day, value, low, high, balance, weight, stories } of index.points) {
    const weights = [weight.thaw, weight.freeze, weight.neutral].map((one) => one.toFixed(0).padStart(6)).join(' ');
    say(`  ${date(day)} ${signed(value)} ${signed(low)} ${signed(high)}  ${signed(balance === null ? null : balance * 100)} ${weights} ${String(stories).padStart(6)}`);
  }
  for (const day of index.points.map((point) => point.day)) {
    say(`  ${date(day)}, heaviest of the day:`);
    const today = decomposePoint(index.parts, day).filter((part) => part.day === day);
    for (const { key, amount } of addUpContributions(today, 'storyId').slice(0, 4)) say(`    ${signed(amount)} ${titles.get(key)}`);
  }
}

function printHalves(): void {
  const choices: Record<string, IndexChoice> = { all: {}, Washington: { side: 'us' }, Caracas: { side: 've' }, done: { step: 'act' }, said: { step: 'statement' } };
  say(`\nHalves\n  day        ${Object.keys(choices).map((name) => name.padStart(10)).join(' ')}`);
  const lines = Object.values(choices).map((choice) => new Map(relationsIndex(rows, choice).points.map(({ day, value }) => [day, value])));
  for (const { day } of relationsIndex(rows).points) say(`  ${date(day)} ${lines.map((line) => signed(line.get(day) ?? null).padStart(10)).join(' ')}`);
}

function printClaims(): void {
  say('\nClaims');
  for (const claim of claims.claims) {
    const own = evidence.filter(({ claimId }) => claimId === claim.id);
    const { status, figures, turns } = claimHistory(claim.id, own);
    const counts = ['supports', 'contradicts', 'updates'].map((stance) => `${own.filter((one) => one.stance === stance).length} ${stance}`).join(', ');
    say(`  ${claim.number}. ${claim.text.en}\n     ${status.toUpperCase()}  (${counts}; weights ${figures.supporting.toFixed(1)} : ${figures.contradicting.toFixed(1)})`);
    for (const turn of turns) say(`     ${moment(turn.at)} ${turn.from} → ${turn.to}  ${titles.get(evidence.find(({ id }) => id === turn.because)?.itemId ?? '')?.slice(0, 120)}`);
    if (wanted !== claim.id && wanted !== 'all') continue;
    const shown = wanted === 'all' ? own.filter((_, index) => index % Math.ceil(own.length / 25) === 0) : own;
    for (const one of shown) say(`       ${moment(one.at)} ${one.stance}/${one.judge.kind === 'rule' ? one.judge.rule : ''} ${one.step} ${titles.get(one.itemId)?.slice(0, 150)} {${one.words.join(' · ')}}`);
  }
}

function printVolume(): void {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  for (const dimension of ['tag', 'direction', 'language', 'pressGroup'] as const) {
    const volume = layOutVolume(countByHour(rows, dimension), dimension, { from: first.at, to: last.at, barHours: 24 });
    say(`\nVolume by ${dimension}, by day (${volume.updates} updates)\n  ${' '.repeat(27)}${volume.bars.map(({ at }) => date(at).slice(8).padStart(5)).join('')}   all`);
    volume.keys.forEach((key, column) => {
      say(`  ${key.padEnd(27)}${volume.bars.map(({ counts }) => String(counts[column] ?? 0).padStart(5)).join('')}${String(volume.totals[column]).padStart(6)}`);
    });
  }
}

function printGroups(): void {
  const { groups, silent } = comparePressGroups(rows);
  say('\nPress groups: share, thaw/freeze of their stories, first, median hours behind, silent on');
  for (const one of groups.filter(({ updates }) => updates > 0)) {
    const percent = (value: number) => `${(value * 100).toFixed(0)} %`.padStart(5);
    say(`  ${one.pressGroup.padEnd(27)}${percent(one.share)} ${percent(one.direction.thaw)} ${percent(one.direction.freeze)} ${String(one.first).padStart(4)} ${(one.medianHoursBehind?.toFixed(1) ?? '–').padStart(6)} ${String(one.silentOn.length).padStart(4)}`);
  }
  say(`  silent: ${silent.join(', ') || 'none'}`);
}

function printStress(): void {
  const statements = listStatements(shippedBaseline('en')).map(({ text }) => readStatement({ title: text, summary: '', language: 'en' }).tags.map(({ tag }) => tag));
  const { tags, distance, statements: counted } = compareStress(statements, rows);
  say(`\nStress: baseline beside the news (${counted.tagged} of ${counted.all} statements tagged; distance ${distance.toFixed(2)})`);
  for (const one of tags) say(`  ${one.tag.padEnd(16)}${(one.baseline * 100).toFixed(1).padStart(6)} %${(one.news * 100).toFixed(1).padStart(6)} %`);
}

/** What everyone who followed these days knows: the capture was a break, and from the talks on things eased. */
function judge(): void {
  const values = new Map(relationsIndex(rows).points.map(({ day, value }) => [date(day), value]));
  const on = (day: string) => values.get(`2026-01-${day}`);
  const checks: [string, string[]][] = [
    ['falls on 3 January', ['02', '03']],
    ['rises from 9 January on', ['12', '11', '10', '09', '08']],
  ];
  say('\nThe index');
  for (const [what, days] of checks) {
    const found = days.map(on);
    if (found.some((value) => value === undefined || value === null)) {
      say(`  ${what}: the recording does not hold these days`);
      continue;
    }
    const holds = found.every((value, at) => at === 0 || (value ?? 0) < (found[at - 1] ?? 0));
    say(`  ${what}: ${holds ? 'yes' : 'NO'} (${days.map((day) => `${Number(day)}: ${signed(on(day) ?? null).trim()}`).join(', ')})`);
    if (!holds) process.exitCode = 1;
  }
}
