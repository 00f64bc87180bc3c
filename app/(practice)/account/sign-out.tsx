'use client';

import { useEffect, useRef, useState } from 'react';
import { sendBeforeSigningOut, signOut } from '#app/_offline/sign-out';
import { Button } from '#app/_ui/button';

type Stage =
  | { name: 'idle' | 'sending' | 'leaving' }
  | { name: 'asking'; unsentCount: number; problem: string };

/** Two steps, because what is lost cannot be had back. */
export function SignOut({ answerCount }: { answerCount: number }) {
  const [stage, setStage] = useState<Stage>({ name: 'idle' });
  const question = useRef<HTMLDivElement>(null);
  const ask = async () => {
    setStage({ name: 'sending' });
    setStage({ name: 'asking', unsentCount: await sendBeforeSigningOut(), problem: '' });
  };
  const leave = async (unsentCount: number) => {
    setStage({ name: 'leaving' });
    const problem = await signOut();
    if (problem !== '') setStage({ name: 'asking', unsentCount, problem });
  };
  useEffect(() => {
    if (stage.name === 'asking') question.current?.focus();
  }, [stage.name]);
  return (
    <section aria-labelledby="sign-out">
      <h2 id="sign-out" className="text-large">
        Sign out
      </h2>
      {stage.name === 'asking' ? (
        <div
          ref={question}
          tabIndex={-1}
          className="mt-2 border-s-2 border-failed ps-4 outline-none"
        >
          {stage.unsentCount > 0 && (
            <p className="font-semibold">
              {count(stage.unsentCount)} of yours did not reach the server yet and would be lost.
              Wait for the network, or sign out without them.
            </p>
          )}
          <p>
            You are a guest, so this throws away the only key to what you have learned:{' '}
            {count(answerCount)}. Nobody can open it again, not even you.
          </p>
          {stage.problem !== '' && (
            <p role="alert" className="mt-2 text-failed">
              You are still signed in. {stage.problem}
            </p>
          )}
          <p className="mt-3 flex flex-wrap gap-3">
            <Button onClick={() => void leave(stage.unsentCount)}>
              {stage.unsentCount > 0 ? 'Sign out and lose them' : 'Throw the key away'}
            </Button>
            <Button tone="quiet" onClick={() => setStage({ name: 'idle' })}>
              Stay
            </Button>
          </p>
        </div>
      ) : (
        <>
          <p className="mt-1">
            Ends the session and removes all that this browser keeps of Readyz, in all of its tabs.
          </p>
          <Button className="mt-3" disabled={stage.name !== 'idle'} onClick={() => void ask()}>
            {buttonTexts[stage.name]}
          </Button>
        </>
      )}
    </section>
  );
}

const buttonTexts = {
  idle: 'Sign out …',
  sending: 'Sending your answers …',
  leaving: 'Signing out …',
};

function count(answers: number): string {
  return `${answers} ${answers === 1 ? 'answer' : 'answers'}`;
}
