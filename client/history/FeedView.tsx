// A feed, or its state: loading, empty, offline or refused.
import { createEffect, Show } from 'solid-js'
import { type Counts, totalOf } from '../../shared/history/activity.ts'
import { eventName } from '../../shared/history/events.ts'
import { useText } from '../base/i18n.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import type { Feed } from './createFeed.ts'
import { FeedList } from './feed/FeedList.tsx'
import { type SubjectStyle, useHistoryLines } from './HistoryLines.tsx'

interface FeedViewProps extends SubjectStyle {
  readonly feed: Feed
  /** Whether a filter is active. */
  readonly filtered: boolean
  readonly onShowAll: () => void
  /** The number of changes per band; undefined when they are not counted. */
  readonly counts?: Counts | null | undefined
}
/** The number of events that are loaded to reach the event which the address names; an older one is shown without the events after it. */
const MOST_SOUGHT = 200

export function FeedView(props: FeedViewProps) {
  const text = useText()
  const { marked } = useHistoryLines()
  const refusal = () => {
    const failure = props.feed.failure()
    return failure?.why === 'refused' ? failure.message : null
  }
  /** The number of older events; 0 when they are not counted. */
  const left = () => {
    const { counts } = props
    return counts && props.feed.upTo() === null ? Math.max(0, totalOf(counts) - (props.feed.events()?.length ?? 0)) : 0
  }
  // The event that the address names may be far back. Going from there to the newest events does not scroll back to it.
  let leapt: string | null = null
  createEffect(() => {
    const events = props.feed.events()
    const wanted = marked()
    if (!wanted || wanted === leapt || !events || !props.feed.hasMore() || props.feed.loading()) return
    if (events.some((event) => eventName(event) === wanted)) return
    if (events.length < MOST_SOUGHT) props.feed.more()
    else {
      leapt = wanted
      props.feed.showUpTo(wanted)
    }
  })
  return (
    <QueryGate
      query={{ ...props.feed, value: props.feed.events }}
      offline={{ title: text().history.offline, why: text().history.offlineWhy }}
      refused={text().history.failed}
      stale={refusal() ?? text().history.offlineWhy}
      lines={6}
    >
      {(events) => (
        <Show when={events().length > 0} fallback={<NoEvents filtered={props.filtered} onShowAll={props.onShowAll} />}>
          <Show when={props.feed.upTo() !== null}>
            <div class="row wrap">
              <Note icon="link">{text().history.upToLinked}</Note>
              <Button kind="ghost" onClick={() => props.feed.showUpTo(null)}>
                {text().history.newest}
              </Button>
            </div>
          </Show>
          <FeedList events={events()} subject={props.subject} counts={props.counts} />
          <Show when={props.feed.hasMore()}>
            <Button busy={props.feed.loading() && text().history.loadingMore} onClick={props.feed.more}>
              {left() > 0 ? text().history.olderOf(left()) : text().history.older}
            </Button>
          </Show>
        </Show>
      )}
    </QueryGate>
  )
}

function NoEvents(props: Pick<FeedViewProps, 'filtered' | 'onShowAll'>) {
  const text = useText()
  return (
    <Show when={props.filtered} fallback={<EmptyState title={text().history.none}>{text().history.noneWhy}</EmptyState>}>
      <EmptyState title={text().history.noMatch} action={<Button onClick={props.onShowAll}>{text().history.showAll}</Button>}>
        {text().history.noMatchWhy}
      </EmptyState>
    </Show>
  )
}
