// The details of an event: its exact time, the text before and after, and the actions on it.
import { Show } from 'solid-js'
import type { NamedEvent } from '../../shared/api/history.ts'
import { meetingOfDocument, parseMeetingId } from '../../shared/ids.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useCopy } from '../clipboard/useCopy.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { eventHref, momentHref, sinceHref } from './addresses.ts'
import { RestoreButtons } from './RestoreButtons.tsx'
import { TextDetail } from './TextDetail.tsx'

export function ChangeDetail(props: { event: NamedEvent }) {
  const text = useText()
  const group = useGroup()
  const copyWords = useCopy()
  const { comparing } = useComparing()
  const copy = () => copyWords(new URL(eventHref(group().id, props.event), location.href).href, text().roadmap.linkCopied)
  const since = () => sinceHref(group().id, props.event, comparing())
  const session = () => {
    const { document, subject } = props.event
    // An act about a session also has a link to the session.
    const meeting = meetingOfDocument(document) ?? (subject.type === 'meeting' ? parseMeetingId(subject.id) : null)
    return meeting && `/g/${group().id}/sessions/${meeting}`
  }
  return (
    <>
      <TextDetail event={props.event} />
      <div class="change__acts">
        <RestoreButtons event={props.event} />
        <Button kind="ghost" icon="link" onClick={copy}>
          {text().history.copyLink}
        </Button>
        <Show when={since()}>
          {(href) => (
            <a class="btn btn--ghost" href={href()}>
              {text().history.compareSince}
            </a>
          )}
        </Show>
        <Show when={momentHref(group().id, props.event)}>
          {(href) => (
            <a class="btn btn--ghost" href={href()}>
              {text().history.seeMoment}
            </a>
          )}
        </Show>
        <Show when={session()}>
          {(href) => (
            <a class="btn btn--ghost" href={href()}>
              {text().history.openSession}
            </a>
          )}
        </Show>
        <span class="sub">{text().history.entry(props.event.seq)}</span>
      </div>
    </>
  )
}
