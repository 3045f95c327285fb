// One part of the installation: its state in a word and a sign, a sentence, and what to do.
import { For, Show } from 'solid-js'
import type { GroupId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { State } from './judge.ts'
import type { Saying } from './sayings.ts'

export function PartOfInstallation(props: { saying: Saying; group: GroupId }) {
  const text = useText()
  const id = () => `installation-${props.saying.part}`
  return (
    <li class="installation__part" data-state={props.saying.state} aria-labelledby={id()}>
      <Icon name={ICONS[props.saying.state]} size="l" />
      <div class="installation__words">
        <h2 id={id()}>{props.saying.title}</h2>
        <span class="installation__state">{text().installation.states[props.saying.state]}</span>
        <p>{props.saying.sentence}</p>
        <For each={props.saying.details}>{(detail) => <p class="sub">{detail}</p>}</For>
        <Show when={props.saying.todo}>
          {(todo) => (
            <p class="installation__todo">
              <b>{text().installation.whatToDo}:</b> {todo()}
            </p>
          )}
        </Show>
        <Show when={props.saying.part === 'logs'}>
          <p class="sub">
            <a href={`/g/${props.group}/verification`}>{text().trust.title}</a>
          </p>
        </Show>
      </div>
    </li>
  )
}

const ICONS = { fine: 'check', attention: 'triangle-alert', danger: 'octagon-alert', unknown: 'circle-dashed' } as const satisfies Record<
  State,
  string
>
