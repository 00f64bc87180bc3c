import { work } from '#server/review/refit/refit-worker';

// Run as a process of its own, to be killed in the middle, or to do the same as another one.
console.log(JSON.stringify(await work({ learnerId: process.argv[2], now: new Date() })));
