// The history of the group: an activity strip by weeks, a line for each change, and the named moments.

import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { formatNumber } from '../../shared/counts.ts'
import { addCounts, totalOf } from '../../shared/history/activity.ts'
import { roadmapId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { readerZone } from '../base/zones.ts'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { registerCurrentDocument } from '../live/OpenDocuments.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Skeleton } from '../ui/States.tsx'
import { EVENT } from './addresses.ts'
import { createFeed } from './createFeed.ts'
import { createHistoryRefresh } from './createFollowing.ts'
import { FeedFilters } from './FeedFilters.tsx'
import { FeedView } from './FeedView.tsx'
import { useFeedKeys } from './feed/feedKeys.ts'
import { activityPath, decodeFilter, encodeFilter, type FeedFilter, feedQuery, isFeedFiltered, NO_FEED_FILTER } from './feedFilter.ts'
import { feedPath } from './feedPath.ts'
import { HistoryLinesProvider } from './HistoryLines.tsx'
import { NamedMoments } from './NamedMoments.tsx'
import { ActivityStrip } from './strip/ActivityStrip.tsx'

export function HistoryView() {
  const group = useGroup()
  return (
    <LiveDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <History />
      </ItemContextProvider>
    </LiveDocumentProvider>
  )
}

/** In milliseconds. Changes of texts and sessions are not announced to this screen, so it polls. */
const LOOK_MS = 30_000

function History() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive()
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => decodeFilter((name) => params[name]), NO_FEED_FILTER, { equals: sameValue })
  const change = (part: Partial<FeedFilter>) =>
    setParams({ ...encodeFilter({ ...filter(), ...part }), [EVENT]: null }, { replace: true, scroll: false })
  const feed = createFeed(createMemo(() => feedPath(group().id, feedQuery(filter()))))
  const counted = createQuery(() => activityPath(group().id, filter(), readerZone()), { live: true, keepsPrevious: true })
  const refresh = () => {
    feed.refresh()
    counted.refresh()
  }
  const [edits, setEdits] = createSignal(0)
  createHistoryRefresh(live, edits, refresh)
  const shown = () => totalOf(counted.value()?.bands ?? {})
  const all = () => totalOf(addCounts((counted.value()?.weeks ?? []).map(({ counts }) => counts)))
  const count = () => {
    if (!counted.value()) return ''
    return shown() === all() ? text().feed.count(all()) : text().feed.countOf(shown(), formatNumber(language(), all()))
  }
  registerCurrentDocument(() => live)
  onMount(() => {
    const count = () => setEdits((n) => n + 1)
    const timer = setInterval(() => document.hidden || refresh(), LOOK_MS)
    live.doc.on('update', count)
    onCleanup(() => {
      live.doc.off('update', count)
      clearInterval(timer)
    })
  })
  let lines!: HTMLDivElement
  useFeedKeys(() => lines)
  const marked = () => (typeof params[EVENT] === 'string' ? params[EVENT] : null)
  return (
    <HistoryLinesProvider marked={marked()} live={live} onRestored={() => setEdits((n) => n + 1)}>
      <ScreenPage title={text().history.title}>
        <FeedFilters filter={filter()} onChange={change} count={count()} />
        <div class="main__scroll history-page">
          {/* All at once: the strip would push away what stands below it. */}
          <Show when={counted.value() ?? counted.failure()} fallback={<Skeleton label={text().common.loading} lines={6} />}>
            <Show when={counted.value()?.weeks.length ? counted.value() : null}>
              {(activity) => <ActivityStrip activity={activity()} filter={filter()} onChange={change} />}
            </Show>
            <div class="history-screen">
              <div class="history-screen__feed" ref={lines}>
                <FeedView
                  feed={feed}
                  subject="named"
                  filtered={isFeedFiltered(filter())}
                  counts={counted.value()?.bands}
                  onShowAll={() => change(NO_FEED_FILTER)}
                />
              </div>
              <aside class="history-screen__side" aria-label={text().history.beside}>
                <NamedMoments />
                <section aria-labelledby="verify" class="stack stack--3">
                  <h2 id="verify" class="section-h">
                    {text().history.verify.title}
                  </h2>
                  <p class="sub">
                    {text().history.verify.why} <a href={`/g/${group().id}/verification`}>{text().history.verify.open}</a>
                  </p>
                </section>
              </aside>
            </div>
          </Show>
        </div>
      </ScreenPage>
    </HistoryLinesProvider>
  )
}
