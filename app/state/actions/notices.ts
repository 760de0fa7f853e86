import type { App } from '../app';
import type { NoticeBody } from '../notice';

let lastId = 0;

const MOST_NOTICES = 4;

/** Says something once; the oldest make room. */
export function notify(app: Pick<App, 'store'>, body: NoticeBody): void {
  lastId += 1;
  const notice = { ...body, id: lastId };
  app.store.setState((state) => ({ notices: [...state.notices, notice].slice(-MOST_NOTICES) }));
}

export function dismissNotice(app: App, id: number): void {
  app.store.setState((state) => ({
    notices: state.notices.filter((notice) => notice.id !== id),
  }));
}
