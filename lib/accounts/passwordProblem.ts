import { fold } from './fold';
import { COMMON_PASSWORDS } from './commonPasswords';

export const PASSWORD_MIN = 12;
/** Longer ones cost the server more than they are worth; a sentence fits. */
export const PASSWORD_MAX = 200;

/** short, long: its length; common: a list of the first guesses holds it; simple: one sign or one run of keys over and over; personal: it is one's name or address. */
export type PasswordProblem = 'short' | 'long' | 'common' | 'simple' | 'personal';

/**
 * What speaks against a new password, or null. No rules of composition: they make passwords worse. Source: NIST SP 800-63B §3.1.1.2.
 * @param about  name and address of whose it is
 */
export function passwordProblem(password: string, about: readonly string[] = []): PasswordProblem | null {
  const { length } = [...password];
  if (length < PASSWORD_MIN) return 'short';
  if (length > PASSWORD_MAX) return 'long';
  const plain = password.toLowerCase();
  const bare = fold(plain);
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(plain.replace(/[^\p{L}\p{N}]+$/u, '')) || COMMON_PASSWORDS.has(bare)) return 'common';
  if (isRepeated(plain) || isRun(plain)) return 'simple';
  if (about.some((text) => isMostly(bare, text))) return 'personal';
  return null;
}

/** One to four signs over and over. */
const isRepeated = (text: string) => /^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4;

const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyuiopasdfghjklñzxcvbnm'];
const backwards = (text: string) => [...text].reverse().join('');

/** A piece of the row of digits, of the alphabet or of the keyboard, forwards or backwards. */
const isRun = (text: string) => RUNS.some((run) => run.includes(text) || backwards(run).includes(text));

/** Nothing but a name or an address, perhaps with digits at its ends. */
function isMostly(bare: string, about: string): boolean {
  const core = bare.replace(/^\d+|\d+$/g, '');
  const parts = [about, about.split('@')[0] ?? '', about.replace(/@.*/, '')].map((part) => fold(part.toLowerCase())).filter((part) => part.length >= 4);
  return parts.some((part) => core === part || core === part + part);
}
