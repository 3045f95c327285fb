// Suggestions of links after `@` or `[[`, chosen with the keyboard or the pointer; screen readers hear of them at the text.
import type { Editor } from '@tiptap/core'
import { type Accessor, createEffect, createMemo, createSignal, createUniqueId, untrack } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { REFERENCE } from '../../../shared/editor/reference.ts'
import type { References } from './ReferencesProvider.tsx'
import { findTargets, type Target, wordsFor } from './targets.ts'
import { closeTyping, type Typed } from './typing.ts'

interface SuggestionsOf {
  readonly editor: Accessor<Editor | null>
  readonly references: Accessor<References | null>
  /** Loads them. */
  readonly want: () => void
  /** Language of the text. */
  readonly language: Language
  readonly canWrite: Accessor<boolean>
}

export const createReferenceSuggestions = ({ editor, references, want, language, canWrite }: SuggestionsOf) => {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<Typed | null>(null)
  const [chosen, setChosen] = createSignal(0)
  const update = (now: Typed | null) => {
    if (now) want()
    if (now?.query !== untrack(typed)?.query) setChosen(0)
    setTyped(now)
  }
  const found = createMemo((): readonly Target[] => {
    const query = typed()?.query
    const known = references()
    return query === undefined || !known ? [] : findTargets(known.all, query)
  })
  /** A query of several words without results is a sentence, so the list closes. */
  const isOpen = () => typed() !== null && canWrite() && (found().length > 0 || !/\s/.test(typed()?.query ?? ''))
  const take = (target: Target | undefined, long = false) => {
    const [current, at] = [editor(), typed()]
    const mark = current && target && current.schema.marks[REFERENCE]?.create({ ...target.reference })
    if (!current || !at || !mark || !target) return
    const { state } = current
    const others = state.storedMarks ?? state.selection.$from.marks()
    const words = state.schema.text(wordsFor(target, language, long), mark.addToSet(others.filter(({ type }) => type !== mark.type)))
    const behind = state.doc.textBetween(at.to, Math.min(at.to + 1, state.selection.$from.end()))
    const apart = /[\p{L}\p{N}]/u.test(behind) ? [state.schema.text(' ')] : []
    current.view.dispatch(state.tr.replaceWith(at.from, at.to, [words, ...apart]).scrollIntoView())
    current.view.focus()
  }

  createEffect(() => {
    const dom = editor()?.view.dom
    if (!dom) return
    const open = isOpen() && found().length > 0
    for (const [name, value] of [
      ['aria-controls', open ? id : null],
      ['aria-activedescendant', open ? `${id}-${chosen()}` : null],
    ] as const)
      if (value) dom.setAttribute(name, value)
      else dom.removeAttribute(name)
  })

  return {
    id,
    update,
    found,
    isOpen,
    chosen,
    setChosen,
    take,
    from: () => typed()?.from ?? 0,
    /** True when the key was handled. */
    key: (event: KeyboardEvent): boolean => {
      const at = editor()
      if (!at || !isOpen() || event.ctrlKey || event.metaKey || event.altKey) return false
      const count = found().length
      if (event.key === 'Escape') closeTyping(at.view)
      else if (count === 0) return false
      else if (event.key === 'ArrowDown') setChosen((now) => (now + 1) % count)
      else if (event.key === 'ArrowUp') setChosen((now) => (now + count - 1) % count)
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(found()[chosen()], event.shiftKey)
      else return false
      event.preventDefault()
      return true
    },
  }
}
