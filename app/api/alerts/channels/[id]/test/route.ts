import { testAlertChannel } from '@/server/commands/alerts';
import { answered } from '../../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answered(request, async (actor) => testAlertChannel(actor, (await params).id), 204);
}
