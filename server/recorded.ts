import type { Feed } from '@/lib/domain/feed';
import type { Instant } from '@/lib/time/instant';
import type { RecordedMaterial } from './demo/recordedMaterial';
import { StartError } from './startError';
import type { FeedStore } from './store/store';

/**
 * Recorded material in place of the world, when the command line asks for it.
 * @param args  the command line after the script's name
 * @returns null for the real thing
 * Errors: `StartError` that names the argument.
 */
export async function prepareRecorded(args: readonly string[]): Promise<RecordedMaterial | null> {
  const [mode, ...rest] = args;
  switch (mode) {
    case undefined:
      return null;
    case '--demo':
      return (await import('./demo/demo')).prepareDemo(rest);
    case '--replay':
      return (await import('./replay/replay')).prepareReplay(rest);
    default:
      throw new StartError(`unknown argument ${JSON.stringify(mode)}: npm start takes none, npm run demo and npm run replay have their own`);
  }
}

/** A kept folder knows the local feeds by the addresses of an earlier run: gives them the present ones. */
export async function pointToLocalFeeds(feeds: Pick<FeedStore, 'list' | 'edit'>, local: readonly Feed[], now: Instant): Promise<void> {
  const known = new Map((await feeds.list()).map((feed) => [feed.id, feed.url]));
  for (const { id, url } of local) {
    if (known.has(id) && known.get(id) !== url) await feeds.edit(id, { url }, now);
  }
}
