import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const signs: Readonly<Record<TestResult['status'], string>> = {
  passed: 'yes',
  failed: '**no**',
  timedOut: '**no**',
  interrupted: '**no**',
  skipped: 'not there',
};

/** Prints what the flows of `engineFlows` have found in each browser: the table of the README. */
class BrowserTable implements Reporter {
  private readonly rows = new Map<string, Map<string, string>>();
  private readonly browsers = new Set<string>();

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd({ title }: TestCase, { annotations, status }: TestResult): void {
    const browser = annotations.find(({ type }) => type === 'browser')?.description;
    if (!browser) return;
    this.browsers.add(browser);
    const row = this.rows.get(title) ?? new Map<string, string>();
    this.rows.set(title, row.set(browser, signs[status]));
  }

  onEnd(): void {
    if (this.browsers.size === 0) return;
    const browsers = [...this.browsers].sort();
    const lines = [...this.rows].map(([title, row]) => [
      title,
      ...browsers.map((browser) => row.get(browser) ?? ''),
    ]);
    const table = [['', ...browsers], ['', ...browsers].map(() => '---'), ...lines];
    console.log(`\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
  }
}

// Playwright takes the default export of a reporter.
// oxlint-disable-next-line import/no-default-export
export default BrowserTable;
