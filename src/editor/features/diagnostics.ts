import * as vscode from 'vscode';
import type { Problem } from '../../core/sidecar/model';
import type { Corpora } from '../corpora';

const SOURCE = 'Source Annotator';

/** Shows what is wrong in articles, sidecars and registries in the Problems panel, each with its line. */
export function registerDiagnostics(corpora: Corpora): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('sourceAnnotator');
  return vscode.Disposable.from(
    collection,
    corpora.onDidFindProblems(({ uri, problems }) => {
      // each call is a message to the window: none where nothing was wrong and nothing is, as in most articles of a folder that is read
      if (problems.length > 0 || collection.has(uri)) collection.set(uri, problems.map(diagnosticOf));
    }),
  );
}

export function diagnosticOf({ message, line, column, endLine, endColumn, severity }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line, column, endLine ?? line, endColumn ?? Number.MAX_SAFE_INTEGER);
  const kind = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, message, kind);
  diagnostic.source = SOURCE;
  return diagnostic;
}
