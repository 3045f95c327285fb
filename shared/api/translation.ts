// GET /api/groups/:group/translation: which pairs of texts wait for somebody, of everything that can still be written.
import type { Bilingual, Language } from '../bilingual.ts'
import type { AccountId, DelegationId, DocumentId, Instant } from '../ids.ts'
import type { PairName, PairSubject } from '../pairs/pairNames.ts'
import type { PairCounts } from '../pairs/pairState.ts'

export interface TranslationAnswer {
  readonly pairs: readonly WaitingPair[]
  readonly documents: readonly { readonly document: DocumentId; readonly counts: PairCounts }[]
}

export interface WaitingPair {
  readonly document: DocumentId
  /** A term of the glossary waits while one language has none: what stands in both needs nobody to confirm it. */
  readonly type: PairSubject | 'term'
  /** '' of a text or a session. */
  readonly id: string
  readonly field: string
  /** Null of a term, and of a row of a text whose other side is missing. */
  readonly name: PairName | null
  /** Of a row of a text: the block by which an address leads to it. */
  readonly block: string | null
  /** Of an item. */
  readonly code: string | null
  /** What the item, the text, the session or the term is called. */
  readonly title: Bilingual
  readonly state: 'missing' | 'stale' | 'unconfirmed'
  /** Which language waits; null where both do. */
  readonly side: Language | null
  /** Their beginnings. */
  readonly sides: Bilingual
  /** Who leads the item, or else for whom the side that is ahead was last written. */
  readonly whose: DelegationId | null
  /** Who last wrote what stands on the side that is ahead, within the hour; null where nobody is known. */
  readonly last: { readonly account: AccountId | null; readonly delegation: DelegationId | null; readonly at: Instant } | null
}
