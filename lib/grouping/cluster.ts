/** One scored pair of members, by position. */
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

export interface Link {
  readonly sum: number;
  readonly count: number;
  readonly best: number;
}
interface Cluster {
  readonly members: readonly number[];
  /** smallest position inside: decides ties, so that the result hangs on the canonical order alone */
  readonly first: number;
  /** holds nothing but hubs */
  readonly isLoose: boolean;
  readonly links: Map<number, Link>;
}

/**
 * Joins members to groups: again and again the two groups that agree most, while they agree. How well two groups agree is the
 * average over all their pairs, mixed with their best pair: every member of a large story has a say, so that one headline
 * that resembles both of two stories does not chain them, and yet a new angle finds its story.
 * Hubs (analyses, live pages, round-ups) wait until the reports have settled, then each goes to the story it fits best; they never join two.
 * @param count  members 0 … count − 1, in canonical order: the result depends on it only where scores tie
 * @param isHub  by member
 * @returns      for each member the smallest position in its group
 */
export function linkMembers(count: number, edges: readonly Edge[], isHub: (member: number) => boolean, linkage: Linkage): Int32Array {
  const clusters = new Map<number, Cluster>();
  for (let at = 0; at < count; at += 1) clusters.set(at, { members: [at], first: at, isLoose: isHub(at), links: new Map() });
  for (const { a, b, score } of edges) {
    const link = { sum: score, count: 1, best: score };
    clusters.get(a)?.links.set(b, link);
    clusters.get(b)?.links.set(a, link);
  }
  const names = { next: count };
  joinWhile(clusters, names, linkage, (a, b) => !a.isLoose && !b.isLoose);
  joinWhile(clusters, names, linkage, (a, b) => a.isLoose || b.isLoose);
  const firstOf = new Int32Array(count);
  for (const { first, members } of clusters.values()) for (const member of members) firstOf[member] = first;
  return firstOf;
}

function joinWhile(clusters: Map<number, Cluster>, names: { next: number }, linkage: Linkage, mayJoin: (a: Cluster, b: Cluster) => boolean): void {
  const heap = createHeap();
  const offer = (nameA: number, a: Cluster, nameB: number, link: Link): void => {
    const b = clusters.get(nameB);
    if (!b || !mayJoin(a, b)) return;
    const agreement = agreementOf(link, a.members.length * b.members.length, linkage);
    if (agreement > 0) heap.push({ agreement, low: Math.min(a.first, b.first), high: Math.max(a.first, b.first), a: nameA, b: nameB });
  };
  for (const [name, cluster] of clusters) for (const [other, link] of cluster.links) if (name < other) offer(name, cluster, other, link);
  for (let best = heap.pop(); best; best = heap.pop()) {
    const a = clusters.get(best.a);
    const b = clusters.get(best.b);
    if (!a || !b) continue;
    const joined = joinClusters(a, best.a, b, best.b);
    clusters.delete(best.a);
    clusters.delete(best.b);
    const name = names.next;
    names.next += 1;
    clusters.set(name, joined);
    for (const [other, link] of joined.links) {
      const links = clusters.get(other)?.links;
      links?.delete(best.a);
      links?.delete(best.b);
      links?.set(name, link);
      offer(name, joined, other, link);
    }
  }
}

/** How well two groups agree, from the edges between them. @param pairs  size of one times size of the other */
export function agreementOf({ sum, count, best }: Link, pairs: number, { bestShare, noEdge }: Linkage): number {
  return ((1 - bestShare) * (sum + noEdge * (pairs - count))) / pairs + bestShare * best;
}

function joinClusters(a: Cluster, nameA: number, b: Cluster, nameB: number): Cluster {
  const [large, small] = a.links.size >= b.links.size ? [a, b] : [b, a];
  const links = large.links;
  links.delete(nameA);
  links.delete(nameB);
  for (const [other, link] of small.links) {
    if (other === nameA || other === nameB) continue;
    const known = links.get(other);
    links.set(other, known ? { sum: known.sum + link.sum, count: known.count + link.count, best: Math.max(known.best, link.best) } : link);
  }
  return { members: [...a.members, ...b.members], first: Math.min(a.first, b.first), isLoose: a.isLoose && b.isLoose, links };
}

interface Candidate {
  readonly agreement: number;
  readonly low: number;
  readonly high: number;
  readonly a: number;
  readonly b: number;
}

const isBefore = (x: Candidate, y: Candidate): boolean =>
  x.agreement !== y.agreement ? x.agreement > y.agreement : x.low !== y.low ? x.low < y.low : x.high < y.high;

/** A binary heap, strongest first. */
function createHeap(): { push(candidate: Candidate): void; pop(): Candidate | undefined } {
  const items: Candidate[] = [];
  return {
    push(candidate) {
      let at = items.length;
      items.push(candidate);
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!isBefore(candidate, items[up] as Candidate)) break;
        items[at] = items[up] as Candidate;
        at = up;
      }
      items[at] = candidate;
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (!top || !last || items.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && isBefore(items[child + 1] as Candidate, items[child] as Candidate)) child += 1;
        if (!isBefore(items[child] as Candidate, last)) break;
        items[at] = items[child] as Candidate;
        at = child;
      }
      items[at] = last;
      return top;
    },
  };
}
