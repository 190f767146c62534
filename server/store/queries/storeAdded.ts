import type { ChangeBody } from '@/lib/domain/change';
import type { Marks } from '@/lib/domain/marks';
import { indexTerms } from '@/lib/search/terms';
import type { Instant } from '@/lib/time/instant';
import { sql } from 'kysely';
import type { Db, Dialect } from '../dialect';
import { hashKey } from '../hashKey';
import { markColumns, NO_MARKS, toUpdate, type FeedLabels } from '../rows';
import type { ItemRow, MarksRow, Standing } from '../schema';
import type { JudgedItem } from '../store';
import { enterEvidence, type HeldUpdate } from './evidence';
import type { HourStep, StandingStep } from './rollups';

export interface Added {
  readonly standings: readonly StandingStep[];
  readonly hours: readonly HourStep[];
  readonly changes: readonly ChangeBody[];
}

/** The key under which the same article from another feed is known again; without a link there is none. */
export const wordingHash = (wording: { link: string | null; title: string }): string | null =>
  wording.link === null ? null : hashKey(`${wording.link}\n${wording.title}`);

/** Stores the items this feed shows for the first time, each with its standing; those that it has shown before are passed over. */
export async function storeAdded(
  trx: Db,
  dialect: Dialect,
  feed: FeedLabels & { id: string },
  judged: readonly JudgedItem[],
  at: Instant,
): Promise<Added> {
  if (judged.length === 0) {
    return { standings: [], hours: [], changes: [] };
  }
  const fresh = await onlyNew(trx, dialect, feed.id, judged);
  const already = await standingsAlready(trx, dialect, fresh.map((entry) => entry.wordingHash));
  const { n: newest } = await trx.selectNoFrom(sql<number>`(SELECT COALESCE(MAX(n), 0) FROM items)`.as('n')).executeTakeFirstOrThrow();

  const items: ItemRow[] = [];
  const marks: MarksRow[] = [];
  const held: HeldUpdate[] = [];
  const changes: ChangeBody[] = [];
  fresh.forEach((entry, i) => {
    const standing = standingOf(entry.wordingHash, entry.marks.relevance.relevant, already);
    const item = toItemRow(entry, newest + 1 + i, standing);
    items.push(item);
    if (standing === 'kept') {
      const mark = toMarksRow(entry.marks, item.n);
      marks.push(mark);
      held.push({ item, holdings: entry.holdings });
      changes.push({ kind: 'update-added', update: toUpdate(item, mark, feed) });
    }
  });
  const kept = items.filter(({ standing }) => standing === 'kept');
  await dialect.insertMany(trx, 'items', items);
  await dialect.insertMany(trx, 'marks', marks);
  await enterEvidence(trx, dialect, held, at);
  await dialect.indexItems(trx, kept.map(toIndexEntry));
  return {
    standings: items.map(({ standing }) => ({ from: null, to: standing })),
    hours: kept.map((item) => ({ item, by: 1 })),
    changes,
  };
}

export const toIndexEntry = (item: Pick<ItemRow, 'n' | 'language' | 'title' | 'summary'>) => ({
  n: item.n,
  terms: indexTerms(item.language, [item.title, item.summary]),
});

/** @param marks  the rules' own @param decided  as stored: what people have said; empty where nobody has */
export const toMarksRow = (marks: Marks, n: number, decided = ''): MarksRow => ({ item_n: n, body: JSON.stringify(marks), decided });

interface Keyed extends JudgedItem {
  readonly identityHash: string;
  readonly wordingHash: string | null;
}

/** A call may be repeated when its answer was lost, and a feed may show one entry twice in one document. */
async function onlyNew(trx: Db, dialect: Dialect, feedId: string, judged: readonly JudgedItem[]): Promise<Keyed[]> {
  const keyed = new Map<string, Keyed>();
  const ids = new Set<string>();
  for (const entry of judged) {
    const identityHash = hashKey(entry.item.identity);
    if (!keyed.has(identityHash) && !ids.has(entry.item.id)) {
      ids.add(entry.item.id);
      keyed.set(identityHash, { ...entry, identityHash, wordingHash: wordingHash(entry.item) });
    }
  }
  const stored = await trx
    .selectFrom('items')
    .select(['id', 'identity_hash'])
    .where((eb) =>
      eb.or([
        eb.and([eb('feed_id', '=', feedId), dialect.anyOf('identity_hash', [...keyed.keys()])]),
        dialect.anyOf('id', [...ids]),
      ]),
    )
    .execute();
  const knownIds = new Set(stored.map(({ id }) => id));
  const knownHashes = new Set(stored.map((row) => row.identity_hash));
  return [...keyed.values()].filter((entry) => !knownIds.has(entry.item.id) && !knownHashes.has(entry.identityHash));
}

/**
 * How items of the same link and title stand: `kept` when one of them is an update, else `refused`. Another feed may have brought
 * them, or this one under another guid: some publishers give an article a new one.
 */
export async function standingsAlready(trx: Db, dialect: Dialect, wordingHashes: readonly (string | null)[]): Promise<Map<string, Standing>> {
  const rows = await trx
    .selectFrom('items')
    .select(['wording_hash', 'standing'])
    .where(dialect.anyOf('wording_hash', wordingHashes.filter((hash) => hash !== null)))
    .where('standing', '!=', 'duplicate')
    .execute();
  const standings = new Map<string, Standing>();
  for (const { wording_hash, standing } of rows) {
    if (wording_hash !== null && standings.get(wording_hash) !== 'kept') {
      standings.set(wording_hash, standing);
    }
  }
  return standings;
}

/**
 * How an item is to stand. One that bears on the story is not lost because it was brought before with a summary that did not.
 * @param already  from `standingsAlready`; takes in how this one stands
 */
export function standingOf(wordingHash: string | null, bears: boolean, already: Map<string, Standing>): Standing {
  const other = wordingHash === null ? undefined : already.get(wordingHash);
  const own = bears ? 'kept' : 'refused';
  if (other === 'kept' || (other !== undefined && own === 'refused')) {
    return 'duplicate';
  }
  if (wordingHash !== null) {
    already.set(wordingHash, own);
  }
  return own;
}

function toItemRow({ item, marks, identityHash, wordingHash }: Keyed, n: number, standing: Standing): ItemRow {
  return {
    n,
    id: item.id,
    feed_id: item.feedId,
    identity: item.identity,
    identity_hash: identityHash,
    guid: item.guid,
    link: item.link,
    title: item.title,
    summary: item.summary,
    author: item.author,
    outlet: item.outlet,
    language: item.language,
    published_at: item.publishedAt,
    date_trust: item.dateTrust,
    first_seen_at: item.firstSeenAt,
    ordered_at: item.orderedAt,
    content_hash: item.contentHash,
    wording_hash: wordingHash,
    version: 1,
    edited_at: null,
    standing,
    rules_version: marks.rulesVersion,
    ...(standing === 'kept' ? markColumns(marks) : NO_MARKS),
    story_id: null,
    publisher: null,
    voice: null,
    pin: null,
  };
}
