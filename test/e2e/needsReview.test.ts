// Needs Review as a person uses it: the lines of the view and the buttons on them.
import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';
import type { Workbench } from './workbench';

const ARTICLE = '2024-05-09-novaya-gavan.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;
const SECTION = `  zoe:
    - {id: lostwordsx, kind: figure, quote: "4,500", before: "The owners had hoped for ", after: " visitors in the week before"}
    - {id: lostagainx, kind: tag, quote: "a sentence that nobody has written", before: "There was once ", after: " in this article"}
`;

suite('what needs review', () => {
  const inWorkbench = useVSCode();

  const withOrphans = async ({ views, write, read, runCommand }: Workbench) => {
    write(SIDECAR, `${read(SIDECAR).trimEnd()}\n\n${SECTION}`);
    await runCommand('Annotation Review: Focus on Needs Review View');
    const line = views.row('Needs Review', '4,500');
    await eventually(async () => {
      if (await line.isVisible()) return true;
      const [article] = await views.rows('Needs Review');
      if (article?.expanded === false) await views.row('Needs Review', article.text.slice(0, 12)).locator('.monaco-tl-twistie').click();
      return false;
    }, 'the lost annotation in the view');
  };

  test('a line says what is lost, and its buttons delete it or attach it to the selection', inWorkbench({ open: ARTICLE }, async (workbench) => {
    const { views, editor, read, screenshot } = workbench;
    await withOrphans(workbench);
    await views.row('Needs Review', /4,500.*zoe · no place/).waitFor();
    await views.row('Needs Review', '4,500').hover();
    await screenshot('needs-review');

    await views.press('Needs Review', 'a sentence that nobody', 'Delete Annotation That Needs Review');
    await eventually(() => !read(SIDECAR).includes('lostagainx'), 'one is deleted');
    assert.match(read(SIDECAR), /lostwordsx/);

    await editor.select('412');
    await views.press('Needs Review', '4,500', 'Re-attach Annotation to Selection');
    await eventually(() => read(SIDECAR).includes('id: lostwordsx, kind: figure, quote: "412"'), 'the other is attached');
  }));
});
