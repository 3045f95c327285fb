// Facets of references to a workstream, delegation, agency, member, item or session, single or as a set.
// one of them, or a set.
import { pickWords } from '../../../shared/bilingual.ts'
import {
  type AccountId,
  type AgencyId,
  type DelegationId,
  type ItemId,
  isName,
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
import type { Messages } from '../../base/messages/catalogue.ts'
import {
  type ConditionSubject,
  type Facet,
  type FacetReader,
  type FacetWords,
  type GroupFacet,
  type GroupValue,
  type KeyOf,
  type KnownInGroup,
  type Offering,
  type Op,
  type SortNames,
  USUAL_FACET,
} from './facet.ts'
import type { FacetNames, NamedId } from './names.ts'
import { one, putMembers, several as readSeveral, SET_SEPARATOR, setRead } from './reading.ts'
import { groupMembers, setBuckets, sortedList } from './sets.ts'

interface Reference<Id extends string> {
  readonly parse: (value: unknown) => Id | null
  readonly sort: (id: Id, names: SortNames) => string | number
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
  readonly own?: (reader: FacetReader) => Id | null
}

const sessionName = (id: MeetingId, { text, meetings }: FacetWords): string => {
  const meeting = meetings.find((one) => one.id === id)
  return meeting ? text.meeting.session(meeting.number) : text.meeting.aSession
}
const streamName = (id: StreamId, { text, language, context }: FacetWords): string | null => {
  const stream = context.stream(id)
  return stream ? pickWords(stream.name, language) || text.roadmap.streams.unnamed : null
}

const STREAM: Reference<StreamId> = {
  parse: parseStreamId,
  sort: (id, names) => names.stream(id),
  named: (names) => names.streams,
  known: ({ streams }) => streams.map(({ id }) => id),
  label: streamName,
  none: (text) => text.roadmap.withoutStream,
}
const DELEGATION: Reference<DelegationId> = {
  parse: parseDelegationId,
  sort: (id, names) => names.delegation(id),
  named: (names) => names.delegations,
  known: ({ delegations }) => delegations,
  label: (id, { context, language }) => context.delegation(id)?.name[language] ?? null,
  none: (text) => text.board.none.lead,
  own: ({ delegation }) => delegation,
}
const CO_DELEGATION: Reference<DelegationId> = {
  ...DELEGATION,
  heading: (id, { context }) => context.delegation(id)?.code ?? id,
  none: (text) => text.roadmap.without.coDelegations,
}
const AGENCY: Reference<AgencyId> = {
  parse: parseAgencyId,
  sort: (id, names) => names.agency(id),
  named: (names) => names.agencies,
  known: ({ agencies }) => agencies,
  label: (id, { context }) => context.agency(id)?.acronym ?? null,
  none: (text) => text.roadmap.withoutAgency,
  own: ({ agency }) => agency,
}
const PERSON: Reference<AccountId> = {
  parse: parseAccountId,
  sort: (id, names) => names.person(id),
  named: (names) => names.people,
  known: ({ people }) => people,
  label: (id, { context }) => context.person(id),
  none: (text) => text.roadmap.withoutPeople,
  own: ({ account }) => account,
}
export const ITEM: Reference<ItemId> = {
  parse: parseItemId,
  sort: (id, names) => names.item(id),
  named: (names) => names.items,
  mayBeUnknown: true,
  label: (id, { context }) => context.item(id)?.code ?? null,
  heading: (id, { context, language, text }) => {
    const item = context.item(id)
    return item ? `${item.code} ${pickWords(item.title, language)}` : text.roadmap.edit.unknownItem
  },
  none: (text) => text.roadmap.without.parent,
}
const MEETING: Reference<MeetingId> = {
  parse: parseMeetingId,
  sort: (id) => id,
  named: (names) => names.meetings,
  known: ({ meetings }) => meetings,
  mayBeUnknown: true,
  label: sessionName,
  none: (text) => text.roadmap.without.origin,
}

const headingOf = <Id extends string>({ heading, label }: Reference<Id>, id: Id, words: FacetWords): string =>
  heading?.(id, words) ?? label(id, words) ?? id

const MEMBER_OPS: readonly Op[] = ['any', 'none', 'empty', 'filled']
const OWN_OPS: readonly Op[] = ['any', 'none', 'mine', 'empty', 'filled']
/** Condition on references. */
export const referenceSubject = <Id extends string>(
  { parse, own, label, known }: Reference<Id>,
  membersOf: (item: Item) => readonly Id[],
): ConditionSubject => ({
  ops: own ? OWN_OPS : MEMBER_OPS,
  accepts: isName,
  members: membersOf,
  isFilled: (item) => membersOf(item).length > 0,
  ...(own && { own }),
  label: (value, words) => {
    const id = parse(value)
    return (id && label(id, words)) ?? words.text.where.unknown
  },
  ...(known && { offered: (words: Offering) => known(words.known) }),
})
/** The delegation leads the item, or takes part in it. */
export const takesPart: ConditionSubject = referenceSubject(DELEGATION, ({ lead, coDelegations }) =>
  lead === null ? coDelegations : [lead, ...coDelegations],
)

const single = <Key extends KeyOf<'stream' | 'delegation' | 'item' | 'meeting'>, Id extends string>(
  reference: Reference<Id>,
  idOf: (item: Item, field: Key) => Id | null,
  more: Pick<GroupFacet, 'standsEmpty'> = {},
): Facet<Key> => ({
  ...USUAL_FACET,
  sort: (item, field, names) => {
    const id = idOf(item, field)
    return id === null ? null : reference.sort(id, names)
  },
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
  where: (field) =>
    referenceSubject(reference, (item) => {
      const id = idOf(item, field)
      return id === null ? [] : [id]
    }),
  text: (item, field, names, language) => {
    const id = idOf(item, field)
    return id === null ? '' : reference.named(names).nameOf(id, language)
  },
  read: (text, field, names) => one(text, reference.named(names), (id) => setRead(field, id)),
})

const several = <Key extends KeyOf<'delegations' | 'agencies' | 'people'>, Id extends Item[Key][number]>(
  reference: Reference<Id>,
  membersOf: (item: Item, field: Key) => readonly Id[],
): Facet<Key> => ({
  ...USUAL_FACET,
  sort: (item, field, names) =>
    sortedList(
      membersOf(item, field).map((id) => String(reference.sort(id, names))),
      names,
    ),
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
  where: (field) => ({ ...referenceSubject(reference, (item) => membersOf(item, field)), isMany: true }),
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
