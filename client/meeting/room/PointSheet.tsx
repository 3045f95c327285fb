// The visible point: title in both languages at equal size, items, and decisions.
import { createEffect, createMemo, For, on, Show } from 'solid-js'
import { LANGUAGES, pickWords } from '../../../shared/bilingual.ts'
import type { Point } from '../../../shared/meeting/model.ts'
import { useLanguages } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { SubjectComments } from '../../comments/SubjectComments.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { AddItem, AddText } from '../Links.tsx'
import { useSession } from '../SessionContext.tsx'
import { createMove } from './createMove.ts'
import { createBringing } from './following.ts'
import { MissingSide } from './MissingSide.tsx'
import { NotHeld } from './NotHeld.tsx'
import { PointItems } from './PointItems.tsx'
import { PointText } from './PointText.tsx'
import { useRoom } from './RoomContext.tsx'
import { RoomOutcomes } from './RoomOutcomes.tsx'
import { ShowButton } from './ShowButton.tsx'
import { showsAttribute } from './showing.ts'

export function PointSheet() {
  const room = useRoom()
  const language = useLanguage()
  const live = useLive('meeting')
  const session = useSession()
  // Scrolls to the presented part for everybody but the conductor, unless they browse.
  const followed = () => (room.follows() && !session.mayConduct() ? room.stage().part : null)
  const begin = (main: HTMLElement) => {
    createEffect(
      on(
        () => room.viewed()?.id,
        () => main.scrollTo(0, 0),
        { defer: true },
      ),
    )
    createBringing(main, followed)
  }
  return (
    <main class="room__main" id="main" tabindex="-1" ref={begin}>
      <NotHeld />
      <Show when={room.viewed()} fallback={<NoPoint />}>
        {(point) => (
          <>
            <PointHead point={point()} />
            <For each={point().texts}>{(page) => <PointText page={page} />}</For>
            <PointItems point={point()} />
            <LinkMore point={point()} />
            <RoomOutcomes point={point()} />
            <SubjectComments subject={{ document: live.id, subject: `point:${point().id}` }} of={pickWords(point().title, language())} />
          </>
        )}
      </Show>
    </main>
  )
}

function PointHead(props: { point: Point }) {
  const text = useText()
  const room = useRoom()
  const session = useSession()
  const move = createMove()
  const place = createMemo(() => room.agenda().findIndex(({ id }) => id === props.point.id) + 1)
  const isCurrent = () => room.current()?.id === props.point.id
  return (
    <header class="room-point" data-shows={showsAttribute({ type: 'point', id: props.point.id })}>
      <div class="room-point__k">
        <b>{text().room.point(place())}</b> <span class="soft">{text().room.of(room.agenda().length)}</span>
        <Presenter point={props.point} />
        <Show when={props.point.carriedFrom}>
          {(from) => <span class="soft">{text().meeting.deferredChain(from().times, session.chainStart(from()))}</span>}
        </Show>
        <span class="end row">
          <Show when={!isCurrent() && room.conducts()}>
            <Button onClick={() => move.to(props.point.id)}>{text().room.take}</Button>
          </Show>
          <Show when={!room.follows() && !isCurrent() && room.current()}>
            <Button kind="ghost" onClick={() => room.follow()}>
              {text().room.backToPoint}
            </Button>
          </Show>
          <ShowButton names={[showsAttribute({ type: 'point', id: props.point.id })]} of={text().room.point(place())} />
        </span>
      </div>
      <PointTitles point={props.point} />
      <Both class="room-point__reason soft" label={text().room.reason} words={props.point.reason} />
      <Both class="room-point__note" label={text().room.note} words={props.point.note} />
    </header>
  )
}

export function PointTitles(props: { point: Point }) {
  const text = useText()
  return (
    <div class="room__two room-point__titles">
      <h1 lang="es">{props.point.title.es.trim() || (props.point.title.en.trim() ? <MissingSide side="es" /> : text().room.untitled)}</h1>
      <p lang="en">{props.point.title.en.trim() || <MissingSide side="en" />}</p>
    </div>
  )
}

export function Presenter(props: { point: Point }) {
  const text = useText()
  const { delegation, agency } = useItemContext()
  return (
    <Show when={delegation(props.point.presenter)}>
      {(from) => (
        <span class="row room-point__presenter">
          <span class="soft">{text().room.presents}</span>
          <DelegationMark code={from().code} identity={from().identity} />
          <Show when={props.point.presenterAgency && agency(props.point.presenterAgency)}>
            {(agency) => <span class="soft">{agency().acronym}</span>}
          </Show>
        </span>
      )}
    </Show>
  )
}

/** Text beside the point, in the languages that have any. */
function Both(props: { class: string; label: string; words: Point['reason'] }) {
  const languages = useLanguages()
  const any = () => LANGUAGES.some((language) => props.words[language].trim() !== '')
  return (
    <Show when={any()}>
      <section class={`room__two ${props.class}`} aria-label={props.label}>
        <For each={languages()}>{(language) => <p lang={language}>{props.words[language]}</p>}</For>
      </section>
    </Show>
  )
}

/** Adds a subject that comes up in the discussion. */
function LinkMore(props: { point: Point }) {
  const room = useRoom()
  const from = () => ({ list: 'points', id: props.point.id }) as const
  return (
    <Show when={room.conducts()}>
      <div class="row wrap room__link">
        <AddText from={from()} items={props.point.items} texts={props.point.texts} />
        <AddItem from={from()} items={props.point.items} texts={props.point.texts} />
      </div>
    </Show>
  )
}

function NoPoint() {
  const text = useText()
  return (
    <EmptyState heading title={text().meeting.agendaEmpty}>
      {text().room.emptyAgendaWhy}
    </EmptyState>
  )
}
