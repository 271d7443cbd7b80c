import { replyWords } from '../sidecar/replies';
import type { FormatOption } from './formatOptions';
import { stableUuid } from './ids';
import type { ExportDocument, ExportEntity, ExportFormat, ExportRow, ExportSpan, PlacedRow } from './model';
import { plainText, type PlainText } from './plainText';
import { codeGuid, codeKey, codesXml, refiCodes } from './refiCodes';
import { figureText } from './reportNotes';
import { xmlAttribute, xmlText } from './xml';
import { createZip } from './zip';

const LINE_ENDS: FormatOption = {
  id: 'line-ends',
  label: 'Line ends of the texts?',
  values: [
    { id: 'lf', label: 'LF', description: 'what the standard asks for; MAXQDA, ATLAS.ti, QualCoder' },
    { id: 'crlf', label: 'CRLF', description: 'if codings are shifted line by line after the import (NVivo on Windows)' },
  ],
};

/**
 * REFI-QDA project 1.5 (https://www.qdasoftware.org), a zip of `project.qde` and the texts below `sources/`: LF line ends
 * (CRLF on demand), no byte order mark, positions in code points of that text. GUIDs are made from our ids, so that a second export is the same project.
 */
export const refiProjectFormat: ExportFormat = {
  id: 'refi-project',
  label: 'REFI-QDA project (.qdpx)',
  description: 'texts, codes and codings for NVivo, MAXQDA, ATLAS.ti and QualCoder',
  extension: 'qdpx',
  layout: 'file',
  options: [LINE_ENDS],
  states: ['suggested', 'accepted', 'manual'],
  async *export(documents, { codes = [], settings, tellLoss }) {
    const lineEnd = settings?.get('line-ends') === 'crlf' ? 'CRLF' : 'LF';
    const file = 'project.qdpx';
    const zip = createZip();
    const project = createProject();
    for await (const document of documents) {
      const plain = plainText(document.text, lineEnd);
      for (const content of zip.add(`sources/${sourceGuid(document.name)}.txt`, plain.text)) yield { file, content };
      project.add(document, plain);
    }
    const qde = project.xml(codesXml(refiCodes(codes, project.tags, project.entities.values())));
    for (const content of [...zip.add('project.qde', qde), ...zip.end()]) yield { file, content };
    if (project.orphans() > 0) tellLoss?.(`${project.orphans()} annotations without a place in today's text were left out.`);
  },
};

function createProject() {
  const users = new Set<string>();
  const tags = new Set<string>();
  const entities = new Map<string, ExportEntity>();
  const selected = new Set<string>();
  const sources: string[] = [];
  const links: { readonly from: string; readonly to: string; readonly as: string }[] = [];
  let orphans = 0;

  const selection = (document: ExportDocument, row: PlacedRow, id: string, span: ExportSpan, codes: readonly string[], description: string) => {
    const guid = selectionGuid(document.name, id);
    const user = userGuid(row.annotator);
    users.add(row.annotator ?? MACHINE);
    selected.add(guid);
    const codings = codes.map((key) => `<Coding guid="${stableUuid(`coding/${guid}/${key}`)}" creatingUser="${user}"><CodeRef targetGUID="${codeGuid(key)}"/></Coding>`).join('');
    const name = xmlAttribute(span.quote.replace(/\s+/g, ' ').slice(0, 100));
    return `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${span.startCodePoint}" endPosition="${span.endCodePoint}" creatingUser="${user}">${description === '' ? '' : `<Description>${xmlText(description)}</Description>`}${codings}</PlainTextSelection>\n`;
  };

  return {
    tags,
    entities,
    orphans: () => orphans,
    add(document: ExportDocument, plain: PlainText) {
      const { name, rows, metadata } = document;
      const guid = sourceGuid(name);
      orphans += document.orphans.length;
      for (const entity of document.entities) entities.set(entity.id, entity);
      const selections = rows.flatMap((row) => {
        for (const tag of row.tags) tags.add(tag);
        for (const link of row.links) links.push({ from: selectionGuid(name, row.id), to: selectionGuid(link.article, link.id), as: link.as });
        return [
          ...row.pieces.map((piece, i) => selection(document, row, i === 0 ? row.id : `${row.id}/${i + 1}`, plain.place(piece), codesOf(row, entities), i === 0 ? describe(row) : '')),
          ...row.cues.map((cue, i) => selection(document, row, `${row.id}/cue-${i + 1}`, plain.place(cue), [codeKey.cue(cue.category)], '')),
          ...(row.source ? [selection(document, row, `${row.id}/source`, plain.place(row.source), [codeKey.source()], '')] : []),
        ];
      });
      const about = [metadata.title?.quote, metadata.date?.iso, metadata.author?.quote, metadata.outlet?.quote].filter((part) => part !== undefined).join('\n');
      sources.push(`<TextSource guid="${guid}" name="${xmlAttribute(name)}" plainTextPath="internal://${guid}.txt">${about === '' ? '' : `<Description>${xmlText(about)}</Description>`}\n${selections.join('')}</TextSource>\n`);
    },
    xml(codes: string) {
      // a link may lead to an article or an annotation that is not exported
      const known = links.filter(({ from, to }) => selected.has(from) && selected.has(to));
      return [
        '<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Source Annotator" origin="Source Annotator">\n',
        users.size === 0 ? '' : `<Users>\n${[...users].map((user) => `<User guid="${userGuid(user)}" name="${xmlAttribute(user)}"/>\n`).join('')}</Users>\n`,
        `<CodeBook>\n${codes}</CodeBook>\n`,
        sources.length === 0 ? '' : `<Sources>\n${sources.join('')}</Sources>\n`,
        known.length === 0 ? '' : `<Links>\n${known.map(linkXml).join('')}</Links>\n`,
        '</Project>\n',
      ].join('');
    },
  };
}

const MACHINE = 'Source Annotator';

function sourceGuid(article: string): string {
  return stableUuid(`source/${article}`);
}

function selectionGuid(article: string, id: string): string {
  return stableUuid(`selection/${article}#${id}`);
}

function userGuid(annotator = MACHINE): string {
  return stableUuid(`user/${annotator}`);
}

function linkXml({ from, to, as }: { readonly from: string; readonly to: string; readonly as: string }): string {
  return `<Link guid="${stableUuid(`link/${from}/${to}/${as}`)}" name="${xmlAttribute(as)}" direction="OneWay" originGUID="${from}" targetGUID="${to}"/>\n`;
}

function codesOf(row: PlacedRow, entities: ReadonlyMap<string, ExportEntity>): string[] {
  const tags = row.tags.map(codeKey.tag);
  switch (row.kind) {
    case 'actor':
      return [row.entity !== undefined && entities.has(row.entity) ? codeKey.entity(row.entity) : codeKey.actorType(row.type ?? 'organization'), ...tags];
    case 'figure':
      return [codeKey.figureType(row.type ?? 'count'), ...tags];
    case 'claim':
      return [codeKey.claim(row.hedged ?? false), ...tags];
    case 'tag':
      return tags;
  }
}

function describe(row: ExportRow): string {
  return [
    figureText(row),
    row.state === 'accepted' ? 'accepted suggestion' : row.state === 'suggested' ? 'suggested' : '',
    row.note ?? '',
    ...row.replies.map(replyWords),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
