// Stored form of an anchor: created once and immutable. Each client resolves its current position (`anchor.ts`).
import type { Language } from '../bilingual.ts'
import { hasExactly } from '../checks.ts'
import { type BlockId, parseBlockId } from '../ids.ts'
import { MOST_BEFORE, MOST_QUOTE } from './bounds.ts'

export interface StoredAnchor {
  /** Id of the paragraph, on this side. */
  readonly block: BlockId
  readonly side: Language
  /** Relative positions of Yjs in base64 (`Y.encodeRelativePosition`); '' for both: the whole paragraph. */
  readonly start: string
  readonly end: string
  /** The quoted text, and the text before it; a longer passage is cut. */
  readonly quote: string
  readonly before: string
}

const POSITION = /^[A-Za-z0-9+/]{0,400}={0,2}$/

/** Null if invalid or too large. */
export const parseAnchor = (value: unknown): StoredAnchor | null => {
  if (!hasExactly(value, ['block', 'side', 'start', 'end', 'quote', 'before'])) return null
  const { side, start, end, quote, before } = value
  const block = parseBlockId(value.block)
  if (!block || (side !== 'es' && side !== 'en')) return null
  if (!isPosition(start) || !isPosition(end) || (start === '') !== (end === '')) return null
  if (!isAtMost(quote, MOST_QUOTE) || !isAtMost(before, MOST_BEFORE)) return null
  return { block, side, start, end, quote, before }
}

const isPosition = (value: unknown): value is string => typeof value === 'string' && POSITION.test(value)
/** Well-formed Unicode, so that every database stores it. */
const isAtMost = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && !/[\p{Cs}\0]/u.test(value)
