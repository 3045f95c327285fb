// The history of one item on a page: a slider over its changes, the item at that moment with its differences from now, the moves of its due
// date, and the list of changes.
import { A, useNavigate, useParams } from '@solidjs/router'
import { type ParentProps, Show } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import { type ItemId, parseItemId, roadmapId } from '../../../shared/ids.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { ExportButton } from '../../export/ExportButton.tsx'
import type { Exported } from '../../export/exported.ts'
import { ItemContextProvider, useItemContext } from '../../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../../live/CurrentDocument.tsx'
import { useLive, useRoadMap } from '../../live/LiveDocument.tsx'
import type { RoadMapStore } from '../../live/roadMapStore.ts'
import { Badge } from '../../ui/Chip.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { itemHref } from '../addresses.ts'
import { createFeed } from '../createFeed.ts'
import { createHistoryRefresh } from '../createFollowing.ts'
import { createSlip } from '../createSlip.ts'
import { feedPath } from '../feedPath.ts'
import { HistoryLinesProvider } from '../HistoryLines.tsx'
import { RestoreMoment } from '../restoring/RestoreMoment.tsx'
import { dayOfPast } from '../slider/momentOf.ts'
import { PastProvider } from '../slider/PastProvider.tsx'
import { usePast } from '../slider/pastDoor.ts'
import { PastBar } from '../slider/TimeSlider.tsx'
import { ItemAsItWas } from './ItemAsItWas.tsx'
import { ItemChanges } from './ItemChanges.tsx'
import { SlipTable } from './SlipTable.tsx'

export function ItemPastView() {
  const text = useText()
  const params = useParams()
  const navigate = useNavigate()
  const group = useGroup()
  return (
    <Show when={parseItemId(params.item)} keyed fallback={<Gone />}>
      {(id) => (
        <CurrentDocumentProvider id={roadmapId(group().id)}>
          <WithPresent id={id}>
            {(present) => (
              <PastProvider
                title={text().past.item.crumb}
                subject={{ type: 'item', id }}
                toPresent={() => navigate(itemHref(group().id, id))}
              >
                <AtItsTime>
                  <ItemPast id={id} present={present} />
                </AtItsTime>
              </PastProvider>
            )}
          </WithPresent>
        </CurrentDocumentProvider>
      )}
    </Show>
  )
}

/** Provides the present plan, to show the differences from it. */
function WithPresent(props: { id: ItemId; children: (present: RoadMapStore) => import('solid-js').JSX.Element }) {
  const live = useLive()
  const present = useRoadMap()
  return (
    <Show when={!live.ready() || present.items[props.id]} fallback={<Gone />}>
      {props.children(present)}
    </Show>
  )
}
function AtItsTime(props: ParentProps) {
  const past = usePast()
  return <ItemContextProvider today={past ? dayOfPast(past) : undefined}>{props.children}</ItemContextProvider>
}

/** The number of changes that are loaded at first; a button at the end of the list loads older ones. */
const AT_ONCE = 200

function ItemPast(props: { id: ItemId; present: RoadMapStore }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const past = usePast()
  const now = () => props.present.items[props.id]
  const was = () => context.item(props.id)
  const feed = createFeed(() => feedPath(group().id, { document: roadmapId(group().id), subject: `item:${props.id}` }, AT_ONCE))
  if (past) createHistoryRefresh(past.live, () => JSON.stringify(now() ?? null), feed.refresh)
  const events = () => feed.events() ?? []
  const live = past?.live ?? useLive()
  const slip = createSlip({ live, item: () => props.id, changed: () => now()?.due })
  const moved = () => (slip()?.moves === 0 ? null : slip())
  const item = () => was() ?? now()
  const title = () => pickWords(item()?.title ?? { es: '', en: '' }, language()) || text().roadmap.untitled
  const exported = (): Exported => {
    const shown = past?.shown()
    return { kind: 'item', item: props.id, name: title(), ...(shown ? { at: `seq:${shown.to}` } : {}) }
  }
  return (
    <Show when={item()} fallback={<Gone />}>
      {(known) => (
        <ScreenPage title={text().past.item.title(known().code)} bare>
          <div class="head doc-head">
            <div>
              <p class="sub">
                <A href={`/g/${group().id}/road-map`}>{text().roadmap.title}</A> /{' '}
                <A href={itemHref(group().id, props.id)}>{known().code}</A> / {text().past.item.crumb}
              </p>
              <h1>{title()}</h1>
            </div>
            <div class="head__end">
              <Show when={moved()}>
                {(found) => (
                  <Badge tone={found().days > 0 ? 'warning' : undefined} icon="clock-alert">
                    {text().past.item.moved(found().moves, text().compare.days(found().days))}
                  </Badge>
                )}
              </Show>
            </div>
          </div>
          <HistoryLinesProvider marked={null} live={null}>
            <PastBar
              actions={
                <>
                  <ExportButton kind="item" of={exported} />
                  <RestoreMoment of={{ type: 'item', id: props.id, code: known().code }} />
                </>
              }
            />
            <div class="main__scroll hist" role="region" aria-label={text().past.item.region} tabindex="0">
              <section class="hist__item">
                <ItemAsItWas id={props.id} was={was()} now={now()} events={events()} />
                <SlipTable slip={slip()} />
              </section>
              <section class="hist__feed">
                <ItemChanges feed={feed} />
              </section>
            </div>
          </HistoryLinesProvider>
        </ScreenPage>
      )}
    </Show>
  )
}

function Gone() {
  const text = useText()
  const group = useGroup()
  return (
    <ScreenPage title={text().past.item.gone} bare>
      <EmptyState
        page
        heading
        title={text().past.item.gone}
        action={
          <A class="btn btn--default" href={`/g/${group().id}/road-map`}>
            {text().past.item.toPlan}
          </A>
        }
      >
        {text().past.item.goneWhy}
      </EmptyState>
    </ScreenPage>
  )
}
