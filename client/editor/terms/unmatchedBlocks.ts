// Blocks with a term whose translation is missing in the parallel block. Compared when typing pauses on both sides; a block that has changed since
// then is not marked.
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { unmatchedTerms } from '../../../shared/glossary/unmatched.ts'
import type { TermId } from '../../../shared/ids.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import type { TermsInTexts } from './TermsProvider.tsx'

interface BothTexts {
  readonly fragment: Y.XmlFragment
  readonly other: Y.XmlFragment | null
  readonly language: Language
}
const NONE: ReadonlySet<TermId> = new Set()
type Alone = ReadonlySet<TermId>

export const createUnmatched = ({ fragment, other, language }: BothTexts) => {
  let byBlock = new Map<Node, Alone>()
  /** Cache of the last comparison, so that only changed rows are compared again. */
  let known = new Map<string, Alone>()
  let knownBy: TermsInTexts | null = null
  return {
    in: (block: Node): Alone => byBlock.get(block) ?? NONE,
    /** Blocks whose result has changed. `shown`: the editor's document, whose blocks correspond to those of the fragment. */
    compare(shown: Node, terms: TermsInTexts): ReadonlySet<Node> {
      const { doc } = fragment
      if (!other || !doc) return new Set()
      const [own, theirs] = [topBlocks(fragment), topBlocks(other)]
      if (shown.childCount !== own.length) return new Set()
      const rows = language === 'es' ? textRows(own, theirs, readConfirmations(doc)) : textRows(theirs, own, readConfirmations(doc))
      const places = new Map(own.map((block, place) => [block, place]))
      const before = knownBy === terms ? known : new Map<string, Alone>()
      const now = new Map<string, Alone>()
      const found = new Map<Node, Alone>()
      for (const row of rows) {
        const block = row[language]
        const place = block ? places.get(block) : undefined
        if (place === undefined || !row.es || !row.en) continue
        const texts = `${row.sides.es}\u0000${row.sides.en}`
        const alone = before.get(texts) ?? unmatchedTerms(row.sides, terms.matcher, terms.term)[language]
        now.set(texts, alone)
        if (alone.size > 0) found.set(shown.child(place), alone)
      }
      const changed = new Set([...byBlock, ...found].map(([block]) => block).filter((block) => !same(byBlock.get(block), found.get(block))))
      byBlock = found
      known = now
      knownBy = terms
      return changed
    },
  }
}
const same = (a: Alone = NONE, b: Alone = NONE) => a.size === b.size && [...a].every((id) => b.has(id))
