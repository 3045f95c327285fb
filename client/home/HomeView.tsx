// Home: next session, changes since the last visit, the user's items, and overdue items on one page.
import { useNavigate } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { roadmapId } from '../../shared/ids.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { Legend } from '../compare/Legend.tsx'
import { SinceLastVisit } from '../history/SinceLastVisit.tsx'
import { KeepHeads } from '../history/trust/KeepHeads.tsx'
import { ItemContextProvider, useItemContext } from '../item/ItemContext.tsx'
import { CurrentDocumentProvider } from '../live/CurrentDocument.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { LinkNotices } from '../members/LinkNotices.tsx'
import { DocumentGate } from '../states/DocumentGate.tsx'
import { Button } from '../ui/Button.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { BecameMine } from './BecameMine.tsx'
import { CommentsForMe } from './CommentsForMe.tsx'
import { createHomeView } from './createHomeView.ts'
import { FactorDue } from './FactorDue.tsx'
import { createGuide, type StartGuide } from './guide/createGuide.ts'
import { GuideView } from './guide/GuideView.tsx'
import { LateByAgency } from './LateByAgency.tsx'
import { Mine } from './Mine.tsx'
import { homeMoment } from './moment.ts'
import { HomeNextSession } from './NextSession.tsx'
import { ProviderDue } from './ProviderDue.tsx'
import { ReopenedDue } from './ReopenedDue.tsx'
import { HomeReports } from './ReportsDue.tsx'
import { SampleNote } from './sample/SampleNote.tsx'
import { SampleOffer } from './sample/SampleOffer.tsx'
import { Waits } from './Waits.tsx'

export function HomeView() {
  const group = useGroup()
  return (
    <CurrentDocumentProvider id={roadmapId(group().id)}>
      <ItemContextProvider>
        <Home />
      </ItemContextProvider>
    </CurrentDocumentProvider>
  )
}

function Home() {
  const text = useText()
  const group = useGroup()
  const view = createHomeView()
  const { comparing } = useComparing()
  const guide = createGuide(view)
  const isNew = () => view.items().length === 0 && (view.meetings()?.length ?? 0) === 0
  return (
    <ScreenPage title={text().home.title} bare>
      <Show when={comparing().from}>
        <Legend whole />
      </Show>
      <div class="main__scroll home">
        <SampleNote />
        <FactorDue />
        <Show when={group().requiresProvider}>
          <ProviderDue />
        </Show>
        <KeepHeads />
        <LinkNotices />
        <ReopenedDue meetings={view.meetings() ?? []} />
        <DocumentGate early={view.items().length > 0}>
          <Show when={isNew()} fallback={<Everything view={view} guide={guide} />}>
            <Show when={guide.shown()} fallback={<Welcome guide={guide} />}>
              <GuideView guide={guide} alone />
            </Show>
          </Show>
        </DocumentGate>
      </div>
    </ScreenPage>
  )
}

function Everything(props: { view: ReturnType<typeof createHomeView>; guide: StartGuide }) {
  const { today } = useItemContext()
  const moment = createMemo(() => homeMoment(props.view.around(), today()))
  const guide = () => (
    <Show when={props.guide.shown()}>
      <GuideView guide={props.guide} alone={false} />
    </Show>
  )
  return (
    <>
      <Show when={moment() !== 'inSession'}>{guide()}</Show>
      <HomeNextSession view={props.view} />
      <Show when={moment() === 'inSession'}>{guide()}</Show>
      <div class="home__cols">
        <div class="home__col">
          <Show when={moment() === 'afterClosing'}>
            <BecameMine view={props.view} />
          </Show>
          <Show when={moment() === 'lastWeek'}>
            <Waits view={props.view} />
            <Mine view={props.view} />
          </Show>
          <SinceLastVisit />
          <Show when={moment() !== 'lastWeek'}>
            <Mine view={props.view} />
          </Show>
        </div>
        <div class="home__col">
          <CommentsForMe />
          <Show when={moment() !== 'lastWeek'}>
            <Waits view={props.view} />
          </Show>
          <HomeReports view={props.view} />
          <LateByAgency items={props.view.items()} />
        </div>
      </div>
    </>
  )
}

/** A new, empty group. */
function Welcome(props: { guide: StartGuide }) {
  const text = useText()
  const group = useGroup()
  const live = useLive()
  const can = useCan()
  const navigate = useNavigate()
  const to = (path: string) => navigate(`/g/${group().id}/${path}`)
  return (
    <EmptyState
      page
      heading
      title={text().home.empty}
      action={
        <div class="row wrap">
          <Button kind={live.canWrite() ? 'primary' : 'default'} icon="route" onClick={() => to('road-map')}>
            {text().home.toRoadMap}
          </Button>
          <Show when={props.guide.waits()}>
            <Button icon="list-checks" onClick={() => props.guide.setAway(false)}>
              {text().guide.bring}
            </Button>
          </Show>
          <Show when={can('members.invite', group().id)}>
            <Button icon="users" onClick={() => to('people')}>
              {text().home.toPeople}
            </Button>
          </Show>
        </div>
      }
    >
      {live.canWrite() ? text().home.emptyWhy : text().home.emptyRead}
      <SampleOffer />
    </EmptyState>
  )
}
