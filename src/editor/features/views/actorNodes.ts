import * as vscode from 'vscode';
import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { ArticleMentions } from '../../../core/corpus/entityTable';
import { articleDescription, articleLabel, markNode } from './markNodes';
import { roleWords } from '../../../core/registry/roles';
import { moreNode, pages } from './pages';
import type { TreeNode } from './treeNode';
import type { ViewRoots } from './viewRoots';

const ICONS = { person: 'person', state: 'globe', organization: 'organization', 'armed-group': 'shield', people: 'group-by-ref-type' } as const;

/** More lines at once slow the list down. */
const FIRST = 1000;

/** Actors by number of mentions; under each its articles by date, under these the mentions in their words. */
export function createActorRoots(): ViewRoots {
  return {
    forget: () => undefined,
    *of({ index, folder }) {
      yield* index.describing();
      const actors = index.entities().filter(({ mentions }) => mentions > 0);
      const behind = actors.slice(FIRST);
      const more = pages(() => nodesOf(index, behind, folder?.uri), behind.length);
      return [...nodesOf(index, actors.slice(0, FIRST), folder?.uri), ...(behind.length > 0 ? [moreNode(behind.length, more)] : [])];
    },
  };
}

function* nodesOf(index: CorpusIndex, actors: readonly CorpusEntity[], folder: vscode.Uri | undefined): Generator<TreeNode> {
  for (const actor of actors) yield actorNode(index, actor, folder);
}

function actorNode(index: CorpusIndex, { id, name, type, names, mentions, articles, firstDate, lastDate, known }: CorpusEntity, folder: vscode.Uri | undefined): TreeNode {
  const aliases = names.filter((other) => other !== name);
  const dates = firstDate === undefined ? '' : lastDate === firstDate ? firstDate : vscode.l10n.t('{0} to {1}', firstDate, lastDate ?? firstDate);
  return {
    label: name,
    description: [vscode.l10n.t('{0} · {1} in {2}', type, mentions, articles), dates].filter(Boolean).join(' · '),
    tooltip: [name, known?.description, ...(known?.roles ?? []).map(roleWords), aliases.join(' · '), known?.wikidata, known ? '' : vscode.l10n.t('A guess: not in actors.yaml yet.')].filter(Boolean).join('\n'),
    spoken: [vscode.l10n.t('{0}, {1}, {2} mentions in {3} articles', name, type, mentions, articles), dates, known ? '' : vscode.l10n.t('a guess')].filter(Boolean).join(', '),
    icon: ICONS[type],
    kind: known ? 'knownActor' : 'guessedActor',
    ...(folder && { entity: { folder, entity: id } }),
    later: pages(() => articlesOf(index, id), articles),
  };
}

function* articlesOf(index: CorpusIndex, id: string): Generator<TreeNode> {
  for (const found of index.mentions(id)) yield articleNode(index, found);
}

function articleNode(index: CorpusIndex, found: ArticleMentions): TreeNode {
  const { article, metadata, count } = found;
  return {
    label: articleLabel(article, metadata),
    description: `${articleDescription(metadata)}${count}`,
    icon: 'file',
    children: () => found.marks.map((mark) => markNode(index, article, mark)),
  };
}
