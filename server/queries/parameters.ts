import { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Problem } from '@/lib/protocol/problem';
import { readList } from '@/lib/selection/selection';
import { DAY, instant, shift, type Instant } from '@/lib/time/instant';
import { invalidInput } from './invalid';

/** Parameters of an address, unread; several values of one are joined by commas, and a comma within a value is written %2C. */
export type Parameters = Readonly<Record<string, string>>;

/** Errors: `invalid`, naming the parameter. An unknown one is refused: a misspelt filter would otherwise show everything. */
export function readParameters<T extends z.ZodType>(schema: T, parameters: Parameters): Result<z.output<T>, Problem> {
  const read = schema.safeParse(parameters);
  return read.success ? ok(read.data) : err(invalidInput(read.error));
}

export const invalid = (field: string, message: string): Result<never, Problem> => err({ code: 'invalid', field, message: `${field}: ${message}` });

export const list = <T extends z.ZodType>(entry: T) =>
  z.preprocess(
    (text) => {
      const values = typeof text === 'string' ? readList(text) : [];
      return values.length === 0 ? undefined : values;
    },
    z.array(entry).max(100, 'at most 100 values').optional(),
  );

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be of ${values.join(', ')}`);

// ISO 8601 with its zone, or a day (its midnight, UTC): a time without a zone would mean another moment on every machine.
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const isMoment = (text: string) => MOMENT.test(text) && Number.isFinite(Date.parse(text));
const momentText = z.string().refine(isMoment, 'must be a day (2026-01-09) or a time with its zone (2026-01-09T18:00:00Z)');

export const moment = momentText.transform((text) => instant(Date.parse(text))).optional();

/** A day means its last moment: the ledger of a day holds what came on it. */
export const asOfMoment = momentText
  .transform((text) => (text.includes('T') ? instant(Date.parse(text)) : shift(instant(Date.parse(text)), DAY - 1)))
  .optional();

export const day = z
  .string()
  .refine((text) => !text.includes('T') && isMoment(text), 'must be a day (2026-01-09)')
  .transform((text) => instant(Date.parse(text)));

export const wholeNumber = (least: number, most: number) =>
  z.coerce.number('must be a number').int('must be a whole number').min(least, `at least ${least}`).max(most, `at most ${most}`);

/** Errors: `invalid` where a span ends before it begins. */
export function checkSpan<T extends { readonly from?: Instant; readonly to?: Instant }>(span: T): Result<T, Problem> {
  return span.from !== undefined && span.to !== undefined && span.from >= span.to ? invalid('to', 'must be later than from') : ok(span);
}
