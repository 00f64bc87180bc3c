/** What helps with a question that is forgotten again and again: everything but more of the same. */
export function LeechHelp({ lapses }: { lapses: number }) {
  return (
    <section aria-label="Forgotten often" className="mt-6 border-s-2 border-not-ready ps-4">
      <p className="font-semibold">
        Forgotten {lapses} times: seeing it once more will hardly help.
      </p>
      <p className="mt-1">
        Write yourself a note that ties it to something you know (n), say the answer in your own
        words before you look, learn what it rests on first, or suspend it until then (@).
      </p>
    </section>
  );
}
