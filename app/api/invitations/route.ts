import { invite } from '@/server/commands/people';
import { openInvitations } from '@/server/queries/accounts';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => openInvitations());
}

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? invite(actor, body.value) : body;
    },
    201,
  );
}
