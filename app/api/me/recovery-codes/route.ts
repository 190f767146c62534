import { renewRecoveryCodes } from '@/server/commands/me';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async (actor) => {
      const body = await readJson(request);
      return body.ok ? renewRecoveryCodes(actor, body.value) : body;
    },
    200,
  );
}
