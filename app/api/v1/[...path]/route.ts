import { openApi } from '@/lib/api/openApi';
import { err } from '@/lib/domain/result';
import { readApi } from '@/server/queries/apiV1';
import { buildName } from '@/server/queries/build';
import { conditional } from '../../conditional';
import { deskAddress } from '../../deskAddress';
import { readerLocale } from '../../readerLocale';
import { parametersOf, respond } from '../../respond';

export const dynamic = 'force-dynamic';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** What programs read: docs/api.md. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { path } = await params;
  if (path.length === 1 && path[0] === 'openapi.json') {
    return conditional(request, JSON.stringify(openApi(`${deskAddress(request)}/api/v1`, buildName()), null, 1), JSON_TYPE);
  }
  const { hl, ...parameters } = parametersOf(request);
  const read = readApi(path, parameters, readerLocale(request, hl));
  if (!read) return respond(err({ code: 'not-found', message: 'there is nothing at this address: /api/v1/openapi.json says what there is', field: 'path' }));
  const answer = await read;
  return answer.ok ? conditional(request, JSON.stringify(answer.value), JSON_TYPE) : respond(answer);
}
