import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBanks } from '#server/bank/load-banks';
import { type StudyQuestion, studyQuestions } from '#server/review/study-questions';

/** One question of each kind, in the order of `kinds`, and an open one without key points. */
export const exampleBank = `---
bank: example
title: Example
license: CC0-1.0
topics: [pods, services]
---

# Example

## Which one restarts a container?
<!-- id: one | level: entry | topics: pods -->

- [ ] the scheduler
  > explanation-of-scheduler
- [x] the kubelet
  > explanation-of-kubelet
- [ ] etcd
  > explanation-of-etcd

<details><summary>Answer</summary>

answer-of-one

### Key points

- point-of-one

</details>

## Which of these run on a node?
<!-- id: several | level: core | topics: pods -->

- [x] kubelet
  > explanation-of-first
- [x] container runtime
  > explanation-of-second
- [ ] etcd by rule
  > explanation-of-third

## In which order does a pod start?
<!-- id: order | level: core | topics: pods -->

Order:

1. step-scheduled
2. step-pulled
3. step-started
4. step-ready

## Match the service types
<!-- id: match | level: core | topics: services -->

Match:

| type | reached from |
| --- | --- |
| ClusterIP | inside |
| NodePort | the nodes' network |
| LoadBalancer | outside |

## Fill the gap
<!-- id: gap | level: entry | topics: services -->

A service finds its pods by {{secretlabel|secretlabels}}.

## How long is the grace period?
<!-- id: count | level: core | topics: pods -->

= 30 s ± 0

## List the pods
<!-- id: command | level: entry | topics: pods -->

\`\`\`answer
kubectl get pods
\`\`\`

## What is a pod?
<!-- id: spoken | level: entry | topics: pods, services -->

<details><summary>Answer</summary>

answer-of-spoken

### Key points

- point-of-containers
- point-of-network

</details>

## What else?
<!-- id: pointless | level: entry | topics: services -->

<details><summary>Answer</summary>

answer-of-pointless

</details>
`;

/** Loads the example bank as any bank is loaded. */
export async function loadExampleBank(now: Date): Promise<StudyQuestion[]> {
  const folder = await mkdtemp(join(tmpdir(), 'readyz-example-'));
  await writeFile(join(folder, 'example.md'), exampleBank);
  await loadBanks(folder, now);
  await rm(folder, { recursive: true });
  return studyQuestions(null);
}
