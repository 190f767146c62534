import type { OperationName } from '../operations';
import { StoreUnavailable } from '../store';

/** How a worker is started. */
export interface WorkerSettings {
  readonly directory: string;
  readonly role: 'writer' | 'reader';
}

export interface Request {
  readonly id: number;
  readonly name: OperationName;
  readonly args: readonly unknown[];
}

export type Response =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  /** `id` null: the worker could not start */
  | { readonly kind: 'failed'; readonly id: number | null; readonly error: PortableError };

/** Errors lose their class between threads; this keeps what matters. */
export interface PortableError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly reason: StoreUnavailable['reason'] | null;
}

export function packError(error: unknown): PortableError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack, reason: error instanceof StoreUnavailable ? error.reason : null };
}

export function unpackError({ name, message, stack, reason }: PortableError): Error {
  const error = reason === null ? Object.assign(new Error(message), { name }) : new StoreUnavailable(reason, message);
  return Object.assign(error, stack === undefined ? {} : { stack });
}
