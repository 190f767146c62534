import { listTokens, makeApiToken } from '@/server/commands/tokens';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, listTokens);
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? makeApiToken(actor, body.value) : body;
    },
    201,
  );
}
