import Link from 'next/link';
import type { ComponentProps } from 'react';

type Tone = 'primary' | 'plain' | 'quiet';

const tones: Record<Tone, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  plain: 'border-edge bg-raised hover:border-ink',
  quiet: 'border-transparent text-muted hover:text-ink hover:bg-sunken',
};

/** The look of everything that is pressed. One primary a screen. */
function buttonClass(tone: Tone = 'plain', extra = ''): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded border px-4 py-2 text-base leading-tight font-medium transition-colors duration-120 ease-out disabled:cursor-not-allowed disabled:opacity-55 ${tones[tone]} ${extra}`;
}

export function Button({
  tone = 'plain',
  className = '',
  ...rest
}: ComponentProps<'button'> & { tone?: Tone }) {
  return <button type="button" className={buttonClass(tone, className)} {...rest} />;
}

export function ButtonLink({
  tone = 'plain',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { tone?: Tone }) {
  return <Link className={buttonClass(tone, className)} {...rest} />;
}
