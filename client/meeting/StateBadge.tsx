// Badge with the state of a session, from draft to closed; one that is open after its closing is reopened.
import { Show } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { type ShownState, shownState } from '../../shared/meeting/lifecycle.ts'
import { useText } from '../base/i18n.tsx'
import { Badge, type BadgeTone } from '../ui/Chip.tsx'
import type { IconName } from '../ui/Icon.tsx'

const LOOKS: Readonly<Record<ShownState, { readonly tone?: BadgeTone; readonly icon?: IconName }>> = {
  draft: { tone: 'outline' },
  open: { tone: 'accent' },
  inSession: { tone: 'accent', icon: 'play' },
  closed: { icon: 'lock' },
  reopened: { tone: 'warning', icon: 'lock-open' },
}

/** Nothing until the server has answered once. */
export function StateBadge(props: { meeting: Pick<MeetingInfo, 'state' | 'closedAt'> | null | undefined }) {
  const text = useText()
  const state = () => props.meeting && shownState(props.meeting)
  return (
    <Show when={state()}>
      {(shown) => (
        <Badge tone={LOOKS[shown()].tone} icon={LOOKS[shown()].icon}>
          {text().meeting.states[shown()]}
        </Badge>
      )}
    </Show>
  )
}
