// Says what undo and redo have left, because others have changed it since, wherever they were called: a key, a button, an editor, a notice. A notice
// that offers to undo what was just undone is removed.
import { createEffect, For, onCleanup } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { createWriterNames } from '../item/writerNames.ts'
import { useOpenDocuments } from '../live/OpenDocuments.tsx'
import type { LiveDocument } from '../live/types.ts'
import type { UndoOutcome } from '../live/undo.ts'
import { useToast, useUndone } from '../ui/Toasts.tsx'

export function UndoNotices() {
  const documents = useOpenDocuments()
  return <For each={documents()}>{(live) => <OfDocument live={live} />}</For>
}

function OfDocument(props: { live: LiveDocument }) {
  const text = useText()
  const toast = useToast()
  const undone = useUndone()
  const writers = createWriterNames()
  const say = (live: LiveDocument, { type, done, left }: UndoOutcome) => {
    if (left.length === 0) return
    const { names, people } = writers(
      live,
      left.map(({ client }) => client),
    )
    const who = upperFirst(names)
    const how = left.every(({ unseen }) => unseen) ? 'unseen' : left.some(({ unseen }) => unseen) ? 'both' : 'since'
    const { kept, partly } = text().undoing
    toast({ text: done === 0 ? kept[type](who, people, how) : partly[type](done, done + left.length, names, people) })
  }
  createEffect(() => {
    const { live } = props
    onCleanup(
      live.undoManager.on('popped', ({ step, outcome }) => {
        if (step.takeBack) undone(step.takeBack)
        say(live, outcome)
      }),
    )
  })
  return null
}

/** Isolated names begin with an invisible character. */
const upperFirst = (words: string): string => words.replace(/\p{L}/u, (letter) => letter.toUpperCase())
