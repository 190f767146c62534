import type { ItemToGroup } from '@/lib/grouping/prepare';
import { createShippedGrouping } from '@/lib/grouping/shippedGrouping';
import type { ItemToRead } from '@/lib/tagging/itemText';
import { shippedReader } from '@/lib/tagging/readItem';
import { HOUR, instant } from '@/lib/time/instant';

const BATCH = 50;
/** Items come without their times; they stand evenly over as many hours as the recording of ../shared/replay covers. */
const HOURS = 12 * 24;
const START = Date.parse('2026-01-01T00:00:01Z');

/** Groups the items that bear on the story as the server does: in batches, each settled at once. Reading them is not part of the time. */
export function benchGrouping(read: readonly ItemToRead[], out: (text: string) => void): void {
  const reader = shippedReader();
  const items = read.flatMap(({ title, summary, language }, at): ItemToGroup[] => {
    const reading = reader.readItem({ title, summary, language });
    if (!reading.relevance.relevant) return [];
    return [{ id: `item-${at}`, title, summary, language: language ?? 'en', outlet: `Outlet ${at % 250}`, orderedAt: instant(START + Math.floor((at / read.length) * HOURS * HOUR)), reading }];
  });
  const grouping = createShippedGrouping();
  const adding: number[] = [];
  const settling: number[] = [];
  for (let at = 0; at < items.length; at += BATCH) {
    adding.push(processorTime(() => grouping.add(items.slice(at, at + BATCH))));
    settling.push(processorTime(() => grouping.settle()));
  }
  const perSecond = (items.length / (total(adding) + total(settling))) * 1_000;
  out(
    `grouping: ${items.length} items in batches of ${BATCH}, ${perSecond.toFixed(0)} per second of processor time added and settled; ${(total(adding) / items.length).toFixed(2)} ms to add one, ` +
      `${(total(settling) / settling.length).toFixed(0)} ms to settle a batch, ${Math.max(...settling).toFixed(0)} ms at worst; ${grouping.size} in memory at the end`,
  );
}

/** Milliseconds. */
function processorTime(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

const total = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0);
