// Everything that happened in the group, as people read it: by day and by gesture, with filters in the address, and its named moments.
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { sameValue } from '../../shared/roadmap/fields.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { registerCurrentDocument } from '../live/CurrentDocument.tsx'
import { LiveDocumentProvider, useLive } from '../live/LiveDocument.tsx'
import { Page } from '../ui/Page.tsx'
import { EVENT } from './addresses.ts'
import { createFeed } from './createFeed.ts'
import { createFollowing } from './createFollowing.ts'
import { FeedFilters } from './FeedFilters.tsx'
import { FeedView } from './FeedView.tsx'
import { decodeFilter, encodeFilter, type FeedFilter, isFiltered, NO_FILTER, queryOf } from './feedFilter.ts'
import { feedPath } from './feedPath.ts'
import { NamedMoments } from './NamedMoments.tsx'
import { TellingProvider } from './Telling.tsx'

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

/** Texts and sessions tell nobody here that they have changed. */
const LOOK_MS = 30_000

function History() {
  const text = useText()
  const group = useGroup()
  const live = useLive()
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => decodeFilter((name) => params[name]), NO_FILTER, { equals: sameValue })
  const change = (part: Partial<FeedFilter>) =>
    setParams({ ...encodeFilter({ ...filter(), ...part }), [EVENT]: null }, { replace: true, scroll: false })
  const feed = createFeed(createMemo(() => feedPath(group().id, queryOf(filter()))))
  const [edits, setEdits] = createSignal(0)
  createFollowing(live, edits, feed.refresh)
  registerCurrentDocument(() => live)
  onMount(() => {
    const count = () => setEdits((n) => n + 1)
    const timer = setInterval(() => document.hidden || feed.refresh(), LOOK_MS)
    live.doc.on('update', count)
    onCleanup(() => {
      live.doc.off('update', count)
      clearInterval(timer)
    })
  })
  const marked = () => (typeof params[EVENT] === 'string' ? params[EVENT] : null)
  return (
    <TellingProvider marked={marked()} live={live} onRestored={() => setEdits((n) => n + 1)}>
      <Page title={text().history.title}>
        <FeedFilters filter={filter()} onChange={change} />
        <div class="main__scroll history-screen">
          <div class="history-screen__feed">
            <FeedView feed={feed} subject="named" filtered={isFiltered(filter())} onShowAll={() => change(NO_FILTER)} />
          </div>
          <aside class="history-screen__side">
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
      </Page>
    </TellingProvider>
  )
}
