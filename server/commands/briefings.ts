import { z } from 'zod';
import { nextBriefing } from '@/lib/briefing/nextBriefing';
import { BRIEFING_RHYTHMS, type BriefingSchedule } from '@/lib/domain/briefingSchedule';
import { personOf, type Actor } from '@/lib/domain/person';
import { err, ok, type Result } from '@/lib/domain/result';
import { LOCALES } from '@/lib/i18n/locales';
import type { Problem } from '@/lib/protocol/problem';
import type { BriefingScheduleAnswer } from '@/lib/protocol/taking';
import { isZone } from '@/lib/time/localTime';
import { answering } from '../queries/answering';
import { invalidInput } from '../queries/invalid';
import { requireServices } from '../services';

const SCHEDULE = z.strictObject({
  every: z.enum(BRIEFING_RHYTHMS),
  hour: z.int().min(0).max(23),
  zone: z.string().max(60).refine(isZone, 'must be a time zone such as America/Caracas'),
  locale: z.enum(LOCALES),
});
const NO_ACCOUNT: Problem = { code: 'forbidden', message: 'briefings are sent to people with an account' };

/** Somebody's standing order for briefings, and whether this desk can send any. Errors: `forbidden`, `store-unavailable`. */
export function briefingSchedule(actor: Actor): Promise<Result<BriefingScheduleAnswer, Problem>> {
  return forPerson(actor, async (personId) => ok({ schedule: (await requireServices().store.taking.schedule(personId)) ?? null, canSend: canSend() }));
}

/** Errors: `invalid` naming the field; `forbidden`; `store-unavailable`. */
export function scheduleBriefing(actor: Actor, input: unknown): Promise<Result<BriefingScheduleAnswer, Problem>> {
  return forPerson(actor, async (personId) => {
    const read = SCHEDULE.safeParse(input);
    if (!read.success) return err(invalidInput(read.error));
    const { store, now } = requireServices();
    const before = await store.taking.schedule(personId);
    const schedule: BriefingSchedule = { personId, ...read.data, nextAt: nextBriefing(read.data, now()), sentAt: before?.sentAt ?? null, failure: null };
    await store.taking.saveSchedule(schedule);
    return ok({ schedule, canSend: canSend() });
  });
}

/** Errors: `forbidden`, `store-unavailable`. */
export function stopBriefings(actor: Actor): Promise<Result<null, Problem>> {
  return forPerson(actor, async (personId) => {
    await requireServices().store.taking.removeSchedule(personId);
    return ok(null);
  });
}

const canSend = () => requireServices().sendMail !== null;

function forPerson<T>(actor: Actor, work: (personId: BriefingSchedule['personId']) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  const person = personOf(actor);
  return answering(() => (person ? work(person.id) : Promise.resolve(err(NO_ACCOUNT))));
}
