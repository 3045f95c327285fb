// Time slider below the head of a view: shown moment, buttons to other moments, and back to the present.

import { For, type JSX, type ParentProps, Show } from 'solid-js'
import type { Credit } from '../../../shared/history/credit.ts'
import { creditName, doubtSentence } from '../../../shared/history/creditWords.ts'
import { authorMarkIn } from '../../base/authorMark.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Check.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { Note } from '../../ui/States.tsx'
import { SIGNS } from '../../ui/signs.ts'
import { BackToNow } from './BackToNow.tsx'
import type { SliderPast } from './createPast.ts'
import { pastMoment } from './momentOf.ts'
import { usePast } from './pastDoor.ts'
import { SliderBars } from './SliderBars.tsx'
import { SliderSteps } from './SliderSteps.tsx'
import { createSliderKeys } from './sliderKeys.ts'
import { activeAuthorsAt } from './stops.ts'

interface PastBarProps {
  /** Before the back button: restore, export. */
  readonly actions?: JSX.Element
}

/** Renders nothing at now. Its children show what the step has changed. */
export function PastBar(props: ParentProps<PastBarProps>) {
  const past = usePast()
  return <Show when={past}>{(shown) => <TimeSlider {...props} past={shown()} />}</Show>
}

function TimeSlider(props: ParentProps<PastBarProps> & { past: SliderPast }) {
  const text = useText()
  const keys = createSliderKeys(props.past)
  return (
    <section class="tslide" aria-label={text().past.region} onKeyDown={keys}>
      <div class="tslide__head">
        <Icon name={SIGNS.viewPast} />
        <Now past={props.past} />
        <span class="tslide__end">
          {props.actions}
          <BackToNow past={props.past} primary />
        </span>
      </div>
      <div class="tslide__top">
        <SliderSteps past={props.past} />
        {props.children}
        <AuthorsAlive past={props.past} />
        <span class="tslide__end">
          <Switch label={text().past.markChanges} checked={props.past.marksChanges()} onChange={props.past.setMarksChanges} />
        </span>
      </div>
      <SliderBars past={props.past} />
      <Show when={props.past.failure()}>
        {(failure) => (
          <Note icon="triangle-alert" tone="warning" alert>
            {failure().message ?? text().past.stepFailed}{' '}
            <Button kind="ghost" icon="rotate-cw" onClick={props.past.retry}>
              {text().common.tryAgain}
            </Button>
          </Note>
        )}
      </Show>
    </section>
  )
}

function Now(props: { past: SliderPast }) {
  const text = useText()
  const language = useLanguage()
  const moment = () => pastMoment(props.past, language())
  const doubt = () => doubtSentence(props.past.stop() ?? {}, props.past.person, language())
  return (
    <p class="tslide__now" aria-live={props.past.isPlaying() ? 'off' : 'polite'}>
      <b>{text().past.asItWas(moment().when)}</b> {moment().where}
      <Show when={props.past.isBusy()}>
        <span class="tslide__busy" aria-hidden="true">
          {text().past.loading}
        </span>
      </Show>
      <span class="tslide__change">
        {text().past.change(moment().number, moment().all)}
        <Show when={props.past.stop()}>{(stop) => <Person past={props.past} of={stop()} />}</Show>
      </span>
      <Show when={doubt()}>{(words) => <span class="tslide__doubt sub">{words()}</span>}</Show>
    </p>
  )
}

function Person(props: { past: SliderPast; of: Pick<Credit, 'account' | 'delegation' | 'formerly'> }) {
  const group = useGroup()
  const language = useLanguage()
  const mark = () => authorMarkIn(group(), props.of)
  return (
    <span class="tslide__who">
      <Show when={mark()}>
        {(found) => <DelegationMark code={found().code} identity={found().identity} name={found().name[language()]} />}
      </Show>
      {creditName(props.of, props.past.naming, language())}
    </span>
  )
}

function AuthorsAlive(props: { past: SliderPast }) {
  const text = useText()
  const alive = () => activeAuthorsAt(props.past.course().stop, props.past.index())
  return (
    <Show when={alive().length > 0}>
      <p class="tslide__alive">
        <span class="sub">{text().past.alive}</span>
        <For each={alive()}>{(one) => <Person past={props.past} of={one} />}</For>
      </p>
    </Show>
  )
}
