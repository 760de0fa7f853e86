import { useEffect, useState } from 'react';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { dismissNotice } from '../../state/actions/notices';
import { addFurtherPages } from '../../state/actions/pages';
import type { Notice } from '../../state/store/notice';
import { useApp } from '../shared/app-context';
import { Button, IconButton } from '../kit/button';
import { noticeWords } from '../words/notices';

const GONE_AFTER_MS = 8000;
const icons = { info: Info, done: CircleCheck, problem: CircleAlert };

/** One message. Problems stay until they are closed. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const app = useApp();
  const [held, setHeld] = useState(false);
  const { tone, text } = noticeWords(notice);
  const Icon = icons[tone];
  const stays = tone === 'problem' || notice.kind === 'pages' || held;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissNotice(app, notice.id), GONE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [app, notice.id, stays]);
  return (
    <div
      className="notice"
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Icon aria-hidden />
      <p>{text}</p>
      {notice.kind === 'pages' && (
        <Button
          onClick={() => {
            dismissNotice(app, notice.id);
            void addFurtherPages(
              app,
              notice.photos.map(({ id }) => id),
            );
          }}
        >
          Add the other pages
        </Button>
      )}
      <IconButton label="Close message" onClick={() => dismissNotice(app, notice.id)}>
        <X />
      </IconButton>
    </div>
  );
}
