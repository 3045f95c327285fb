// Editor of one language of a shared text, editable or read-only. The toolbar belongs to its owner.
import type { AnyExtension, Editor } from '@tiptap/core'
import { createEffect, createRoot, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import { MOST_CELLS, MOST_ROWS, MOST_TABLE_COLUMNS } from '../../shared/editor/tables.ts'
import { parseDelegationId } from '../../shared/ids.ts'
import { useActor } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createCaretInView } from './caretInView.ts'
import { carets } from './carets.ts'
import { createEditor } from './createEditor.ts'
import { readPasted } from './pastedHtml.ts'
import { canBind } from './readBlocks.ts'
import { createReferences } from './references/createReferences.tsx'
import { tablesFit } from './tablePaste.ts'
import { createTermMarks } from './terms/createTermMarks.ts'
import { textExtensions } from './textExtensions.ts'

export interface TextEditorProps {
  readonly fragment: Y.XmlFragment
  readonly label: string
  readonly language: Language
  /** Name of the field in presence. */
  readonly editingKey: string
  readonly placeholder?: string | undefined
  /** Shows the text as in the editor, although the user may not edit this side. */
  readonly readOnly?: boolean | undefined
  /** Not everybody in the group may know of this document: what is copied out of it does not say from where. */
  readonly unshared?: boolean | undefined
  /** Typography; defaults to that of a panel. */
  readonly class?: string | undefined
  /** Extensions of the owner; read once. */
  readonly extensions?: readonly AnyExtension[] | undefined
  /** Called with the editor when it is created, and with null when it is destroyed. */
  readonly onEditor?: ((editor: Editor | null) => void) | undefined
  /** Keys of the toolbar: true when handled. */
  readonly onKey?: ((event: KeyboardEvent, editor: Editor) => boolean) | undefined
}

/** A fragment whose root type is wrong is shown as unreadable as a whole. */
export function TextEditor(props: TextEditorProps) {
  const text = useText()
  const [readable, setReadable] = createSignal(true)
  createEffect(() => {
    const { fragment } = props
    const look = () => setReadable(canBind(fragment))
    look()
    fragment.observe(look)
    onCleanup(() => fragment.unobserve(look))
  })
  return (
    <Show when={readable() && props.fragment} keyed fallback={<p class="unreadable">{text().texts.unreadable}</p>}>
      {(fragment) => <BoundEditor {...props} fragment={fragment} />}
    </Show>
  )
}

function BoundEditor(props: TextEditorProps) {
  const text = useText()
  const live = useLive()
  const group = useGroup()
  const toast = useToast()
  const actor = useActor()
  const canWrite = () => live.canWrite() && !props.readOnly
  const { fragment, language } = props
  const terms = createTermMarks({ fragment, language, canWrite })
  const references = createReferences({ language, canWrite })
  const caretInView = createCaretInView(TOOLBAR_PX)
  onCleanup(caretInView.dispose)
  let element!: HTMLDivElement

  onMount(() => {
    const editor = createEditor(element, {
      editable: canWrite(),
      extensions: [
        ...textExtensions({
          fragment: props.fragment,
          schema: RICH_TEXT_SCHEMA,
          undoManager: live.undoManager,
          canWrite,
          onTakenBack: (why) => toast({ text: text().texts.takenBack[why] }),
          random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
          unreadableLabel: following(() => text().texts.unreadable),
          tableLabel: following(() => text().texts.table),
          onTableFull: () => toast({ text: text().texts.tableFull(MOST_ROWS, MOST_TABLE_COLUMNS, MOST_CELLS) }),
          hrefOf: references.hrefOf,
          copying: { document: () => (props.unshared ? null : live.id), here: live.id, account: () => actor()?.account ?? null },
        }),
        terms.extension,
        ...references.extensions,
        carets({ awareness: live.awareness, doc: live.doc, owner: (id) => delegationIn(group(), parseDelegationId(id)) }),
        ...(props.extensions ?? []),
      ],
      editorProps: {
        attributes: (state) => ({
          class: props.class ?? 'prose',
          lang: props.language,
          spellcheck: 'true',
          'aria-multiline': 'true',
          'aria-label': props.label,
          'aria-readonly': String(!canWrite()),
          ...(isEmpty(state.doc) && props.placeholder ? { 'data-placeholder': props.placeholder } : {}),
        }),
        // A toolbar may cover the last lines.
        scrollThreshold: TOOLBAR_PX,
        scrollMargin: TOOLBAR_PX,
        handleScrollToSelection: caretInView.handles,
        transformPastedHTML: (pasted) => {
          const { html, lost } = readPasted(pasted, `${location.origin}/g/${group().id}/`)
          const { merged, notes, images } = lost
          // Whatever a paste had to change or drop is reported.
          if (merged > 0) toast({ text: text().texts.pastedMerged(merged) })
          if (notes > 0) toast({ text: text().texts.pastedNotes(notes) })
          if (images > 0) toast({ text: text().texts.pastedImages(images) })
          return html
        },
        handlePaste: (_view, _event, slice) => {
          if (slice.size <= LONGEST_PASTE && tablesFit(slice, editor.state)) return false
          toast({ text: text().texts.pasteTooLong })
          return true
        },
        handleKeyDown: (_view, event) => {
          if (references.key(event)) return true
          if (event.key === 'Escape') {
            editor.commands.blur()
            event.preventDefault()
            return true
          }
          return props.onKey?.(event, editor) ?? false
        },
      },
      onFocus: () => canWrite() && live.setEditing(props.editingKey),
      onBlur: () => live.setEditing(null),
    })
    createEffect(on(canWrite, (may) => editor.setEditable(may, false), { defer: true }))
    createEffect(on([() => props.label, () => props.placeholder], () => editor.view.dispatch(editor.state.tr), { defer: true }))
    const letOthersIn = holdWhileComposing(element, live.holdIncoming)
    terms.follow(editor.view)
    references.follow(editor)
    props.onEditor?.(editor)
    onCleanup(() => {
      letOthersIn()
      props.onEditor?.(null)
      if (editor.isFocused) live.setEditing(null)
    })
  })
  return (
    <>
      <div class="text-editor" ref={element} />
      <span class="vh" role="status">
        {terms.said()}
      </span>
      <references.View />
    </>
  )
}

/** ProseMirror reads the composed text slightly after `compositionend`. */
const TAKEN_IN_MS = 60
const holdWhileComposing = (element: HTMLElement, hold: () => () => void): (() => void) => {
  let release: (() => void) | null = null
  const letIn = () => {
    release?.()
    release = null
  }
  element.addEventListener('compositionstart', () => {
    release ??= hold()
  })
  element.addEventListener('compositionend', () => setTimeout(letIn, TAKEN_IN_MS))
  return letIn
}

/** Announces a message now, and again whenever the language changes. */
const following = (words: () => string) => (show: (label: string) => void) =>
  createRoot((stop) => {
    createEffect(() => show(words()))
    return stop
  })

const TOOLBAR_PX = 56
/** One paste is one update, and the server accepts updates up to 1 MiB. */
const LONGEST_PASTE = 250_000

const isEmpty = (doc: Editor['state']['doc']) => doc.childCount === 1 && doc.firstChild?.isTextblock === true && doc.content.size <= 2
