import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { readItem } from '@/lib/tagging/readItem';
import { DAY, HOUR, instant } from '@/lib/time/instant';
import { DEMO_OUTLETS } from '@/server/demo/demoOutlets';
import { createDemoTimeline, type DemoTimeline } from '@/server/demo/demoTimeline';

const NOW = instant(Date.UTC(2026, 10, 24, 12));
const chronology = shippedChronology();
const make = (seed = 9, now = NOW) => createDemoTimeline({ chronology, outlets: DEMO_OUTLETS, seed, now });
const timeline = make();
const LIVE_STEPS = 3_000; // more than one round
const take = (from: DemoTimeline, count: number) => {
  const live = from.live();
  return Array.from({ length: count }, () => live.next().value);
};
const steps = take(timeline, LIVE_STEPS);
const published = steps.flatMap(({ step }) => (step.kind === 'publish' ? [step] : []));
const everyItem = [...timeline.backlog, ...published];
const isAside = ({ item }: { item: { guid: string } }) => item.guid.startsWith('aside/');
const isRelevant = ({ item }: { item: { title: string; summary: string } }) => readItem(item).relevance.relevant;

describe('the demo timeline', () => {
  it('is the same for the same seed and another one for another seed', () => {
    expect(make().backlog).toEqual(timeline.backlog);
    expect(take(make(), 100)).toEqual(steps.slice(0, 100));
    expect(make(10).backlog).not.toEqual(timeline.backlog);
  });

  it('is told by outlets of every press group, in both languages, all named as samples', () => {
    const outlets = new Map(DEMO_OUTLETS.map((outlet) => [outlet.id, outlet]));
    const heard = everyItem.map(({ outletId }) => outlets.get(outletId)!);
    expect(new Set(heard.map((outlet) => outlet.pressGroup))).toEqual(new Set(PRESS_GROUPS));
    expect(new Set(heard.map((outlet) => outlet.language))).toEqual(new Set(['en', 'es']));
    expect(heard.filter((outlet) => !/sample|muestra|ejemplo/i.test(outlet.outlet))).toEqual([]);
  });

  it('reports every event of the chronology, each from several outlets and in both languages', () => {
    const languages = new Map(DEMO_OUTLETS.map((outlet) => [outlet.id, outlet.language]));
    for (const event of chronology) {
      const reports = everyItem.filter(({ item }) => item.guid.startsWith(`${event.id}/`));
      expect(new Set(reports.map(({ outletId }) => outletId)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(reports.map(({ outletId }) => languages.get(outletId))).size).toBe(2);
      expect(new Set(reports.map(({ item }) => item.title)).size).toBeGreaterThanOrEqual(3);
    }
  });

  it('brings updates that the desk keeps, but for a few that do not tell what they bear on, and asides that it must refuse', () => {
    const reports = everyItem.filter((report) => !isAside(report));
    expect(reports.filter((report) => !isRelevant(report)).length / reports.length).toBeLessThan(0.05);
    expect(everyItem.filter((report) => isAside(report) && isRelevant(report))).toEqual([]);
    const asides = published.filter(isAside).length / published.length;
    expect(asides).toBeGreaterThan(0.1);
    expect(asides).toBeLessThan(0.3);
  });

  it('gives each item a guid of its own, round after round', () => {
    const guids = everyItem.map(({ outletId, item }) => `${outletId} ${item.guid}`);
    expect(new Set(guids).size).toBe(guids.length);
  });

  it('keeps the true dates of what came before the baseline day', () => {
    const captured = timeline.backlog.filter(({ item }) => item.guid.startsWith('2026-01-03-maduro-captured/'));
    expect(captured.length).toBeGreaterThan(8);
    for (const { item } of captured) {
      expect(Date.parse(item.published)).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 3));
      expect(Date.parse(item.published)).toBeLessThan(Date.UTC(2026, 0, 6));
    }
  });

  it('fills the last two days up to now, oldest first, and never runs ahead of now', () => {
    const dates = timeline.backlog.map(({ item }) => Date.parse(item.published));
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
    expect(dates.at(-1)).toBeLessThan(NOW);
    for (let hours = 48; hours > 0; hours -= 4) {
      const inSlot = dates.filter((at) => at >= NOW - hours * HOUR && at < NOW - (hours - 4) * HOUR);
      expect(inSlot.length).toBeGreaterThan(3);
    }
  });

  it('leaves no hole of a week in the month that the charts open with', () => {
    const dates = timeline.backlog.filter((report) => !isAside(report)).map(({ item }) => Date.parse(item.published));
    for (let days = 28; days > 0; days -= 7) expect(dates.filter((at) => at >= NOW - days * DAY && at < NOW - (days - 7) * DAY).length).toBeGreaterThan(20);
  });

  it('brings something every few seconds at speed 1', () => {
    expect(Math.max(...steps.map((step) => step.gapMs))).toBeLessThanOrEqual(5_000);
    expect(steps.reduce((sum, step) => sum + step.gapMs, 0) / steps.length).toBeLessThan(3_000);
  });

  it('rewords some headlines after they were published', () => {
    const edits = steps.flatMap(({ step }) => (step.kind === 'edit' ? [step] : []));
    expect(edits.length).toBeGreaterThan(20);
    const known = new Set(published.map(({ outletId, item }) => `${outletId} ${item.guid}`));
    expect(edits.filter((edit) => !known.has(`${edit.outletId} ${edit.guid}`))).toEqual([]);
  });

  it('lets some outlets carry a wire text word for word, and names the wire', () => {
    const carried = timeline.backlog.filter(({ item }) => item.author !== null);
    expect(carried.length).toBeGreaterThan(20);
    const wires = new Set(DEMO_OUTLETS.filter((outlet) => outlet.pressGroup === 'wire').map((outlet) => outlet.name));
    expect(carried.every(({ item }) => wires.has(item.author!))).toBe(true);
  });

  it('moves the history back on a machine whose clock stands before it', () => {
    const early = instant(Date.UTC(2025, 5, 1));
    const { backlog } = make(9, early);
    expect(backlog.filter(({ item }) => Date.parse(item.published) >= early)).toEqual([]);
    const captured = backlog.find(({ item }) => item.guid.startsWith('2026-01-03-maduro-captured/'))!;
    expect(Date.parse(captured.item.published)).toBeLessThan(early - 2 * DAY);
  });
});
