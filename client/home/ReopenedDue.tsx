// Reopened sessions, for those who must close them again: who reopened each, when and why.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createReopenedWords } from '../meeting/reopenedWords.ts'
import { Note } from '../ui/States.tsx'

export function ReopenedDue(props: { meetings: readonly MeetingInfo[] }) {
  const group = useGroup()
  const can = useCan()
  return (
    <Show when={can('meeting.conduct', group().id)}>
      <For each={props.meetings.filter(isReopened)}>{(meeting) => <ReopenedNote meeting={meeting} />}</For>
    </Show>
  )
}

function ReopenedNote(props: { meeting: MeetingInfo }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const words = createReopenedWords(() => props.meeting)
  const href = () => `/g/${group().id}/sessions/${props.meeting.id}/closing`
  return (
    <Note icon="lock-open" tone="warning">
      <b>{text().meeting.session(props.meeting.number)}.</b> {words.title()}.{' '}
      <Show when={words.reasons()[0]} fallback={words.isWithoutReason() && text().meeting.reopened.noReason}>
        {(reason) => (
          <>
            {text().meeting.reopened.reason[language()]}:{' '}
            <span lang={reason().side === language() ? undefined : reason().side}>{reason().words}</span>
          </>
        )}
      </Show>{' '}
      <A href={href()}>{text().meeting.reopened.corrections}</A>
    </Note>
  )
}
