// Marks and tooltips of glossary terms in an editor: the translation, the preferred term, and missing terms on the other side.
import type { Node } from '@tiptap/pm/model'
import type { DecorationAttrs, EditorView } from '@tiptap/pm/view'
import { type Accessor, createEffect, createSignal, on, onCleanup, untrack } from 'solid-js'
import type * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import type { TermMatch } from '../../../shared/glossary/matcher.ts'
import type { TermId } from '../../../shared/ids.ts'
import { useText } from '../../base/i18n.tsx'
import { otherSide } from './otherSide.ts'
import { useTerms } from './TermsProvider.tsx'
import { TERM } from './termKeys.ts'
import { refreshTermMarks, refreshTermMarksIn, termMarks } from './termMarks.ts'
import { termTip } from './termTip.ts'
import { createUnmatched } from './unmatchedBlocks.ts'

interface TermMarksOf {
  readonly fragment: Y.XmlFragment
  readonly language: Language
  readonly canWrite: Accessor<boolean>
}

export const createTermMarks = ({ fragment, language, canWrite }: TermMarksOf) => {
  const text = useText()
  const terms = useTerms()
  const [said, say] = createSignal('')
  const other = otherSide(fragment)
  const unmatched = createUnmatched({ fragment, other, language })
  /** In read-only text one term is a tab stop. */
  let stop = true

  const look = (match: TermMatch, block: Node): DecorationAttrs | null => {
    const known = untrack(terms)
    const found = match.terms.flatMap((id) => known?.term(id) ?? [])
    const alone = !match.avoid && match.terms.some((id: TermId) => unmatched.in(block).has(id))
    const tip = termTip(found, { avoid: match.avoid, alone, language, words: untrack(text).glossary.marks })
    if (tip === null) return null
    const reading = untrack(() => !canWrite())
    const tabindex = reading ? { tabindex: stop ? '0' : '-1', role: 'term', 'aria-description': tip } : {}
    if (reading) stop = false
    return { class: `${TERM}${match.avoid ? ' term-mark--avoid' : alone ? ' term-mark--alone' : ''}`, 'data-tip': tip, ...tabindex }
  }
  const extension = termMarks({ find: (words) => untrack(terms)?.matcher.find(words, language) ?? [], look, say })

  /** To be called once the editor exists. */
  const follow = (view: EditorView) => {
    const again = () => {
      stop = true
      refreshTermMarks(view)
    }
    createEffect(on([terms, text, canWrite], again, { defer: true }))
    // Both sides are compared when typing pauses.
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const known = untrack(terms)
        if (!known || view.isDestroyed) return
        const changed = unmatched.compare(view.state.doc, known)
        // In read-only text the first term may have been removed, and the tab stop with it.
        if (untrack(() => !canWrite())) again()
        else if (changed.size > 0) refreshTermMarksIn(view, changed)
      }, REST_MS)
    }
    createEffect(on(terms, later))
    for (const side of [fragment, ...(other ? [other] : [])]) {
      side.observeDeep(later)
      onCleanup(() => side.unobserveDeep(later))
    }
    onCleanup(() => clearTimeout(timer))
  }
  return { extension, follow, said }
}
const REST_MS = 700
