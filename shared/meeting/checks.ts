// Validators of values used in sessions only.
import { type Check, hasExactly, isIntegerBetween, isLine, isOneOf, orNull } from '../checks.ts'
import {
  type AgencyId,
  type DecisionId,
  type DocumentId,
  documentKind,
  type Instant,
  type PointId,
  pageId,
  parseAgencyId,
  parseDecisionId,
  parseDocumentId,
  parsePointId,
  parseSectionId,
  type SectionId,
} from '../ids.ts'
import { isItemId, isMeetingId } from '../roadmap/checks.ts'
import type { CarriedFrom, Floor, Shown, TimeOfDay } from './model.ts'

export const isSectionId: Check<SectionId> = (value): value is SectionId => parseSectionId(value) !== null
export const isPointId: Check<PointId> = (value): value is PointId => parsePointId(value) !== null
const isDecisionId: Check<DecisionId> = (value): value is DecisionId => parseDecisionId(value) !== null
export const isAgencyId: Check<AgencyId> = (value): value is AgencyId => parseAgencyId(value) !== null
export const isPageId: Check<DocumentId> = (value): value is DocumentId => {
  const document = parseDocumentId(value)
  return document !== null && documentKind(document) === 'page'
}
/** Keys of a set are plain ids: a text's id without its kind. */
export const pageKey = (page: DocumentId): string => page.slice('page:'.length)
export const pageOfKey = (key: string): DocumentId | null => parseDocumentId(pageId(key))

export const isTimeOfDay: Check<TimeOfDay> = (value): value is TimeOfDay =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
const isZoneName = isLine(64)
/** Format of an IANA name; whether this machine knows it is checked where it is used. */
export const isZone: Check<string> = (value): value is string =>
  value === '' || (isZoneName(value) && /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(value))

const MOST_MS = 1000 * 60 * 60 * 24 * 7
const LATEST = 8_640_000_000_000_000
export const isMinutes: Check<number> = (value): value is number => isIntegerBetween(value, 0, 1440)
export const isCount: Check<number> = (value): value is number => isIntegerBetween(value, 0, 999)
export const isQuorum: Check<number> = (value): value is number => isIntegerBetween(value, 0, 99)
export const isDurationMs: Check<number> = (value): value is number => isIntegerBetween(value, 0, MOST_MS)
export const isInstant: Check<Instant> = (value): value is Instant => isIntegerBetween(value, 0, LATEST)
export const isDecisionNumber: Check<number> = (value): value is number => isIntegerBetween(value, 1, 9_999_999)

export const isFloor: Check<Floor> = (value): value is Floor =>
  hasExactly(value, ['point', 'since', 'used', 'added']) &&
  orNull(isPointId)(value.point) &&
  orNull(isInstant)(value.since) &&
  isDurationMs(value.used) &&
  isMinutes(value.added)

export const isCarriedFrom: Check<CarriedFrom> = (value): value is CarriedFrom =>
  hasExactly(value, ['meeting', 'point', 'times']) &&
  isMeetingId(value.meeting) &&
  isPointId(value.point) &&
  isIntegerBetween(value.times, 1, 999)

const isBlock = orNull(isLine(64))
const SHOWN_TYPES = ['point', 'item', 'text', 'decision'] as const
export const isShown: Check<Shown> = (value): value is Shown => {
  if (typeof value !== 'object' || value === null || !('type' in value) || !isOneOf(SHOWN_TYPES)(value.type)) return false
  if (value.type === 'text') return hasExactly(value, ['type', 'id', 'block']) && isPageId(value.id) && isBlock(value.block)
  if (!hasExactly(value, ['type', 'id'])) return false
  return value.type === 'item' ? isItemId(value.id) : value.type === 'point' ? isPointId(value.id) : isDecisionId(value.id)
}
