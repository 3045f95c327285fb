// Drafts the minutes from the session and the road map on this device. If the minutes already have text, it asks first and adds the draft
// after it.
import { createSignal, Show } from 'solid-js'
import { appendMinutes } from '../../../shared/meeting/appendMinutes.ts'
import { minutesDraft } from '../../../shared/outcome/minutesDraft.ts'
import { useCommands } from '../../base/commands.tsx'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive, useMeeting, useRoadMap, useWrite } from '../../live/LiveDocument.tsx'
import { ConfirmDialog } from '../../states/ConfirmDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { browserRandom } from '../meetingWrites.ts'
import { useSession } from '../SessionContext.tsx'

export function DraftMinutes() {
  const text = useText()
  const words = () => text().meeting.draftMinutes
  const session = useSession()
  const live = useLive('meeting')
  const plan = useLive('roadmap')
  const meeting = useMeeting()
  const roadMap = useRoadMap()
  const write = useWrite('meeting')
  const toast = useToast()
  const { agency, delegations, report, today } = useItemContext()
  const [isAsking, setAsking] = createSignal(false)
  const may = () => session.mayConduct() && session.canWrite()
  const isWritten = () => meeting.minutes.es.trim() !== '' || meeting.minutes.en.trim() !== ''
  const draft = () => {
    setAsking(false)
    const blocks = minutesDraft({
      id: session.id,
      meeting,
      isHeld: session.info()?.startedAt != null,
      items: plan.ready() ? Object.values(roadMap.items) : null,
      today: today(),
      delegations: delegations(),
      agency,
      numberOf: session.numberOf,
    })
    const { made: written, undo } = live.undoManager.asStep(() => write((doc) => appendMinutes(doc, blocks, browserRandom)))
    report(written)
    if (written.ok) toast({ text: words().done, action: { label: text().meeting.undo, undoes: undo, run: undo } })
  }
  const press = () => (isWritten() ? setAsking(true) : draft())
  useCommands(() => (may() ? [{ id: 'draft minutes', label: words().verb, of: text().palette.here, icon: 'file-text', run: press }] : []))
  return (
    <Show when={may()}>
      <Button icon="file-text" onClick={press}>
        {words().verb}
      </Button>
      <ConfirmDialog
        open={isAsking()}
        title={words().ask}
        description={words().why}
        onClose={() => setAsking(false)}
        kind="primary"
        verb={words().append}
        onConfirm={draft}
      />
    </Show>
  )
}
