'use client';

import { Button } from '#app/_ui/button';
import { useKeys } from '#app/_ui/keys';

/** Percent; the middle of fifths, so that nobody has to claim to know nothing or everything. */
const certainties = [10, 30, 50, 70, 90] as const;

/**
 * Asked before the answer shows, so that what people believe of their memory can be held against what
 * they recall. Whoever does not want to say just shows the answer.
 */
export function CertaintyChoice({
  hasKeys,
  onChoose,
}: {
  /** Where digits choose an answer, they do not choose a certainty. */
  hasKeys: boolean;
  onChoose: (percent: number) => void;
}) {
  useKeys(
    hasKeys
      ? Object.fromEntries(certainties.map((percent, i) => [`${i + 1}`, () => onChoose(percent)]))
      : {},
  );
  return (
    <fieldset className="mb-2 md:max-w-[46rem]">
      <legend className="eyebrow mb-1">How sure are you? It shows the answer.</legend>
      <div className="grid grid-cols-5 gap-2">
        {certainties.map((percent) => (
          <Button key={percent} className="tabular px-1!" onClick={() => onChoose(percent)}>
            {percent} %
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
