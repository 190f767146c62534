import { foldText } from '@/lib/search/normalise';

/** Something the palette can do, as far as finding it goes. */
export interface Findable {
  readonly name: string;
  /** other words it is found by */
  readonly also?: string;
}

const WORD_START = /[\s"“”«»'’(,/–-]+/u;

/**
 * Commands whose words begin with what was typed, accents and case aside: those whose name begins so stand first, else in their own order.
 * @param limit  at most so many
 */
export function findCommands<T extends Findable>(commands: readonly T[], typed: string, limit: number): T[] {
  const wanted = foldText(typed).split(WORD_START).filter(Boolean);
  if (wanted.length === 0) return commands.slice(0, limit);
  const found = commands.filter(({ name, also = '' }) => {
    const words = foldText(`${name} ${also}`).split(WORD_START);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const begins = (command: T) => foldText(command.name).startsWith(wanted[0]!);
  return [...found.filter(begins), ...found.filter((command) => !begins(command))].slice(0, limit);
}
