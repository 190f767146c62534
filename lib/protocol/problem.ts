/** Every way in which an HTTP route of ours says no, with its status. The interface words each in both languages. */
export const PROBLEM_STATUS = {
  invalid: 400,
  'bad-json': 400,
  unauthorized: 401,
  'cross-site': 403,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  'duplicate-id': 409,
  'duplicate-url': 409,
  'not-polled': 409,
  'duplicate-email': 409,
  'last-admin': 409,
  'link-gone': 410,
  'too-large': 413,
  'unsupported-type': 415,
  'wrong-password': 422,
  'wrong-code': 422,
  'weak-password': 422,
  'unreadable-feed': 422,
  'unreadable-opml': 422,
  'too-often': 429,
  internal: 500,
  'store-unavailable': 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What is wrong with a request. `field` names the field, parameter or body part at fault, where it is one. */
export interface Problem {
  readonly code: ProblemCode;
  /** in plain English, for logs and for people who call the API */
  readonly message: string;
  readonly field?: string;
}

/** The body of every answer that is not a success. */
export interface ProblemBody {
  readonly error: Problem;
}

export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(PROBLEM_STATUS, text);
