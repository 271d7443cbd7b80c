import { sha1 } from '@noble/hashes/legacy.js';

/** Our own namespace: a random UUID, for ever. */
const NAMESPACE = '6f1d6d0e-3b43-4f0a-9d6b-0c7d52a5e7a1';

/** UUIDv5 (RFC 9562, 5.5) of a name of ours: the same name gives the same id in every export. */
export function stableUuid(name: string): string {
  const namespace = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const bytes = new TextEncoder().encode(name);
  const input = new Uint8Array(namespace.length + bytes.length);
  input.set(namespace);
  input.set(bytes, namespace.length);
  const hash = sha1(input).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
