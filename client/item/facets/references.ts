// Facets of references to a workstream, delegation, agency, member, item or session, single or as a set.
// one of them, or a set.
import { pickWords } from '../../../shared/bilingual.ts'
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type ItemId,
  type MeetingId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  parseStreamId,
  type StreamId,
} from '../../../shared/ids.ts'
import { isJointWord } from '../../../shared/roadmap/leadWords.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import { type Facet, type FacetWords, type GroupFacet, type GroupValue, type KnownInGroup, USUAL_FACET } from './facet.ts'
import type { FacetNames, NamedId } from './names.ts'
import { one, putMembers, several as readSeveral, SET_SEPARATOR, setRead } from './reading.ts'
import { groupMembers, setBuckets } from './sets.ts'

export interface FacetReference<Id extends string> {
  readonly parse: (value: unknown) => Id | null
  readonly named: (names: FacetNames) => NamedId<Id>
  /** The choices in the group's order; absent: they are searched for. */
  readonly known?: (known: KnownInGroup) => readonly Id[]
  /** Groups of other values come last, in order of occurrence; such values count as empty. */
  readonly mayBeUnknown?: true
  /** Name in a condition; null if unknown. */
  readonly label: (id: Id, words: FacetWords) => string | null
  /** Heading of a group of items, if it differs from the name. */
  readonly heading?: (id: Id, words: FacetWords) => string
  /** Heading of the group of items without a value. */
  readonly none: (text: Messages) => string
}

const sessionName = (id: MeetingId, { text, meetings }: FacetWords): string => {
  const meeting = meetings.find((one) => one.id === id)
  return meeting ? text.meeting.session(meeting.number) : text.meeting.aSession
}
const streamName = (id: StreamId, { text, language, context }: FacetWords): string | null => {
  const stream = context.stream(id)
  return stream ? pickWords(stream.name, language) || text.roadmap.streams.unnamed : null
}

const STREAM: FacetReference<StreamId> = {
  parse: parseStreamId,
  named: (names) => names.streams,
  known: ({ streams }) => streams.map(({ id }) => id),
  label: streamName,
  none: (text) => text.roadmap.withoutStream,
}
const DELEGATION: FacetReference<DelegationId> = {
  parse: parseDelegationId,
  named: (names) => names.delegations,
  known: ({ delegations }) => delegations,
  label: (id, { context, language }) => context.delegation(id)?.name[language] ?? null,
  none: (text) => text.board.none.lead,
}
const CO_DELEGATION: FacetReference<DelegationId> = {
  ...DELEGATION,
  heading: (id, { context }) => context.delegation(id)?.code ?? id,
  none: (text) => text.roadmap.without.coDelegations,
}
const AGENCY: FacetReference<AgencyId> = {
  parse: parseAgencyId,
  named: (names) => names.agencies,
  known: ({ agencies }) => agencies,
  label: (id, { context }) => context.agency(id)?.acronym ?? null,
  none: (text) => text.roadmap.withoutAgency,
}
const PERSON: FacetReference<AccountId> = {
  parse: parseAccountId,
  named: (names) => names.people,
  known: ({ people }) => people,
  label: (id, { context }) => context.person(id),
  none: (text) => text.roadmap.withoutPeople,
}
const ITEM: FacetReference<ItemId> = {
  parse: parseItemId,
  named: (names) => names.items,
  mayBeUnknown: true,
  label: (id, { context }) => context.item(id)?.code ?? null,
  heading: (id, { context, language, text }) => {
    const item = context.item(id)
    return item ? `${item.code} ${pickWords(item.title, language)}` : text.roadmap.edit.unknownItem
  },
  none: (text) => text.roadmap.without.parent,
}
const MEETING: FacetReference<MeetingId> = {
  parse: parseMeetingId,
  named: (names) => names.meetings,
  known: ({ meetings }) => meetings,
  mayBeUnknown: true,
  label: sessionName,
  none: (text) => text.roadmap.without.origin,
}

/** For the words of conditions. */
export const REFERENCE_BY_KIND = {
  stream: STREAM,
  delegation: DELEGATION,
  agencies: AGENCY,
  people: PERSON,
  item: ITEM,
  meeting: MEETING,
} as const

const headingOf = <Id extends string>({ heading, label }: FacetReference<Id>, id: Id, words: FacetWords): string =>
  heading?.(id, words) ?? label(id, words) ?? id

const single = <Key extends KeyOf<'stream' | 'delegation' | 'item' | 'meeting'>, Id extends string>(
  reference: FacetReference<Id>,
  idOf: (item: Item, field: Key) => Id | null,
  more: Pick<GroupFacet, 'standsEmpty'> = {},
): Facet<Key> => ({
  ...USUAL_FACET,
  group: (field) => ({
    over: (_items, all) => {
      const known = new Set<GroupValue>(reference.known?.(all))
      const { mayBeUnknown } = reference
      return {
        of: (item) => {
          const id = idOf(item, field)
          return mayBeUnknown || known.has(id) ? id : null
        },
        order: (found) => [...(mayBeUnknown ? new Set([...known, ...found]) : known)],
      }
    },
    name: (value, words) => {
      const id = reference.parse(value)
      return id === null ? reference.none(words.text) : headingOf(reference, id, words)
    },
    ...more,
  }),
  text: (item, field, names, language) => {
    const id = idOf(item, field)
    return id === null ? '' : reference.named(names).nameOf(id, language)
  },
  read: (text, field, names) => one(text, reference.named(names), (id) => setRead(field, id)),
})

const several = <Key extends KeyOf<'delegations' | 'agencies' | 'people'>, Id extends Item[Key][number]>(
  reference: FacetReference<Id>,
  membersOf: (item: Item, field: Key) => readonly Id[],
): Facet<Key> => ({
  ...USUAL_FACET,
  group: (field) => ({
    over: (_items, known) => setBuckets((item) => membersOf(item, field), reference.known?.(known) ?? []),
    name: (value, words) =>
      groupMembers(value)
        .map((member) => {
          const id = reference.parse(member)
          return id === null ? member : headingOf(reference, id, words)
        })
        .join(' · ') || reference.none(words.text),
  }),
  text: (item, field, names, language) =>
    membersOf(item, field)
      .map((id) => reference.named(names).nameOf(id, language))
      .join(SET_SEPARATOR),
  read: (text, field, names) => readSeveral(text, reference.named(names), (members) => putMembers(field, members)),
})

const stream: Facet<KeyOf<'stream'>> = {
  ...single<KeyOf<'stream'>, StreamId>(STREAM, (item, field) => item[field], { standsEmpty: true }),
  choices: (_field, { known, language, text }) => [
    ...known.streams.map(({ id, name, archived }) => ({
      value: id,
      label: pickWords(name, language) || text.roadmap.streams.unnamed,
      isGone: archived,
    })),
    { value: null, label: text.roadmap.withoutStream },
  ],
}
const delegation: Facet<KeyOf<'delegation'>> = {
  ...single<KeyOf<'delegation'>, DelegationId>(DELEGATION, (item, field) => item[field]),
  // Files say *Joint* where no delegation leads alone. A delegation that has this name comes first.
  read: (text, field, names) =>
    one(isJointWord(text) && names.delegations.find(text) === null ? '' : text, names.delegations, (id) => setRead(field, id)),
  choices: (_field, { context, language, text }) => [
    ...context
      .delegations()
      .map(({ id, name, code, retired = false }) => ({ value: id, label: name[language], short: code, isGone: retired })),
    { value: null, label: text.roadmap.edit.noDelegation },
  ],
}
const meeting: Facet<KeyOf<'meeting'>> = { ...single<KeyOf<'meeting'>, MeetingId>(MEETING, (item, field) => item[field]), read: null }

/** Facets by kind of field. */
export const REFERENCES = {
  stream,
  delegation,
  item: single<KeyOf<'item'>, ItemId>(ITEM, (item, field) => item[field]),
  meeting,
  delegations: several<KeyOf<'delegations'>, DelegationId>(CO_DELEGATION, (item, field) => item[field]),
  agencies: several<KeyOf<'agencies'>, AgencyId>(AGENCY, (item, field) => item[field]),
  people: several<KeyOf<'people'>, AccountId>(PERSON, (item, field) => item[field]),
} as const
