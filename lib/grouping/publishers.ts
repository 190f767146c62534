import { z } from 'zod';
import { foldWord } from '@/lib/language/fold';

const publishersSchema = z
  .strictObject({
    version: z.string().min(1),
    about: z.string(),
    families: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        /** a news agency: others carry its texts */
        wire: z.boolean().default(false),
        outlets: z.array(z.string().min(1).max(80)).min(1),
      }),
    ),
  })
  .superRefine(({ families }, context) => {
    const owners = new Map<string, string>();
    for (const { id, outlets } of families) {
      for (const name of new Set(outlets.map(plainOutlet))) {
        const other = owners.get(name);
        if (other !== undefined) context.addIssue({ code: 'custom', message: `"${name}" stands in "${other}" and in "${id}"` });
        owners.set(name, id);
      }
    }
  });
export type PublishersFile = z.infer<typeof publishersSchema>;

export interface Publishers {
  /** the family of an outlet, or its own plain name where no family is known */
  familyOf(outlet: string): string;
  isWire(family: string): boolean;
}

/**
 * Checks the file of publisher families.
 * Errors: throws a ZodError; also when an outlet stands in two families.
 */
export function parsePublishers(raw: unknown): Publishers {
  const { families } = publishersSchema.parse(raw);
  const byOutlet = new Map(families.flatMap(({ id, outlets }) => outlets.map((outlet) => [plainOutlet(outlet), id] as const)));
  const wires = new Set(families.filter(({ wire }) => wire).map(({ id }) => id));
  return {
    familyOf: (outlet) => {
      const plain = plainOutlet(outlet);
      return byOutlet.get(plain) ?? byOutlet.get(plain.replace(/ (?:venezuela|espanol|en espanol|america latina|americas|americas?|world|mundo|top stories|news)$/, '')) ?? plain;
    },
    isWire: (family) => wires.has(family),
  };
}

/** "The Straits Times", "straits times" and "www.straitstimes.com" are compared as words; a feed's section after a colon is dropped. */
export function plainOutlet(outlet: string): string {
  const plain = foldWord(outlet.normalize('NFKC').slice(0, 200)).replace(/’/g, "'").trim();
  const section = plain.indexOf(': ');
  return (section > 0 ? plain.slice(0, section) : plain)
    .replace(/^(?:https?:\/\/)?www\./, '')
    .replace(/\s*\(.*\)$/, '')
    .replace(/^(?:the|el|la) (?=\S+ \S)/, '')
    .trim();
}
