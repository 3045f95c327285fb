// Chooses the order of items: the arrangement of the group, or up to three fields, each of which orders what is equal in the one before.

import { Index, Show } from 'solid-js'
import { MOST_LEVELS, parseSortKey, type SortKey, type SortLevel, sortKeys, sortLevels, sortOf } from '../../shared/views/sort.ts'
import { useText } from '../base/i18n.tsx'
import { ownFields } from '../live/ownFields.ts'
import { Select } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { PlanView } from './createPlanView.ts'

const NOTHING = ''

export interface SortLevelsProps {
  readonly view: PlanView
  readonly word: (key: SortKey) => string
}

export function SortLevels(props: SortLevelsProps) {
  const text = useText()
  const levels = () => sortLevels(props.view.state().sort)
  /** One level more than are set, so that another can be added; the arrangement of the group is always the last level. */
  const places = () => {
    const shown = levels()[0]?.by === 'order' ? 1 : Math.min(levels().length + 1, MOST_LEVELS)
    return Array.from({ length: shown }, (_, place) => levels()[place] ?? null)
  }
  const choices = (place: number) => {
    const taken = levels()
      .slice(0, place)
      .map(({ by }) => by)
    const keys = sortKeys(ownFields()).filter((key) => !taken.includes(key) && (place === 0 || key !== 'order'))
    return [
      ...(place === 0 ? [] : [{ value: NOTHING, label: text().roadmap.thenNothing }]),
      ...keys.map((key) => ({ value: key, label: props.word(key) })),
    ]
  }
  const put = (place: number, level: SortLevel | null) =>
    props.view.change({ sort: sortOf([...levels().slice(0, place), ...(level ? [level] : []), ...levels().slice(place + 1)]) })
  const choose = (place: number, name: string) => {
    const by = parseSortKey(name)
    put(place, by ? { by, descending: levels()[place]?.descending ?? false } : null)
  }
  return (
    <div class="sorts">
      <Index each={places()}>
        {(level, place) => (
          <div class="sorts__one">
            <Select
              label={place === 0 ? text().roadmap.sortBy : text().roadmap.thenBy}
              value={level()?.by ?? NOTHING}
              choices={choices(place)}
              onChange={(name) => choose(place, name)}
            />
            <Show when={level()}>
              {(now) => (
                <Segmented
                  small
                  label={text().roadmap.direction}
                  value={now().descending ? 'down' : 'up'}
                  segments={[
                    { value: 'up', label: text().roadmap.ascending, icon: 'arrow-up' },
                    { value: 'down', label: text().roadmap.descending, icon: 'arrow-down' },
                  ]}
                  onChange={(direction) => put(place, { ...now(), descending: direction === 'down' })}
                />
              )}
            </Show>
          </div>
        )}
      </Index>
    </div>
  )
}
