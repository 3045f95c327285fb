// What a `meeting:<id>` holds: the only file that spells these Yjs keys.
import { LINE, MOST, WORDS } from '../bounds.ts'
import { orNull } from '../checks.ts'
import {
  newDecisionId,
  newPointId,
  newSectionId,
  newSpeakerId,
  parseDecisionId,
  parseDelegationId,
  parsePointId,
  parseSectionId,
  parseSpeakerId,
} from '../ids.ts'
import { CONFIRMED, confirmedPlace } from '../pairs/confirmations.ts'
import { isDay, isDelegationId, isItemId } from '../roadmap/checks.ts'
import { documentOf } from '../schema/document.ts'
import { entries } from '../schema/entries.ts'
import { choice, type FieldsOf, flag, members, order, pair, richPair, set, value } from '../schema/field.ts'
import { record } from '../schema/record.ts'
import {
  isAgencyId,
  isCarriedFrom,
  isCount,
  isDecisionNumber,
  isFloor,
  isInstant,
  isMinutes,
  isPageId,
  isPointId,
  isQuorum,
  isSectionId,
  isShown,
  isSpent,
  isTimeOfDay,
  isZone,
  pageKey,
  pageOfKey,
} from './checks.ts'
import {
  type Attendance,
  DECISION_METHODS,
  DECISION_STATUSES,
  type Decision,
  type Meeting,
  POINT_STATES,
  type Point,
  type Section,
  SPEAKER_STATES,
  type Speaker,
} from './model.ts'

/** Every plain value by itself: writers ask them what they accept. */
export const META_VALUES = {
  start: value({ accepts: orNull(isDay), initial: null }),
  end: value({ accepts: orNull(isDay), initial: null }),
  zone: value({ accepts: isZone, initial: '' }),
  opensAt: value({ accepts: orNull(isTimeOfDay), initial: null }),
  closesAt: value({ accepts: orNull(isTimeOfDay), initial: null }),
  quorum: value({ accepts: isQuorum, initial: 0 }),
  floor: value({ silent: true, accepts: isFloor, initial: { point: null, since: null, used: 0, added: 0 } }),
  shown: value({ silent: true, accepts: orNull(isShown), initial: null }),
}
const LISTED = { order: order(), archived: flag() }
const SECTION_VALUES = LISTED
export const POINT_VALUES = {
  section: value({ accepts: orNull(isSectionId), initial: null }),
  backlog: flag(),
  minutes: value({ accepts: isMinutes, initial: 0 }),
  presenter: value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation' }),
  presenterAgency: value({ accepts: orNull(isAgencyId), initial: null, names: 'agency' }),
  state: choice(POINT_STATES, 'planned'),
  spent: value({ silent: true, accepts: isSpent, initial: 0 }),
  carriedFrom: value({ accepts: orNull(isCarriedFrom), initial: null }),
  ...LISTED,
}
export const DECISION_VALUES = {
  // A register without a number is no register.
  number: value({ accepts: isDecisionNumber, initial: 1, always: true }),
  status: choice(DECISION_STATUSES, 'proposed'),
  method: choice(DECISION_METHODS, 'consensus'),
  point: value({ accepts: orNull(isPointId), initial: null }),
  ...LISTED,
}
export const SPEAKER_VALUES = {
  delegation: value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation' }),
  agency: value({ accepts: orNull(isAgencyId), initial: null, names: 'agency' }),
  state: choice(SPEAKER_STATES, 'waiting'),
  since: value({ accepts: orNull(isInstant), initial: null }),
  order: LISTED.order,
}

/** What a point or a decision is about. A set's keys are names: a text's id is in it without its kind. */
export const ABOUT = {
  items: set({ accepts: isItemId, most: MOST.links }),
  texts: set({ accepts: isPageId, most: MOST.links, parse: pageOfKey, keyOf: pageKey }),
}
const SECTION_FIELDS = { title: pair(LINE), ...SECTION_VALUES } satisfies FieldsOf<Section>
const POINT_FIELDS = {
  title: pair(LINE),
  reason: pair(WORDS),
  note: richPair(),
  ...ABOUT,
  ...POINT_VALUES,
} satisfies FieldsOf<Point>
const DECISION_FIELDS = { text: pair(WORDS), ...ABOUT, ...DECISION_VALUES } satisfies FieldsOf<Decision>

/** What is read quickly, however much was written. */
export const HEAD = record<Pick<Meeting, 'title' | 'place' | keyof typeof META_VALUES>>({
  title: pair(LINE),
  place: pair(LINE),
  ...META_VALUES,
})
export const MINUTES = record<Pick<Meeting, 'minutes'>>({ minutes: richPair() })
/** How many people of each delegation are in the room. */
export const ATTENDANCE = record<Pick<Meeting, 'attendance'>>({
  attendance: members<Attendance>({
    most: MOST.delegations,
    keysName: 'delegation',
    stores: isCount,
    initial: 0,
    member: (key, count) => {
      const delegation = parseDelegationId(key)
      return delegation && isCount(count) ? { delegation, count } : null
    },
    entry: ({ delegation, count }) => [delegation, count],
  }),
})

export const SECTIONS = entries<Section>({
  root: 'sections',
  fields: SECTION_FIELDS,
  parseId: parseSectionId,
  newId: newSectionId,
  permanent: true,
  most: MOST.sections,
})
export const POINTS = entries<Point>({
  root: 'points',
  fields: POINT_FIELDS,
  parseId: parsePointId,
  newId: newPointId,
  permanent: true,
  most: MOST.points,
})
export const DECISIONS = entries<Decision>({
  root: 'decisions',
  fields: DECISION_FIELDS,
  parseId: parseDecisionId,
  newId: newDecisionId,
  permanent: true,
  most: MOST.decisions,
})
/** Who has spoken is no record: an entry may be removed. */
export const SPEAKERS = entries<Speaker>({
  root: 'speakers',
  fields: SPEAKER_VALUES,
  parseId: parseSpeakerId,
  newId: newSpeakerId,
  permanent: false,
  most: MOST.speakers,
})

export const MEETING = documentOf({
  self: { subject: 'meeting', records: [HEAD, MINUTES, ATTENDANCE] },
  lists: { section: SECTIONS, point: POINTS, decision: DECISIONS },
  silent: [SPEAKERS],
  more: { [CONFIRMED]: confirmedPlace(['meeting', 'section', 'point', 'decision']) },
})
