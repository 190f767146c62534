import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. The hash says what it was made with, so these may grow. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What a password is tried against when there is no account: the answer takes as long as any other. Of a text nobody knows. */
let dummy: Promise<string> | undefined;
const dummyHash = () => (dummy ??= hash(crypto.randomUUID(), COST));

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/**
 * Whether a password is the one that was hashed. Takes as long when there is none to compare with.
 * @param hashed  null: no such account, or one without a password. @returns false then, always
 */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  const isRight = await verify(hashed ?? (await dummyHash()), password.normalize('NFKC')).catch(() => false);
  return hashed !== null && isRight;
}
