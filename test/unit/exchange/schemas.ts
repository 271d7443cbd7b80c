import fs from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** A folder of the published schemas (`w3c`, `refi-qda`, `tei`, `gexf`); undefined where they are not on this machine. */
export function schemaFolder(name: string): string | undefined {
  const folder = path.resolve(process.env.SCHEMAS_DIR ?? '../shared/schemas', name);
  return fs.existsSync(folder) ? folder : undefined;
}

/**
 * What is wrong with XML files, by libxml2, each line starting with the file's name.
 * @param schema a file of `folder`, an XSD or a RELAX NG grammar; read once for all files (tei_all takes some ten seconds).
 * @param included other files of `folder` that the schema refers to.
 */
export async function validateXml(files: ReadonlyMap<string, string>, folder: string, schema: string, included: readonly string[] = []): Promise<string[]> {
  const read = (fileName: string) => ({ fileName, contents: fs.readFileSync(path.join(folder, fileName), 'utf8') });
  const result = await validateXML({
    xml: [...files].map(([fileName, contents]) => ({ fileName, contents })),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
    schema: [read(schema)],
    preload: included.map(read),
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  return result.errors.map(({ message, loc, rawMessage }) => (loc ? `${loc.fileName}:${loc.lineNumber}: ${message}` : rawMessage));
}
