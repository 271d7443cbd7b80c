import * as vscode from 'vscode';
import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { slugOf } from '../../../core/corpus/nameVariants';
import { pickListed } from '../../pickListed';
import { actorLine, actorsListed, type ActorLine } from '../entities/listedActors';

interface EntityItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** The actor that goes by this very name, else a new one. */
export function entityNamed(index: CorpusIndex, name: string): string {
  return actorsNamed(index, name)[0]?.id ?? newEntityId(name);
}

function actorsNamed(index: CorpusIndex, name: string): readonly CorpusEntity[] {
  const lower = name.toLowerCase();
  return index.entities().filter(({ names }) => names.some((known) => known.toLowerCase() === lower));
}

function newEntityId(name: string): string {
  return slugOf(name) || 'unnamed';
}

/**
 * Asks which actor a name stands for. The likeliest stands first and is taken by Enter: an actor of that name, else a new one.
 * @returns the entity's id; undefined when the user cancels.
 */
export async function pickEntity(index: CorpusIndex, name: string, type: string | undefined): Promise<string | undefined> {
  const itemOf = (line: ActorLine): EntityItem => ({ ...line, id: line.entity.id, description: line.entity.type });
  const named = actorsNamed(index, name).map((entity) => itemOf(actorLine(entity)));
  const namedIds = new Set(named.map(({ id }) => id));
  const fresh: EntityItem = { id: newEntityId(name), label: `$(add) ${name}`, description: vscode.l10n.t('new actor') };
  // what is typed is not its label: the list would put it before every actor whose name only begins so
  const freshAs = (typed: string): EntityItem => ({ id: newEntityId(typed), label: `$(add) ${vscode.l10n.t('New Actor')}`, description: typed, alwaysShow: true });
  const linesFor = (typed: string): readonly EntityItem[] => {
    const known = actorsListed(index, typed).map(itemOf);
    if (typed !== '') return [...known, freshAs(typed)];
    const rest = known.filter(({ id }) => !namedIds.has(id)).sort((a, b) => Number(b.description === type) - Number(a.description === type));
    return [...named, fresh, ...rest];
  };
  const options = { title: vscode.l10n.t('Which actor is “{0}”?', name), placeholder: vscode.l10n.t('Enter takes the first; type to search or to name a new actor.'), matchOnDetail: true };
  return (await pickListed(options, linesFor))?.id;
}
