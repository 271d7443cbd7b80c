import type * as vscode from 'vscode';

/**
 * A part of the extension as the build writes it for the browser's host: the body of a CommonJS module, in which `import('./x')` has
 * become `loadPart('./x')`.
 */
type Part = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown, loadPart: (name: string) => Promise<unknown>) => void;

/** By the name of the file that the part would be. */
type Parts = ReadonlyMap<string, Part>;

/**
 * Runs a part, and what it asks for. The parts that are not here already are loaded together when one of them is first asked for: in the
 * browser each file is a request. They are a module, loaded like one from a blob, as the worker is; no text is evaluated.
 * @param hostRequire of the extension host; it knows `vscode`
 * @returns what the part exports
 */
export function startParts(hostRequire: (name: 'vscode') => typeof vscode, here: Parts, first: string): unknown {
  const known = new Map(here);
  const running = new Map<string, { exports: unknown }>();
  let rest: Promise<void> | undefined;

  const requirePart = (name: string): unknown => {
    if (name === 'vscode') return hostRequire(name);
    const file = name.slice(name.lastIndexOf('/') + 1);
    const started = running.get(file);
    if (started) return started.exports;
    const part = known.get(file);
    if (!part) throw new Error(`There is no part ${file}.`);
    const module = { exports: {} };
    running.set(file, module);
    try {
      part(module, module.exports, requirePart, loadPart);
    } catch (error) {
      running.delete(file); // as under Node: nobody shall get half of it
      throw error;
    }
    return module.exports;
  };

  const loadPart = async (name: string): Promise<unknown> => {
    rest ??= loadRest(hostRequire('vscode')).then((parts) => {
      for (const [file, part] of parts) known.set(file, part);
    });
    try {
      await rest;
    } catch (error) {
      rest = undefined; // the next who asks tries again
      throw error;
    }
    return requirePart(name);
  };

  return requirePart(first);
}

async function loadRest({ extensions, Uri, workspace }: typeof vscode): Promise<Parts> {
  const extension = extensions.getExtension('source-annotator.source-annotator');
  if (!extension) throw new Error('The extension is not there any more.');
  const code = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, 'dist/web/parts.js'));
  const url = URL.createObjectURL(new Blob([Uint8Array.from(code)], { type: 'text/javascript' }));
  try {
    return ((await import(url)) as { readonly parts: Parts }).parts;
  } finally {
    URL.revokeObjectURL(url);
  }
}
