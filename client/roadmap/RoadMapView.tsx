// The screen of the road map: the plan in one of its forms, and the panel of the item that the address names.

import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, type ParentProps, Show, Suspense } from 'solid-js'
import { type ItemId, roadmapId, type StreamId } from '../../shared/ids.ts'
import type { NewItem } from '../../shared/roadmap/write.ts'
import { useAskedFor } from '../base/askedFor.ts'
import { contentStands } from '../base/content.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import type { KeyboardArrival } from '../base/keyboardArrival.ts'
import { lazily, lazilyOpen, lazilySoon, lazilyWhen } from '../base/lazily.tsx'
import { localDay } from '../base/today.ts'
import { useComparison } from '../compare/ComparisonProvider.tsx'
import type { DifferenceSteps } from '../compare/Legend.tsx'
import { ExportButton } from '../export/ExportButton.tsx'
import type { Exported } from '../export/exported.ts'
import { OverwrittenProvider } from '../history/overwritten/OverwrittenProvider.tsx'
import { dayOfPast } from '../history/slider/momentOf.ts'
import { PastProvider } from '../history/slider/PastProvider.tsx'
import { usePast } from '../history/slider/pastDoor.ts'
import { ItemContextProvider } from '../item/ItemContext.tsx'
import { SlipFromProvider } from '../item/slipFrom.ts'
import { UndoButtons } from '../item/UndoButtons.tsx'
import { useUndoKeys } from '../item/undoKeys.ts'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { useNotHere } from '../states/DocumentGate.tsx'
import { Announcer } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { createPlanView } from './createPlanView.ts'
import { FormSwitch } from './FormSwitch.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanItemPanel } from './PlanItemPanel.tsx'
import { usePlanCommands } from './planCommands.ts'
import { createPlanExport } from './planExport.ts'
import { RoadMapToolbar } from './RoadMapToolbar.tsx'
import type { StreamsDialogProps } from './StreamsDialog.tsx'
import type { BulkBarProps } from './selection/BulkBar.tsx'
import { useAnnounceWorkstream } from './useAnnounceWorkstream.ts'
import { createViews } from './views/createViews.ts'
import { useMe } from './where/useMe.ts'

const PlanReports = lazily(async () => (await import('../reports/PlanReports.tsx')).PlanReports)
const PastHead = lazilySoon(async () => (await import('./PastHead.tsx')).PastHead)
const Legend = lazilySoon(async () => (await import('../compare/Legend.tsx')).Legend)
const TimelineKey = lazily(async () => (await import('./timeline/TimelineKey.tsx')).TimelineKey)
const StreamsDialog = lazilyOpen<StreamsDialogProps>(async () => (await import('./StreamsDialog.tsx')).StreamsDialog)
const BulkBar = lazilyWhen(
  ({ view: { bulk } }: BulkBarProps) => bulk.items().length > 0 || bulk.stayed().length > 0,
  async () => (await import('./selection/BulkBar.tsx')).BulkBar,
)

export function RoadMapView() {
  const text = useText()
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <PastProvider title={text().roadmap.title}>
        <AtItsTime>
          <Announcer>
            <OverwrittenProvider>
              <RoadMap />
            </OverwrittenProvider>
          </Announcer>
        </AtItsTime>
      </PastProvider>
    </CurrentDocumentProvider>
  )
}

function AtItsTime(props: ParentProps) {
  const past = usePast()
  const { comparison } = useComparison()
  /** The day on which the comparison ends, when it ends before now. */
  const end = () => {
    const to = comparison()?.to
    return to && to.mark !== 'now' && to.at !== null ? localDay(new Date(to.at)) : undefined
  }
  return <ItemContextProvider today={past ? dayOfPast(past) : end()}>{props.children}</ItemContextProvider>
}

function RoadMap() {
  const text = useText()
  const live = useLive()
  const past = usePast()
  const view = createPlanView(useMe())
  const notHere = useNotHere()
  const [named, setNamed] = createSignal<ItemId | null>(null)
  const [stream, setStream] = createSignal<StreamId | null>(null)
  const location = useLocation<KeyboardArrival>()
  const [opened, setOpened] = createSignal<'pointer' | 'keyboard'>('pointer')
  const [steps, setSteps] = createSignal<DifferenceSteps | null>(null)
  const [streamsOpen, setStreamsOpen] = createSignal(false)
  const views = createViews(view)
  const navigate = useNavigate()
  const group = useGroup()
  const importFile = () => navigate(`/g/${group().id}/import`)
  usePlanCommands({
    view,
    views,
    live,
    isHere: () => notHere() === null,
    add: () => addAndAnnounce(usualStream()),
    editStreams: () => setStreamsOpen(true),
    importFile,
  })
  useAskedFor(
    'item',
    () => live.canWrite() && notHere() === null,
    () => addAndAnnounce(usualStream()),
  )
  useUndoKeys(live)

  const open = (id: ItemId, by: 'pointer' | 'keyboard') => {
    setOpened(by)
    view.change({ item: id }, view.state().item === null ? 'step' : undefined)
  }
  const sayWhere = useAnnounceWorkstream(view)
  const add = (to: StreamId | null, fields?: NewItem) => {
    const id = view.addItem(to, fields)
    if (id) setNamed(id)
    return id
  }
  const addAndAnnounce = (to: StreamId | null, fields?: NewItem) => {
    const id = add(to, fields)
    if (id) sayWhere(id)
  }
  /** The workstream in which the keyboard is, or else the first one. */
  const usualStream = () => stream() ?? view.streams().find((one) => !one.archived)?.id ?? null
  const exported = createPlanExport(view)
  return (
    <>
      <ScreenPage
        title={text().roadmap.title}
        views={<FormSwitch view={view} />}
        actions={<PlanActions exported={exported.plan} onImport={importFile} onAdd={() => addAndAnnounce(usualStream())} />}
      >
        <Show when={past}>
          <Suspense>
            <PastHead open={view.state().item} />
          </Suspense>
        </Show>
        <RoadMapToolbar view={view} views={views} onStreams={() => setStreamsOpen(true)} />
        <Show when={view.compared.comparison.comparing().from}>
          <Suspense>
            <Legend steps={(view.compared.isOn() && steps()) || undefined} />
            <Show when={view.state().form === 'timeline'}>
              <TimelineKey view={view} />
            </Show>
          </Suspense>
        </Show>
        <SlipFromProvider value={view.compared.slipFrom}>
          <PlanForm
            view={view}
            named={named()}
            onNamed={() => setNamed(null)}
            // When the item is added to a group or to a parent, the user already knows its workstream, so it is not announced.
            onAdd={(to, fields) => (to === null ? addAndAnnounce(to, fields) : add(to, fields))}
            onOpen={open}
            onStream={setStream}
            onStreams={() => setStreamsOpen(true)}
            onSteps={setSteps}
          />
        </SlipFromProvider>
        <Show when={!past && contentStands()}>
          <Suspense>
            <PlanReports items={view.shown()} />
          </Suspense>
        </Show>
        <BulkBar view={view} onLeft={() => setTimeout(backToPlan)} />
      </ScreenPage>
      <PlanItemPanel
        view={view}
        exported={exported}
        takesFocus={opened() === 'keyboard' || location.state?.takesFocus === true}
        onOpen={open}
        onGo={(next) => {
          setOpened('pointer')
          view.change({ item: next })
        }}
      />
      <StreamsDialog open={streamsOpen()} streams={view.streams()} onClose={() => setStreamsOpen(false)} />
    </>
  )
}

function PlanActions(props: { exported: () => Exported; onImport: () => void; onAdd: () => void }) {
  const text = useText()
  const live = useLive()
  const past = usePast()
  const notHere = useNotHere()
  return (
    <>
      <Show when={!past && live.canWrite() && notHere() === null}>
        <IconButton icon="upload" label={text().importing.open} onClick={props.onImport} />
      </Show>
      <Show when={notHere() === null}>
        <ExportButton kind="plan" brief of={props.exported} />
      </Show>
      <Show when={live.canWrite()}>
        <UndoButtons />
        <Button
          kind="primary"
          icon="plus"
          aria-label={text().roadmap.newItem}
          aria-disabled={notHere() ? 'true' : undefined}
          aria-description={notHere() ?? undefined}
          data-tip={notHere() ?? undefined}
          onClick={props.onAdd}
        >
          {/* Beside the title there is room for its sign alone on a phone. */}
          <span class="desk">{text().roadmap.newItem}</span>
        </Button>
      </Show>
    </>
  )
}

/** Returns the focus to the cell of the plan in which it was. */
const backToPlan = () => {
  const place = document.querySelector('.main__scroll [tabindex="0"]:not([aria-haspopup])')
  if (place instanceof HTMLElement && document.activeElement === document.body) place.focus({ preventScroll: true })
}
