import { replyWords } from '../sidecar/replies';
import { labelledSpans, type LabelledSpan } from './labelledSpans';
import type { ExportDocument, ExportFormat } from './model';
import { plainText, type PlainText } from './plainText';
import { xmlAttribute } from './xml';

/**
 * Label Studio: tasks.json for "Import" and config.xml for "Labeling Interface". Each annotator's work is one annotation,
 * the suggestions are a prediction. Offsets are code points (https://github.com/HumanSignal/label-studio/pull/1559) of a
 * text with LF line ends.
 */
export const labelStudioFormat: ExportFormat = {
  id: 'label-studio',
  label: 'Label Studio (JSON)',
  description: 'tasks.json with annotations and predictions, and config.xml with the labels',
  extension: 'zip',
  layout: 'folder',
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { tellLoss }) {
    const labels = new Set<string>();
    const relations = new Set<string>();
    let lostLinks = 0;
    let orphans = 0;
    let first = true;
    yield { file: 'tasks.json', content: '[' };
    for await (const document of documents) {
      for (const { label } of labelledSpans(document)) labels.add(label);
      const links = document.rows.flatMap((row) => row.links);
      for (const { as } of links) relations.add(as);
      const { annotations, ...rest } = task(document);
      lostLinks += links.length - annotations.flatMap(({ result }) => result).filter(({ type }) => type === 'relation').length;
      orphans += document.orphans.length;
      yield { file: 'tasks.json', content: `${first ? '' : ','}\n${JSON.stringify({ ...rest, annotations })}` };
      first = false;
    }
    yield { file: 'tasks.json', content: '\n]\n' };
    yield { file: 'config.xml', content: configuration([...labels].sort(), [...relations].sort()) };
    if (lostLinks > 0) tellLoss?.(`${lostLinks} links to other articles or to the annotations of other people were left out: Label Studio links inside one annotation of a task.`);
    if (orphans > 0) tellLoss?.(`${orphans} annotations without a place in today's text were left out.`);
  },
};

function task(document: ExportDocument) {
  const plain = plainText(document.text);
  const byAnnotator = new Map<string | undefined, LabelledSpan[]>();
  for (const span of labelledSpans(document)) {
    const { annotator } = span.row;
    const own = byAnnotator.get(annotator);
    if (own) own.push(span);
    else byAnnotator.set(annotator, [span]);
  }
  const suggestions = byAnnotator.get(undefined);
  const { title, date, author, outlet } = document.metadata;
  return {
    data: {
      text: plain.text,
      article: document.name,
      ...(title && { title: title.quote }),
      ...(date && { date: date.iso }),
      ...(author && { author: author.quote }),
      ...(outlet && { outlet: outlet.quote }),
    },
    annotations: [...byAnnotator].filter(([annotator]) => annotator !== undefined).map(([, spans]) => ({ result: results(document, plain, spans) })),
    predictions: suggestions ? [{ model_version: 'source-annotator', result: results(document, plain, suggestions) }] : [],
  };
}

function results(document: ExportDocument, plain: PlainText, spans: readonly LabelledSpan[]) {
  const ids = new Set(spans.map(({ id }) => id));
  const regions = spans.map((span) => {
    const { startCodePoint: start, endCodePoint: end, quote: text } = plain.place(span);
    const meta = details(span);
    return { id: span.id, from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, text, labels: [span.label] }, ...(meta.length > 0 && { meta: { text: meta } }) };
  });
  const links = spans
    .filter(({ id, row }) => id === row.id)
    .flatMap(({ row }) => row.links.filter(({ article, id }) => article === document.name && ids.has(id)).map((link) => ({ type: 'relation', from_id: row.id, to_id: link.id, direction: 'right', labels: [link.as] })));
  return [...regions, ...links];
}

/** What the region's details pane shows. */
function details({ id, row }: LabelledSpan): string[] {
  if (id !== row.id) return [];
  return [
    ...(row.annotator === undefined ? [] : [`annotator: ${row.annotator}`]),
    ...(row.entity === undefined ? [] : [`entity: ${row.entity}`]),
    ...(row.value ? [`value: ${JSON.stringify(row.value)}`] : []),
    ...(row.kind === 'tag' || row.tags.length === 0 ? [] : [`tags: ${row.tags.join(', ')}`]),
    ...(row.note === undefined ? [] : [row.note]),
    ...row.replies.map(replyWords),
  ];
}

function configuration(labels: readonly string[], relations: readonly string[]): string {
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...labels.map((label) => `    <Label value="${xmlAttribute(label)}"/>`),
    '  </Labels>',
    ...(relations.length === 0 ? [] : ['  <Relations>', ...relations.map((relation) => `    <Relation value="${xmlAttribute(relation)}"/>`), '  </Relations>']),
    '  <Text name="text" value="$text" granularity="symbol"/>',
    '</View>',
    '',
  ].join('\n');
}
