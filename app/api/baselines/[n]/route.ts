import { withdrawBaseline } from '@/server/commands/baselines';
import { guarded } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ n: string }> }): Promise<Response> {
  return guarded(request, async () => withdrawBaseline((await params).n));
}
