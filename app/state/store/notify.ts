import type { NoticeBody } from './notice';
import type { AppStore } from './store';

const MOST_NOTICES = 4;

/** Says something once; the oldest make room. */
export function notify({ store }: { readonly store: AppStore }, body: NoticeBody): void {
  store.setState(({ notices, noticesEver }) => {
    const notice = { ...body, id: noticesEver + 1 };
    return { notices: [...notices, notice].slice(-MOST_NOTICES), noticesEver: notice.id };
  });
}
