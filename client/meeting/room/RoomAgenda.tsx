// Agenda in the room, grouped by status (done, current, deferred, waiting), with the expected end.
import { A } from '@solidjs/router'
import { createEffect, createMemo, For, Match, Show, Switch } from 'solid-js'
import { otherLanguage, pick, pickWords } from '../../../shared/bilingual.ts'
import { type AgendaSlot, agendaOf } from '../../../shared/meeting/agenda.ts'
import { agendaShare } from '../../../shared/meeting/floor.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { cityOfZone, isElsewhere } from '../../base/zones.ts'
import { PairWords } from '../../item/PairWords.tsx'
import { StatusShape } from '../../ui/Marks.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { useSession } from '../SessionContext.tsx'
import { expectedEnd } from './expectedEnd.ts'
import { useRoom } from './RoomContext.tsx'
import { reach } from './scrollAnchor.ts'

export function RoomAgenda() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const agenda = createMemo(() => agendaOf(room.meeting))
  return (
    <nav class="room__agenda" aria-label={text().room.agenda}>
      <h2>
        {text().room.agenda}{' '}
        <span class="sub" lang={otherLanguage(language())}>
          {text().room.agendaOther}
        </span>
      </h2>
      <Show when={agenda().slots.length > 0} fallback={<Nothing />}>
        <For each={agenda().parts.filter(({ slots }) => slots.length > 0)}>
          {(part) => (
            <>
              <Show when={part.section && pickWords(part.section.title, language())}>{(title) => <h3>{title()}</h3>}</Show>
              <ol>
                <For each={part.slots}>{(slot) => <AgendaPoint slot={slot} />}</For>
              </ol>
            </>
          )}
        </For>
        <Ending />
      </Show>
    </nav>
  )
}

function AgendaPoint(props: { slot: AgendaSlot }) {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const session = useSession()
  const point = () => props.slot.point
  const isCurrent = () => room.current()?.id === point().id
  const title = () => pick(point().title, language())
  const other = () => point().title[otherLanguage(title().language)].trim()
  const state = () => (isCurrent() ? 'current' : point().state)
  return (
    <li data-state={state()}>
      <button
        type="button"
        class="ag"
        aria-current={isCurrent() ? 'step' : undefined}
        aria-pressed={room.viewed()?.id === point().id}
        ref={(button) => createEffect(() => isCurrent() && bringIntoList(button))}
        onClick={() => (isCurrent() ? room.follow() : room.view(point().id))}
      >
        <span class="ag__n">
          <Show when={state() === 'done' || state() === 'deferred'} fallback={props.slot.place}>
            <StatusShape status={state() === 'done' ? 'done' : 'deferred'} />
            <span class="vh">{props.slot.place}</span>
          </Show>
        </span>
        <span class="ag__t">
          <PairWords pair={point().title} otherwise={text().room.untitled} />
          <Show when={isCurrent() && title().text.trim() && other()}>
            {(words) => (
              <span class="sub" lang={otherLanguage(title().language)}>
                {words()}
              </span>
            )}
          </Show>
          <Show when={point().carriedFrom}>
            {(from) => <span class="sub">{text().meeting.deferredChain(from().times, session.chainStart(from()))}</span>}
          </Show>
          <Show when={state() !== 'planned'}>
            <span class="vh">{text().room.states[state()]}</span>
          </Show>
        </span>
        <Show when={point().minutes > 0}>
          <span class="ag__m" aria-hidden="true">
            {point().minutes}′
          </span>
          <span class="vh">{text().room.minutesOf(point().minutes)}</span>
        </Show>
      </button>
    </li>
  )
}

/** Scrolls the list only: on a phone the list is part of the page, which the user scrolls. */
const bringIntoList = (entry: HTMLElement) =>
  requestAnimationFrame(() => {
    const list = entry.closest('nav')
    if (!list) return
    const { top, bottom } = entry.getBoundingClientRect()
    const origin = list.getBoundingClientRect().top
    list.scrollTop += reach({ top: top - origin, bottom: bottom - origin }, list.clientHeight - ENDING_PX)
  })
/** The expected end overlaps the last rows. */
const ENDING_PX = 72

/** Expected end compared with the planned one. */
function Ending() {
  const text = useText()
  const language = useLanguage()
  const room = useRoom()
  const duration = (minutes: number) => text().meeting.duration(minutes)
  const end = createMemo(() => expectedEnd(room.meeting, room.now()))
  const words = () => {
    const now = end()
    if (now.type === 'left') return text().room.left(duration(now.minutes))
    if (now.type === 'none') return ''
    const { at, late } = now
    const against =
      late === null ? '' : late > 0 ? text().room.late(duration(late)) : late < 0 ? text().room.early(duration(-late)) : text().room.onTime
    const city = isElsewhere(room.meeting.zone, null) ? cityOfZone(room.meeting.zone, language()) : null
    return [text().room.endsAt(city ? `${at} ${city}` : at), against].filter(Boolean).join(', ')
  }
  const late = () => {
    const now = end()
    return now.type === 'ends' && now.late !== null && now.late > 0
  }
  return (
    <div class="ag__sum">
      <span class="ag__bar" aria-hidden="true">
        <i ref={(bar) => createEffect(() => bar.style.setProperty('inline-size', `${agendaShare(room.meeting, room.now()) * 100}%`))} />
      </span>
      <p class="sub" classList={{ 'is-late': late() }}>
        {words()}
      </p>
    </div>
  )
}

function Nothing() {
  const text = useText()
  const group = useGroup()
  const session = useSession()
  return (
    <EmptyState
      title={text().meeting.agendaEmpty}
      action={
        <Switch>
          <Match when={session.canWrite()}>
            <A class="btn btn--default" href={`/g/${group().id}/sessions/${session.id}`}>
              {text().room.prepare}
            </A>
          </Match>
        </Switch>
      }
    >
      {text().room.emptyAgendaWhy}
    </EmptyState>
  )
}
