'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { kindNames, topicName } from '#app/_question/names';
import { Button } from '#app/_ui/button';
import type { Kind } from '#core/bank/question';
import { startQuiz } from './quiz-requests';

type Props = {
  topics: { name: string; count: number }[];
  kinds: { name: Kind; count: number }[];
};

const counts = [5, 10, 20];

/** Everything is optional: pressing the button at once asks ten questions about anything. */
export function QuizForm({ topics, kinds }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, setIsStarting] = useState(false);
  const start = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsStarting(true);
    const started = await startQuiz({
      topics: form.getAll('topic').map(String),
      kinds: kinds.map(({ name }) => name).filter((kind) => form.getAll('kind').includes(kind)),
      count: Number(form.get('count')),
    });
    if ('id' in started) return router.push(`/quiz/${started.id}`);
    setIsStarting(false);
    setProblem(started.problem);
  };
  return (
    <form onSubmit={start} className="mt-6 grid gap-6">
      <Choices
        legend="Topics"
        note="none ticked: all of them"
        name="topic"
        options={topics.map(({ name, count }) => ({ value: name, label: topicName(name), count }))}
      />
      <Choices
        legend="Kinds"
        note="none ticked: all of them"
        name="kind"
        options={kinds.map(({ name, count }) => ({ value: name, label: kindNames[name], count }))}
      />
      <fieldset>
        <legend className="font-semibold">How many</legend>
        <div className="mt-2 flex gap-2">
          {counts.map((count) => (
            <Tick key={count} type="radio" name="count" value={String(count)} isOn={count === 10}>
              {count}
            </Tick>
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" tone="primary" disabled={isStarting}>
          {isStarting ? 'Starting' : 'Start the quiz'}
        </Button>
        {problem && (
          <p role="alert" className="mt-3 text-failed">
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}

function Choices({
  legend,
  note,
  name,
  options,
}: {
  legend: string;
  note: string;
  name: string;
  options: { value: string; label: string; count: number }[];
}) {
  return (
    <fieldset>
      <legend className="font-semibold">
        {legend} <span className="eyebrow font-normal">{note}</span>
      </legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {options.map(({ value, label, count }) => (
          <Tick key={value} type="checkbox" name={name} value={value}>
            {label} <span className="tabular text-muted">{count}</span>
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}

function Tick({
  type,
  name,
  value,
  isOn = false,
  children,
}: {
  type: 'checkbox' | 'radio';
  name: string;
  value: string;
  isOn?: boolean;
  children: React.ReactNode;
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 rounded border border-line bg-raised px-3 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={isOn}
        className="size-4 accent-accent"
      />
      <span>{children}</span>
    </label>
  );
}
