// What the record would be without: every gap in what it prints, each with the place where it is mended. Gaps are warnings: only what this device has not
// sent yet prevents closing. Pure.
import { type Bilingual, LANGUAGES, type Language, pickWords } from '../../../shared/bilingual.ts'
import type { DecisionId, DelegationId, ItemId } from '../../../shared/ids.ts'
import { agendaOf } from '../../../shared/meeting/agenda.ts'
import type { Meeting } from '../../../shared/meeting/model.ts'
import { isRegistered } from '../../../shared/meeting/register.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { presentOf } from '../quorum.ts'

export const CHECKS = ['session', 'attendance', 'agenda', 'decisions', 'minutes', 'items', 'devices'] as const
export type CheckKind = (typeof CHECKS)[number]

/** What is without a language, under the name that a gap gives it. */
type Part = 'title' | 'place' | 'section' | 'point' | 'reason' | 'decision' | 'minutes' | 'item'
export type ClosingGap = (
  | { readonly what: 'floor' | 'attendance' | 'unsent' | 'offline' }
  | { readonly what: 'untreated' | 'notAdopted' | 'noLead' | 'noDate' | 'proposed'; readonly name: string }
  /** `sides`: one language, or both if nothing is written. */
  | { readonly what: 'missing'; readonly part: Part; readonly name: string; readonly sides: readonly Language[] }
) & {
  /** Below the address of the session; `item`: an item of the plan. */
  readonly at: string | { readonly item: ItemId }
}
export interface ClosingCheck {
  readonly kind: CheckKind
  readonly gaps: readonly ClosingGap[]
}

type Looked = Pick<
  Meeting,
  | 'title'
  | 'place'
  | 'start'
  | 'end'
  | 'opensAt'
  | 'closesAt'
  | 'floor'
  | 'sections'
  | 'points'
  | 'attendance'
  | 'quorum'
  | 'decisions'
  | 'minutes'
>
export interface Looking {
  readonly meeting: Looked
  readonly delegations: readonly { readonly id: DelegationId }[]
  /** Items agreed at this session; of a reopened one none: its record has the plan of the first closing. */
  readonly agreed: readonly Item[]
  readonly numberOf: (id: DecisionId) => string
  readonly language: Language
  /** Edits of this device that the server does not have. */
  readonly unsent: number
  readonly isLive: boolean
}

export const closingChecks = (looking: Looking): readonly ClosingCheck[] => {
  const { meeting, delegations } = looking
  // Without a quorum rule, at least one delegation: none at all means that attendance was not recorded.
  const isPresent = presentOf(meeting, delegations) >= Math.max(1, meeting.quorum)
  const gaps: Readonly<Record<CheckKind, readonly ClosingGap[]>> = {
    session: [...missing('title', '', meeting.title, ''), ...oneSided('place', '', meeting.place, '')],
    attendance: isPresent ? [] : [{ what: 'attendance', at: '#session-attendance' }],
    agenda: agendaGaps(looking),
    decisions: decisionGaps(looking),
    minutes: missing('minutes', '', meeting.minutes, '?view=record'),
    items: looking.agreed.flatMap(itemGaps),
    devices: [
      ...(looking.isLive ? [] : [{ what: 'offline', at: '' } as const]),
      ...(looking.unsent > 0 ? [{ what: 'unsent', at: '' } as const] : []),
    ],
  }
  return CHECKS.map((kind) => ({ kind, gaps: gaps[kind] }))
}

/** Whether it prevents closing. */
export const isStop = ({ what }: Pick<ClosingGap, 'what'>): boolean => what === 'unsent' || what === 'offline'

const emptySides = (pair: Bilingual): readonly Language[] => LANGUAGES.filter((language) => pair[language].trim() === '')
const missing = (part: Part, name: string, pair: Bilingual, at: ClosingGap['at']): readonly ClosingGap[] => {
  const sides = emptySides(pair)
  return sides.length === 0 ? [] : [{ what: 'missing', part, name, sides, at }]
}
/** Nothing at all is not printed, and so is no gap. */
const oneSided = (part: Part, name: string, pair: Bilingual, at: ClosingGap['at']): readonly ClosingGap[] =>
  emptySides(pair).length === 1 ? missing(part, name, pair, at) : []

const agendaGaps = ({ meeting, language }: Looking): readonly ClosingGap[] => {
  const { parts, slots, backlog } = agendaOf(meeting)
  const places = new Map(slots.map(({ point, place }) => [point.id, String(place)]))
  const points = [...slots.map(({ point }) => point), ...backlog.filter(({ archived }) => !archived)]
  return [
    ...(meeting.floor.point === null ? [] : [{ what: 'floor', at: '/room' } as const]),
    ...parts.flatMap(({ section, slots: own }) =>
      section && own.length > 0 ? missing('section', pickWords(section.title, language), section.title, '') : [],
    ),
    ...points.flatMap((point): readonly ClosingGap[] => {
      const name = places.get(point.id) ?? pickWords(point.title, language)
      const at = `?point=${point.id}`
      return [
        ...(point.state === 'planned' && !point.backlog ? [{ what: 'untreated', name, at } as const] : []),
        ...missing('point', name, point.title, at),
        ...(point.state === 'done' ? [] : oneSided('reason', name, point.reason, at)),
      ]
    }),
  ]
}

const decisionGaps = ({ meeting, numberOf }: Looking): readonly ClosingGap[] =>
  meeting.decisions
    .filter(isRegistered)
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ id, status, text }) => {
      const [name, at] = [numberOf(id), `?view=outcomes&decision=${id}`]
      return [...(status === 'proposed' ? [{ what: 'notAdopted', name, at } as const] : []), ...missing('decision', name, text, at)]
    })

const itemGaps = ({ id, code, title, lead, coDelegations, due, status }: Item): readonly ClosingGap[] => {
  const at = { item: id }
  return [
    ...missing('item', code, title, at),
    // A joint item has delegations instead of a lead.
    ...(lead === null && coDelegations.length === 0 ? [{ what: 'noLead', name: code, at } as const] : []),
    ...(due === null ? [{ what: 'noDate', name: code, at } as const] : []),
    ...(status === 'proposed' ? [{ what: 'proposed', name: code, at } as const] : []),
  ]
}
