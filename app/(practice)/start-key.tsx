'use client';

import { useRouter } from 'next/navigation';
import { useKeys } from '#app/_ui/keys';

/** S begins, wherever the eye is on the page. */
export function StartKey() {
  const router = useRouter();
  useKeys({ s: () => router.push('/review') });
  return null;
}
