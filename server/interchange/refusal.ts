/** Why a file is not read: a sentence for the person who brought it. Caught in `importUpload`. */
export class Refusal extends Error {
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}
