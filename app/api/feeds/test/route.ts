import { testFeed } from '@/server/commands/feeds';
import { answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(request, async () => {
    const body = await readJson(request);
    return body.ok ? testFeed(body.value) : body;
  });
}
