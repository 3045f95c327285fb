// Result of closing: the fingerprint, what was carried over, and links.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ClosingFingerprint } from '../ClosingFingerprint.tsx'
import { useSession } from '../SessionContext.tsx'

export function Closed(props: { carried: number | null; next: MeetingInfo | null }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const session = useSession()
  const path = () => `/g/${group().id}/sessions`
  const moved = () => {
    if (props.carried === null) return ''
    return props.carried > 0 ? text().meeting.closing.carried(props.carried) : text().meeting.closing.doneNothing
  }
  return (
    <div class="closed">
      <p class="closed__said" role="status">
        <Icon name="lock" />
        <span>
          <Show when={session.info()?.closedAgainAt ?? session.info()?.closedAt}>
            {(at) => <>{text().meeting.closing.closedAt(formatMoment(at(), language()))} </>}
          </Show>
          <Show when={session.info()?.closedAgainAt && session.info()?.closedAt}>
            {(at) => <>{text().meeting.closedFirst(formatMoment(at(), language()))} </>}
          </Show>
          {moved()} {text().meeting.closedSteward}
        </span>
      </p>
      <p>{text().meeting.closing.readAloud}</p>
      <ClosingFingerprint />
      <div class="row wrap">
        <A class="btn btn--primary" href={`${path()}/${session.id}?view=record`}>
          {text().meeting.closing.toRecord}
        </A>
        <Show when={props.next}>
          {(next) => (
            <A class="btn btn--default" href={`${path()}/${next().id}`}>
              {text().meeting.closing.toNext}
            </A>
          )}
        </Show>
        <A class="btn btn--default" href={`/g/${group().id}/history?meeting=${session.id}`}>
          {text().meeting.closing.toHistory}
        </A>
      </div>
    </div>
  )
}
