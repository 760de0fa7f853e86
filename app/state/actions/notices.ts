import type { App } from '../app';

export function dismissNotice(app: App, id: number): void {
  app.store.setState((state) => ({
    notices: state.notices.filter((notice) => notice.id !== id),
  }));
}
