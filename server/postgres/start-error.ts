/** Readyz cannot start. The message is for the person at the terminal: what is wrong, what to do. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
