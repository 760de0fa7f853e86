import { useEffect, useState } from 'react';
import type { SampleKind } from '../../ports/sample';
import { useApp } from './app-context';

const none: readonly SampleKind[] = [];

/** The samples that are served; none until they are known. */
export function useSamples(): readonly SampleKind[] {
  const app = useApp();
  const [kinds, setKinds] = useState(none);
  useEffect(() => {
    app.sample.kinds().then(setKinds, () => setKinds(none));
  }, [app]);
  return kinds;
}
