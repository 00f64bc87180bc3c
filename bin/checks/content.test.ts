import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { formatBank } from '#core/bank/format-bank';
import { lintBank } from '#core/bank/lint/lint-bank';

const scenarios = readdirSync('core/cluster/scenarios').map((file) => basename(file, '.yaml'));
const banks = readdirSync('content')
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: readFileSync(`content/${file}`, 'utf8') }))
  .map(({ file, text }) => ({
    file,
    text,
    bank: lintBank(text, { scenarios, exists: (path) => existsSync(`content/${path}`) }),
  }));

test.each(banks)('$file is in its canonical form and breaks no rule', ({ bank, text }) => {
  expect(bank.problems).toEqual([]);
  expect(formatBank(text)).toEqual({ text, problems: [] });
  expect(bank.questions.length).toBeGreaterThan(0);
});

test.each(banks)('$file explains every choice and answers every question', ({ bank }) => {
  for (const { id, body, answer, keyPoints } of bank.questions) {
    expect(answer, `the answer of ${id}`).toBeTruthy();
    expect(keyPoints.length, `the key points of ${id}`).toBeGreaterThan(1);
    const choices = 'choices' in body ? body.choices : [];
    expect(
      choices.filter(({ explanation }) => !explanation),
      `a choice of ${id}`,
    ).toEqual([]);
  }
});

/** What the two documents have headings and named parts for, by the name each has as a source. */
const drawnOn = {
  detailed: [
    'docker-and-kubernetes/docker',
    'docker-and-kubernetes/kubernetes',
    'docker-and-kubernetes/key-takeaway',
    'architecture/control-plane/api-server',
    'architecture/control-plane/scheduler',
    'architecture/control-plane/etcd',
    'architecture/control-plane/controller-manager',
    'architecture/control-plane/cloud-controller-manager',
    'architecture/data-plane/kubelet',
    'architecture/data-plane/kube-proxy',
    'architecture/data-plane/container-runtime',
    'service-types/clusterip',
    'service-types/nodeport',
    'service-types/loadbalancer',
    'failures/auto-healing',
    'failures/auto-scaling',
    'conclusion/service-discovery',
    'conclusion/load-balancing',
    'conclusion/failover',
  ],
  interview: [
    'docker-and-kubernetes',
    'why-kubernetes',
    'architecture/control-plane/api-server',
    'architecture/control-plane/etcd',
    'architecture/control-plane/controller-manager',
    'architecture/control-plane/scheduler',
    'architecture/worker-nodes/kubelet',
    'architecture/worker-nodes/kube-proxy',
    'architecture/worker-nodes/container-runtime',
    'production-system',
  ],
};

test('the first bank draws on every part of the documents it names as its sources', () => {
  const first = banks.find(({ file }) => file === 'docker-and-kubernetes.md')?.bank;
  const used = new Set(
    first?.questions.map(({ source }) => `${source?.name}#${source?.section ?? ''}`),
  );
  const wanted = Object.entries(drawnOn).flatMap(([name, sections]) =>
    sections.map((section) => `${name}#${section}`),
  );
  expect(wanted.filter((part) => !used.has(part))).toEqual([]);
});
