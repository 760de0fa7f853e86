import { lazy, Suspense } from 'react';
import { useAppState } from '../shared/app-context';
import './notices.css';

/** The words of all messages are not part of the first page. */
export const loadNoticeLine = () => import('./notice-line');

const NoticeLine = lazy(async () => ({ default: (await loadNoticeLine()).NoticeLine }));

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
