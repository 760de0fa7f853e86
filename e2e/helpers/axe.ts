import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

/** No violation of WCAG 2.2 A and AA, nor of axe's best practices, in what is on the page now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // The other mode opens a second page, which a context for a phone may not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`,
    ),
  );
  expect(found, what).toEqual([]);
}
