import type { Frame, Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** The page of the Corpus Overview: VS Code keeps it in a frame within a frame. */
export interface OverviewPage {
  readonly frame: Frame;
  /** A part of the overview by its id, such as `actors`. */
  chart(id: string): Locator;
  /** What the marks of a chart say, in the order of the page. */
  labels(id: string): Promise<readonly string[]>;
  /** The words under the filter: how much is shown. */
  status(): Promise<string>;
}

/** Waits until the overview is drawn. */
export async function overviewPage(page: Page): Promise<OverviewPage> {
  const frame = await eventually(
    async () => {
      for (const candidate of page.frames()) if ((await candidate.locator('.charts, .nothing:visible').count().catch(() => 0)) > 0) return candidate;
      return undefined;
    },
    'the overview is open',
  );
  await frame.locator('.charts:visible .mark, .nothing:visible').first().waitFor();
  const chart = (id: string): Locator => frame.locator(`section#${id}`);
  return {
    frame,
    chart,
    labels: (id) => chart(id).locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? '')),
    status: () => frame.locator('.status').innerText(),
  };
}
