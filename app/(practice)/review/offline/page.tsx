import type { Metadata } from 'next';
import { OfflineReview } from './offline-review';

export const metadata: Metadata = { title: 'Review without a network' };

/** The one page that the service worker keeps: nothing in it is of a learner or of a moment. */
export default function OfflinePage() {
  return <OfflineReview />;
}
