import type { Store } from '@/server/store/store';

/** Somewhere stores can be opened on, again and again. */
export interface StorePlace {
  open(): Promise<Store>;
  /** what a statement reads in the tables, past the store */
  rows(statement: string): Promise<TableRow[]>;
  /** after every store on it is closed */
  remove(): Promise<void>;
}

export type TableRow = Readonly<Record<string, string | number | null>>;

export type MakePlace = () => Promise<StorePlace>;

/** The store under test: a fresh one for each test. */
export interface OpenPlace {
  readonly store: Store;
  rows: StorePlace['rows'];
  /** closes the store and opens the same place again */
  reopen(): Promise<void>;
  /** another store on the same place, as another node would open it */
  openBeside(): Promise<Store>;
}

export function openPlace(makePlace: MakePlace): OpenPlace {
  let place: StorePlace;
  let store: Store;
  const beside: Store[] = [];

  beforeEach(async () => {
    place = await makePlace();
    store = await place.open();
  }, 60_000);

  afterEach(async () => {
    await Promise.all(beside.splice(0).map((other) => other.close()));
    await store.close();
    await place.remove();
  }, 60_000);

  return {
    get store() {
      return store;
    },
    rows: (statement) => place.rows(statement),
    async reopen() {
      await store.close();
      store = await place.open();
    },
    async openBeside() {
      const other = await place.open();
      beside.push(other);
      return other;
    },
  };
}
