import { everybody } from '@/server/queries/accounts';
import { answered } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => everybody());
}
