import { undoJudgement } from '@/server/commands/judgements';
import { answered } from '../../respond';

export const dynamic = 'force-dynamic';

export function DELETE(request: Request, { params }: { params: Promise<{ act: string }> }): Promise<Response> {
  return answered(request, async (actor) => undoJudgement((await params).act, actor));
}
