// Who is in the room, by delegation, and whether that is enough, in words.
import { For, Show } from 'solid-js'
import type { Delegation } from '../../shared/people.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useMeeting } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { AmountInput } from './inputs.tsx'
import { useMeetingWrites } from './meetingWrites.ts'
import { useSession } from './SessionContext.tsx'

export function Attendance() {
  const text = useText()
  const meeting = useMeeting()
  const session = useSession()
  const write = useMeetingWrites()
  const { delegations, report } = useItemContext()
  const present = () => delegations().filter(({ id }) => meeting.attendance.some((one) => one.delegation === id && one.count > 0)).length
  const words = () => {
    const [here, all, needed] = [present(), delegations().length, meeting.quorum]
    if (needed === 0) return text().meeting.quorumNone(here, all)
    return here >= needed ? text().meeting.quorumMet(here, all) : text().meeting.quorumMissing(here, all, needed - here)
  }
  const met = () => meeting.quorum > 0 && present() >= meeting.quorum
  return (
    <section class="session-part" aria-labelledby="session-attendance">
      <h2 id="session-attendance" class="session-part__h">
        {text().meeting.attendance}
      </h2>
      <ul class="attendance">
        <For each={delegations()}>{(delegation) => <Present delegation={delegation} />}</For>
      </ul>
      <p class="quorum" classList={{ 'quorum--met': met() }} role="status">
        <Show when={met()}>
          <Icon name="check" size="s" />
        </Show>
        {words()}
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

function Present(props: { delegation: Delegation }) {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const session = useSession()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const count = () => meeting.attendance.find(({ delegation }) => delegation === props.delegation.id)?.count ?? 0
  return (
    <li class="attendance__one">
      <DelegationMark code={props.delegation.code} identity={props.delegation.identity} />
      <span class="cut">{props.delegation.name[language()]}</span>
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
