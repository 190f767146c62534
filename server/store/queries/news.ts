import type { ClaimId, ClaimState, Evidence, StatusTurn } from '@/lib/domain/claim';
import type { ItemId, StoryId } from '@/lib/domain/ids';
import type { Marks } from '@/lib/domain/marks';
import type { Story } from '@/lib/domain/story';
import type { IndexVariant } from '@/lib/protocol/news';
import type { NewsRow } from '@/lib/series/newsRow';
import type { HourlyKeys, VolumeDimension } from '@/lib/series/volumeBy';
import type { Instant } from '@/lib/time/instant';
import type { Db, Dialect } from '../dialect';
import type { EvidenceEntry, NewsStore, StoredIndexPart, UpdateFilter } from '../store';

const notYet = (): never => {
  throw new Error('not written yet');
};

export async function newsRows(_db: Db, _dialect: Dialect, _filter: UpdateFilter): Promise<NewsRow[]> {
  return notYet();
}

export async function storedIndexParts(_db: Db, _variant: IndexVariant, _from: Instant, _to: Instant): Promise<StoredIndexPart[]> {
  return notYet();
}

export async function volumeBy(_db: Db, _dimension: VolumeDimension, _from: Instant, _to: Instant): Promise<HourlyKeys[]> {
  return notYet();
}

export async function getStory(_db: Db, _id: StoryId): Promise<Story | undefined> {
  return notYet();
}

export async function storiesOf(_db: Db, _dialect: Dialect, _ids: readonly StoryId[]): Promise<Story[]> {
  return notYet();
}

export async function listStories(_db: Db, _asked: Parameters<NewsStore['stories']>[0]): Promise<Story[]> {
  return notYet();
}

export async function claimStates(_db: Db): Promise<ClaimState[]> {
  return notYet();
}

export async function claimLedger(
  _db: Db,
  _dialect: Dialect,
  _id: ClaimId,
  _asOf: Instant,
): Promise<{ readonly evidence: readonly EvidenceEntry[]; readonly turns: readonly StatusTurn[] }> {
  return notYet();
}

export async function oldMarks(_db: Db, _id: ItemId): Promise<{ readonly replacedAt: Instant; readonly marks: Marks }[]> {
  return notYet();
}

export async function evidenceOf(_db: Db, _id: ItemId): Promise<Evidence[]> {
  return notYet();
}
