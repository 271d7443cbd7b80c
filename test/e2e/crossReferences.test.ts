// Where else it comes up: the view that follows the cursor, and what does not agree in the folder.
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';

suite('cross-references', () => {
  const inWorkbench = useVSCode();

  test('follow the cursor from an actor to a figure and a claim, contradictions first; what does not agree in the folder stands in one list', inWorkbench({ open: COURIER }, async (workbench) => {
    const { editor, views } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the article is analysed');
    await editor.goTo('Mirza Daurbekov');
    await workbench.runCommand('Source Annotator: Show Cross-References');
    await views.row('Cross-References', 'Mentions').waitFor();
    await views.row('Cross-References', 'Claims by Mirzo Daurbekov').waitFor();
    await views.row('Cross-References', 'Mentions').click();
    await workbench.screenshot('cross-references-actor');
    await editor.goTo('about 150');
    await views.row('Cross-References', 'Differing figures').waitFor();
    await eventually(async () => (await views.rows('Cross-References'))[0]?.text.includes('Differing figures'), 'what differs stands first');
    await workbench.useTheme('light');
    await workbench.screenshot('cross-references-figure');

    await workbench.runCommand('Cross-References: Focus on Contradictions View');
    await views.row('Contradictions', 'Differing figures').waitFor();
    await views.row('Contradictions', 'Differing figures').click();
    await views.row('Contradictions', '≠').waitFor();
    await workbench.useTheme('high contrast dark');
    await workbench.screenshot('contradictions');
  }));
});
