// Legend of the comparison: the two moments, the number of differences, and buttons to step through them.
import { useNavigate } from '@solidjs/router'
import { type Accessor, createMemo, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Comparison } from '../../shared/history/comparison.ts'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Switch } from '../ui/Check.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { ChangeMark } from './ChangeMark.tsx'
import { type ComparisonContext, useComparison } from './ComparisonProvider.tsx'
import { DiffTrouble } from './DiffTrouble.tsx'
import { differenceCounts, type ItemMark } from './differences.ts'
import { MomentPicker } from './MomentPicker.tsx'
import { comparedMomentWords } from './momentWords.ts'

/** The differences in display order; `at` is the index of the one that has the focus, or -1. */
export interface DifferenceSteps {
  readonly count: Accessor<number>
  readonly at: Accessor<number>
  readonly go: (step: 1 | -1) => void
}

export interface LegendProps {
  /** Undefined where there are no differences to step through. */
  readonly steps?: DifferenceSteps | undefined
  /** What is counted; items by default. */
  readonly counts?: JSX.Element
  /** The author of the difference at the present position. */
  readonly says?: JSX.Element
  /** Undefined where unchanged rows cannot be hidden. */
  readonly whole?: boolean
}

export function Legend(props: LegendProps) {
  const text = useText()
  const comparison = useComparison()
  useStepKeys(() => props.steps)
  return (
    <section class="legend" aria-label={text().compare.region}>
      <Moments comparison={comparison} />
      <Show when={comparison.comparison()} fallback={<Waiting comparison={comparison} />}>
        {(found) => (
          <>
            {props.counts ?? <ItemCounts comparison={found()} />}
            <DiffTrouble diff={troubleOf(comparison)} />
          </>
        )}
      </Show>
      <span class="legend__end">
        <Show when={!props.whole}>
          <Switch
            label={text().compare.onlyChanged}
            checked={comparison.comparing().onlyChanged}
            onChange={(onlyChanged) => comparison.change({ onlyChanged })}
          />
        </Show>
        <Show when={props.steps}>
          {(steps) => (
            <span class="legend__steps">
              <span class="soft nowrap" role="status">
                <Show when={steps().at() >= 0} fallback={<span class="legend__all">{text().compare.changes(steps().count())}</span>}>
                  <span aria-hidden="true">{text().compare.changeOf(steps().at() + 1, steps().count())}</span>
                  <span class="vh">{text().compare.changeOfSaid(steps().at() + 1, steps().count())}</span>
                </Show>
              </span>
              <IconButton
                icon="chevron-up"
                label={text().compare.previous}
                shortcut="Shift F8"
                aria-keyshortcuts="Shift+F8"
                disabled={steps().count() === 0}
                onClick={() => steps().go(-1)}
              />
              <IconButton
                icon="chevron-down"
                label={text().compare.next}
                shortcut="F8"
                aria-keyshortcuts="F8"
                disabled={steps().count() === 0}
                onClick={() => steps().go(1)}
              />
            </span>
          )}
        </Show>
        <ReviewButton comparison={comparison} />
        <IconButton icon="x" label={text().compare.stop} onClick={comparison.stop} />
      </span>
      {props.says}
    </section>
  )
}

function Moments(props: { comparison: ComparisonContext }) {
  const language = useLanguage()
  const words = (mark: Mark, end: 'from' | 'to') => {
    const found = props.comparison.comparison()
    return comparedMomentWords(
      mark,
      props.comparison.moments(),
      language(),
      found && found[end].mark === formatMark(mark) ? found[end] : null,
    )
  }
  return (
    <Show when={props.comparison.comparing().from}>
      {(from) => (
        <span class="legend__moments">
          <MomentPicker end="since" mark={from()} words={words(from(), 'from')} />
          <Icon name="arrow-right" />
          <MomentPicker end="until" mark={props.comparison.comparing().to} words={words(props.comparison.comparing().to, 'to')} />
        </span>
      )}
    </Show>
  )
}

function Waiting(props: { comparison: ComparisonContext }) {
  const text = useText()
  return (
    <Show
      when={props.comparison.error()}
      fallback={
        <span class="soft legend__waiting" role="status">
          {text().compare.refreshing}
        </span>
      }
    >
      <DiffTrouble diff={troubleOf(props.comparison)} />
    </Show>
  )
}
const troubleOf = ({ comparison, error, refresh }: ComparisonContext) => ({ value: comparison, failure: error, refresh })

function ItemCounts(props: { comparison: Comparison }) {
  const text = useText()
  const counts = createMemo(() => differenceCounts(props.comparison))
  return (
    <ul class="counts">
      <Count mark="added" n={counts().added} words={text().compare.added(counts().added)} />
      <Count mark="removed" n={counts().archived} words={text().compare.archived(counts().archived)} />
      <Count mark="changed" n={counts().changed} words={text().compare.changed(counts().changed)} />
      <li class="soft">{text().compare.untouched(counts().untouched)}</li>
    </ul>
  )
}

export function Count(props: { mark: ItemMark; n: number; words: string }) {
  return (
    <li>
      <ChangeMark mark={props.mark} />
      <b>{props.n}</b> {props.words}
    </li>
  )
}

function ReviewButton(props: { comparison: ComparisonContext }) {
  const text = useText()
  const group = useGroup()
  const navigate = useNavigate()
  return (
    <IconButton icon="file-text" label={text().compare.review} onClick={() => navigate(props.comparison.keep(`/g/${group().id}/review`))} />
  )
}

/** F8 and Shift+F8, as in code editors: not a letter, because the user may be typing. */
const useStepKeys = (found: Accessor<DifferenceSteps | undefined>): void => {
  onMount(() => {
    const press = (event: KeyboardEvent) => {
      const steps = found()
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || !steps || steps.count() === 0) return
      event.preventDefault()
      steps.go(event.shiftKey ? -1 : 1)
    }
    document.addEventListener('keydown', press)
    onCleanup(() => document.removeEventListener('keydown', press))
  })
}
