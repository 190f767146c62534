import { ok } from '@/lib/domain/result';
import { pollNow } from '@/server/commands/feeds';
import { answered } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(
    request,
    async () => {
      const asked = await pollNow((await params).id);
      return asked.ok ? ok({ feed: asked.value }) : asked;
    },
    202,
  );
}
