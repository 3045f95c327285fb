// A feed with everything that may stand in its place: on its way, empty, offline, refused.
import { createEffect, type JSX, Match, Show, Switch } from 'solid-js'
import { type Counts, totalOf } from '../../shared/history/activity.ts'
import { eventName } from '../../shared/history/events.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState, ErrorState, Note, Skeleton } from '../ui/States.tsx'
import type { Feed } from './createFeed.ts'
import { FeedList } from './feed/FeedList.tsx'
import { type SubjectStyle, useHistoryLines } from './HistoryLines.tsx'

interface FeedViewProps extends SubjectStyle {
  readonly feed: Feed
  /** Something is held back by a filter. */
  readonly filtered: boolean
  readonly onShowAll: () => void
  /** How many changes each band has; absent where nobody counts. */
  readonly counts?: Counts | null | undefined
}
/** So far back one reads on to the event that the address names; what is older is shown without what came after it. */
const MOST_SOUGHT = 200

export function FeedView(props: FeedViewProps) {
  const text = useText()
  const { marked } = useHistoryLines()
  const offline = () => props.feed.failure()?.why === 'offline'
  const message = () => {
    const failure = props.feed.failure()
    return failure?.why === 'refused' ? failure.message : text().common.serverDidNotAnswer
  }
  const again = (): JSX.Element => (
    <Button icon="rotate-cw" onClick={props.feed.refresh}>
      {text().common.tryAgain}
    </Button>
  )
  /** How many older ones there are; 0 when nobody has counted. */
  const left = () => {
    const { counts } = props
    return counts && props.feed.upTo() === null ? Math.max(0, totalOf(counts) - (props.feed.events()?.length ?? 0)) : 0
  }
  // An event that the address names may be far back. Whoever goes to the newest from there is not led back.
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
    <Switch fallback={<Skeleton label={text().common.loading} lines={6} />}>
      <Match when={props.feed.events()?.length === 0 && props.filtered}>
        <EmptyState title={text().history.noMatch} action={<Button onClick={props.onShowAll}>{text().history.showAll}</Button>}>
          {text().history.noMatchWhy}
        </EmptyState>
      </Match>
      <Match when={props.feed.events()?.length === 0}>
        <EmptyState title={text().history.none}>{text().history.noneWhy}</EmptyState>
      </Match>
      <Match when={props.feed.events()}>
        {(events) => (
          <>
            <Show when={props.feed.failure()}>
              <Note icon="cloud-off">{offline() ? text().history.offlineWhy : message()}</Note>
            </Show>
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
          </>
        )}
      </Match>
      <Match when={offline()}>
        <EmptyState title={text().history.offline} action={again()}>
          {text().history.offlineWhy}
        </EmptyState>
      </Match>
      <Match when={props.feed.failure()}>
        <ErrorState title={text().history.failed} action={again()}>
          {message()}
        </ErrorState>
      </Match>
    </Switch>
  )
}
