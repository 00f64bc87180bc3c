/**
 * Writes a small Anki package of every kind of question, with history and an image, for `read-back.py`:
 * `npx tsx bin/checks/anki/write-sample.ts sample.apkg`
 */
import { writeFile } from 'node:fs/promises';
import { parseBank } from '#core/bank/parse-bank';
import { writeApkg } from '#server/interchange/write-apkg';

const DAY = 86_400_000;
const first = Date.UTC(2026, 0, 5, 9);
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const text = `---
bank: sample
title: Sample
license: Apache-2.0
topics: [control plane, pods]
---

# Sample

## Which of these is *always* on a node?
<!-- id: kubelet | level: entry | topics: control plane, pods -->

> It talks to the container runtime.

![A node](images/node.png)

- [x] The kubelet
  > It starts the containers.
- [ ] The scheduler
  > One is enough for the cluster.

<details><summary>Answer</summary>

The kubelet, and a runtime.

### Key points

- One for each node
</details>

## Who chooses, and who starts?
<!-- id: who | topics: pods -->

The {{scheduler|kube-scheduler}} chooses a node, the {{kubelet}} starts the pod.

<details><summary>Answer</summary>
Choosing and starting are apart.
</details>
`;

const { frontMatter, questions } = parseBank(text);
const [, , target = 'sample.apkg'] = process.argv;
const { bytes, lost } = await writeApkg({
  bank: frontMatter?.bank ?? '',
  title: frontMatter?.title ?? '',
  questions,
  now: first + 40 * DAY,
  histories: new Map([
    [
      0,
      {
        reviews: [
          { grade: 'good', reviewedAt: first, spentMillis: 4200 },
          { grade: 'again', reviewedAt: first + 3 * DAY, spentMillis: 9000 },
          { grade: 'easy', reviewedAt: first + 4 * DAY, spentMillis: 1500 },
        ],
        memory: { stabilityDays: 12.5, difficulty: 6.25, desiredRetention: 0.9, decay: 0.154 },
        dueAt: first + 16 * DAY,
      },
    ],
  ]),
  media: [{ name: 'images/node.png', bytes: Buffer.from(pixel, 'base64') }],
});
await writeFile(target, bytes);
console.info(`${target}: ${questions.length} questions, ${lost.length} with losses`);
