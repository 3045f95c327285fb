// Restores a value: writes it into the live document in the name of the user, and shows a toast with an undo button.
import type { Accessor } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import type { DescribeContext } from '../../shared/history/describeContext.ts'
import { type Restorable, restorables } from '../../shared/history/restorable.ts'
import { restorableInPlace, restoreInPlace } from '../../shared/history/restorePlace.ts'
import { type RestoreDeps, restoreValue } from '../../shared/history/restoreValue.ts'
import { parseItemId, type Random, type Seq } from '../../shared/ids.ts'
import { LOCAL } from '../../shared/origins.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { useApi } from '../base/actor.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { withDocumentAsItWas } from '../live/asItWas.ts'
import type { LiveDocument } from '../live/types.ts'
import type { UndoableMade } from '../live/undo.ts'
import { useToast } from '../ui/Toasts.tsx'
import { createReached } from './createReached.ts'
import type { Offer } from './restorableWords.ts'
import { restorableWords } from './restorableWords.ts'

const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export interface Restoring {
  /** The values of this event that can be restored; empty for those who may not write. Calling it opens the document of the event. */
  readonly offered: (event: NamedEvent) => readonly Offer[]
  readonly restore: (event: NamedEvent, offer: Offer) => Promise<void>
  /** Restores several values of one item of the open document, in one undo step. */
  readonly restoreAll: (all: readonly ValueOf[]) => void
}
export interface ValueOf {
  readonly event: NamedEvent
  readonly what: Restorable
}

/** `open`: the document that the reader has open; without one nothing is offered. */
export const createRestoring = (open: Accessor<LiveDocument | null>, names: Accessor<DescribeContext>, restored: () => void): Restoring => {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const toast = useToast()
  const context = useItemContext()
  const reached = createReached(open)

  const itemOf = ({ subject }: NamedEvent) => {
    const id = subject.type === 'item' ? parseItemId(subject.id) : null
    return id ? (context.item(id) ?? null) : null
  }
  const write = (live: LiveDocument, event: NamedEvent, offer: Offer, old: RestoreDeps['old']): UndoableMade<Result<unknown>> => {
    const item = itemOf(event)?.id
    return live.undoManager.asStep(() =>
      offer.of === 'place'
        ? restoreInPlace(live.doc, event.subject, offer.what, old)
        : item
          ? restoreValue(live.doc, item, offer.what, { random: browserRandom, old })
          : refuse('not-found'),
    )
  }
  const report = (event: NamedEvent, offer: Offer, { made, undo }: UndoableMade<Result<unknown>>) => {
    if (!made.ok) return context.report(made)
    say(restorableWords(offer, event, { names: names(), language: language(), text: text() }), undo)
  }
  const say = (values: string, undo: () => unknown) => {
    restored()
    const run = () => {
      undo()
      restored()
    }
    toast({ text: text().history.restored(values), action: { label: text().common.undo, undoes: undo, run } })
  }
  return {
    restoreAll: (all) => {
      const live = open()
      if (!live) return
      const { made, undo } = live.undoManager.asStep(() =>
        live.doc.transact(
          () =>
            all.map(({ event, what }) => {
              const item = itemOf(event)
              return item ? restoreValue(live.doc, item.id, what, { random: browserRandom, old: null }) : refuse('not-found')
            }),
          LOCAL,
        ),
      )
      const refused = made.find(({ ok }) => !ok)
      if (refused) return context.report(refused)
      const words = (one: ValueOf) =>
        restorableWords({ of: 'item', what: one.what }, one.event, { names: names(), language: language(), text: text() })
      say(all.map(words).join(', '), undo)
    },
    offered: (event) => {
      // An act is a decision of the server and cannot be restored; its log is not a document.
      if (event.change.type === 'act') return []
      const live = reached.document(event.document)
      if (!live?.ready() || !live.canWrite()) return []
      if (event.subject.type !== 'item') {
        reached.edits(live)
        return restorableInPlace(live.doc, event).map((what) => ({ of: 'place', what }))
      }
      const item = itemOf(event)
      return item ? restorables(event, item).map((what) => ({ of: 'item', what })) : []
    },
    restore: async (event, offer) => {
      const live = reached.document(event.document)
      if (!live) return
      const at = momentOf(offer)
      if (at === null) return report(event, offer, write(live, event, offer, null))
      const moment = { document: live.id, at: { type: 'seq', seq: at } } as const
      const answer = await withDocumentAsItWas(api, moment, (old) => write(live, event, offer, old))
      if (answer.ok) report(event, offer, answer.value)
      else toast({ text: answer.why === 'refused' ? answer.message : text().common.needsConnection })
    },
  }
}

/** The seq before or after an edit of a whole text, at which the text is read from the past document. */
const momentOf = ({ what }: Offer): Seq | null => (what.type === 'text' || what.type === 'passage' ? what.at : null)
