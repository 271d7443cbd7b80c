import * as vscode from 'vscode';

/** Where the bundle of the webview and its style sheet lie. */
export function overviewRoot(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist/webview');
}

/** The page is empty: the script fills it from messages. Nothing may be loaded but the two files of ours; pictures are drawn from data. */
export function overviewHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const address = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(overviewRoot(extension), name)).toString();
  const policy = `default-src 'none'; img-src data:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Source Annotator</title>
<link rel="stylesheet" href="${address('overview.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('overview.js')}"></script>
</body>
</html>`;
}
