// Renders a sentence of the history: removed text struck through, added text emphasised, items and texts as links, delegations as marks.
import { For, Match, Show, Switch } from 'solid-js'
import { isBare, type PhrasePart, type PhraseParts } from '../../shared/history/sentence.ts'
import { type AuthorMark, SECRETARIAT } from '../../shared/people.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { itemHref, textHref } from './addresses.ts'

export function SaidParts(props: { parts: PhraseParts }) {
  return <For each={props.parts}>{(part, index) => <Toned part={part} bare={isBare(props.parts, index())} />}</For>
}

function Toned(props: { part: PhrasePart; bare: boolean }) {
  const text = useText()
  return (
    <Switch fallback={<Plain part={props.part} />}>
      <Match when={props.part.tone === 'old'}>
        <del class="said-old">
          {/* Screen readers need both to be named. */}
          <Show when={props.bare}>
            <span class="vh">{text().history.was} </span>
          </Show>
          <Plain part={props.part} />
        </del>
      </Match>
      <Match when={props.part.tone === 'new'}>
        <ins class="said-new">
          <Plain part={props.part} />
        </ins>
      </Match>
    </Switch>
  )
}

function Plain(props: { part: PhrasePart }) {
  const group = useGroup()
  const { keep } = useComparing()
  const href = () => {
    const { part } = props
    if (part.type === 'item') return keep(itemHref(group().id, part.id))
    return part.type === 'page' ? keep(textHref(group().id, part.id)) : null
  }
  const mark = (): AuthorMark | null => {
    const { part } = props
    if (part.type === 'secretariat') return SECRETARIAT
    return part.type === 'delegation' ? delegationIn(group(), part.id) : null
  }
  return (
    <Switch fallback={props.part.type === 'text' ? props.part.text : <bdi>{props.part.text}</bdi>}>
      <Match when={href()}>
        {(to) => (
          <a href={to()}>
            <bdi>{props.part.text}</bdi>
          </a>
        )}
      </Match>
      <Match when={mark()}>{(one) => <DelegationMark code={one().code} identity={one().identity} />}</Match>
      <Match when={props.part.type === 'person'}>
        <b>
          <bdi>{props.part.text}</bdi>
        </b>
      </Match>
    </Switch>
  )
}
