import { forgotPassword } from '@/server/commands/accounts';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(
    request,
    async () => {
      const body = await readJson(request);
      return body.ok ? forgotPassword(body.value) : body;
    },
    204,
  );
}
