import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPicture } from './read-picture';

/** Red, 7 pixels by 5. */
const pictures = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAYAAACJmvbYAAAAHklEQVR4AbTJMQ0AAADCsAX/nkEBfCzZVRncFqMTBgAA///iXYXJAAAABklEQVQDACA9Df1MQUJ/AAAAAElFTkSuQmCC',
  gif: 'R0lGODlhBwAFAIAAAP8AAAAAACH5BAAAAAAALAAAAAAHAAUAAAIFhI+py1gAOw==',
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQA1j/2Q==',
  webp: 'UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoHAAUAB0CWJaACdLoAA5gA/uUK+Cepco/+N48CvJdjoAAA',
  losslessWebp: 'UklGRhwAAABXRUJQVlA4TA8AAAAvBgABAAcQ/Y/+ByKi/wEA',
  transparentWebp:
    'UklGRlgAAABXRUJQVlA4WAoAAAAQAAAABgAABAAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICgAAACQAQCdASoHAAUAB0CWJaACdLoAA5gA/uUK+Cepco/+N48CvJdjoAAA',
};

const bytesOf = (name: keyof typeof pictures) =>
  new Uint8Array(Buffer.from(pictures[name], 'base64'));

test.each([
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['losslessWebp', 'image/webp'],
  ['transparentWebp', 'image/webp'],
] as const)('a %s is known by its bytes, with its size', (name, mediaType) => {
  expect(readPicture(bytesOf(name))).toEqual({ mediaType, width: 7, height: 5 });
});

test('a picture is read where it lies in a larger buffer', () => {
  const whole = new Uint8Array(500);
  whole.set(bytesOf('gif'), 100);
  expect(readPicture(whole.subarray(100))).toMatchObject({ mediaType: 'image/gif', width: 7 });
});

test.each([
  '',
  'GIF89a',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<!doctype html><script>alert(1)</script>',
  'BM a bitmap, which nobody needs',
  '%PDF-1.7',
])('%j is no picture', (words) => {
  expect(readPicture(new TextEncoder().encode(words))).toBeNull();
});

test.each([0, 0xff])('a picture whose size makes no sense is none', (byte) => {
  const odd = bytesOf('png');
  odd.fill(byte, 16, 20);
  expect(readPicture(odd)).toBeNull();
});

test('a picture that was cut off or damaged is read or refused, and never fails', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(pictures)),
      fc.nat(300),
      fc.nat(300),
      fc.nat(255),
      (picture, end, at, value) => {
        const bytes = new Uint8Array(Buffer.from(picture, 'base64')).subarray(0, end);
        if (at < bytes.length) bytes[at] = value;
        const read = readPicture(bytes);
        expect(read === null || (read.width > 0 && read.height > 0)).toBe(true);
      },
    ),
    { seed: 5, numRuns: 2_000 },
  );
});

test('a JPEG whose segments lead nowhere ends', () => {
  const bytes = new Uint8Array(2 * 1024 * 1024).fill(0xff);
  bytes[1] = 0xd8;
  const begun = performance.now();
  expect(readPicture(bytes)).toBeNull();
  expect(performance.now() - begun).toBeLessThan(500);
});
