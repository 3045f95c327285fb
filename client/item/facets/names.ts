// Names that a pasted cell may contain: delegations, agencies, members, workstreams, items; each by any of its names, in either language, ignoring
// case and accents.

import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Member } from '../../../shared/api/members.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { fold } from '../../../shared/foldAccents.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, MeetingId, StreamId } from '../../../shared/ids.ts'
import type { Agency, Delegation } from '../../../shared/people.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item, Workstream } from '../../../shared/roadmap/model.ts'
import type { DayOrder } from '../../dates/readDay.ts'

export interface NamedId<Id> {
  /** `several`: the name is ambiguous. */
  readonly find: (text: string) => Id | 'several' | null
  readonly all: readonly Id[]
  /** All that have the name. */
  readonly among: (text: string) => readonly Id[]
  readonly nameOf: (id: Id, language: Language) => string
}
export interface FacetNames {
  readonly language: Language
  readonly thisYear: number
  /** Order of day and month in numeric dates; defaults to that of the language, then tries the other one. */
  readonly order?: DayOrder | undefined
  /** In the files of others a bare number is no value: with one ministry priority 1 is the highest, with another the lowest. */
  readonly asksNumbers?: true
  /** What other words mean in a field with a few values, as somebody said; undefined: nobody did. */
  readonly choiceCalled?: ((field: FieldKey, text: string) => string | number | undefined) | undefined
  readonly delegations: NamedId<DelegationId>
  readonly agencies: NamedId<AgencyId>
  readonly people: NamedId<AccountId>
  readonly streams: NamedId<StreamId>
  readonly items: NamedId<ItemId>
  readonly meetings: NamedId<MeetingId>
}
export interface NamesRequest {
  readonly language: Language
  readonly thisYear: number
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
  readonly members: readonly Member[]
  readonly streams: readonly Workstream[]
  readonly items: readonly Item[]
  /** Absent if no field refers to them. */
  readonly meetings?: readonly Pick<MeetingInfo, 'id' | 'number'>[]
}

export const facetNames = (request: NamesRequest): FacetNames => ({
  language: request.language,
  thisYear: request.thisYear,
  delegations: named(
    request.delegations,
    ({ id }) => id,
    ({ code, name }) => [code, name.es, name.en],
    ({ code }) => code,
  ),
  agencies: named(
    request.agencies,
    ({ id }) => id,
    ({ acronym, name }) => [acronym, name.es, name.en],
    ({ acronym }) => acronym,
  ),
  people: named(
    request.members,
    ({ account }) => account,
    ({ name, email }) => [name, ...(email === null ? [] : [email])],
    ({ name }) => name,
  ),
  streams: named(
    request.streams.filter(({ archived }) => !archived),
    ({ id }) => id,
    ({ name }) => [name.es, name.en],
    ({ name }, language) => name[language] || LANGUAGES.map((one) => name[one]).find(Boolean) || '',
  ),
  items: named(
    request.items,
    ({ id }) => id,
    ({ code, title }) => [code, title.es, title.en],
    ({ code }) => code,
  ),
  meetings: named(
    request.meetings ?? [],
    ({ id }) => id,
    ({ number }) => [String(number)],
    ({ number }) => String(number),
  ),
})

const named = <Thing, Id extends string>(
  things: readonly Thing[],
  idOf: (thing: Thing) => Id,
  namesOfThing: (thing: Thing) => readonly string[],
  shown: (thing: Thing, language: Language) => string,
): NamedId<Id> => {
  const byName = new Map<string, Set<Id>>()
  const byId = new Map(things.map((thing) => [idOf(thing), thing]))
  for (const thing of things)
    for (const name of namesOfThing(thing)) {
      const key = foldedName(name)
      if (key !== '') byName.set(key, (byName.get(key) ?? new Set()).add(idOf(thing)))
    }
  const among = (text: string): readonly Id[] => [...(byName.get(foldedName(text)) ?? [])]
  return {
    all: [...byId.keys()],
    among,
    find: (text) => {
      const found = among(text)
      return found.length > 1 ? 'several' : (found[0] ?? null)
    },
    nameOf: (id, language) => {
      const thing = byId.get(id)
      return thing === undefined ? id : shown(thing, language)
    },
  }
}

export const foldedName = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()
