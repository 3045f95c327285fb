// Attendance by delegation, members who are only online, and whether there is a quorum, in words.

import { For, Show } from 'solid-js'
import { wasClosed } from '../../shared/meeting/lifecycle.ts'
import type { Delegation } from '../../shared/people.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { joinNames } from '../base/intl.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useMeeting } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { createOnline } from './createOnline.ts'
import { AmountInput } from './inputs.tsx'
import { useMeetingWrites } from './meetingWrites.ts'
import { attendanceCounts, presentOf, quorumWords } from './quorum.ts'
import { useSession } from './SessionContext.tsx'
import { delegationStanding, type Online, STANDING_ICONS } from './standings.ts'

export function AttendanceList() {
  const text = useText()
  const meeting = useMeeting()
  const session = useSession()
  const write = useMeetingWrites()
  const { delegations, report } = useItemContext()
  const online = createOnline()
  /** After the session, who is online no longer matters. */
  const goesOn = () => {
    const info = session.info()
    return !(info && wasClosed(info))
  }
  const counts = () => attendanceCounts(meeting, delegations(), session.info())
  const met = () => meeting.quorum > 0 && presentOf(meeting, delegations()) >= meeting.quorum
  return (
    <section class="session-part" aria-labelledby="session-attendance">
      <div class="session-part__top">
        <h2 id="session-attendance" class="session-part__h">
          {text().meeting.attendance}
        </h2>
        <span class="label end">{text().meeting.inTheRoom}</span>
      </div>
      <ul class="attendance">
        <For each={delegations()}>
          {(delegation) => <Present delegation={delegation} online={goesOn() ? online() : null} isHeld={counts()} />}
        </For>
      </ul>
      <p class="quorum" classList={{ 'quorum--met': met() }} role="status">
        <Show when={met()}>
          <Icon name="check" size="s" />
        </Show>
        <Show when={counts()}>{quorumWords(text(), meeting, delegations())}</Show>
      </p>
      <Show when={session.canWrite()}>
        <div class="quorum-field">
          <AmountInput
            label={text().meeting.quorumNeeded}
            value={meeting.quorum}
            most={Math.min(99, delegations().length)}
            onChange={(count) => report(write.setMeta('quorum', count))}
          />
        </div>
      </Show>
    </section>
  )
}

function Present(props: { delegation: Delegation; online: readonly Online[] | null; isHeld: boolean }) {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const stands = () => delegationStanding(props.delegation.id, meeting.attendance, props.online ?? [], props.isHeld)
  const count = () => stands().inRoom
  return (
    <li class="attendance__one">
      <DelegationMark code={props.delegation.code} identity={props.delegation.identity} />
      <span class="attendance__who">
        <span>{props.delegation.name[language()]}</span>
        <Show when={props.online && stands().standing}>
          {(standing) => (
            <span
              class="sub attendance__standing"
              data-tip={stands().online.length > 0 ? joinNames(stands().online, language()) : undefined}
            >
              <Icon name={STANDING_ICONS[standing()]} size="s" /> {text().meeting.standing[standing()]}
              <Show when={stands().online.length > 0}>{`, ${text().meeting.onlineCount(stands().online.length)}`}</Show>
            </span>
          )}
        </Show>
      </span>
      <Show when={session.canWrite()} fallback={<span class="end">{text().meeting.people(count())}</span>}>
        <AmountInput
          quiet
          label={text().meeting.attendanceIn(props.delegation.name[language()])}
          value={count()}
          most={999}
          onChange={(people) => report(write.setAttendance(props.delegation.id, people))}
        />
      </Show>
    </li>
  )
}
