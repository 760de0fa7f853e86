import { fakeApp } from './fakes';
import type { MemoryProjectStore } from './memory-project-store';

/**
 * A visit to the page, in a tab of its own.
 *
 * @param last the project of the visit before
 */
export async function visit(projectStore: MemoryProjectStore, last: string | null = null) {
  const fake = fakeApp(projectStore);
  if (last) fake.app.preferences.write('project', last);
  const { projects } = fake.app;
  await projects.start();
  return { ...fake, projects };
}
