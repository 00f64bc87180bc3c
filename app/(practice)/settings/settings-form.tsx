'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { Button } from '#app/_ui/button';
import { request } from '#app/_ui/request';
import type { LearnerSettings } from '#core/review/submitted-settings';
import { NumberField } from './number-field';

type State = { status: 'idle' | 'saving' | 'saved' } | { status: 'failed'; problem: string };

/** How reviews come and what they ask, for all of a learner's devices. */
export function SettingsForm({ settings }: { settings: LearnerSettings }) {
  const router = useRouter();
  const [state, setState] = useState<State>({ status: 'idle' });
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setState({ status: 'saving' });
    const body = readSettings(new FormData(event.currentTarget));
    const answer = await request<LearnerSettings>('PUT', '/api/settings', { body });
    if ('problem' in answer) return setState({ status: 'failed', problem: answer.problem });
    setState({ status: 'saved' });
    router.refresh();
  };
  return (
    <form onSubmit={save} onChange={() => setState({ status: 'idle' })} className="mt-4 grid gap-6">
      <NumberField
        name="desiredRetention"
        label="Recall to keep"
        unit="%"
        note="A card comes back when the chance to recall it has fallen to this. Higher means more reviews."
        value={Math.round(settings.desiredRetention * 100)}
        min={70}
        max={97}
      />
      <NumberField
        name="newPerDay"
        label="New questions a day"
        unit="questions"
        note="Each comes back several times in its first days."
        value={settings.newPerDay}
        min={0}
        max={999}
      />
      <NumberField
        name="spentSecondsMax"
        label="Longest time that counts"
        unit="seconds"
        note="Longer on one card is a break: the timer stops there."
        value={settings.spentSecondsMax}
        min={10}
        max={3600}
      />
      <fieldset className="grid gap-1">
        <legend className="font-semibold">While you review</legend>
        <Tick name="isTimerShown" isOn={settings.isTimerShown}>
          Show how long each question has taken so far
        </Tick>
        <Tick name="isCertaintyAsked" isOn={settings.isCertaintyAsked}>
          Ask how sure I am before the answer shows
        </Tick>
        <Tick name="isAnswerTyped" isOn={settings.isAnswerTyped}>
          Let me type short answers
        </Tick>
      </fieldset>
      <div>
        <Button type="submit" tone="primary" disabled={state.status === 'saving'}>
          {state.status === 'saving' ? 'Saving' : 'Save'}
        </Button>
        <p role="status" className="mt-3 min-h-6">
          {state.status === 'saved' && 'Saved. It holds on all of your devices.'}
        </p>
        {state.status === 'failed' && (
          <p role="alert" className="text-failed">
            {state.problem}
          </p>
        )}
      </div>
    </form>
  );
}

function readSettings(form: FormData): LearnerSettings {
  return {
    desiredRetention: Number(form.get('desiredRetention')) / 100,
    newPerDay: Number(form.get('newPerDay')),
    spentSecondsMax: Number(form.get('spentSecondsMax')),
    isTimerShown: form.has('isTimerShown'),
    isCertaintyAsked: form.has('isCertaintyAsked'),
    isAnswerTyped: form.has('isAnswerTyped'),
  };
}

function Tick({
  name,
  isOn,
  children,
}: {
  name: string;
  isOn: boolean;
  children: React.ReactNode;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" name={name} defaultChecked={isOn} className="size-5 accent-accent" />
      {children}
    </label>
  );
}
