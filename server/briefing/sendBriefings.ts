import { BRIEFING_SPAN, nextBriefing } from '@/lib/briefing/nextBriefing';
import { briefingAsHtml, briefingAsText } from '@/lib/briefing/writeBriefing';
import type { BriefingSchedule } from '@/lib/domain/briefingSchedule';
import type { Person } from '@/lib/domain/person';
import { translatorOf } from '@/lib/i18n/translator';
import { MINUTE, shift, type Instant } from '@/lib/time/instant';
import type { Logger } from '../log';
import type { SendMail } from '../mail/sendMail';
import { briefingOver } from '../queries/briefing';
import type { Store } from '../store/store';

const LOOK_EVERY_MS = MINUTE;

export interface BriefingParts {
  readonly store: Store;
  /** null: this desk sends no mail */
  readonly sendMail: SendMail | null;
  /** the address that links in a letter lead to, without a slash at its end */
  readonly desk: () => string;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** Sends briefings as they fall due, on whichever node is first: each is claimed before it is written. */
export function startBriefings(parts: BriefingParts): { stop(): Promise<void> } {
  let isStopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => (isStopped ? 0 : sendDue(parts)));
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}

/** @returns how many were sent. Errors: none; a failure is noted with the schedule, where its owner sees it. */
export async function sendDue({ store, sendMail, desk, now, log }: BriefingParts): Promise<number> {
  if (!sendMail) return 0;
  let sent = 0;
  try {
    for (const schedule of await store.taking.dueSchedules(now())) {
      if (!(await store.taking.claimSchedule(schedule.personId, schedule.nextAt, nextBriefing(schedule, now())))) continue;
      const person = await store.people.get(schedule.personId);
      // Who may no longer sign in is told nothing any more.
      if (!person || person.disabledAt !== null) continue;
      const failure = await sendOne(sendMail, schedule, person, desk());
      await store.taking.noteSent(schedule.personId, now(), failure);
      if (failure === null) sent++;
      else log.warn({ person: schedule.personId, failure }, 'a briefing could not be sent');
    }
  } catch (error) {
    log.warn({ err: error }, 'briefings could not be looked at; tried again in a minute');
  }
  return sent;
}

/** @returns why it could not be sent, in plain English; null when it was */
async function sendOne(sendMail: SendMail, schedule: BriefingSchedule, person: Pick<Person, 'email'>, desk: string): Promise<string | null> {
  const { locale, every, nextAt } = schedule;
  const span = { from: iso(shift(nextAt, -BRIEFING_SPAN[every])), to: iso(nextAt) };
  const briefing = await briefingOver(span, locale, desk);
  if (!briefing.ok) return briefing.error.message;
  try {
    await sendMail({
      to: person.email,
      subject: translatorOf(locale, 'briefing')('subject', { period: briefing.value.period }),
      text: briefingAsText(briefing.value),
      html: briefingAsHtml(briefing.value),
      // The same letter again has the same name, so that a mail program can tell.
      messageId: `<briefing-${schedule.personId}-${nextAt}@${new URL(desk).hostname}>`,
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const iso = (at: Instant) => new Date(at).toISOString();
