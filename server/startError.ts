/** A fault of the command line or the machine that a person can mend; told without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
