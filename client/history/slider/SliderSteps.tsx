// Buttons of the time slider: step by session or named moment, by author, by change, play; and a list of all moments.
import { For, Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { SliderPast } from './createPast.ts'
import { nextLandmark } from './landmarks.ts'
import { landmarkText } from './momentText.ts'
import { STEP_KEYS } from './sliderKeys.ts'

export function SliderSteps(props: { past: SliderPast }) {
  const text = useText()
  const last = () => props.past.course().count - 1
  const here = () => props.past.heading()
  const landmark = (step: 1 | -1) => () => props.past.go(nextLandmark(props.past.landmarks(), here(), step, last()))
  const author = (step: 1 | -1) => () => props.past.goToOtherAuthor(step)
  const isFirst = () => here() <= 0
  const isLast = () => here() >= last()
  return (
    <>
      <div class="seg tslide__steps" role="group" aria-label={text().past.steps}>
        <Step
          icons={['skip-back']}
          label={text().past.previousLandmark}
          keys={STEP_KEYS.landmark[0]}
          off={isFirst()}
          onPress={landmark(-1)}
        />
        <Step
          icons={['chevron-left', 'users']}
          label={text().past.previousAuthor}
          keys={STEP_KEYS.author[0]}
          off={isFirst()}
          onPress={author(-1)}
        />
        <Step
          icons={['chevron-left']}
          label={text().past.previousChange}
          keys={STEP_KEYS.change[0]}
          off={isFirst()}
          onPress={() => props.past.go(here() - 1)}
        />
        <Step
          icons={[props.past.isPlaying() ? 'pause' : 'play']}
          label={props.past.isPlaying() ? text().past.pause : text().past.play}
          keys={STEP_KEYS.play}
          off={last() < 1}
          onPress={() => props.past.play(!props.past.isPlaying())}
        />
        <Step
          icons={['chevron-right']}
          label={text().past.nextChange}
          keys={STEP_KEYS.change[1]}
          off={isLast()}
          onPress={() => props.past.go(here() + 1)}
        />
        <Step
          icons={['users', 'chevron-right']}
          label={text().past.nextAuthor}
          keys={STEP_KEYS.author[1]}
          off={isLast()}
          onPress={author(1)}
        />
        <Step icons={['skip-forward']} label={text().past.nextLandmark} keys={STEP_KEYS.landmark[1]} off={isLast()} onPress={landmark(1)} />
      </div>
      <GoTo past={props.past} />
    </>
  )
}

function Step(props: { icons: readonly IconName[]; label: string; keys: string; off: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      data-tip={props.label}
      data-tip-keys={props.keys}
      // It keeps the focus at the end, so that the next key finds it.
      aria-disabled={props.off}
      onClick={() => !props.off && props.onPress()}
    >
      <For each={props.icons}>{(icon) => <Icon name={icon} />}</For>
    </button>
  )
}

function GoTo(props: { past: SliderPast }) {
  const text = useText()
  const language = useLanguage()
  const last = () => props.past.course().count - 1
  return (
    <Menu
      trigger={(given) => (
        <Button {...given} kind="ghost" icon="flag" opens>
          {text().past.goTo}
        </Button>
      )}
    >
      <MenuItem icon="skip-back" shortcut="Home" onSelect={() => props.past.go(0)}>
        {text().past.start}
      </MenuItem>
      <MenuItem icon="skip-forward" shortcut="End" onSelect={() => props.past.go(last())}>
        {text().past.end}
      </MenuItem>
      <Show when={props.past.landmarks().length > 0}>
        <MenuSeparator />
        <For each={props.past.landmarks().toReversed()}>
          {(landmark) => (
            <MenuItem
              icon={landmark.type === 'named' ? 'flag' : 'gavel'}
              hint={formatMoment(landmark.at, language())}
              onSelect={() => props.past.go(landmark.stop)}
            >
              {landmarkText(landmark, language())}
            </MenuItem>
          )}
        </For>
      </Show>
    </Menu>
  )
}
