import type { z } from 'zod';
import type { Problem } from '@/lib/protocol/problem';

/** The first thing wrong with an input, naming its field. An unknown field is named itself. */
export function invalidInput(error: z.ZodError): Problem {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...(issue?.path.map(String) ?? []), ...(unknown ? [unknown] : [])].join('.');
  const message = unknown ? 'is not a known field' : (issue?.message ?? 'is not valid');
  return { code: 'invalid', message: field ? `${field}: ${message}` : message, ...(field ? { field } : {}) };
}
