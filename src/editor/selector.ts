import type * as vscode from 'vscode';

/** What providers register for; each asks `articleFiles.isArticle` itself, since settings decide. */
export const ARTICLES: readonly vscode.DocumentFilter[] = [{ language: 'plaintext' }, { language: 'markdown' }, { language: 'article' }];
