import { ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { MOST_PUSHED_BYTES, receiveWebSub, type WebSubRequest, type WebSubResponse } from '../feeds/receiveWebSub';
import { answering } from '../queries/answering';
import { requireServices } from '../services';

/** What a hub may send at once. */
export const PUSH_LIMIT_BYTES = MOST_PUSHED_BYTES;

/** Answers a WebSub hub, which shows with the unguessable token that it is the one we asked. Errors: `store-unavailable`. */
export function answerHub(request: WebSubRequest): Promise<Result<WebSubResponse, Problem>> {
  return answering(async () => {
    const { store, now } = requireServices();
    return ok(await receiveWebSub(store, request, now()));
  });
}
