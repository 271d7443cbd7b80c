interface Mark {
  readonly name: string;
  readonly startTime: number;
}

interface VSCodeMarks {
  readonly MonacoPerformanceMarks?: { getMarks?(): readonly Mark[] };
}

/**
 * What VS Code itself measured, in milliseconds, from the marks its extension hosts leave (in a list of its own under Node,
 * in the performance timeline in a worker).
 * @returns undefined where this VS Code leaves no marks
 */
export function activationTimes(extensionId: string): { readonly loadMs: number; readonly activateMs: number } | undefined {
  const own = (globalThis as VSCodeMarks).MonacoPerformanceMarks?.getMarks?.() ?? [];
  const marks: readonly Mark[] = [...own, ...performance.getEntriesByType('mark')];
  const at = (step: string): number | undefined => marks.find(({ name }) => name === `code/extHost/${step}/${extensionId}`)?.startTime;
  const [loadFrom, loadTo] = [at('willLoadExtensionCode'), at('didLoadExtensionCode')];
  const [activateFrom, activateTo] = [at('willActivateExtension'), at('didActivateExtension')];
  if (loadFrom === undefined || loadTo === undefined || activateFrom === undefined || activateTo === undefined) return undefined;
  return { loadMs: loadTo - loadFrom, activateMs: activateTo - activateFrom };
}
