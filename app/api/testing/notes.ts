/** Three questions as someone has them in a file; the last one has no key. */
export const notes = `## What is a pod?

The smallest thing that is scheduled.

## Which one restarts containers?

- [ ] the scheduler
- [x] the kubelet

## Which one is right?

- [ ] this
- [ ] that
`;
