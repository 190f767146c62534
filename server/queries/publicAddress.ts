import { requireServices } from '../services';

/** The address readers use, without a slash at its end; null when the configuration names none. */
export function publicAddress(): string | null {
  return requireServices().publicUrl;
}
