import { claimsByDay } from '@/server/queries/baselines';
import { respond } from '../../respond';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return respond(await claimsByDay());
}
