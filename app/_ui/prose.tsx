/** HTML that the server rendered from Markdown through its allow-list. */
export function Prose({ html, className = '' }: { html: string; className?: string }) {
  return (
    <div
      className={`prose ${className}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by an allow-list when it was rendered
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** The same within a line: a choice, a step, a title. */
export function InlineProse({ html, className = '' }: { html: string; className?: string }) {
  return (
    <span
      className={`prose-inline ${className}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by an allow-list when it was rendered
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
