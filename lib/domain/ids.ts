declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A feed's short name, `[a-z0-9-]{1,80}`, chosen once and never changed. */
export type FeedId = Branded<string, 'FeedId'>;
/** An item's id: 22 characters of base64url, made from feed and identity, so the same item gets the same id on every node. */
export type ItemId = Branded<string, 'ItemId'>;
/** A story's name: the id of the item that was its oldest when it began. Kept through merges and splits by whoever holds most of its items. */
export type StoryId = Branded<string, 'StoryId'>;
/** Place of a change in the outbox: a whole number from 1, strictly increasing in commit order. 0 stands before the first. */
export type Sequence = Branded<number, 'Sequence'>;
/** Which history the sequences belong to; a restored or emptied store gets a new one. */
export type DataVersion = Branded<string, 'DataVersion'>;
/** An account's id: 22 random characters of base64url. */
export type PersonId = Branded<string, 'PersonId'>;
/** One sign-in on one device: 22 random characters of base64url; the cookie carries it signed. */
export type SessionId = Branded<string, 'SessionId'>;
/** A watchlist's id: 22 random characters of base64url. */
export type WatchlistId = Branded<string, 'WatchlistId'>;

export const feedId = (text: string): FeedId => text as FeedId;
export const itemId = (text: string): ItemId => text as ItemId;
export const storyId = (text: string): StoryId => text as StoryId;
export const sequence = (n: number): Sequence => n as Sequence;
export const personId = (text: string): PersonId => text as PersonId;
export const sessionId = (text: string): SessionId => text as SessionId;
export const watchlistId = (text: string): WatchlistId => text as WatchlistId;
export const dataVersion = (text: string): DataVersion => text as DataVersion;

export const BEFORE_FIRST: Sequence = sequence(0);
