import { ok } from '@/lib/domain/result';
import { addFeed } from '@/server/commands/feeds';
import { allFeeds } from '@/server/queries/feeds';
import { answered, readJson, respond } from '../respond';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const feeds = await allFeeds();
  return respond(feeds.ok ? ok({ feeds: feeds.value }) : feeds);
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      if (!body.ok) return body;
      const added = await addFeed(body.value, actor);
      return added.ok ? ok({ feed: added.value }) : added;
    },
    201,
  );
}
