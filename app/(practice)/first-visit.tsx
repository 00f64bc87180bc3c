import { ClusterLab } from '#app/_cluster/cluster-lab';
import { ButtonLink } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import type { Today } from '#server/review/today';

/** Nothing to fill in: one sentence, one button, and a cluster to break. */
export function FirstVisit({ summary }: { summary: Today }) {
  if (summary.total.questionCount === 0) {
    return (
      <section className="max-w-[46rem]">
        <h1 className="text-title">No questions yet</h1>
        <p className="mt-2">
          Put a bank into <code>content/</code> and run <code>npm run readyz -- bank load</code>, or
          start Readyz again.
        </p>
      </section>
    );
  }
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <section>
        <h1 className="text-display">Interview practice in which every answer runs.</h1>
        <p className="mt-4 max-w-[52ch] text-large text-muted">
          Readyz asks what interviewers ask about Docker and Kubernetes. A small cluster does what
          the answer says, and each question comes back shortly before you would forget it.
        </p>
        <p className="mt-6">
          <ButtonLink href="/review" tone="primary" className="px-6 text-large">
            Answer your first question <KeyHint>s</KeyHint>
          </ButtonLink>
        </p>
        <p className="eyebrow mt-3">No account. A cookie keeps your place on this server.</p>
      </section>
      <section aria-label="A cluster to try" className="min-w-0">
        <ClusterLab
          scenario="self-healing"
          view="reconcile"
          caption="Three replicas are wanted. Delete a pod and watch who notices."
        />
      </section>
    </div>
  );
}
