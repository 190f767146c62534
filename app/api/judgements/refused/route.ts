import { refusedPage } from '@/server/queries/judgements';
import { answered, parametersOf } from '../../respond';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answered(request, () => refusedPage(parametersOf(request)));
}
