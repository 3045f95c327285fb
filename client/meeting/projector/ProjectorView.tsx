// Projector: read-only view of the presented point, in large type and both languages.
import { createEffect, createMemo, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Shown } from '../../../shared/meeting/model.ts'
import { useLanguages } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { MeetingDocument } from '../MeetingDocument.tsx'
import { DecisionWords } from '../room/DecisionInRoom.tsx'
import { createScrollFollowing } from '../room/following.ts'
import { itemsMadeAt, pointDecisions, subjectItems } from '../room/outcomes.ts'
import { PointItemLine } from '../room/PointItems.tsx'
import { PointTitles, Presenter } from '../room/PointSheet.tsx'
import { PointText } from '../room/PointText.tsx'
import { RoomProvider, useRoom } from '../room/RoomContext.tsx'
import { showsAttribute } from '../room/showing.ts'
import { useSession } from '../SessionContext.tsx'
import { ProjectorTop } from './ProjectorTop.tsx'
import '../../styles/meetingRoom.css'

export function ProjectorView() {
  return (
    <MeetingDocument>
      <RoomProvider>
        <Projector />
      </RoomProvider>
    </MeetingDocument>
  )
}

function Projector() {
  const text = useText()
  const room = useRoom()
  const session = useSession()
  createEffect(() => {
    document.title = `${text().room.projectorTitle(session.info()?.number ?? null)} · Ruta`
  })
  return (
    <div class="projector">
      <ProjectorTop />
      <main class="projector__screen" id="main" ref={(screen) => createScrollFollowing(screen, () => room.stage().part)}>
        <div class="projector__sheet">
          <Switch fallback={<Waiting />}>
            <Match when={session.info()?.state === 'closed'}>
              <div class="projector__wait">
                <Said of="projectorClosed" large />
              </div>
            </Match>
            <Match when={room.stage().point}>
              <Staged />
            </Match>
          </Switch>
          <Show when={room.stage().apart}>{(apart) => <Apart shown={apart()} />}</Show>
        </div>
      </main>
    </div>
  )
}

function Staged() {
  const text = useText()
  const room = useRoom()
  const session = useSession()
  const { item } = useItemContext()
  const point = createMemo(() => room.agenda().find(({ id }) => id === room.stage().point) ?? null)
  const around = () => ({ meeting: session.id, item })
  const place = () => room.agenda().findIndex(({ id }) => id === room.stage().point) + 1
  return (
    <Show when={point()}>
      {(staged) => (
        <>
          <header class="room-point" data-shows={showsAttribute({ type: 'point', id: staged().id })}>
            <div class="room-point__k">
              <b>{text().room.point(place())}</b> <span class="soft">{text().room.of(room.agenda().length)}</span>
              <Presenter point={staged()} />
            </div>
            <PointTitles point={staged()} />
          </header>
          <For each={staged().texts}>{(page) => <PointText page={page} whole />}</For>
          <For each={subjectItems(staged(), around())}>{(one) => <PointItemLine item={one} plain />}</For>
          <For each={pointDecisions(staged(), room.meeting.decisions)}>{(decision) => <DecisionWords decision={decision} />}</For>
          <For each={itemsMadeAt(staged(), around())}>{(one) => <PointItemLine item={one} plain />}</For>
        </>
      )}
    </Show>
  )
}

/** Parts that belong to no point of the agenda. */
function Apart(props: { shown: Shown }) {
  const room = useRoom()
  const { item } = useItemContext()
  const [shownItem, shownText, shownDecision] = [
    () => (props.shown.type === 'item' ? item(props.shown.id) : undefined),
    () => (props.shown.type === 'text' ? props.shown.id : undefined),
    () => (props.shown.type === 'decision' ? room.meeting.decisions.find(({ id }) => id === props.shown.id) : undefined),
  ]
  return (
    <Switch>
      <Match when={shownItem()}>{(one) => <PointItemLine item={one()} plain />}</Match>
      <Match when={shownText()} keyed>
        {(page) => <PointText page={page} whole />}
      </Match>
      <Match when={shownDecision()}>{(decision) => <DecisionWords decision={decision()} />}</Match>
    </Switch>
  )
}

function Waiting() {
  const room = useRoom()
  const languages = useLanguages()
  const session = useSession()
  const begun = () => session.info()?.state === 'inSession' && room.agenda().some(({ state }) => state !== 'planned')
  return (
    <div class="projector__wait">
      <div class="room__two">
        <For each={languages()}>
          {(language, at) => (
            <Dynamic component={at() === 0 ? 'h1' : 'p'} lang={language}>
              {room.meeting.title[language]}
            </Dynamic>
          )}
        </For>
      </div>
      <Said of={begun() ? 'projectorPause' : 'projectorWaits'} />
    </div>
  )
}

/** Both languages at once, like everything on the projector. */
function Said(props: { of: 'projectorPause' | 'projectorWaits' | 'projectorClosed'; large?: boolean }) {
  const languages = useLanguages()
  return (
    <div class="room__two" classList={{ soft: !props.large }}>
      <For each={languages()}>
        {(language, at) => (
          <Dynamic component={props.large && at() === 0 ? 'h1' : 'p'} lang={language}>
            {CATALOGUE[language].room[props.of]}
          </Dynamic>
        )}
      </For>
    </div>
  )
}
