import { lazy, Suspense, type ComponentType } from 'react';
import type { Notice } from '../../state/store/notice';
import { useAppState } from '../shared/app-context';
import './notices.css';

/** The words of all messages are not part of the first page. */
export const loadNoticeLine = () => import('./notice-line');

const NoticeLine = lazy<ComponentType<{ notice: Notice }>>(async () => ({
  default: await loadNoticeLine()
    .then((module) => module.NoticeLine)
    .catch(() => LostLine),
}));

/** In place of a message whose words could not be loaded. */
function LostLine() {
  return (
    <div className="notice" data-tone="problem">
      <p>
        A message cannot be shown, since a part of Oddspot could not be loaded. Check the connection
        and reload this tab.
      </p>
    </div>
  );
}

/** Things said once. */
export function Notices() {
  const notices = useAppState((state) => state.notices);
  return (
    <div className="notices" role="log" aria-label="Messages" aria-live="polite">
      <Suspense fallback={null}>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </Suspense>
    </div>
  );
}
