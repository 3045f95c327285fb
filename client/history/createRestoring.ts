// One value stands again: written into the live document by whoever restores, told in a toast, and taken back from there.
import type { Accessor } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { type Restorable, restorables } from '../../shared/history/restorable.ts'
import { type RestoreDeps, restoreValue } from '../../shared/history/restoreValue.ts'
import { type ItemId, parseItemId, type Random } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { withDocumentAsItWas } from '../live/asItWas.ts'
import type { LiveDocument } from '../live/types.ts'
import { useToast } from '../ui/Toasts.tsx'
import { restorableWords } from './restorableWords.ts'

const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export interface Restoring {
  /** What of this event can stand again: nothing where one may not write. */
  readonly offered: (event: NamedEvent) => readonly Restorable[]
  readonly restore: (event: NamedEvent, what: Restorable) => Promise<void>
}

/** `open` is the document that the reader has open: only what happened in it can be restored from here. */
export const createRestoring = (open: Accessor<LiveDocument | null>, names: Accessor<DescribeContext>): Restoring => {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const context = useItemContext()

  const itemOf = ({ subject }: NamedEvent) => {
    const id = subject.type === 'item' ? parseItemId(subject.id) : null
    return id ? (context.item(id) ?? null) : null
  }
  const write = (live: LiveDocument, item: ItemId | null, what: Restorable, old: RestoreDeps['old']): Result<unknown> => {
    // A step of its own, so that one undo takes exactly this back.
    live.undoManager.stopCapturing()
    const result = restoreValue(live.doc, item, what, { random: browserRandom, old })
    live.undoManager.stopCapturing()
    return result
  }
  const tell = (live: LiveDocument, what: Restorable, result: Result<unknown>) => {
    if (!result.ok) return context.tell(result)
    const step = live.undoManager.undoStack.at(-1)
    // Whoever has gone on writing must not lose that.
    const undo = () => live.undoManager.undoStack.at(-1) === step && live.undo()
    toast({
      text: text().history.restored(restorableWords(what, { names: names(), language: language(), text: text() })),
      action: { label: text().common.undo, run: undo },
    })
  }
  return {
    offered: (event) => {
      const live = open()
      return live && event.document === live.id && live.canWrite() ? restorables(event, itemOf(event)) : []
    },
    restore: async (event, what) => {
      const live = open()
      if (!live) return
      const item = itemOf(event)?.id ?? null
      if (what.type !== 'text') return tell(live, what, write(live, item, what, null))
      const moment = { document: live.id, at: { type: 'seq', seq: what.at } } as const
      const answer = await withDocumentAsItWas(api, moment, (old) => write(live, item, what, old))
      if (answer.ok) tell(live, what, answer.value)
      else toast({ text: answer.why === 'refused' ? answer.message : text().common.needsConnection })
    },
  }
}
