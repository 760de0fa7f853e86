import { useEffect } from 'react';
import type { ItemId } from '../../core/project/item';
import { useApp } from './app-context';

/** Queries that a list shows are inspected before the others. */
export function useInSight(ids: readonly ItemId[]): void {
  const app = useApp();
  const key = ids.join(' ');
  useEffect(() => app.pipeline.lookAt(key === '' ? [] : key.split(' ')), [app, key]);
  useEffect(() => () => app.pipeline.lookAt([]), [app]);
}
