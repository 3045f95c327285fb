// Context of the agenda's rows: computed times, the expanded point, and commands to move points.
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createContext, createMemo, type ParentProps, useContext } from 'solid-js'
import { pickWords } from '../../../shared/bilingual.ts'
import { THREAD } from '../../../shared/comments/paths.ts'
import type { PointId } from '../../../shared/ids.ts'
import { type Agenda, type AgendaSlot, agendaOf, dropPoint, type PointMove, stepPoint } from '../../../shared/meeting/agenda.ts'
import type { AgendaSection, Point } from '../../../shared/meeting/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useMeeting } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { createRowDrag, type RowDrag } from '../../ui/rowDrag.ts'
import { useMeetingWrites } from '../meetingWrites.ts'

export interface AgendaContext {
  readonly agenda: Accessor<Agenda>
  readonly slotOf: (id: PointId) => AgendaSlot | undefined
  readonly drag: RowDrag
  readonly isOpen: (id: PointId) => boolean
  readonly toggle: (id: PointId) => void
  readonly titleOf: (point: Point) => string
  readonly nameOf: (section: AgendaSection | null) => string
  /** Moves one place up or down and announces it to screen readers. */
  readonly step: (point: Point, step: 1 | -1) => void
  readonly place: (point: Point, move: PointMove) => void
}

const Context = createContext<AgendaContext>()

export function AgendaContextProvider(props: ParentProps<{ scroller: () => HTMLElement }>) {
  const text = useText()
  const language = useLanguage()
  const meeting = useMeeting()
  const announce = useAnnounce()
  const write = useMeetingWrites()
  const { report } = useItemContext()
  const [query, setQuery] = useSearchParams()
  const agenda = createMemo(() => agendaOf(meeting))
  const slots = createMemo(() => new Map(agenda().slots.map((slot) => [slot.point.id, slot])))
  const opened = createMemo(() => query.point)

  const titleOf = (point: Point) => pickWords(point.title, language()) || text().meeting.untitled
  const nameOf = (section: AgendaSection | null) =>
    section === null ? text().meeting.noSection : pickWords(section.title, language()) || text().meeting.unnamedSection
  const standing = (id: PointId) => {
    const part = agenda().parts.find((one) => one.slots.some(({ point }) => point.id === id))
    const list = part ? part.slots.map(({ point }) => point.id) : agenda().backlog.map((point) => point.id)
    return {
      name: part ? nameOf(part.section) : text().meeting.backlog,
      key: part ? (part.section?.id ?? null) : 'backlog',
      place: list.indexOf(id) + 1,
      of: list.length,
    }
  }
  const place = (point: Point, move: PointMove) => {
    const before = standing(point.id).key
    report(write.placePoint(point.id, move))
    const now = standing(point.id)
    const stands = text().meeting.moved(titleOf(point), now.place, now.of)
    announce(now.key === before ? stands : `${text().meeting.movedTo(titleOf(point), now.name)} ${stands}`)
  }
  const pointOf = (id: string) => meeting.points.find((point) => point.id === id)

  const value: AgendaContext = {
    agenda,
    slotOf: (id) => slots().get(id),
    drag: createRowDrag({
      scroller: props.scroller,
      drop: (dragged, on) => {
        const point = pointOf(dragged)
        const move = point && dropPoint(agenda(), point.id, on.key, on.half)
        if (point && move) place(point, move)
      },
    }),
    isOpen: (id) => opened() === id,
    toggle: (id) => setQuery({ point: opened() === id ? undefined : id, [THREAD]: undefined }, { replace: true, scroll: false }),
    titleOf,
    nameOf,
    step: (point, by) => {
      const move = stepPoint(agenda(), point.id, by)
      if (move) place(point, move)
      else announce(text().meeting.cannotMove)
    },
    place,
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

export const useAgenda = (): AgendaContext => {
  const value = useContext(Context)
  if (!value) throw new Error('useAgenda needs an <AgendaContextProvider> above it')
  return value
}
