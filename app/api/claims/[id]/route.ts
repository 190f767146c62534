import { claimAsOf } from '@/server/queries/claims';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(await claimAsOf((await params).id, parametersOf(request)));
}
