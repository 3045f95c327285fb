// Which blocks of an editor say a term that the block beside them does not. Held against each other when both sides rest; a block that
// has changed since is not accused of what it said before.
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { unmatchedTerms } from '../../../shared/glossary/unmatched.ts'
import type { TermId } from '../../../shared/ids.ts'
import { readConfirmations } from '../../../shared/pairs/confirmations.ts'
import { textRows } from '../../../shared/pairs/textRows.ts'
import type { Terms } from './TermsProvider.tsx'

interface BothTexts {
  readonly fragment: Y.XmlFragment
  readonly other: Y.XmlFragment | null
  readonly language: Language
}
const NONE: ReadonlySet<TermId> = new Set()

export const createUnmatched = ({ fragment, other, language }: BothTexts) => {
  let byBlock = new WeakMap<Node, ReadonlySet<TermId>>()
  let told = ''
  return {
    in: (block: Node): ReadonlySet<TermId> => byBlock.get(block) ?? NONE,
    /** True when it is otherwise than before. `shown`: the editor's document, block by block the fragment. */
    compare(shown: Node, { matcher, term }: Terms): boolean {
      const { doc } = fragment
      if (!other || !doc) return false
      const [own, theirs] = [topBlocks(fragment), topBlocks(other)]
      if (shown.childCount !== own.length) return false
      const rows = language === 'es' ? textRows(own, theirs, readConfirmations(doc)) : textRows(theirs, own, readConfirmations(doc))
      const places = new Map(own.map((block, place) => [block, place]))
      const found: [Node, ReadonlySet<TermId>][] = []
      for (const row of rows) {
        const block = row[language]
        const place = block ? places.get(block) : undefined
        if (place === undefined || !row.es || !row.en) continue
        const alone = unmatchedTerms(row.sides, matcher, term)[language]
        if (alone.size > 0) found.push([shown.child(place), alone])
      }
      const tells = found.map(([block, alone]) => `${block.attrs.id} ${[...alone].join(' ')}`).join('\n')
      const changed = tells !== told || found.some(([block]) => !byBlock.has(block))
      byBlock = new WeakMap(found)
      told = tells
      return changed
    },
  }
}
