// Layout of a `meeting:<id>` document: the only file with these Yjs keys.
import { LINE, MOST, PROSE } from '../bounds.ts'
import { orNull } from '../checks.ts'
import { MOVED_FROM, MOVED_FROM_SCHEMA } from '../editor/movedFrom.ts'
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
import { CONFIRMED, confirmedSchema } from '../pairs/confirmations.ts'
import { isDay, isDelegationId, isItemId } from '../roadmap/checks.ts'
import { documentOf } from '../schema/document.ts'
import { entries } from '../schema/entries.ts'
import { choice, type FieldsOf, flag, members, order, pair, richPair, set, value } from '../schema/field.ts'
import { documentRecord } from '../schema/record.ts'
import {
  isAgencyId,
  isCarriedFrom,
  isCount,
  isDecisionNumber,
  isDurationMs,
  isFloor,
  isInstant,
  isMinutes,
  isPageId,
  isPointId,
  isQuorum,
  isSectionId,
  isShown,
  isTimeOfDay,
  isZone,
  pageKey,
  pageOfKey,
} from './checks.ts'
import {
  type AgendaSection,
  type Attendance,
  DECISION_METHOD_LABELS,
  DECISION_METHODS,
  DECISION_STATUS_LABELS,
  DECISION_STATUSES,
  type Decision,
  type Meeting,
  POINT_STATE_LABELS,
  POINT_STATES,
  type Point,
  SPEAKER_STATES,
  type Speaker,
} from './model.ts'

/** Each plain value separately: writers use its validator. */
export const META_VALUES = {
  start: {
    kind: 'day',
    label: { es: 'Comienza', en: 'Starts' },
    name: { es: 'el comienzo', en: 'the first day' },
    ...value({ accepts: orNull(isDay), initial: null }),
  },
  end: {
    kind: 'day',
    label: { es: 'Termina', en: 'Ends' },
    name: { es: 'el final', en: 'the last day' },
    ...value({ accepts: orNull(isDay), initial: null }),
  },
  zone: {
    kind: 'text',
    label: { es: 'Zona horaria', en: 'Time zone' },
    name: { es: 'la zona horaria', en: 'the time zone' },
    ...value({ accepts: isZone, initial: '' }),
  },
  opensAt: {
    kind: 'text',
    label: { es: 'Abre', en: 'Opens' },
    name: { es: 'la hora de apertura', en: 'the opening time' },
    ...value({ accepts: orNull(isTimeOfDay), initial: null }),
  },
  closesAt: {
    kind: 'text',
    label: { es: 'Cierra', en: 'Closes' },
    name: { es: 'la hora de cierre', en: 'the closing time' },
    ...value({ accepts: orNull(isTimeOfDay), initial: null }),
  },
  quorum: {
    kind: 'count',
    label: { es: 'Quórum', en: 'Quorum' },
    name: { es: 'el quórum', en: 'the quorum' },
    ...value({ accepts: isQuorum, initial: 0 }),
  },
  floor: {
    label: { es: 'Cronómetro', en: 'Timer' },
    ...value({ silent: true, accepts: isFloor, initial: { point: null, since: null, used: 0, added: 0 } }),
  },
  shown: { label: { es: 'Proyección', en: 'Projection' }, ...value({ silent: true, accepts: orNull(isShown), initial: null }) },
}
const LISTED = { order: order(), archived: flag() }
const SECTION_VALUES = LISTED
export const POINT_VALUES = {
  section: {
    kind: 'section',
    label: { es: 'Sección', en: 'Section' },
    name: { es: 'la sección', en: 'the section' },
    ...value({ accepts: orNull(isSectionId), initial: null }),
  },
  backlog: { label: { es: 'Temas para otra sesión', en: 'For later sessions' }, ...flag() },
  minutes: {
    kind: 'minutes',
    label: { es: 'Duración', en: 'Time' },
    name: { es: 'la duración prevista', en: 'the time planned' },
    ...value({ accepts: isMinutes, initial: 0 }),
  },
  presenter: {
    kind: 'delegation',
    label: { es: 'Presenta', en: 'Presents' },
    name: { es: 'la delegación que presenta', en: 'the presenting delegation' },
    ...value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation' }),
  },
  presenterAgency: {
    kind: 'agency',
    label: { es: 'Institución', en: 'Agency' },
    name: { es: 'la institución que presenta', en: 'the presenting agency' },
    ...value({ accepts: orNull(isAgencyId), initial: null, names: 'agency' }),
  },
  state: {
    kind: 'choice',
    label: { es: 'Estado', en: 'State' },
    name: { es: 'el estado', en: 'the state' },
    ...choice(POINT_STATES, 'planned'),
    words: POINT_STATE_LABELS,
  },
  spent: { label: { es: 'Tiempo usado', en: 'Time used' }, ...value({ silent: true, accepts: isDurationMs, initial: 0 }) },
  carriedFrom: {
    kind: 'carriedFrom',
    label: { es: 'Viene de', en: 'Carried over from' },
    name: { es: 'el origen', en: 'where it comes from' },
    ...value({ accepts: orNull(isCarriedFrom), initial: null }),
  },
  ...LISTED,
}
export const DECISION_VALUES = {
  // A decision without a number cannot be registered.
  number: {
    kind: 'number',
    label: { es: 'Número', en: 'Number' },
    name: { es: 'el número', en: 'the number' },
    ...value({ accepts: isDecisionNumber, initial: 1, always: true }),
  },
  status: {
    kind: 'choice',
    label: { es: 'Estado', en: 'Status' },
    name: { es: 'el estado', en: 'the status' },
    ...choice(DECISION_STATUSES, 'proposed'),
    words: DECISION_STATUS_LABELS,
  },
  method: {
    kind: 'choice',
    label: { es: 'Método', en: 'Method' },
    name: { es: 'el método', en: 'the method' },
    ...choice(DECISION_METHODS, 'consensus'),
    words: DECISION_METHOD_LABELS,
  },
  point: {
    kind: 'point',
    label: { es: 'Punto', en: 'Agenda item' },
    name: { es: 'el punto del orden del día', en: 'the agenda item' },
    ...value({ accepts: orNull(isPointId), initial: null }),
  },
  ...LISTED,
}
export const SPEAKER_VALUES = {
  delegation: value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation' }),
  agency: value({ accepts: orNull(isAgencyId), initial: null, names: 'agency' }),
  state: choice(SPEAKER_STATES, 'waiting'),
  since: value({ accepts: orNull(isInstant), initial: null }),
  order: LISTED.order,
}

/** Subjects of a point or a decision. Keys of a set are plain ids: a text's id without its kind. */
export const ABOUT = {
  items: { label: { es: 'Acciones', en: 'Items' }, ...set({ accepts: isItemId, most: MOST.links }) },
  texts: { label: { es: 'Textos', en: 'Texts' }, ...set({ accepts: isPageId, most: MOST.links, parse: pageOfKey, keyOf: pageKey }) },
}
const TITLE = { label: { es: 'Título', en: 'Title' }, name: { es: 'el título', en: 'the title' }, ...pair(LINE) }
const SECTION_FIELDS = { title: TITLE, ...SECTION_VALUES } satisfies FieldsOf<AgendaSection>
const POINT_FIELDS = {
  title: TITLE,
  reason: {
    label: { es: 'Motivo', en: 'Reason' },
    name: { es: 'el motivo del aplazamiento', en: 'the reason for deferring' },
    ...pair(PROSE),
  },
  note: { label: { es: 'Notas', en: 'Notes' }, name: { es: 'las notas', en: 'the notes' }, ...richPair() },
  ...ABOUT,
  ...POINT_VALUES,
} satisfies FieldsOf<Point>
const DECISION_FIELDS = {
  text: { label: { es: 'Texto', en: 'Text' }, name: { es: 'el texto', en: 'the text' }, ...pair(PROSE) },
  ...ABOUT,
  ...DECISION_VALUES,
} satisfies FieldsOf<Decision>

/** Plain values, whose reading time does not depend on the length of the minutes. */
export const HEAD = documentRecord<Pick<Meeting, 'title' | 'place' | keyof typeof META_VALUES>>({
  title: TITLE,
  place: { label: { es: 'Lugar', en: 'Place' }, name: { es: 'el lugar', en: 'the place' }, ...pair(LINE) },
  ...META_VALUES,
})
export const MINUTES = documentRecord<Pick<Meeting, 'minutes'>>({
  minutes: { label: { es: 'Acta', en: 'Minutes' }, name: { es: 'el acta', en: 'the minutes' }, ...richPair() },
})
/** Number of people in the room, per delegation. */
export const ATTENDANCE = documentRecord<Pick<Meeting, 'attendance'>>({
  attendance: {
    kind: 'number',
    label: { es: 'Asistencia', en: 'Attendance' },
    name: { es: 'la asistencia de {who}', en: 'the attendance of {who}' },
    quiet: true,
    ...members<Attendance>({
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
  },
})

export const SECTIONS = entries<AgendaSection>({
  root: 'sections',
  fields: SECTION_FIELDS,
  parseId: parseSectionId,
  newId: newSectionId,
  permanent: true,
  most: MOST.sections,
  called: {
    this: { es: 'esta sección', en: 'this section' },
    named: { es: 'la sección {name}', en: 'the section {name}' },
    unnamed: { es: 'una sección sin título', en: 'a section without a title' },
  },
})
export const POINTS = entries<Point>({
  root: 'points',
  fields: POINT_FIELDS,
  parseId: parsePointId,
  newId: newPointId,
  permanent: true,
  most: MOST.points,
  searched: ['title', 'note', 'reason'],
  called: {
    this: { es: 'este punto', en: 'this item' },
    named: { es: 'el punto {name}', en: 'the agenda item {name}' },
    unnamed: { es: 'un punto sin título', en: 'an agenda item without a title' },
  },
})
export const DECISIONS = entries<Decision>({
  root: 'decisions',
  fields: DECISION_FIELDS,
  parseId: parseDecisionId,
  newId: newDecisionId,
  permanent: true,
  most: MOST.decisions,
  searched: ['text'],
  called: {
    this: { es: 'esta decisión', en: 'this decision' },
    named: { es: 'la decisión {name}', en: 'the decision {name}' },
    unnamed: { es: 'una decisión sin texto', en: 'a decision without a text' },
  },
})
/** The speakers' list is no record: entries may be deleted. */
export const SPEAKERS = entries<Speaker>({
  root: 'speakers',
  fields: SPEAKER_VALUES,
  parseId: parseSpeakerId,
  newId: newSpeakerId,
  permanent: false,
  most: MOST.speakers,
})

export const MEETING = documentOf({
  // A decision is named by its number.
  self: {
    subject: 'meeting',
    called: {
      this: { es: 'esta sesión', en: 'this session' },
      named: { es: 'la sesión {name}', en: 'session {name}' },
      unnamed: { es: 'una sesión', en: 'a session' },
    },
    records: [HEAD, MINUTES, ATTENDANCE],
  },
  lists: { section: SECTIONS, point: POINTS, decision: DECISIONS },
  silent: [SPEAKERS],
  more: { [CONFIRMED]: confirmedSchema(['meeting', 'section', 'point', 'decision']), [MOVED_FROM]: MOVED_FROM_SCHEMA },
})
