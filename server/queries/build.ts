import { requireServices } from '../services';

/** Names the running build, as a page tells it to whoever reports a fault. */
export function buildName(): string {
  return requireServices().build;
}
