import { previewBaseline } from '@/server/commands/baselines';
import { BASELINE_LIMIT_BYTES, answered, readJson } from '../../respond';

export const dynamic = 'force-dynamic';

export function POST(request: Request): Promise<Response> {
  return answered(request, async () => {
    const body = await readJson(request, BASELINE_LIMIT_BYTES);
    return body.ok ? previewBaseline(body.value) : body;
  });
}
