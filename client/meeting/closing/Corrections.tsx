// Corrections since the first closing, each with its hour and writer, as in the history.
import { onCleanup, Show } from 'solid-js'
import { formatMark } from '../../../shared/history/marks.ts'
import { address } from '../../base/address.ts'
import { useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { createFeed, type Feed } from '../../history/createFeed.ts'
import { FeedView } from '../../history/FeedView.tsx'
import { HistoryLinesProvider } from '../../history/HistoryLines.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { useSession } from '../SessionContext.tsx'
import { ClosingPart } from './ClosingPart.tsx'

/** As many as one answer of the server has; older ones are in the history. */
const PAGE = '200'

export const createCorrections = (): Feed => {
  const group = useGroup()
  const session = useSession()
  const live = useLive('meeting')
  const feed = createFeed(() =>
    address('/api/groups/:group/history', {
      group: group().id,
      document: `meeting:${session.id}`,
      from: formatMark({ type: 'meeting', meeting: session.id, edge: 'close' }),
      acts: 'hide',
      limit: PAGE,
    }),
  )
  // What this device writes is in the history once the server has it.
  const saved = setInterval(() => live.waiting() === 0 && void feed.refresh(), REFRESH_MS)
  onCleanup(() => clearInterval(saved))
  return feed
}
const REFRESH_MS = 10_000

export function Corrections(props: { feed: Feed }) {
  const text = useText()
  const count = () => props.feed.events()?.length ?? null
  return (
    <ClosingPart
      id="closing-corrections"
      title={text().meeting.reopened.list}
      beside={<Show when={count()}>{(n) => <>{props.feed.hasMore() ? `${n()}+` : n()}</>}</Show>}
    >
      <Show when={count() !== 0} fallback={<p class="soft">{text().meeting.reopened.none}</p>}>
        <HistoryLinesProvider marked={null} live={null} areCorrections>
          <FeedView feed={props.feed} subject="named" filtered={false} onShowAll={() => undefined} />
        </HistoryLinesProvider>
      </Show>
    </ClosingPart>
  )
}
