/** The key that does the same as the control it stands in. Silent: the control's name says it. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="hidden min-w-5 rounded-[3px] border border-current px-1 text-center text-small leading-5 font-mono pointer-fine:inline-block"
    >
      {children}
    </span>
  );
}
