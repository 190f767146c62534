import type { Feed } from '@/lib/domain/feed';
import type { Config } from '../config';
import type { Logger } from '../log';
import type { ItemStore } from '../store/store';

/**
 * Recorded material served by local feeds in place of the catalog: the demo's made timeline, or a replayed file.
 * Everything behind the feeds is the real product: poller, reader, pipeline, store, live line.
 */
export interface RecordedMaterial {
  readonly kind: 'demo' | 'replay';
  /** laid over the configuration; the loopback feeds and their pace need it */
  readonly config: Partial<Config>;
  /** the only feeds this server polls */
  readonly feeds: readonly Feed[];
  /**
   * Starts the clock. Call it once, when the poller runs. Resolves when there is something to show: what the feeds held
   * from the start has been read, or a few seconds have passed.
   */
  begin(services: { readonly items: Pick<ItemStore, 'counts'>; readonly log: Logger }): Promise<void>;
  /** Stops publishing and the local feed server. */
  close(): Promise<void>;
}
