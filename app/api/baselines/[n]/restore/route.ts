import { restoreBaseline } from '@/server/commands/baselines';
import { guarded } from '../../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request, { params }: { params: Promise<{ n: string }> }): Promise<Response> {
  return guarded(request, async () => restoreBaseline((await params).n));
}
