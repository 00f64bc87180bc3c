/** An own bank that an import can go into. */
export type BankChoice = { slug: string; title: string };
