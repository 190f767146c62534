import { restoreBaseline } from '@/server/commands/baselines';
import { answered } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ n: string }> }): Promise<Response> {
  return answered(request, async (actor) => restoreBaseline((await params).n, actor));
}
