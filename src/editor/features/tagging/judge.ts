import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import type { Change, Operation } from '../../../core/sidecar/model';
import { reply } from '../../../core/review/discuss';
import { verdictsOf } from '../../../core/sidecar/replies';
import { annotatorName, knownAnnotator } from '../../annotator';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { draftAnnotation, fieldsOf, judgedAnnotation } from '../../../core/tagging/draft';
import { changed } from '../../../core/tagging/reshape';
import { askAttributes } from './askAttributes';
import { authorNamed } from './author';
import { pickChoice } from './pickChoice';
import { pickEntity } from './pickEntity';
import { type Target, targetOf } from './target';

/** What belongs to the kind that an annotation no longer is. */
const CLEARED: Change = { type: undefined, entity: undefined, value: undefined, hedged: undefined, cues: undefined, source: undefined, attributes: undefined };

const NOTHING_HERE = () => vscode.l10n.t('Put the caret into a mark first.');

/** The commands that judge, change or remove the mark under the caret (or the one a card names). */
export function judgingCommands(corpora: Corpora, store: SidecarStore) {
  /** The folder-wide entity of an actor: what a reader of the sidecar knows it by. */
  const entityOf = ({ uri, mark }: Target) => (mark.kind === 'actor' ? corpora.of(uri).index.entityOf(uri.toString(), mark.entity)?.id : undefined);

  const on = (wanted: (mark: Mark, me: string | undefined) => boolean, act: (target: Target, annotator: string) => Promise<void>) => async (given: unknown) => {
    const me = await knownAnnotator();
    const target = await targetOf(corpora, given, (mark) => wanted(mark, me));
    if (!target) {
      void vscode.window.showInformationMessage(NOTHING_HERE());
      return;
    }
    const annotator = await annotatorName(target.uri);
    if (annotator) await act(target, annotator);
  };

  /** Changes the user's own annotation of the mark, or adds one that judges the suggestion. */
  const set = (target: Target, annotator: string, change: Pick<Change, 'note' | 'status'>, status: 'accepted' | 'rejected'): Operation => {
    const { mark, text } = target;
    if (mark.annotation && mark.annotator === annotator) return { op: 'change', annotator, id: mark.annotation.id, set: change };
    return { op: 'add', annotator, annotation: { ...judgedAnnotation(text, mark, status, entityOf(target)), ...(change.note && { note: change.note }) } };
  };

  /** A suggestion becomes an annotation of the user's; to somebody else's annotation a verdict is added, and it stays theirs. */
  const judge = (status: 'accepted' | 'rejected') =>
    on(
      ({ state, annotator, replies }, me) => (annotator === undefined || annotator === me ? state !== status && state !== 'manual' : verdictsOf(replies).get(me ?? '') !== status),
      async (target, annotator) => {
        const { mark, uri } = target;
        const label = status === 'accepted' ? vscode.l10n.t('Accept “{0}”', mark.quote) : vscode.l10n.t('Reject “{0}”', mark.quote);
        const theirs = mark.annotation && mark.annotator !== annotator;
        await store.apply(uri, theirs ? reply(mark, { by: annotator, verdict: status }) : [set(target, annotator, { status }, status)], label);
      },
    );

  const remove = on(
    ({ state }) => state !== 'suggested',
    async ({ uri, mark }) => {
      if (!mark.annotation || mark.annotator === undefined) return;
      await store.apply(uri, [{ op: 'remove', annotator: mark.annotator, id: mark.annotation.id }], vscode.l10n.t('Delete “{0}”', mark.quote));
    },
  );

  const addNote = on(
    () => true,
    async (target, annotator) => {
      const note = await vscode.window.showInputBox({
        title: vscode.l10n.t('Note on “{0}”', target.mark.quote),
        value: target.mark.annotator === annotator ? (target.mark.note ?? '') : '',
        prompt: vscode.l10n.t('Empty removes the note.'),
        ignoreFocusOut: true,
      });
      if (note === undefined) return;
      const change = { note: note.trim() === '' ? undefined : note };
      await store.apply(target.uri, [set(target, annotator, change, 'accepted')], vscode.l10n.t('Note on “{0}”', target.mark.quote));
    },
  );

  const change = on(
    () => true,
    async (target, annotator) => {
      const { uri, text, mark, marks } = target;
      const codes = await codesFor(uri);
      const choice = await pickChoice(vscode.l10n.t('Change “{0}”', mark.quote), codes, undefined, undefined);
      if (!choice) return;
      const entity = choice.kind === 'actor' ? await pickEntity(corpora.of(uri).index, mark.quote, choice.type) : undefined;
      if (choice.kind === 'actor' && entity === undefined) return;
      const code = codes.find(({ id }) => choice.kind === 'tag' && id === choice.tag);
      const attributes = code && (await askAttributes(code, mark.annotation?.attributes));
      if (code && !attributes) return;
      const chosen = { ...choice, ...(entity !== undefined && { entity }), ...(attributes && { attributes }) };
      const fresh: Operation = { op: 'add', annotator, annotation: { ...draftAnnotation(text, mark, chosen, marks), ...(choice.kind === mark.kind && { status: 'accepted' }) } };
      const operations: readonly Operation[] =
        mark.annotation && mark.annotator === annotator
          ? [{ op: 'change', annotator, id: mark.annotation.id, set: { ...CLEARED, ...fieldsOf(mark, chosen, marks) } }]
          : choice.kind === mark.kind
            ? [fresh]
            : [set(target, annotator, { status: 'rejected' }, 'rejected'), fresh];
      await store.apply(uri, operations, vscode.l10n.t('Change “{0}”', mark.quote));
    },
  );

  const setAttributes = on(
    ({ tags }) => tags.length > 0,
    async ({ uri, text, mark }, annotator) => {
      const codes = (await codesFor(uri)).filter(({ id, attributes }) => mark.tags.includes(id) && attributes.length > 0);
      if (codes.length === 0) return void vscode.window.showInformationMessage(vscode.l10n.t('The codes of this mark have no attributes in codebook.yaml.'));
      const asked = new Set(codes.map(({ id }) => id));
      const values = (mark.annotation?.attributes ?? []).filter(({ code }) => !asked.has(code));
      for (const code of codes) {
        const given = await askAttributes(code, mark.annotation?.attributes);
        if (!given) return;
        values.push(...given);
      }
      const change = { attributes: values.length > 0 ? values : undefined };
      await store.apply(uri, changed(text, mark, change, authorNamed(annotator, corpora, uri)), vscode.l10n.t('Attributes of “{0}”', mark.quote));
    },
  );

  return {
    setAttributes,
    accept: judge('accepted'),
    reject: judge('rejected'),
    delete: remove,
    addNote,
    change,
    undoAnnotation: () => store.undo(),
    redoAnnotation: () => store.redo(),
  };
}
