// Banner of a reopened session: who reopened it, when and why, and what follows from that.
import { A } from '@solidjs/router'
import { For, type ParentProps, Show } from 'solid-js'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { Icon } from '../ui/Icon.tsx'
import { createReopenedWords } from './reopenedWords.ts'
import { useSession } from './SessionContext.tsx'

/** Nothing for a session that is not reopened; the children are its buttons. */
export function Reopened(props: ParentProps) {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const info = () => {
    const found = session.info()
    return found && isReopened(found) ? found : null
  }
  const { title, reasons, isWithoutReason } = createReopenedWords(info)
  return (
    <Show when={info()}>
      {(meeting) => (
        <section class="reopened" aria-labelledby="session-reopened">
          <Icon name="lock-open" size="l" />
          <div class="reopened__said">
            <h2 id="session-reopened">{title()}</h2>
            <Show when={isWithoutReason()}>
              <p class="soft">{text().meeting.reopened.noReason}</p>
            </Show>
            <For each={reasons()}>
              {({ side, words }) => (
                <p lang={side === language() ? undefined : side}>
                  <b>{text().meeting.reopened.reason[side]}:</b> {words}
                </p>
              )}
            </For>
            <p>
              {text().meeting.reopened.follows}{' '}
              {text().meeting.reopened.since(meeting().number, formatDate(meeting().closedAt ?? 0, language()))}
            </p>
          </div>
          <div class="reopened__ways">{props.children}</div>
        </section>
      )}
    </Show>
  )
}

/** On the pages of the session: to the page on which it is closed again. */
export function ReopenedWays() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  return (
    <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}/closing`}>
      {text().meeting.reopened.corrections}
    </A>
  )
}
