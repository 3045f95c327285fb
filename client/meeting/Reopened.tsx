// Banner of a reopened session: who reopened it, when and why, and what follows from that.
import { A } from '@solidjs/router'
import { For, type ParentProps, Show } from 'solid-js'
import { type Language, otherLanguage } from '../../shared/bilingual.ts'
import { markedName } from '../../shared/history/creditMarks.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, formatMoment } from '../base/intl.ts'
import { cityOf, readerZone } from '../base/zones.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useSession } from './SessionContext.tsx'

/** Nothing for a session that is not reopened; the children are its buttons. */
export function Reopened(props: ParentProps) {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const { who } = useItemContext()
  const info = () => {
    const found = session.info()
    return found && isReopened(found) ? found : null
  }
  const title = () => {
    const reopened = info()?.reopened
    // A list that the device remembers from an earlier version does not say it.
    if (!reopened) return text().meeting.reopened.title
    const city = cityOf(readerZone(), language())
    return text().meeting.reopened.titleBy(
      formatMoment(reopened.at, language()),
      city,
      reopened.by ? markedName(who(reopened.by.account), reopened.by, language()) : null,
    )
  }
  const reasons = (): readonly { readonly side: Language; readonly words: string }[] =>
    [language(), otherLanguage(language())].flatMap((side) => {
      const words = info()?.reopened?.reason?.[side].trim() ?? ''
      return words === '' ? [] : [{ side, words }]
    })
  return (
    <Show when={info()}>
      {(meeting) => (
        <section class="reopened" aria-labelledby="session-reopened">
          <Icon name="lock-open" size="l" />
          <div class="reopened__said">
            <h2 id="session-reopened">{title()}</h2>
            <For each={reasons()} fallback={<p class="soft">{text().meeting.reopened.noReason}</p>}>
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
