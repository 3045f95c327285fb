// Acts of the session: opened, held, closed and reopened, each with its hour.
import { createMemo, For, Show } from 'solid-js'
import { markedName } from '../../../shared/history/creditMarks.ts'
import { address } from '../../base/address.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useSession } from '../SessionContext.tsx'
import { ClosingPart } from './ClosingPart.tsx'

const MOST = '50'

export function SessionActs() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const session = useSession()
  const { who } = useItemContext()
  const asked = createQuery(
    () => address('/api/groups/:group/history', { group: group().id, subject: `meeting:${session.id}`, kind: 'act', limit: MOST }),
    { news: 'meetings', live: true },
  )
  /** Oldest first. */
  const moves = createMemo(() =>
    (asked.value()?.events ?? [])
      .flatMap(({ at, author, byLink, change }) =>
        change.type === 'act' && change.act.type === 'meetingMoved'
          ? [{ at, name: markedName(who(author), byLink ? { byLink } : {}, language()), how: change.act.how }]
          : [],
      )
      .toReversed(),
  )
  return (
    <ClosingPart id="closing-moves" title={text().meeting.reopened.moves}>
      <Show
        when={asked.value()}
        fallback={<p class="soft">{asked.failure() ? text().meeting.closing.needsConnection : text().common.loading}</p>}
      >
        <ol class="moves">
          <For each={moves()}>
            {({ at, name, how }) => (
              <li>
                <span>
                  {text().meeting.moves[how]}, {name}
                </span>
                <time class="sub">{formatMoment(at, language())}</time>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </ClosingPart>
  )
}
