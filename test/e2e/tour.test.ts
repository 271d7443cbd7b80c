// What the README's tour shows, step by step. `npm test` plays it twice: on this folder and on the installed package.
import { useVSCode } from './support/session';

suite('the tour', () => {
  const inWorkbench = useVSCode();

  test('an article opens, and the side bar has a place for its actors, figures and claims', inWorkbench({ open: '2024-05-05-northern-wire.txt' }, async (workbench) => {
    await workbench.views.open('Source Annotator');
    await workbench.screenshot('tour-side-bar');
  }));
});
