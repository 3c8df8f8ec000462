// axe in the page that is driven: what of access it finds broken.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules broken, with what breaks them. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // A page function, because the content policy lets no script be added.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    type Axe = { run: (where: Document, options: object) => Promise<{ violations: Violation[] }> };
    type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  }, TAGS);
}
