import { withdrawBaseline } from '@/server/commands/baselines';
import { answered } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ n: string }> }): Promise<Response> {
  return answered(request, async (actor) => withdrawBaseline((await params).n, actor));
}
