import { wellFormed } from './surroundings';

/** Characters that XML 1.0 cannot hold even when escaped. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text between tags. What XML cannot hold becomes U+FFFD, one for one, so that offsets stay. */
export function xmlText(text: string): string {
  return wellFormed(text).replace(FORBIDDEN, '\uFFFD').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** The value of an attribute in double quotes; line ends and tabs survive the parser's normalisation. */
export function xmlAttribute(value: string): string {
  return xmlText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
