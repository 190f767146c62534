import type { LocalItem } from './localFeed';

export interface ShelvedItem extends LocalItem {
  /** the outlet's revision when it was published or last edited */
  readonly revision: number;
  /** ISO 8601; null until it is edited */
  readonly edited: string | null;
}

/**
 * What one outlet has published and what its feed shows: the newest items, and every older one that no reader is known
 * to have. A reader proves that it has a revision by naming its ETag in a later request, so nothing leaves the feed
 * before it was read and kept, however fast the clock runs. See docs/decisions/022-nothing-leaves-unread.md.
 */
export class FeedShelf {
  private readonly items: ShelvedItem[] = [];
  private readonly places = new Map<string, number>();
  private readRevision = 0;
  /** counts publications and edits */
  revision = 0;

  /** @param windowSize  items the feed shows at least, when there are as many */
  constructor(private readonly windowSize: number) {}

  /** Errors: throws when the guid was published before. */
  publish(item: LocalItem): void {
    if (this.places.has(item.guid)) throw new Error(`published twice: ${item.guid}`);
    this.places.set(item.guid, this.items.length);
    this.revision += 1;
    this.items.push({ ...item, revision: this.revision, edited: null });
  }

  /** @returns whether the item is there to be edited */
  edit(guid: string, wording: Partial<Pick<LocalItem, 'title' | 'summary' | 'link'>>, edited: string): boolean {
    const place = this.places.get(guid);
    const item = this.item(guid);
    if (place === undefined || !item) return false;
    this.revision += 1;
    this.items[place] = { ...item, ...wording, revision: this.revision, edited };
    return true;
  }

  /** A reader has everything up to this revision. */
  acknowledge(revision: number): void {
    if (revision > this.readRevision && revision <= this.revision) this.readRevision = revision;
  }

  /** Newest first. */
  shown(): ShelvedItem[] {
    const windowStart = Math.max(0, this.items.length - this.windowSize);
    return this.items.filter((item, place) => place >= windowStart || item.revision > this.readRevision).reverse();
  }

  /** Publications and edits that no reader is known to have. */
  get unread(): number {
    return this.revision - this.readRevision;
  }

  item(guid: string): ShelvedItem | undefined {
    const place = this.places.get(guid);
    return place === undefined ? undefined : this.items[place];
  }
}
