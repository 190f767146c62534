/** Links in the order in which they are to be carried out; each is held at most once, and moves when it is put again. */
export interface LinkHeap {
  /** @param low, high  decide between links of one agreement: the lower pair comes first */
  put(link: number, agreement: number, low: number, high: number): void;
  drop(link: number): void;
  /** takes out the strongest; −1 where none is left */
  pop(): number;
}

const ABSENT = -1;

/**
 * A binary heap over links 0 … count − 1, strongest first. Flat arrays, since a large patch puts a link hundreds of thousands of times.
 */
export function createLinkHeap(count: number): LinkHeap {
  const order = new Int32Array(count);
  const placeOf = new Int32Array(count).fill(ABSENT);
  const agreements = new Float64Array(count);
  const lows = new Int32Array(count);
  const highs = new Int32Array(count);
  let size = 0;

  function isBefore(x: number, y: number): boolean {
    const difference = (agreements[x] as number) - (agreements[y] as number);
    if (difference !== 0) return difference > 0;
    const low = (lows[x] as number) - (lows[y] as number);
    return low !== 0 ? low < 0 : (highs[x] as number) < (highs[y] as number);
  }

  function lay(link: number, place: number): void {
    order[place] = link;
    placeOf[link] = place;
  }

  function rise(link: number, from: number): number {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = order[parent] as number;
      if (!isBefore(link, above)) break;
      lay(above, place);
      place = parent;
    }
    lay(link, place);
    return place;
  }

  function sink(link: number, from: number): void {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && isBefore(order[child + 1] as number, order[child] as number)) child += 1;
      const below = order[child] as number;
      if (!isBefore(below, link)) break;
      lay(below, place);
      place = child;
    }
    lay(link, place);
  }

  function drop(link: number): void {
    const place = placeOf[link] as number;
    if (place === ABSENT) return;
    placeOf[link] = ABSENT;
    size -= 1;
    if (place === size) return;
    // The last one takes its place, and finds its own from there.
    const last = order[size] as number;
    if (rise(last, place) === place) sink(last, place);
  }

  return {
    put(link, agreement, low, high) {
      agreements[link] = agreement;
      lows[link] = low;
      highs[link] = high;
      let place = placeOf[link] as number;
      if (place === ABSENT) {
        place = size;
        size += 1;
      }
      if (rise(link, place) === place) sink(link, place);
    },
    drop,
    pop() {
      if (size === 0) return ABSENT;
      const top = order[0] as number;
      drop(top);
      return top;
    },
  };
}
