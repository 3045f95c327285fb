// Checks before closing: passed or failed, with a sentence and a link to where it can be fixed.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useMeeting } from '../../live/LiveDocument.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { quorumWords } from '../quorum.ts'
import { useSession } from '../SessionContext.tsx'
import { Part } from './ClosingPart.tsx'
import { type CheckKind, closingChecks } from './closingChecks.ts'

/** Path, below the page of the session, where each check can be fixed. */
const PLACES: Readonly<Record<CheckKind, string>> = {
  floor: '/room',
  points: '',
  attendance: '#session-attendance',
  adopted: '?view=outcomes',
  languages: '?view=outcomes',
  minutes: '?view=record',
}

export function Checks() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  const meeting = useMeeting()
  const { delegations } = useItemContext()
  const checks = () => closingChecks(meeting, delegations())
  const words = (kind: CheckKind, open: number): string => {
    if (kind === 'attendance') return quorumWords(text(), meeting, delegations())
    if (kind === 'floor' && open > 0) return text().meeting.closing.floorOpen
    return open === 0 || kind === 'floor' ? text().meeting.closing.well[kind] : text().meeting.closing.warn[kind](open)
  }
  return (
    <Part id="closing-before" title={text().meeting.closing.before} about={text().meeting.closing.beforeWhy}>
      <ul class="closing__checks">
        <For each={checks()}>
          {({ kind, open }) => (
            <li class="closing__check" classList={{ 'closing__check--open': open > 0 }}>
              <Icon name={open > 0 ? 'triangle-alert' : 'check'} />
              <span>
                <Show when={open > 0}>
                  <span class="vh">{text().meeting.closing.wanting}: </span>
                </Show>
                {words(kind, open)}
              </span>
              <Show when={open > 0 && session.canWrite()}>
                <A href={`/g/${group().id}/sessions/${session.id}${PLACES[kind]}`}>{text().meeting.closing.go[kind]}</A>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Part>
  )
}
