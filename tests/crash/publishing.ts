import { randomUUID } from 'node:crypto';
import type { OutsideFeedServer } from '../harness/outsideFeedServer';

export interface Publishing {
  /** guids of everything published so far */
  readonly guids: Set<string>;
  stop(): Promise<void>;
}

/** Publishes an item that bears on the story every few dozen milliseconds, on a feed drawn by chance. */
export function startPublishing(server: OutsideFeedServer, feedIds: readonly string[], everyMs = 60): Publishing {
  const guids = new Set<string>();
  let isStopped = false;
  const loop = (async () => {
    while (!isStopped) {
      const feed = feedIds[Math.floor(Math.random() * feedIds.length)]!;
      const guid = `crash-${randomUUID()}`;
      await server.post('/_publish', {
        feed,
        item: { guid, title: `Washington and Caracas exchange note ${guids.size + 1}`, link: `${server.url}/article/${feed}/${guid}`, description: 'A made item about Venezuela.' },
      });
      guids.add(guid);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    guids,
    async stop() {
      isStopped = true;
      await loop;
    },
  };
}
