import { ok } from '@/lib/domain/result';
import { importWatchlists } from '@/server/commands/watchlists';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

/** Two hundred lists, each of many values. */
const FILE_LIMIT_BYTES = 1024 * 1024;

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request, FILE_LIMIT_BYTES);
      if (!body.ok) return body;
      const added = await importWatchlists(actor, body.value);
      return added.ok ? ok({ watchlists: added.value }) : added;
    },
    201,
  );
}
