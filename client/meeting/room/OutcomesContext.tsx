// Creates a decision or an action item from the visible point; selected text becomes its initial text.
import { type Accessor, createContext, createSignal, type ParentProps, useContext } from 'solid-js'
import type { Bilingual } from '../../../shared/bilingual.ts'
import { addDecision, link } from '../../../shared/meeting/write.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { useText } from '../../base/i18n.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { browserRandom } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { useRoom } from './RoomContext.tsx'
import { selectedText, selectedWords } from './selectedWords.ts'

interface Outcomes {
  readonly record: (kind: 'decision' | 'action') => void
  /** The one created here last, whose text is still empty. */
  readonly fresh: Accessor<string | null>
}
const Context = createContext<Outcomes>()

export function OutcomesProvider(props: ParentProps) {
  const text = useText()
  const toast = useToast()
  const room = useRoom()
  const session = useSession()
  const [fresh, setFresh] = createSignal<string | null>(null)

  const decide = (words: Partial<Bilingual>): string | null => {
    const of = Object.keys(words).length > 0 ? selectedText(document.getSelection()) : null
    const made = room.write((doc) =>
      addDecision(
        doc,
        { number: session.nextNumber(), point: room.viewed()?.id ?? null, text: words, texts: of ? [of] : [] },
        browserRandom,
      ),
    )
    return made.ok ? made.value : null
  }
  const act = (title: Partial<Bilingual>): string | null => {
    const point = room.viewed()
    // A new item goes into the workstream of the point's own items.
    const stream = point?.items.map((id) => room.plan.items[id]?.stream).find((one) => one) ?? null
    const made = room.writePlan((doc) => addItem(doc, { kind: 'action', title, stream, origin: session.id }, browserRandom))
    if (!made.ok) return null
    if (point) room.write((doc) => link(doc, { list: 'points', id: point.id }, { item: made.value }))
    return made.value
  }

  const outcomes: Outcomes = {
    fresh,
    record(kind) {
      if (room.viewed() === null) return
      const words = selectedWords(document.getSelection())
      const made = kind === 'decision' ? decide(words) : act(words)
      if (made === null) return
      // The focus stays in the minutes.
      if (Object.keys(words).length > 0) toast({ text: text().room.made[kind] })
      else setFresh(made)
    },
  }
  return <Context.Provider value={outcomes}>{props.children}</Context.Provider>
}

export const useOutcomes = (): Outcomes => {
  const outcomes = useContext(Context)
  if (!outcomes) throw new Error('useOutcomes needs an <OutcomesProvider> above it')
  return outcomes
}
