// Links to items, texts and decisions in one editor: autocomplete after `@` or `[[`, link labels, and the card of the link at the caret.
import { type Editor, getMarkRange } from '@tiptap/core'
import { type Accessor, createEffect, createMemo, createRoot, createSignal, createUniqueId, Show, untrack } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { REFERENCE, type Reference, referenceOf } from '../../../shared/editor/reference.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { createEditorState } from '../createEditor.ts'
import { ReferenceCard } from './ReferenceCard.tsx'
import { ReferenceList } from './ReferenceList.tsx'
import { type References, useReferences } from './ReferencesProvider.tsx'
import { type FollowLink, shownLinks } from './shownLinks.ts'
import { findTargets, isGone, type Target, tipOf, wordsFor } from './targets.ts'
import { closeTyping, referenceTyping, type Typed } from './typing.ts'

interface ReferencesOf {
  /** Language of the text. */
  readonly language: Language
  readonly canWrite: Accessor<boolean>
}

export const createReferences = ({ language, canWrite }: ReferencesOf) => {
  const text = useText()
  const reader = useLanguage()
  const ask = useReferences()
  const list = createUniqueId()
  const [editor, setEditor] = createSignal<Editor | null>(null)
  const [typed, setTyped] = createSignal<Typed | null>(null)
  const [chosen, setChosen] = createSignal(0)
  const [asked, setAsked] = createSignal<Accessor<References | null> | null>(null)
  const want = () => untrack(asked) ?? setAsked(() => ask())
  const references = () => asked()?.() ?? null
  let card: HTMLElement | undefined

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

  const follow: FollowLink = (link, reference) =>
    createRoot((stop) => {
      const known = want()
      createEffect(() => {
        const looked = known()?.look(reference) ?? 'unknown'
        link.dataset.tip = tipOf(looked, reader(), text())
        link.classList.toggle('ref--gone', isGone(looked))
        // Announced to screen readers, where there is no hover.
        link.setAttribute('aria-description', link.dataset.tip)
        if (typeof looked !== 'string') link.href = `${location.origin}${looked.href}`
        else link.removeAttribute('href')
      })
      return stop
    })

  const current = createEditorState(editor, (now) => {
    const { $from, empty } = now.state.selection
    const type = now.schema.marks[REFERENCE]
    const range = empty && now.isEditable && type ? getMarkRange($from, type) : undefined
    const mark = type?.isInSet($from.marks())
    return range && mark ? { ...range, mark } : null
  })
  const [focused, setFocused] = createSignal(false)
  const reference = createMemo(
    (): Reference | null => {
      const at = current()
      return at && focused() && !isOpen() ? referenceOf(at.mark.attrs.kind, at.mark.attrs.id) : null
    },
    null,
    { equals: (a, b) => a?.id === b?.id && a?.kind === b?.kind },
  )
  const rectAt = (place: number) => {
    const view = editor()?.view
    if (!view || view.isDestroyed) return new DOMRect()
    const { left, top, bottom } = view.coordsAtPos(Math.min(place, view.state.doc.content.size))
    return new DOMRect(left, top, 0, bottom - top)
  }
  const remove = () => {
    const at = current()
    const now = editor()
    if (at && now) now.chain().focus().setTextSelection(at).unsetMark(REFERENCE).setTextSelection(at.to).run()
  }

  createEffect(() => {
    const dom = editor()?.view.dom
    if (!dom) return
    const open = isOpen() && found().length > 0
    for (const [name, value] of [
      ['aria-controls', open ? list : null],
      ['aria-activedescendant', open ? `${list}-${chosen()}` : null],
    ] as const)
      if (value) dom.setAttribute(name, value)
      else dom.removeAttribute(name)
  })

  return {
    extensions: [referenceTyping(update), shownLinks(follow)],
    /** URL of a link, for the clipboard. */
    hrefOf: (of: Reference): string | null => {
      const looked = references()?.look(of)
      return looked && typeof looked !== 'string' ? `${location.origin}${looked.href}` : null
    },
    /** To be called once the editor exists. */
    follow: (made: Editor) => {
      setEditor(made)
      made.on('focus', () => setFocused(true))
      made.on('blur', ({ event }) => {
        const into = event.relatedTarget
        if (into instanceof Node && card?.contains(into)) return
        setFocused(false)
        closeTyping(made.view)
      })
    },
    /** True when the key was handled. */
    key: (event: KeyboardEvent): boolean => {
      const at = editor()
      if (!at || event.isComposing) return false
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (isOpen() && isPlain) {
        const count = found().length
        if (event.key === 'Escape') closeTyping(at.view)
        else if (count === 0) return false
        else if (event.key === 'ArrowDown') setChosen((now) => (now + 1) % count)
        else if (event.key === 'ArrowUp') setChosen((now) => (now + count - 1) % count)
        else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(found()[chosen()], event.shiftKey)
        else return false
        event.preventDefault()
        return true
      }
      const isLinkKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!isLinkKey || !reference() || !card) return false
      event.preventDefault()
      card.querySelector<HTMLElement>('a, button')?.focus()
      return true
    },
    View: () => (
      <>
        <Show when={isOpen()}>
          <ReferenceList
            id={list}
            at={() => rectAt(typed()?.from ?? 0)}
            found={found()}
            chosen={chosen()}
            empty={references() ? text().texts.reference.nothing : text().texts.reference.unknown}
            onPoint={setChosen}
            onTake={take}
          />
        </Show>
        <Show when={reference()} keyed>
          {(of) => (
            <ReferenceCard
              ref={(made) => {
                card = made
              }}
              at={() => rectAt(current()?.from ?? 0)}
              looked={references()?.look(of) ?? 'unknown'}
              onRemove={remove}
              onLeave={() => editor()?.commands.focus()}
            />
          )}
        </Show>
        <span class="vh" role="status">
          {isOpen() ? (found()[chosen()] ? tipOf(found()[chosen()] as Target, reader(), text()) : text().texts.reference.nothing) : ''}
          {reference() ? text().texts.reference.at(tipOf(references()?.look(reference() as Reference) ?? 'unknown', reader(), text())) : ''}
        </span>
      </>
    ),
  }
}
