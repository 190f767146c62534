import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { StartError } from '../startError';

const text = z.string().trim().min(1, 'must not be empty');

// Further fields of a line are left alone.
const lineSchema = z.object({
  id: text,
  published: z.union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be an ISO date, with or without the time'),
  lang: z.string().default(''),
  source: text,
  title: text,
  description: z.string().default(''),
  link: z.string().default(''),
});

/** One item of a recording. */
export type RecordedItem = z.infer<typeof lineSchema>;

export interface Recording {
  /** in order of publication; a day without its hour stands at its beginning, UTC */
  readonly items: readonly RecordedItem[];
  readonly badLines: readonly { readonly line: number; readonly problem: string }[];
}

/**
 * Reads a recording: a file with one JSON object a line. A line that cannot be used is named and skipped.
 * Errors: `StartError` when the file cannot be opened or holds no item at all.
 */
export async function readRecording(file: string): Promise<Recording> {
  const items: RecordedItem[] = [];
  const badLines: { line: number; problem: string }[] = [];
  const seen = new Set<string>();
  let line = 0;
  try {
    for await (const raw of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      line += 1;
      const content = raw.replace(/^\uFEFF/, '').trim();
      if (content === '') continue;
      const read = readLine(content);
      if (typeof read === 'string') badLines.push({ line, problem: read });
      else if (seen.has(`${read.source}\n${read.id}`)) badLines.push({ line, problem: `id: ${read.id} of ${read.source} has been on an earlier line` });
      else {
        seen.add(`${read.source}\n${read.id}`);
        items.push(read);
      }
    }
  } catch (error) {
    throw new StartError(`FILE: ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (items.length === 0) {
    const [first] = badLines;
    throw new StartError(`FILE: ${file} holds no item${first ? ` (line ${first.line}: ${first.problem})` : ''}`);
  }
  return { items: items.sort((a, b) => Date.parse(a.published) - Date.parse(b.published)), badLines };
}

/** @returns the item, or what is wrong with the line */
function readLine(content: string): RecordedItem | string {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message)).join('; ');
}
