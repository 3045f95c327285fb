// Overdue items per agency: count and oldest due date; agencies without any are listed by name.
import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { HomeSection } from './HomeSection.tsx'
import { lateByAgency } from './lateByAgency.ts'

export function LateByAgency(props: { items: readonly Item[] }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { today } = useItemContext()
  const found = createMemo(() => lateByAgency(props.items, group(), today()))
  return (
    <HomeSection title={text().home.lateBy}>
      <Show when={found().late.length > 0} fallback={<p class="soft">{text().home.nothingLate}</p>}>
        <table class="home__table">
          <caption class="vh">{text().home.lateBy}</caption>
          <thead class="vh">
            <tr>
              <th scope="col">{text().home.delegation}</th>
              <th scope="col">{text().home.agency}</th>
              <th scope="col">{text().home.lateHead}</th>
            </tr>
          </thead>
          <tbody>
            <For each={found().late}>
              {(row) => (
                <tr>
                  <td>
                    <DelegationMark code={row.delegation.code} identity={row.delegation.identity} name={row.delegation.name[language()]} />
                  </td>
                  <th scope="row" data-tip={row.agency?.name[language()]}>
                    {row.agency?.acronym ?? text().home.noAgency}
                  </th>
                  <td class="home__due">
                    <A class="due" data-due="late" href={`/g/${group().id}/road-map?sort=due&group=none&delegation=${row.delegation.id}`}>
                      {text().home.lateSince(row.items, row.days)}
                    </A>
                  </td>
                </tr>
              )}
            </For>
            <For each={found().onTime}>
              {(row) => (
                <tr>
                  <td>
                    <DelegationMark code={row.delegation.code} identity={row.delegation.identity} name={row.delegation.name[language()]} />
                  </td>
                  <th scope="row">{row.agencies.map(({ acronym }) => acronym).join(', ')}</th>
                  <td class="home__due muted">{text().home.none}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </HomeSection>
  )
}
