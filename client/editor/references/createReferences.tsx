// Links to items, texts and decisions in one editor: autocomplete after `@` or `[[`, link labels, and the card of the link at the caret.
import { type Editor, getMarkRange } from '@tiptap/core'
import { type Accessor, createEffect, createMemo, createRoot, createSignal, Show, untrack } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { REFERENCE, type Reference, referenceOf } from '../../../shared/editor/reference.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { createEditorState } from '../createEditor.ts'
import { createReferenceSuggestions } from './createReferenceSuggestions.ts'
import { ReferenceCard } from './ReferenceCard.tsx'
import { ReferenceList } from './ReferenceList.tsx'
import { type References, useReferences } from './ReferencesProvider.tsx'
import { type FollowLink, shownLinks } from './shownLinks.ts'
import { isGone, tipOf } from './targets.ts'
import { closeTyping, referenceTyping } from './typing.ts'

interface ReferencesOf {
  /** Language of the text. */
  readonly language: Language
  readonly canWrite: Accessor<boolean>
}

export const createReferences = ({ language, canWrite }: ReferencesOf) => {
  const text = useText()
  const reader = useLanguage()
  const ask = useReferences()
  const [editor, setEditor] = createSignal<Editor | null>(null)
  const [asked, setAsked] = createSignal<Accessor<References | null> | null>(null)
  const want = () => untrack(asked) ?? setAsked(() => ask())
  const references = () => asked()?.() ?? null
  const list = createReferenceSuggestions({ editor, references, want, language, canWrite })
  const link = createCurrentReference(editor, () => !list.isOpen())
  let card: HTMLElement | undefined

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

  const rectAt = (place: number) => {
    const view = editor()?.view
    if (!view || view.isDestroyed) return new DOMRect()
    const { left, top, bottom } = view.coordsAtPos(Math.min(place, view.state.doc.content.size))
    return new DOMRect(left, top, 0, bottom - top)
  }
  const look = (of: Reference) => references()?.look(of) ?? 'unknown'
  const announced = () => {
    const target = list.found()[list.chosen()]
    return target ? tipOf(target, reader(), text()) : text().texts.reference.nothing
  }

  const atLink = () => {
    const of = link.reference()
    return of ? text().texts.reference.at(tipOf(look(of), reader(), text())) : ''
  }

  return {
    extensions: [referenceTyping(list.update), shownLinks(follow)],
    /** URL of a link, for the clipboard. */
    hrefOf: (of: Reference): string | null => {
      const looked = references()?.look(of)
      return looked && typeof looked !== 'string' ? `${location.origin}${looked.href}` : null
    },
    /** To be called once the editor exists. */
    follow: (made: Editor) => {
      setEditor(made)
      made.on('focus', () => link.setFocused(true))
      made.on('blur', ({ event }) => {
        const into = event.relatedTarget
        if (into instanceof Node && card?.contains(into)) return
        link.setFocused(false)
        closeTyping(made.view)
      })
    },
    /** True when the key was handled. */
    key: (event: KeyboardEvent): boolean => {
      const at = editor()
      if (!at || event.isComposing) return false
      if (list.key(event)) return true
      const isLinkKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!isLinkKey || !link.reference() || !card) return false
      event.preventDefault()
      card.querySelector<HTMLElement>('a, button')?.focus()
      return true
    },
    View: () => (
      <>
        <Show when={list.isOpen()}>
          <ReferenceList
            id={list.id}
            at={() => rectAt(list.from())}
            found={list.found()}
            chosen={list.chosen()}
            empty={references() ? text().texts.reference.nothing : text().texts.reference.unknown}
            onPoint={list.setChosen}
            onTake={list.take}
          />
        </Show>
        <Show when={link.reference()} keyed>
          {(of) => (
            <ReferenceCard
              ref={(made) => {
                card = made
              }}
              at={() => rectAt(link.from())}
              looked={look(of)}
              onRemove={link.remove}
              onLeave={() => editor()?.commands.focus()}
            />
          )}
        </Show>
        <span class="vh" role="status">
          {list.isOpen() ? announced() : atLink()}
        </span>
      </>
    ),
  }
}

/** The link at the caret, while the editor has the focus. */
const createCurrentReference = (editor: Accessor<Editor | null>, mayShow: Accessor<boolean>) => {
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
      return at && focused() && mayShow() ? referenceOf(at.mark.attrs.kind, at.mark.attrs.id) : null
    },
    null,
    { equals: (a, b) => a?.id === b?.id && a?.kind === b?.kind },
  )
  const remove = () => {
    const at = current()
    const now = editor()
    if (at && now) now.chain().focus().setTextSelection(at).unsetMark(REFERENCE).setTextSelection(at.to).run()
  }
  return { reference, from: () => current()?.from ?? 0, setFocused, remove }
}
