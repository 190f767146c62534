import type { StoryId } from '@/lib/domain/ids';
import { createOverlapIndex, type Overlap } from './overlap';
import { isNearCopy } from './pairFeatures';
import type { ItemToGroup, PreparedItem, Preparer } from './prepare';
import type { Publishers } from './publishers';
import { MAX_GAP, type PairScorer } from './scorer';
import { headlineQuality } from './story';

/** An item in memory and the items it was found to resemble. */
export interface Node {
  /** its number while it is in memory; numbers are used again */
  readonly slot: number;
  readonly item: PreparedItem;
  readonly headlineQuality: number;
  readonly near: readonly Node[];
  /** of the pair with the neighbour at the same place in `near`: log-odds of one story, less the threshold */
  readonly scores: readonly number[];
  /** of `near`, those that carry the same text */
  readonly copies: readonly Node[];
  story: StoryId | null;
  /** the story that people have put it in; grouping never moves it from there */
  readonly pin: StoryId | null;
  /** the first item that carried its text, where the window has left that behind: it still is the first */
  firstCarrier: string | null;
}
type Growing = { near: Node[]; scores: number[]; copies: Node[] } & Node;

export interface ItemGraph {
  insert(item: ItemToGroup): Node;
  /** @returns the neighbours that said yes to it */
  drop(node: Node): Node[];
  get(itemId: string): Node | undefined;
  nodes(): Iterable<Node>;
  readonly size: number;
  /** every slot is below */
  readonly slots: number;
}

/** Items that share less, in weight of rare terms, are never one story; they are not scored. */
const LEAST_SHARED = 0.9;

/** @param leastScore  a pair that scores no more counts as sharing nothing, and is not kept */
export function createItemGraph(parts: { preparer: Preparer; scorer: PairScorer; publishers: Publishers; leastScore: number }): ItemGraph {
  const { preparer, scorer, publishers, leastScore } = parts;
  const bySlot: Growing[] = [];
  const byId = new Map<string, Growing>();
  const freeSlots: number[] = [];
  const index = createOverlapIndex();

  return {
    insert(item) {
      const prepared = preparer.prepare(item);
      const slot = freeSlots.pop() ?? bySlot.length;
      const quality = headlineQuality(item.title, prepared, publishers.isWire(prepared.family));
      const node: Growing = { slot, item: prepared, headlineQuality: quality, near: [], scores: [], copies: [], story: null, pin: item.pin ?? null, firstCarrier: null };
      const slots = index.near(prepared, MAX_GAP, LEAST_SHARED);
      const overlaps = index.measure(prepared, slots);
      for (let at = 0; at < slots.length; at += 1) {
        const shared = overlaps[at] as Overlap;
        const neighbour = bySlot[slots[at] as number] as Growing;
        const score = scorer.score(prepared, neighbour.item, shared);
        if (score <= leastScore) continue;
        link(node, neighbour, score);
        link(neighbour, node, score);
        if (!isNearCopy(prepared, neighbour.item, shared)) continue;
        node.copies.push(neighbour);
        neighbour.copies.push(node);
      }
      bySlot[slot] = node;
      byId.set(item.id, node);
      index.add(slot, prepared);
      return node;
    },
    drop(node) {
      const agreed: Node[] = [];
      for (const neighbour of (node as Growing).near as Growing[]) {
        const place = neighbour.near.indexOf(node as Growing);
        neighbour.near.splice(place, 1);
        if ((neighbour.scores.splice(place, 1)[0] as number) > 0) agreed.push(neighbour);
        const copy = neighbour.copies.indexOf(node as Growing);
        if (copy !== -1) neighbour.copies.splice(copy, 1);
      }
      index.remove(node.slot, node.item);
      byId.delete(node.item.id);
      freeSlots.push(node.slot);
      return agreed;
    },
    get: (itemId) => byId.get(itemId),
    nodes: () => byId.values(),
    get size() {
      return byId.size;
    },
    get slots() {
      return bySlot.length;
    },
  };
}

function link(from: Growing, to: Growing, score: number): void {
  from.near.push(to);
  from.scores.push(score);
}
