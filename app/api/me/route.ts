import { renameMe } from '@/server/commands/me';
import { myAccount } from '@/server/queries/accounts';
import { answered, readJson } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, (actor) => myAccount(actor));
}

export function PATCH(request: Request): Promise<Response> {
  return answered(request, async (actor) => {
    const body = await readJson(request);
    return body.ok ? renameMe(actor, body.value) : body;
  });
}
