// One part of the installation: its state in a word and a sign, a sentence, and what to do.
import { For, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { PartSentence } from './partSentences.ts'
import type { State } from './partStates.ts'
import { TestMail, type TestMailProps } from './TestMail.tsx'

export function PartOfInstallation(props: TestMailProps & { sentence: PartSentence; verification: string | null }) {
  const text = useText()
  const id = () => `installation-${props.sentence.part}`
  return (
    <li class="installation__part" data-state={props.sentence.state} aria-labelledby={id()}>
      <Icon name={ICONS[props.sentence.state]} size="l" />
      <div class="installation__words">
        <h2 id={id()}>{props.sentence.title}</h2>
        <span class="installation__state">{text().installation.states[props.sentence.state]}</span>
        <p>{props.sentence.sentence}</p>
        <For each={props.sentence.details}>{(detail) => <p class="sub">{detail}</p>}</For>
        <Show when={props.sentence.todo}>
          {(todo) => (
            <p class="installation__todo">
              <b>{text().installation.whatToDo}:</b> {todo()}
            </p>
          )}
        </Show>
        <Show when={props.sentence.part === 'logs' && props.verification}>
          {(href) => (
            <p class="sub">
              <a href={href()}>{text().trust.title}</a>
            </p>
          )}
        </Show>
        <Show when={props.sentence.part === 'mail' && props.sentence.state !== 'unknown'}>
          <TestMail testMail={props.testMail} />
        </Show>
      </div>
    </li>
  )
}

const ICONS = { fine: 'check', attention: 'triangle-alert', danger: 'octagon-alert', unknown: 'circle-dashed' } as const satisfies Record<
  State,
  string
>
