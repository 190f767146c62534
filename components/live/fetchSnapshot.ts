import { SNAPSHOT_PATH, snapshotSchema, type Snapshot } from '@/lib/protocol/snapshot';

/**
 * The whole page's content anew, after the server said that resuming is impossible.
 * Errors: rejects when the server does not answer within 15 s, answers with an error, or with something else.
 */
export async function fetchSnapshot(): Promise<Snapshot> {
  const response = await fetch(SNAPSHOT_PATH, { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${SNAPSHOT_PATH} answered ${response.status}`);
  return snapshotSchema.parse(await response.json());
}
