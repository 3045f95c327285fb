// The head of the timeline: the column of titles, the ticks of the axis, and today.
import { createMemo, Index } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { capital, formatDay } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import { createRem } from '../../ui/rem.ts'
import type { TimelineModel } from './createTimeline.ts'
import type { VisibleDays } from './createVisibleDays.ts'
import { TitleGrip, type TitleWidth } from './TitleGrip.tsx'
import { flagPlace, hasLabelRoom, labelWidth, numberOf, type TimelineTick } from './timelineScale.ts'

interface TimelineHeadProps {
  readonly timeline: TimelineModel
  readonly visible: VisibleDays
  readonly ticks: readonly TimelineTick[]
  readonly title: TitleWidth
  readonly grid: () => HTMLElement
}

export function TimelineHead(props: TimelineHeadProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const rem = createRem()
  const x = (at: number) => props.timeline.x(at)
  const today = () => x(numberOf(context.today()))
  /** The first visible tick shows its year, as each January does. */
  const firstTick = createMemo(() => props.ticks.find(({ at }) => at >= props.visible.from())?.at)
  const saysYear = ({ at, of }: TimelineTick) => of === 'year' || at === firstTick()
  const axisEnd = (at: number) => ({ x: x(at), end: props.timeline.scale().width, characterPx: rem() / 2 })
  const label = (tick: TimelineTick) => {
    const { day, of } = tick
    if (of === 'week') return formatDay(day, language(), saysYear(tick) ? 0 : Number(day.slice(0, 4)))
    if (props.timeline.zoom() === 'years') return day.slice(0, 4)
    const [, month = '', year = ''] = formatDay(day, language(), 0).split(' ')
    return saysYear(tick) ? `${capital(month)} ${year}` : capital(month)
  }
  const labelPx = (tick: TimelineTick) => labelWidth(label(tick), rem())
  const years = () => props.ticks.filter(saysYear).map((tick) => ({ from: x(tick.at), to: x(tick.at) + labelPx(tick) }))
  /** With the day, or without it where that covers a year. */
  const flag = createMemo(() => {
    const [whole, brief] = [text().timeline.todayOn(context.day(context.today())), text().timeline.today]
    for (const words of [whole, brief]) {
      const place = flagPlace(today(), labelWidth(words, rem()), years())
      if (place) return { words, ...place }
    }
    const half = labelWidth(brief, rem()) / 2
    return { words: brief, from: today() - half, to: today() + half }
  })
  const isCovered = (tick: TimelineTick) => x(tick.at) < flag().to && x(tick.at) + labelPx(tick) > flag().from
  return (
    <div role="row" class="timeline__head" aria-rowindex={1}>
      <span role="columnheader" class="timeline__t" aria-label={text().timeline.item}>
        {text().timeline.item}
        <TitleGrip width={props.title} grid={props.grid} />
      </span>
      <span role="columnheader" class="timeline__c" aria-label={text().timeline.zooms[props.timeline.zoom()]}>
        <Index each={props.ticks}>
          {(tick) => (
            <span
              class="timeline__tick"
              classList={{
                'timeline__tick--year': saysYear(tick()),
                'is-covered': isCovered(tick()) || !hasLabelRoom(label(tick()), axisEnd(tick().at)),
              }}
              style={{ left: `${x(tick().at)}px` }}
            >
              {label(tick())}
            </span>
          )}
        </Index>
        <span class="timeline__now" style={{ left: `${(flag().from + flag().to) / 2}px` }}>
          {flag().words}
        </span>
      </span>
      <span role="columnheader" class="timeline__due">
        {fieldRow('due').label[language()]}
      </span>
    </div>
  )
}
