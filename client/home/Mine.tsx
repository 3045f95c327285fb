// The user's items: those that name them, or else those that their delegation leads.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { dueState } from '../item/due.ts'
import { FieldValue } from '../item/FieldValue.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { DueMark, StatusMark } from '../ui/Marks.tsx'
import type { HomeModel } from './createHomeView.ts'
import { HomeSection } from './HomeSection.tsx'
import { HomeItemLine } from './ItemLine.tsx'
import { mine } from './waits.ts'

const MOST = 8

export function Mine(props: { view: HomeModel }) {
  const text = useText()
  const group = useGroup()
  const actor = useActor()
  const items = createMemo(() => mine(props.view.items(), actor().account, props.view.delegation()))
  const named = () => items().some(({ people }) => people.includes(actor().account))
  const table = () => {
    const delegation = props.view.delegation()
    return `/g/${group().id}/road-map?sort=due&group=none${delegation === null || named() ? '' : `&delegation=${delegation}`}`
  }
  const title = () => (items().length === 0 || named() ? text().home.mine : text().home.mineOf)
  return (
    <HomeSection
      title={title()}
      beside={items().length > 0 ? String(items().length) : undefined}
      end={
        <Show when={items().length > 0}>
          <A href={table()}>{text().home.inTable}</A>
        </Show>
      }
    >
      <Show when={items().length > 0} fallback={<p class="soft">{text().home.nothingMine}</p>}>
        <MineTable title={title()} items={items().slice(0, MOST)} />
        <Show when={items().length > MOST}>
          <p class="home__rest">
            <A href={table()}>{text().home.moreItems(items().length - MOST)}</A>
          </p>
        </Show>
      </Show>
    </HomeSection>
  )
}

export function MineTable(props: { title: string; items: readonly Item[] }) {
  const text = useText()
  return (
    <table class="home__table">
      <caption class="vh">
        {props.title}, {text().home.mineCaption}
      </caption>
      <thead class="vh">
        <tr>
          <th scope="col">{text().home.number}</th>
          <th scope="col">{text().home.item}</th>
          <th scope="col">{text().home.lead}</th>
          <th scope="col">{text().home.status}</th>
          <th scope="col">{text().home.dueHead}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.items}>{(item) => <Row item={item} />}</For>
      </tbody>
    </table>
  )
}

function Row(props: { item: Item }) {
  const text = useText()
  const language = useLanguage()
  const { today, day } = useItemContext()
  return (
    <tr>
      <td class="home__code">{props.item.code}</td>
      <th scope="row">
        <HomeItemLine item={props.item} />
      </th>
      <td>
        <FieldValue item={props.item} field="lead" short />
      </td>
      <td class="desk">
        <StatusMark status={props.item.status} label={CHOICE_LABELS.status[props.item.status][language()]} />
      </td>
      <td class="home__due">
        <Show when={props.item.due} fallback={<span class="muted">{text().home.noDue}</span>}>
          {(due) => <DueMark day={due()} label={day(due())} state={dueState(props.item, today())} late={text().roadmap.overdueWord} />}
        </Show>
      </td>
    </tr>
  )
}
