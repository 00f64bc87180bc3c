import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { findSettings } from '#server/review/learner-settings';
import { KeySwitch } from './key-switch';
import { ReminderForm } from './reminder-form';
import { SettingsForm } from './settings-form';

export const metadata: Metadata = { title: 'Settings' };

export default function SettingsPage() {
  return (
    <div className="grid max-w-[46rem] gap-10">
      <section>
        <h1 className="text-title">Settings</h1>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Current />
        </Suspense>
      </section>
      <KeySwitch />
      <ReminderForm />
    </div>
  );
}

async function Current() {
  return <SettingsForm settings={await findSettings(await currentLearner())} />;
}
