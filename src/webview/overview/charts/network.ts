import { dot, link, text } from '@observablehq/plot';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { ActorNetwork } from '../../../core/corpus/overview/model';
import { ACTOR_TYPES, type ActorType } from '../../../core/model';
import type { MakeChart } from '../chart';
import { fitting, widthOf } from '../labels';
import { drawn, INK, legend, PAPER } from './drawing';

/** Types differ in shape and not in colour alone. */
const LOOKS = {
  person: { symbol: 'circle', glyph: '●', colour: 'var(--overview-1)' },
  state: { symbol: 'square', glyph: '■', colour: 'var(--overview-2)' },
  organization: { symbol: 'diamond', glyph: '◆', colour: 'var(--overview-3)' },
  'armed-group': { symbol: 'triangle', glyph: '▲', colour: 'var(--overview-4)' },
  people: { symbol: 'star', glyph: '★', colour: 'var(--overview-5)' },
} as const satisfies Readonly<Record<ActorType, { symbol: string; glyph: string; colour: string }>>;

const [LEAST_HEIGHT, MOST_HEIGHT] = [160, 600];
/** Height by width at most, and by the number of actors. */
const [ASPECT, FOR_EACH] = [0.8, 32];
const LONGEST_LABEL = 130;
const LABEL_HEIGHT = 18;
const STEPS = 300;

type Tie = ActorNetwork['ties'][number];

/** Actors as shapes of a size by their mentions, lines as thick as the paragraphs they share are many. */
export const networkChart: MakeChart = (overview, words) => {
  const { nodes, ties, moreNodes, moreTies } = overview.network;
  const { strings } = words;
  const nameOf = (node: number): string => nodes[node]?.name ?? '';
  return {
    isEmpty: ties.length === 0,
    notes: [...words.said(moreNodes, strings.more.actors), ...words.said(moreTies, strings.more.ties)],
    table: {
      columns: [strings.columns.actor, strings.columns.with, strings.columns.paragraphs],
      rows: ties.map(({ source, target, count, place }) => ({ cells: [nameOf(source), nameOf(target), count], place })),
    },
    draw(width) {
      const used = ACTOR_TYPES.filter((type) => nodes.some((node) => node.type === type));
      const key = legend(used.map((type) => ({ glyph: LOOKS[type].glyph, label: strings.types[type], colour: LOOKS[type].colour })), width);
      const height = Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, Math.min(width * ASPECT, nodes.length * FOR_EACH))));
      const placed = layOut(overview.network, width, height);
      const at = (number: number) => placed[number] ?? { x: 0, y: 0, radius: 0 };
      const thickness = ties.reduce((most, { count }) => Math.max(most, count), 1);
      const svg = drawn({
        width,
        height: height + key.height,
        margin: 0,
        marginTop: key.height,
        x: { domain: [0, width], range: [0, width], axis: null },
        y: { domain: [0, height], range: [key.height, height + key.height], axis: null },
        r: { type: 'identity' },
        marks: [
          link(ties, {
            x1: ({ source }: Tie) => at(source).x,
            y1: ({ source }: Tie) => at(source).y,
            x2: ({ target }: Tie) => at(target).x,
            y2: ({ target }: Tie) => at(target).y,
            stroke: INK,
            strokeOpacity: 0.25,
            strokeWidth: ({ count }: Tie) => 1 + 5 * (count / thickness),
            className: 'ties',
          }),
          ...used.map((type) =>
            dot(nodes.flatMap((node, number) => (node.type === type ? [{ ...at(number) }] : [])), {
              x: 'x',
              y: 'y',
              r: 'radius',
              symbol: LOOKS[type].symbol,
              fill: LOOKS[type].colour,
              stroke: PAPER,
              sort: null,
              className: `nodes-${type}`,
            }),
          ),
          text(placed, { x: 'x', y: ({ y, radius }: PlacedNode) => y + radius + LABEL_HEIGHT / 2 + 1, text: 'label', fill: INK, stroke: PAPER, strokeWidth: 3, className: 'labels' }),
          ...key.marks(0, key.height),
        ],
      });
      return {
        svg,
        layers: [
          { className: 'ties', marks: ties.map(({ source, target, count, place }) => ({ key: `${nameOf(source)} ${nameOf(target)}`, label: `${nameOf(source)} – ${nameOf(target)}: ${words.count(count, strings.paragraphs)}`, place })) },
          ...used.map((type) => ({
            className: `nodes-${type}`,
            marks: nodes.filter((node) => node.type === type).map(({ name, count, place }) => ({ key: name, label: `${name} (${strings.types[type]}): ${words.count(count, strings.mentions)}`, place })),
          })),
        ],
        notes: [],
      };
    },
  };
};

interface PlacedNode extends SimulationNodeDatum {
  x: number;
  y: number;
  readonly radius: number;
  readonly label: string;
}

/** The same network gets the same places: d3-force draws its lots from a fixed row. */
function layOut({ nodes, ties }: ActorNetwork, width: number, height: number): readonly PlacedNode[] {
  const most = nodes.reduce((highest, { count }) => Math.max(highest, count), 1);
  const placed = nodes.map(({ name, count }, number): PlacedNode => {
    const angle = number * 2.4; // the golden angle: no two begin in one place
    const from = 12 * Math.sqrt(number);
    return { x: width / 2 + from * Math.cos(angle), y: height / 2 + from * Math.sin(angle), radius: 6 + 10 * Math.sqrt(count / most), label: fitting(name, LONGEST_LABEL) };
  });
  const inside = (): void => {
    for (const node of placed) {
      const half = Math.max(node.radius, widthOf(node.label) / 2) + 4;
      node.x = Math.min(width - half, Math.max(half, node.x));
      node.y = Math.min(height - node.radius - LABEL_HEIGHT - 2, Math.max(node.radius + 4, node.y));
    }
  };
  const simulation = forceSimulation(placed)
    .force('ties', forceLink(ties.map(({ source, target }) => ({ source, target }))).distance(Math.min(width, height) / 3).strength(0.12))
    .force('apart', forceManyBody().strength(-width / 2.5))
    .force('room', forceCollide<PlacedNode>(({ radius, label }) => Math.max(radius + LABEL_HEIGHT, widthOf(label) / 2 + 2)).strength(1))
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(height / 2).strength(0.06 * (width / height)))
    .stop();
  for (let step = 0; step < STEPS; step++) {
    simulation.tick();
    inside();
  }
  return placed;
}
