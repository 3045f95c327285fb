// Closing a session: what is unfinished is proposed for the next one, the secretary prunes it, and then the record stands. What goes
// over is on the server's disk before anything is closed; asked again after a failure, nothing goes over twice.
import { createMemo, createSignal, Show } from 'solid-js'
import { type CarryOver, carryOver } from '../../../shared/meeting/carryOver.ts'
import { carryInto, markDeferred } from '../../../shared/meeting/writeCarryOver.ts'
import { refusalMessage } from '../../../shared/refusalMessages.ts'
import { must } from '../../../shared/result.ts'
import { DONE } from '../../../shared/schema/change.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { until } from '../../base/until.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useMeeting, useRoadMap, useWrite } from '../../live/LiveDocument.tsx'
import type { LiveDocument } from '../../live/types.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton, Trouble } from '../../ui/States.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { browserRandom } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'
import { useStateChange } from '../stateChange.ts'
import { createNext } from './createNext.ts'
import { createProposal } from './createProposal.ts'
import { Proposed } from './Proposed.tsx'

const LONGEST_WAIT = 15_000
type Stage = 'preparing' | 'carrying' | 'closing'

export function CloseDialog(props: { onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const toast = useToast()
  const session = useSession()
  const live = useLive('meeting')
  const meeting = useMeeting()
  const roadMap = useRoadMap()
  const write = useWrite('meeting')
  const change = useStateChange()
  const { today } = useItemContext()
  const next = createNext()
  const [stage, setStage] = createSignal<Stage | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)

  // While it is being taken over it would melt away under its reader.
  const proposed = createMemo<CarryOver | undefined>((before) =>
    stage() !== null && before
      ? before
      : carryOver({ id: session.id, meeting, items: Object.values(roadMap.items), next: next.meeting() ?? null, today: today() }),
  )
  const proposal = createProposal(() => must(proposed(), 'what was computed at once'))
  const matters = () => proposal.chosen().points.length + proposal.chosen().items.length

  const saved = (document: LiveDocument) => until(() => document.waiting() === 0 && document.link().type === 'live', LONGEST_WAIT)
  /** Why it could not be taken over; null when it was. */
  const carry = async (): Promise<string | null> => {
    const chosen = proposal.chosen()
    if (matters() === 0) return null
    const to = await next.reach()
    if (!to) return text().meeting.closing.cannotReach
    setStage('carrying')
    const carried = carryInto(to.doc, { id: session.id, ...chosen, titles: text().meeting.closing.gathered }, browserRandom)
    if (!carried.ok) return refusalMessage(carried.refusal, language())
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
    setFailure(null)
    setStage('preparing')
    const count = matters()
    const trouble = (await carry()) ?? (await close())
    setStage(null)
    if (trouble !== null) return setFailure(trouble)
    toast({ text: count > 0 ? text().meeting.closing.carried(count) : text().meeting.act.done.closed })
    props.onClose()
  }

  return (
    <Dialog
      open
      wide
      stays={stage() !== null}
      title={text().meeting.closing.title(session.info()?.number ?? 0)}
      description={text().meeting.closing.why}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button aria-disabled={stage() !== null ? 'true' : undefined} onClick={() => props.onClose()}>
            {text().common.cancel}
          </Button>
          <Button
            kind="primary"
            icon="lock"
            aria-disabled={next.meeting() === undefined ? 'true' : undefined}
            busy={stage() !== null && text().meeting.closing[stage() ?? 'closing']}
            onClick={go}
          >
            {text().meeting.closing.confirm}
          </Button>
        </>
      }
    >
      <Show when={next.meeting() !== undefined} fallback={<Skeleton label={text().meeting.closing.preparing} lines={3} />}>
        <Proposed proposal={proposal} next={next.info()} />
      </Show>
      <Trouble words={failure()} />
    </Dialog>
  )
}
