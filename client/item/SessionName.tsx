// The number and place of a session as a link to it.
import { A } from '@solidjs/router'
import { pickWords } from '../../shared/bilingual.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'

export function SessionName(props: { id: MeetingId }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const meetings = createMeetings()
  const name = () => {
    const found = meetings.value()?.find(({ id }) => id === props.id)
    if (!found) return text().meeting.aSession
    const place = pickWords(found.place, language())
    return [text().meeting.session(found.number), place].filter(Boolean).join(', ')
  }
  return <A href={`/g/${group().id}/sessions/${props.id}`}>{name()}</A>
}
