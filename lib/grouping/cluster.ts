import { createLinkHeap } from './linkHeap';

/** One scored pair of members, by position; each pair stands once. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  /** log-odds that both belong to one story, less the threshold of the pair's kind: above 0 is yes */
  readonly score: number;
}

export interface Linkage {
  /** how much the best pair of two groups counts beside the average of all pairs, 0…1 */
  readonly bestShare: number;
  /** what a pair without an edge counts: it shares next to nothing */
  readonly noEdge: number;
}

/** How well two groups agree, from the edges between them. @param pairs  size of one times size of the other */
export function agreementOf(sum: number, count: number, best: number, pairs: number, { bestShare, noEdge }: Linkage): number {
  return ((1 - bestShare) * (sum + noEdge * (pairs - count))) / pairs + bestShare * best;
}

/**
 * Joins members to groups: again and again the two groups that agree most, while they agree. How well two groups agree is the
 * average over all their pairs, mixed with their best pair: every member of a large story has a say, so that one headline
 * that resembles both of two stories does not chain them, and yet a new angle finds its story.
 * Hubs (analyses, live pages, round-ups) wait until the reports have settled, then each goes to the story it fits best; they never join two.
 * @param count  members 0 … count − 1, in canonical order: the result depends on it only where scores tie
 * @param edges  in any order
 * @param isHub  by member
 * @param pinOf  by member: a number of the group that people have put it in, or -1; those of one group stay together, those of two never meet
 * @returns      for each member the smallest position in its group
 */
export function linkMembers(count: number, edges: readonly Edge[], isHub: (member: number) => boolean, linkage: Linkage, pinOf?: Int32Array): Int32Array {
  // A group bears the number of one of its members. A link has two ends, 2 × link and 2 × link + 1; all else about it stands at its number.
  const groupAt = new Int32Array(2 * edges.length);
  const sums = new Float64Array(edges.length);
  const bests = new Float64Array(edges.length);
  /** edges in the link; 0 once it is part of another */
  const counts = new Int32Array(edges.length).fill(1);
  const endsOf: number[][] = Array.from({ length: count }, () => []);
  for (const [link, { a, b, score }] of edges.entries()) {
    groupAt[2 * link] = a;
    groupAt[2 * link + 1] = b;
    endsOf[a]?.push(2 * link);
    endsOf[b]?.push(2 * link + 1);
    sums[link] = bests[link] = score;
  }
  const sizes = new Int32Array(count).fill(1);
  /** smallest position inside: decides ties, so that the result hangs on the canonical order alone */
  const firsts = Int32Array.from({ length: count }, (_, at) => at);
  const isLoose = Uint8Array.from({ length: count }, (_, at) => Number(isHub(at)));
  const joinedTo = Int32Array.from({ length: count }, (_, at) => at);
  const pins = pinOf ? Int32Array.from(pinOf) : new Int32Array(count).fill(-1);
  const heap = createLinkHeap(edges.length);
  const linkTo = new Int32Array(count);

  function offer(end: number, withHubs: boolean): void {
    const link = end >> 1;
    const a = groupAt[end] as number;
    const b = groupAt[end ^ 1] as number;
    const best = bests[link] as number;
    // Without one pair that says yes the average is no better.
    const mayJoin = best > 0 && withHubs === (isLoose[a] === 1 || isLoose[b] === 1) && (pins[a] === -1 || pins[b] === -1 || pins[a] === pins[b]);
    const agreement = mayJoin ? agreementOf(sums[link] as number, counts[link] as number, best, (sizes[a] as number) * (sizes[b] as number), linkage) : 0;
    if (agreement > 0) heap.put(link, agreement, Math.min(firsts[a] as number, firsts[b] as number), Math.max(firsts[a] as number, firsts[b] as number));
    else heap.drop(link);
  }

  /** Takes group b into group a. @returns the ends at a */
  function join(a: number, b: number): number[] {
    const ends = (endsOf[a] as number[]).filter((end) => (counts[end >> 1] as number) > 0 && groupAt[end ^ 1] !== b);
    for (const end of ends) linkTo[groupAt[end ^ 1] as number] = (end >> 1) + 1;
    for (const end of endsOf[b] as number[]) {
      const link = end >> 1;
      if (counts[link] === 0) continue;
      const other = groupAt[end ^ 1] as number;
      const known = (linkTo[other] as number) - 1;
      if (other !== a && known < 0) {
        groupAt[end] = a;
        ends.push(end);
        continue;
      }
      if (other !== a) {
        sums[known] = (sums[known] as number) + (sums[link] as number);
        counts[known] = (counts[known] as number) + (counts[link] as number);
        bests[known] = Math.max(bests[known] as number, bests[link] as number);
      }
      counts[link] = 0;
      heap.drop(link);
    }
    for (const end of ends) linkTo[groupAt[end ^ 1] as number] = 0;
    endsOf[a] = ends;
    endsOf[b] = [];
    sizes[a] = (sizes[a] as number) + (sizes[b] as number);
    firsts[a] = Math.min(firsts[a] as number, firsts[b] as number);
    isLoose[a] = isLoose[a] === 1 && isLoose[b] === 1 ? 1 : 0;
    pins[a] = Math.max(pins[a] as number, pins[b] as number);
    joinedTo[b] = a;
    return ends;
  }

  const firstPinned = new Map<number, number>();
  for (const [member, pin] of pinOf?.entries() ?? []) {
    const first = firstPinned.get(pin);
    if (pin !== -1 && first !== undefined) join(first, member);
    else firstPinned.set(pin, member);
  }
  for (const withHubs of [false, true]) {
    for (let link = 0; link < edges.length; link += 1) if ((counts[link] as number) > 0) offer(2 * link, withHubs);
    for (let link = heap.pop(); link !== -1; link = heap.pop()) {
      const a = groupAt[2 * link] as number;
      const b = groupAt[2 * link + 1] as number;
      const [large, small] = (endsOf[a]?.length ?? 0) >= (endsOf[b]?.length ?? 0) ? [a, b] : [b, a];
      for (const end of join(large, small)) offer(end, withHubs);
    }
  }
  return Int32Array.from({ length: count }, (_, member) => {
    let group = member;
    while (joinedTo[group] !== group) group = joinedTo[group] as number;
    return firsts[group] as number;
  });
}
