import { makeWallLink } from '@/server/commands/wallLinks';
import { allWallLinks } from '@/server/queries/accounts';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => allWallLinks());
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? makeWallLink(actor, body.value) : body;
    },
    201,
  );
}
