import { baseName, hasEnding, textOf, beginningOf } from './importedText';
import { ImportError, type ImportedFile, type ImportFile, type ImportFormat } from './model';
import { readCodeTree } from './refiCodeTree';
import { readSource } from './refiSource';
import { childOf, childrenOf, readXml, type XmlElement } from './readXml';
import { isZip, readZip } from './readZip';

/** REFI-QDA codebooks (.qdc), of any version of the standard: the codes go to codebook.yaml. */
export const refiCodebookImport: ImportFormat = {
  id: 'refi-codebook',
  label: 'REFI-QDA codebook (.qdc)',
  description: 'codes of NVivo, MAXQDA, ATLAS.ti, QualCoder and others, for codebook.yaml',
  extensions: ['qdc'],
  recognises: (file) => hasEnding(file.name, ['qdc']) || /<CodeBook[\s>]/.test(beginningOf(file)),
  read(files) {
    const codes = files.flatMap((file) => {
      const root = readXml(textOf(file), file.name);
      if (root.name !== 'CodeBook') throw new ImportError(`${file.name} is no REFI-QDA codebook: it begins with <${root.name.slice(0, 40)}> instead of <CodeBook>.`);
      return readCodeTree(root).codes;
    });
    return { articles: [], codes, actors: [], notes: [] };
  },
};

/** REFI-QDA projects (.qdpx): codings of plain texts become annotations, codes go to codebook.yaml. */
export const refiProjectImport: ImportFormat = {
  id: 'refi-project',
  label: 'REFI-QDA project (.qdpx)',
  description: 'texts coded in NVivo, MAXQDA, ATLAS.ti, QualCoder and others',
  extensions: ['qdpx'],
  recognises: (file) => hasEnding(file.name, ['qdpx']) && isZip(file),
  read(files) {
    const read = files.map(readProject);
    return {
      articles: read.flatMap(({ articles }) => articles),
      codes: read.flatMap(({ codes }) => codes),
      actors: [],
      names: new Map(read.flatMap(({ names = [] }) => [...names])),
      notes: read.flatMap(({ notes }) => notes),
    };
  },
};

const OTHER_SOURCES = ['PictureSource', 'PDFSource', 'AudioSource', 'VideoSource'];

function readProject(archive: ImportFile): ImportedFile {
  if (!isZip(archive)) throw new ImportError(`${archive.name} is no REFI-QDA project: a .qdpx file is a zip archive.`);
  // one program writes Sources/, another sources/, a third puts all into a folder
  const files = readZip(archive, (name) => hasEnding(name, ['qde', 'txt', 'xml']));
  const described = files.find(({ name }) => hasEnding(name, ['qde']));
  if (!described) throw new ImportError(`${archive.name} holds no project.qde: export the project again.`);
  const root = readXml(textOf(described), `${archive.name}, ${described.name}`);
  if (root.name !== 'Project') throw new ImportError(`${archive.name} is no REFI-QDA project: ${described.name} begins with <${root.name.slice(0, 40)}> instead of <Project>.`);
  const byName = new Map(files.map((file) => [baseName(file.name).toLowerCase(), file]));
  const internal = (path: string | undefined) => (path?.toLowerCase().startsWith('internal://') ? byName.get(baseName(path.slice('internal:/'.length)).toLowerCase()) : undefined);
  const contentOf = (element: XmlElement): string | undefined => {
    const file = internal(element.attributes.get('plainTextPath'));
    return file ? textOf(file) : childOf(element, 'PlainTextContent')?.text;
  };

  const tree = readCodeTree(childOf(root, 'CodeBook'));
  const sources = childOf(root, 'Sources');
  const left = { suggestions: 0, whole: 0, unknown: 0 };
  const ours = root.attributes.get('origin') === 'Source Annotator';
  let withoutText = 0;
  const articles = childrenOf(sources, 'TextSource').flatMap((element) => {
    const text = contentOf(element);
    if (text === undefined) {
      withoutText++;
      return [];
    }
    return [readSource(element, text, { archive: archive.name, root, tree, ours, contentOf, left })];
  });
  const others = OTHER_SOURCES.reduce((sum, name) => sum + childrenOf(sources, name).length, 0);
  const notes = [
    ...(left.suggestions > 0 ? [`${left.suggestions} suggestions that nobody has judged are left out: they are found again.`] : []),
    ...(others > 0 ? [`${others} pictures, PDFs and recordings are left out: only plain texts can be annotated.`] : []),
    ...(withoutText > 0 ? [`${withoutText} texts are left out because the project does not hold them as plain text.`] : []),
    ...(left.whole > 0 ? [`${left.whole} codings of whole texts are left out: annotations mark words.`] : []),
    ...(left.unknown > 0 ? [`${left.unknown} codings are left out because the project lacks their code.`] : []),
  ];
  return { articles, codes: tree.codes, actors: [], names: tree.names, notes };
}
