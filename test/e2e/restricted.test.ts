// A folder whose authors are not trusted: everything is shown, nothing is written, and the reason is said.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const ARTICLE = '2024-05-10-selka-press-release.article';

suite('a workspace that is not trusted', () => {
  const inWorkbench = useVSCode({ askForTrust: true });

  test('shows its marks and refuses to write, with the reason', inWorkbench({}, async ({ messages, views, openFile, editor, runCommand, folder, screenshot }) => {
    await views.statusItem('Restricted Mode').waitFor();
    await openFile(ARTICLE);
    await eventually(async () => (await editor.decoratedSpans()).length > 3, 'its marks are shown');
    const before = fs.readdirSync(folder).sort();
    await editor.goTo('Selka');
    await runCommand('Source Annotator: Accept Suggestion');
    const refusal = await messages.toast('untrusted workspace');
    await screenshot('restricted');
    assert.match(refusal.text, /Trust the folder/);
    await refusal.dismiss();
    await runCommand('Source Annotator: Import Annotations…');
    await messages.toast('untrusted workspace');
    assert.deepEqual(fs.readdirSync(folder).sort(), before);
  }));
});
