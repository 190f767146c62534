import { auditPage } from '@/server/queries/audit';
import { answered, parametersOf } from '../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => auditPage(parametersOf(request)));
}
