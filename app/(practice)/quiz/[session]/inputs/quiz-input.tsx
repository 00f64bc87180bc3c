'use client';

import type { Response } from '#core/quiz/response';
import type { AskedBody } from '#server/quiz/asked-question';
import { ChoiceInput } from './choice-input';
import { ClozeInput } from './cloze-input';
import { MatchingInput } from './matching-input';
import { OpenInput } from './open-input';
import { OrderingInput } from './ordering-input';
import { TextInput } from './text-input';

/** How each kind is answered. What it hands up is the response as it would be sent now. */
export function QuizInput({
  body,
  response,
  onChange,
}: {
  body: AskedBody;
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return <ChoiceInput body={body} response={response} onChange={onChange} />;
    case 'ordering':
      return <OrderingInput stepsHtml={body.stepsHtml} response={response} onChange={onChange} />;
    case 'matching':
      return <MatchingInput body={body} response={response} onChange={onChange} />;
    case 'cloze':
      return <ClozeInput parts={body.parts} response={response} onChange={onChange} />;
    case 'number':
      return (
        <TextInput
          label={body.unit ? `A number, in ${body.unit}` : 'A number'}
          text={response?.kind === 'number' ? response.text : ''}
          onChange={(text) => onChange({ kind: 'number', text })}
        />
      );
    case 'short':
      return (
        <TextInput
          label="To the letter, as you would type it"
          isWide
          text={response?.kind === 'short' ? response.text : ''}
          onChange={(text) => onChange({ kind: 'short', text })}
        />
      );
    case 'open':
      return <OpenInput response={response} onChange={onChange} />;
  }
}
