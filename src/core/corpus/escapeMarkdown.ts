const SPECIAL = /[\\`*_{}[\]()#+\-.!<>|~$&:@=^]/gu;
/** Control characters, and those that turn the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text as Markdown that shows that very text on one line: no markup, HTML, link, address, image or `$(icon)` in it comes
 * to life. Every character with a meaning is escaped; behind a dollar sign stands a zero-width space, as the editor looks
 * for icons after the escapes are gone.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(SPECIAL, '\\$&')
    .replace(/\\\$/gu, '\\$\u200B');
}
