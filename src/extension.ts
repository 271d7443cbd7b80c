export function activate(): void {
  // filled in with the editor's features
}
