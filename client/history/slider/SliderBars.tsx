// The two bars, dates and flags of the time slider, with the handle. A press on the bars moves the handle, and dragging follows.
import { createMemo, For, onMount } from 'solid-js'
import { type Band, heldSessions } from '../../../shared/history/activity.ts'
import { creditName, doubtOf } from '../../../shared/history/creditWords.ts'
import type { AuthorMark } from '../../../shared/people.ts'
import { actingMarkIn, authorMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { DelegationKey } from './course.ts'
import type { SliderPast } from './createPast.ts'
import { pastMoment } from './momentOf.ts'
import { bandText, landmarkText } from './momentText.ts'
import { createSlide } from './slide.ts'
import { type BarSegment, delegationBar, meetingBar } from './sliderBars.ts'
import { sliderTicks } from './ticks.ts'
import { tickText } from './tickText.ts'

export function SliderBars(props: { past: SliderPast }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  let track!: HTMLDivElement
  let handle!: HTMLDivElement
  const course = () => props.past.course()
  const scale = () => props.past.scale()
  const byDelegation = createMemo(() => delegationBar(course(), scale()))
  const byMeeting = createMemo(() => meetingBar(course(), scale(), heldSessions(props.past.meetings())))
  const named = createMemo(() => props.past.landmarks().filter(({ type }) => type === 'named'))
  const ticks = createMemo(() =>
    sliderTicks(
      course(),
      scale(),
      named().map(({ at }) => scale().placeOf(at)),
    ),
  )
  const delegationOf = ({ key }: BarSegment<DelegationKey>): AuthorMark | null => {
    return key === 'several' || key === 'unknown' ? null : actingMarkIn(group(), key)
  }
  const delegationWord = (segment: BarSegment<DelegationKey>) =>
    segment.key === 'several' ? text().past.several : (delegationOf(segment)?.code ?? text().past.unknownAuthor)
  const meetingWord = ({ key }: BarSegment<Band>) =>
    key === 'several' ? text().past.several : bandText(key, props.past.meetings(), language())
  const meetingOf = ({ key }: BarSegment<Band>) => (key !== 'several' && key.type === 'session' ? key.meeting : null)
  /** Short label, where a session takes little space. */
  const numberOf = (segment: BarSegment<Band>) => props.past.meetings().find(({ id }) => id === meetingOf(segment))?.number
  const slide = createSlide({
    track: () => track,
    goTo: (place) => props.past.go(scale().stopNear(place)),
    grab: () => handle.focus({ preventScroll: true }),
  })
  const moment = () => pastMoment(props.past, language())
  const spoken = () => {
    const stop = props.past.stop()
    const mark = stop ? authorMarkIn(group(), stop) : null
    return [
      moment().when,
      text().past.change(moment().number, moment().all),
      mark?.name[language()],
      ...(stop ? [creditName(stop, props.past.naming, language()), doubtOf(stop, props.past.person, language())] : []),
    ]
      .filter(Boolean)
      .join(', ')
  }
  onMount(() => handle.focus({ preventScroll: true }))
  return (
    <div class="tslide__bars">
      <span class="tslide__l">{text().past.byDelegation}</span>
      <div class="tbar" role="img" aria-label={text().past.delegationBar(byDelegation().map(delegationWord).slice(0, LISTED).join(', '))}>
        <For each={byDelegation()}>
          {(segment) => (
            <i
              class={segment.key === 'several' ? 'is-several' : undefined}
              data-identity={delegationOf(segment)?.identity ?? 'none'}
              style={{ '--from': segment.from, '--to': segment.to }}
            >
              <span class={delegationOf(segment) ? undefined : 'is-long'}>{delegationWord(segment)}</span>
            </i>
          )}
        </For>
      </div>
      <span class="tslide__l">{text().past.bySession}</span>
      <div class="tbar tbar--s" role="img" aria-label={text().past.sessionBar(byMeeting().map(meetingWord).slice(0, LISTED).join(', '))}>
        <For each={byMeeting()}>
          {(segment) => (
            <i
              class={segment.key !== 'several' && segment.key.type === 'between' ? undefined : 'is-s'}
              style={{ '--from': segment.from, '--to': segment.to }}
            >
              <span>
                {meetingWord(segment)}
                <span class="tbar__n">, {text().past.changes(segment.changes)}</span>
              </span>
              <span class="tbar__short">{numberOf(segment)}</span>
            </i>
          )}
        </For>
      </div>
      <span class="tslide__l" aria-hidden="true" />
      <div class="tticks" aria-hidden="true">
        <For each={ticks()}>{(tick, at) => <span style={{ '--from': tick.place }}>{tickText(tick, at() === 0, language())}</span>}</For>
        <For each={named()}>
          {(landmark) => (
            <span
              class="tticks__mk"
              style={{ '--from': scale().placeOf(landmark.at) }}
              data-tip={`${landmarkText(landmark, language())}, ${formatMoment(landmark.at, language())}`}
            >
              <Icon name="flag" size="s" />
            </span>
          )}
        </For>
      </div>
      <div ref={track} class="ttrack" classList={{ 'is-busy': props.past.isBusy() }} {...slide}>
        <div
          ref={handle}
          class="thandle"
          role="slider"
          tabindex="0"
          aria-label={text().past.moment}
          aria-orientation="horizontal"
          aria-valuemin={1}
          aria-valuemax={Math.max(1, course().count)}
          aria-valuenow={props.past.index() + 1}
          aria-valuetext={spoken()}
          aria-keyshortcuts="Space ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight PageUp PageDown Home End"
          style={{ '--from': scale().placeAt(props.past.heading()) }}
        >
          <i />
        </div>
      </div>
    </div>
  )
}

/** More would be too long for a screen reader. */
const LISTED = 40
