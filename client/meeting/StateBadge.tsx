// Badge with the state of a session, from draft to closed.
import { Show } from 'solid-js'
import type { MeetingState } from '../../shared/meeting/lifecycle.ts'
import { useText } from '../base/i18n.tsx'
import { Badge, type BadgeTone } from '../ui/Chip.tsx'
import type { IconName } from '../ui/Icon.tsx'

const LOOKS: Readonly<Record<MeetingState, { readonly tone?: BadgeTone; readonly icon?: IconName }>> = {
  draft: { tone: 'outline' },
  open: { tone: 'accent' },
  inSession: { tone: 'accent', icon: 'play' },
  closed: { icon: 'lock' },
}

/** Nothing until the server has answered once. */
export function StateBadge(props: { state: MeetingState | undefined }) {
  const text = useText()
  return (
    <Show when={props.state}>
      {(state) => (
        <Badge tone={LOOKS[state()].tone} icon={LOOKS[state()].icon}>
          {text().meeting.states[state()]}
        </Badge>
      )}
    </Show>
  )
}
