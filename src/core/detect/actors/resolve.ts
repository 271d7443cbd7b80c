import { ACTOR_TYPES, type ActorSuggestion, type ActorType, type LocalEntity } from '../../model';
import type { LineMention } from './lineMentions';
import type { NameForms } from './nameForms';
import { createPeople, isFullName, type People } from './people';

/** A mention with the offset of its line in the article. */
export interface PlacedMention {
  readonly mention: LineMention;
  readonly offset: number;
}

/** What the article makes of a mention; it depends on all mentions and their order, and not on where they stand. */
export interface Decision {
  readonly type: ActorType;
  readonly id: string;
  readonly rule: string;
  readonly detail: string | undefined;
}

/** Of one shape, as all that reads decisions is compiled for it. */
const decision = (type: ActorType, id: string, rule: string, detail?: string): Decision => ({ type, id, rule, detail });

export interface Resolved {
  /** Of each mention; undefined: it is no actor. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly entities: readonly LocalEntity[];
}

interface Votes {
  person: number;
  organization: number;
  place: number;
  armed: number;
}

const TYPES: ReadonlySet<string> = new Set(ACTOR_TYPES);
const isActorType = (kind: string): kind is ActorType => TYPES.has(kind);
const SUFFIX = new Set('motor inc corp co ltd plc llc ag sa spa nv bv ab gmbh group holdings company corporation limited incorporated bancorp industries motors airlines'.split(' '));

/**
 * The cheap pass over all mentions of an article: short names, abbreviations, and what only the whole article tells.
 * @param sport whether the article is a report of sport, where towns are teams.
 */
export function resolveMentions(placed: readonly PlacedMention[], sport: boolean, names: NameForms): Resolved {
  const people = createPeople(names);
  const organizations = new Map<string, string>();
  const abbreviations = new Map<string, Decision>();
  const votes = new Map<string, Votes>();
  const surely = new Map<string, ActorType>();
  const things = new Set<string>();
  /** Other names of persons, from where they are given on. */
  const aliases = new Map<string, Decision>();
  let previous: LineMention | undefined;

  for (const { mention } of placed) {
    if (isThing(mention, previous)) things.add(mention.keys[0] ?? '');
    previous = mention;
    if (isFullName(mention)) people.ofFullName(mention.keys);
    if (mention.kind === 'organization') noteOrganization(mention, organizations, names);
    if (mention.known && mention.id !== undefined && isActorType(mention.kind)) surely.set(mention.id, mention.kind);
    const { key } = mention;
    let vote = votes.get(key);
    if (!vote) votes.set(key, (vote = { person: 0, organization: 0, place: 0, armed: 0 }));
    vote.person += mention.evidence.person + (mention.kind === 'person' ? 3 : 0);
    vote.organization += mention.evidence.organization;
    vote.place += mention.evidence.place;
    vote.armed += mention.evidence.armed;
  }
  const decisions: (Decision | undefined)[] = [];
  placed.forEach(({ mention }, index) => {
    const before = decisions[index - 1];
    if (mention.keys.length === 1 && mention.caps && things.has(mention.keys[0] ?? '')) {
      if (mention.bracketed && before?.type === 'person') decisions[index - 1] = undefined;
      decisions.push(undefined);
      return;
    }
    if (mention.bracketed && mention.caps && before && before.type !== 'person' && (!mention.known || (mention.spelt && before.type === 'organization' && !placed[index - 1]?.mention.known))) {
      abbreviations.set(mention.keys[0] ?? '', decision(before.type, before.id, 'actor/abbreviation', `short for ${placed[index - 1]?.mention.text ?? ''}`));
    }
    if (mention.alias && before?.type === 'person' && !mention.known) {
      const other = decision('person', before.id, 'actor/alias', `another name of ${placed[index - 1]?.mention.text ?? ''}`);
      for (const key of [mention.key, mention.keys.at(-1) ?? '']) aliases.set(key, other);
    }
    const alias = MAY_BE_ALIAS.has(mention.kind) && !mention.known ? aliases.get(mention.key) : undefined;
    decisions.push(alias ?? asNeighbour(mention, before, placed[index - 1]?.mention, names) ?? decide(mention, people, organizations, abbreviations, votes, surely, sport, names));
  });
  return { decisions: decisions.map((decision) => (decision && decision.id !== '' && isActorType(decision.type) ? decision : undefined)), entities: entitiesOf(placed, decisions, names) };
}

/** What has to speak for a person where the capital of a plain word stands inside a sentence. */
const PERSON_INSIDE = 1.55;
const MAY_BE_ALIAS: ReadonlySet<string> = new Set(['person', 'organization', 'unknown', 'perhaps']);
const SURE_KINDS: ReadonlySet<string> = new Set(['organization', 'state', 'armed-group', 'people']);

/** "a sustained growth rate (SGR)": short for words that name nobody. */
function isThing({ spelt, caps, bracketed, keys }: LineMention, before: LineMention | undefined): boolean {
  const named = bracketed && before !== undefined && (SURE_KINDS.has(before.kind) || before.keys.length >= (keys[0]?.length ?? 0));
  return spelt && caps && !named;
}

/** A name that says nothing of itself is what the name before it is, where "and" or a comma joins them. */
function asNeighbour(mention: LineMention, before: Decision | undefined, previous: LineMention | undefined, { idOf }: NameForms): Decision | undefined {
  if (!mention.joined || mention.kind !== 'unknown' || mention.caps || before?.type !== 'person' || previous?.keys.length !== 1) return undefined;
  const { person, organization, place, armed } = mention.evidence;
  return person + organization + place + armed === 0 ? decision('person', idOf(mention.text), 'actor/joined') : undefined;
}

/** Short forms of an organisation: without its company suffix, without the nationality before it. */
function noteOrganization({ keys, id, text }: LineMention, organizations: Map<string, string>, { idOf }: NameForms): void {
  const own = id ?? idOf(text);
  let end = keys.length;
  while (end > 1 && SUFFIX.has(keys[end - 1] ?? '')) end--;
  if (end < keys.length) {
    const short = keys.slice(0, end).join(' ');
    if (!organizations.has(short)) organizations.set(short, own);
    organizations.set(`${short} `, own); // also where its capital says nothing
  }
  if (keys.length > 2) organizations.set(keys.slice(1).join(' '), own);
  if (keys.length > 1) organizations.set(keys.at(-1) ?? '', own);
}

function decide(mention: LineMention, people: People, organizations: ReadonlyMap<string, string>, abbreviations: ReadonlyMap<string, Decision>, votes: ReadonlyMap<string, Votes>, surely: ReadonlyMap<string, ActorType>, sport: boolean, { idOf }: NameForms): Decision | undefined {
  const { kind, keys, key, text, rule, detail, id } = mention;
  const vote = votes.get(key) ?? { person: 0, organization: 0, place: 0, armed: 0 };
  const asPerson = (surnameOnly = false): Decision | undefined => {
    const person = surnameOnly ? people.ofSurname(keys) : people.ofShortName(keys);
    return person && decision('person', person.id, 'actor/surname', `${person.keys.join(' ')} is named in full`);
  };
  switch (kind) {
    case 'person':
      if (sport && mention.teamInSport && people.ofSurname([keys.at(-1) ?? '']) === undefined) return decision('organization', idOf(text), 'actor/team');
      if (!mention.sure && organizations.has(key)) return decision('organization', organizations.get(key) ?? idOf(text), 'actor/short-name');
      if (!mention.sure && mention.evidence.organization >= 1) return decision('organization', idOf(text), rule, detail);
      if (!mention.sure && mention.evidence.place >= 1.6 && mention.evidence.person < 1.2) return undefined;
      if (keys.length > 1) return decision('person', people.ofFullName(keys).id, rule, detail);
      return asPerson() ?? decision('person', idOf(text), rule, detail);
    case 'capital':
    case 'place': {
      if (keys.length === 1 && mention.personFits && !mention.team) {
        if (!mention.acts && mention.evidence.person >= 2 && mention.evidence.place < 0.5) return asPerson() ?? decision('person', idOf(text), 'actor/surname');
        const person = mention.evidence.place < 1 ? asPerson(true) : undefined;
        if (person) return person;
      }
      if (sport && keys.length === 1 && mention.evidence.place < 1 && !mention.team) {
        const person = asPerson(true);
        if (person) return person;
      }
      if (mention.team || (sport && mention.teamInSport && (!mention.sure || mention.known || /(?:city|town|county)$/.test(key)))) return decision('organization', organizations.get(key) ?? idOf(text), 'actor/result', 'one side of a result');
      if (!mention.acts) return undefined;
      if (id !== undefined) return decision('state', id, rule, detail);
      const speaks = mention.seat?.find(({ named }) => named.some((other) => surely.has(other)));
      return speaks && decision(speaks.type, speaks.id, rule, detail);
    }
    case 'unknown': {
      const abbreviation = abbreviations.get(key);
      if (abbreviation) return abbreviation;
      const person = asPerson();
      if (person && vote.place <= vote.person + 1) return person;
      const organization = organizations.get(key);
      if (organization !== undefined && mention.evidence.place < 1.2) return decision('organization', organization, 'actor/short-name');
      if ((mention.quoted && !mention.caps) || vote.place > Math.max(vote.person, vote.organization, vote.armed, 0.7)) return undefined;
      if (vote.armed > Math.max(vote.person, vote.organization)) return decision('armed-group', idOf(text), rule, detail);
      const type = mention.caps || vote.person <= 0 || vote.organization > vote.person ? 'organization' : 'person';
      return decision(type, idOf(text), rule, detail);
    }
    case 'perhaps':
      if (mention.known && mention.kind === 'perhaps' && organizations.has(key)) return decision('organization', organizations.get(key) ?? idOf(text), 'actor/short-name');
      if (mention.known) return id !== undefined && surely.has(id) ? decision(surely.get(id) ?? 'organization', id, rule, detail) : undefined;
      if (mention.rule === 'actor/team') return sport ? decision('organization', idOf(text), rule) : undefined;
      if (mention.rule === 'actor/outlet') {
        const outlet = organizations.get(keys.at(-1) ?? '');
        return outlet === undefined ? undefined : decision('organization', outlet, rule);
      }
      if (mention.rule === 'actor/short-name') {
        const organization = organizations.get(mention.initial && mention.evidence.organization < 1 ? `${key} ` : key);
        return organization === undefined ? undefined : decision('organization', organization, rule);
      }
      if (organizations.has(`${key} `)) return decision('organization', organizations.get(`${key} `) ?? idOf(text), 'actor/short-name');
      if (!mention.personFits) return undefined;
      return asPerson() ?? (vote.person > 1.9 || mention.evidence.person > (mention.initial ? 1.9 : PERSON_INSIDE) ? decision('person', idOf(text), rule) : undefined);
    case 'state':
    case 'organization':
      if (mention.caps && abbreviations.has(key)) return abbreviations.get(key);
      // Bloomberg, Jordan: a person where the article names one in full.
      if (mention.surnameToo && mention.evidence.organization < 1 && mention.evidence.place < 0.5) {
        const person = asPerson(true);
        if (person) return person;
      }
      return decision(kind, id ?? (kind === 'organization' ? organizations.get(key) : undefined) ?? idOf(text), rule, detail);
    default:
      return decision(kind, id ?? idOf(text), rule, detail);
  }
}

/** A mention that is an actor, as the suggestion of it. */
export function suggestionOf({ mention, offset }: PlacedMention, { type, id, rule, detail }: Decision): ActorSuggestion {
  return {
    kind: 'actor', type, entity: id, start: offset + mention.start, end: offset + mention.end, quote: mention.text,
    reason: detail === undefined ? { rule } : { rule, detail },
  };
}

function entitiesOf(placed: readonly PlacedMention[], decisions: readonly (Decision | undefined)[], { registered }: NameForms): LocalEntity[] {
  const found = new Map<string, { readonly type: ActorType; readonly name: string; names?: Set<string>; origin: LocalEntity['origin'] }>();
  placed.forEach(({ mention }, index) => {
    const decision = decisions[index];
    if (!decision || decision.id === '' || !isActorType(decision.type)) return;
    const { type, id } = decision;
    let entity = found.get(id);
    const origin = mention.rule === 'actor/registry' || (type === 'person' && registered(mention.keys) === id) ? 'registry' : mention.known ? 'gazetteer' : 'text';
    if (!entity) found.set(id, (entity = { type, name: mention.text, origin }));
    if (origin === 'registry' || (origin === 'gazetteer' && entity.origin === 'text')) entity.origin = origin;
    if (mention.text !== entity.name) (entity.names ??= new Set([entity.name])).add(mention.text);
  });
  return [...found].map(([id, { type, name, names, origin }]): LocalEntity => ({
    id, type, origin, names: !names ? [name] : [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
  }));
}
