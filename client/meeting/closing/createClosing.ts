// Closes a session in two steps: carries unfinished points over to the next session, waits until the server has committed that, then closes. A retry
// carries nothing over twice.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { type CarryOver, carryOver } from '../../../shared/meeting/carryOver.ts'
import { setMeta } from '../../../shared/meeting/write.ts'
import { carryInto, markDeferred } from '../../../shared/meeting/writeCarryOver.ts'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import { must } from '../../../shared/result.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { DONE } from '../../../shared/schema/change.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { until } from '../../base/until.ts'
import { useOptionalComments } from '../../comments/CommentsProvider.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useMeeting, useRoadMap, useWrite } from '../../live/LiveDocument.tsx'
import type { LiveDocument } from '../../live/types.ts'
import { browserRandom } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { useStateChange } from '../stateChange.ts'
import { createNext, type Next } from './createNext.ts'
import { createProposal, type Proposal } from './createProposal.ts'

const LONGEST_WAIT = 15_000
type Stage = 'preparing' | 'carrying' | 'closing'

export interface ClosingSteps {
  readonly next: Next
  readonly proposal: Proposal
  /** First day of the next session, if it has none yet. */
  readonly day: Accessor<Day | null>
  readonly setDay: (day: Day | null) => void
  readonly stage: Accessor<Stage | null>
  readonly failure: Accessor<string | null>
  /** Number of carried-over points; null until this page has closed the session. */
  readonly carried: Accessor<number | null>
  readonly go: () => Promise<void>
}

export const createClosing = (): ClosingSteps => {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const live = useLive('meeting')
  const meeting = useMeeting()
  const roadMap = useRoadMap()
  const write = useWrite('meeting')
  const change = useStateChange()
  const { today } = useItemContext()
  const comments = useOptionalComments()
  const next = createNext()
  const [day, setDay] = createSignal<Day | null>(null)
  const [stage, setStage] = createSignal<Stage | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [carried, setCarried] = createSignal<number | null>(null)

  const nextFacts = () => {
    const known = next.meeting()
    if (!known) return day() === null ? null : { start: day(), points: [] }
    return { start: known.start ?? day(), points: known.points }
  }
  const again = () => {
    const info = session.info()
    if (!info || info.closedAt === null) return null
    return { laterHeld: session.meetings().some(({ number, startedAt }) => number > info.number && startedAt !== null) }
  }
  // Frozen while it is carried over; otherwise the list would shrink on screen.
  const proposed = createMemo<CarryOver | undefined>((before) =>
    stage() !== null && before
      ? before
      : carryOver({
          id: session.id,
          meeting,
          items: Object.values(roadMap.items),
          next: nextFacts(),
          today: today(),
          discussed: comments?.discussed(),
          again: again(),
        }),
  )
  const proposal = createProposal(() => must(proposed(), 'what was computed at once'))
  const matters = () => proposal.chosen().points.length + proposal.chosen().items.length

  const saved = (document: LiveDocument) => until(() => document.waiting() === 0 && document.link().type === 'live', LONGEST_WAIT)
  /** Why carrying over failed; null on success. */
  const carry = async (): Promise<string | null> => {
    const chosen = proposal.chosen()
    const first = day()
    if (matters() === 0 && first === null) return (await saved(live)) ? null : text().meeting.closing.notSavedHere
    const to = await next.reach()
    if (!to) return text().meeting.closing.cannotReach
    setStage('carrying')
    if (first !== null && next.meeting()?.start == null) {
      const dated = setMeta(to.doc, 'start', first)
      if (!dated.ok) return refusalMessage(dated.refusal, language())
    }
    const over = carryInto(to.doc, { id: session.id, ...chosen, titles: text().meeting.closing.gathered }, browserRandom)
    if (!over.ok) return refusalMessage(over.refusal, language())
    const marked = write((doc) => {
      markDeferred(doc, chosen.points)
      return DONE
    })
    if (!marked.ok) return refusalMessage(marked.refusal, language())
    return (await saved(to)) && (await saved(live)) ? null : text().meeting.closing.notSaved
  }
  const close = () => {
    setStage('closing')
    return change('closed')
  }
  const go = async () => {
    if (stage() !== null) return
    setFailure(null)
    setStage('preparing')
    const count = matters()
    const trouble = (await carry()) ?? (await close())
    setStage(null)
    if (trouble === null) setCarried(count)
    else setFailure(trouble)
  }
  return { next, proposal, day, setDay, stage, failure, carried, go }
}
