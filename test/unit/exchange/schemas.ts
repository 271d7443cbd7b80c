import fs from 'node:fs';
import path from 'node:path';

/** A folder of the published schemas (`w3c`, `refi-qda`, `tei`, `gexf`); undefined where they are not on this machine. */
export function schemaFolder(name: string): string | undefined {
  const folder = path.resolve(process.env.SCHEMAS_DIR ?? '../shared/schemas', name);
  return fs.existsSync(folder) ? folder : undefined;
}
