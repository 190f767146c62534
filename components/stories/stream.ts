import type { StoryId } from '@/lib/domain/ids';
import type { Story } from '@/lib/domain/story';
import type { Update } from '@/lib/domain/update';
import { UPDATES_PATH, type UpdatesPage } from '@/lib/protocol/requests';

/** What the stream shows: everything as it happens, or what was chosen. */
export interface Stream {
  /** `loading`: `updates` are those of the choice before, or none; `failed`: there is nothing to show */
  readonly state: 'shown' | 'loading' | 'failed';
  /** newest first */
  readonly updates: readonly Update[];
  readonly stories: ReadonlyMap<StoryId, Story>;
  /** how many updates the selection holds in all; null when everything is shown */
  readonly total: number | null;
  /** kept out of `updates` while the reader was away from the top */
  readonly pendingCount: number;
  readonly hasOlder: boolean;
  /** Adds a page at the end. Rejects when it does not come. */
  readOlder(): Promise<void>;
  retry(): void;
}

const PAGE = 50;
const ANSWER_MS = 15_000;

/** The address of a page of updates. */
export const pageAddress = (selection: string, before: string | null): string =>
  `${UPDATES_PATH}?${selection && `${selection}&`}limit=${PAGE}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`;

/** Errors: rejects when the server does not answer in time, or answers with an error. */
export async function readPage(address: string): Promise<UpdatesPage> {
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return (await response.json()) as UpdatesPage;
}
