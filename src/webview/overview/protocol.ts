import type { Overview } from '../../core/corpus/overview/model';
import { type ChartId, CHARTS } from './chartIds';
import type { OverviewStrings } from './strings';

export const PICTURE_FORMATS = ['svg', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** What a button of an empty view may start. */
export const ACTIONS = ['openFolder', 'articleSettings', 'rebuildIndex'] as const;
export type OverviewAction = (typeof ACTIONS)[number];

/** From the extension to the webview. */
export type ToOverview =
  | { readonly say: 'strings'; readonly strings: OverviewStrings }
  /** The articles are being read. */
  | { readonly say: 'reading'; readonly done: number; readonly total: number }
  | { readonly say: 'overview'; readonly query: string; readonly overview: Overview }
  /** The filter cannot be understood; what is shown stays. */
  | { readonly say: 'wrong'; readonly query: string; readonly message: string };

/** From the webview to the extension. */
export type FromOverview =
  /** The page has been loaded (again), with the filter it had. */
  | { readonly say: 'ready'; readonly query: string }
  | { readonly say: 'filter'; readonly query: string }
  | { readonly say: 'open'; readonly article: string; readonly start: number; readonly end: number }
  | { readonly say: 'save'; readonly chart: ChartId; readonly format: PictureFormat; readonly bytes: Uint8Array }
  | { readonly say: 'act'; readonly action: OverviewAction };

const LONGEST_QUERY = 2000;
const LARGEST_PICTURE = 50_000_000;

/** Takes nothing on trust: a message that is not exactly one of those above is none. */
export function readMessage(value: unknown): FromOverview | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { say, query, article, start, end, chart, format, bytes, action } = value as Readonly<Record<string, unknown>>;
  switch (say) {
    case 'ready':
    case 'filter':
      return typeof query === 'string' && query.length <= LONGEST_QUERY ? { say, query } : undefined;
    case 'open':
      return typeof article === 'string' && isOffset(start) && isOffset(end) && start <= end ? { say, article, start, end } : undefined;
    case 'save': {
      const [ofChart, as] = [CHARTS.find((id) => id === chart), PICTURE_FORMATS.find((id) => id === format)];
      return ofChart && as && bytes instanceof Uint8Array && bytes.length <= LARGEST_PICTURE && isPicture(bytes, as) ? { say, chart: ofChart, format: as, bytes } : undefined;
    }
    case 'act': {
      const known = ACTIONS.find((id) => id === action);
      return known && { say, action: known };
    }
    default:
      return undefined;
  }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const FIRST_BYTES: Readonly<Record<PictureFormat, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  svg: [...'<svg'].map((character) => character.charCodeAt(0)),
};

function isPicture(bytes: Uint8Array, format: PictureFormat): boolean {
  return FIRST_BYTES[format].every((byte, at) => bytes[at] === byte);
}
