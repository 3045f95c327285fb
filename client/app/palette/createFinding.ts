// What a query finds: commands at once, and what the server knows a moment after one has stopped typing.

import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { SearchAnswer } from '../../../shared/api/search.ts'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { type Command, useAllCommands } from '../../base/commands.tsx'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { fold } from '../../item/foldAccents.ts'
import { type Line, lineOf } from './hits.ts'
import type { OnScreen } from './onScreen.ts'

export interface Finding {
  readonly commands: Accessor<readonly Command[]>
  readonly lines: Accessor<readonly Line[]>
  readonly state: Accessor<'still' | 'searching' | 'offline'>
}
const REST_MS = 150
const MOST_COMMANDS = 8

/** `seen`: what can be pressed where the palette was opened. */
export const createFinding = (query: Accessor<string>, seen: Accessor<OnScreen>): Finding => {
  const api = useApi()
  const group = useGroup()
  const language = useLanguage()
  const text = useText()
  const all = useAllCommands()
  const words = createMemo(() => fold(query()).split(/\s+/).filter(Boolean))
  const [answer, setAnswer] = createSignal<SearchAnswer>({ hits: [] })
  const [state, setState] = createSignal<'still' | 'searching' | 'offline'>('still')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  const ask = async (asked: string) => {
    const found = await api.get(address('/api/groups/:group/search', { group: group().id, q: asked }))
    if (asked !== query().trim()) return
    setState(found.ok ? 'still' : 'offline')
    setAnswer(found.ok ? found.value : { hits: [] })
  }
  createEffect(
    on(query, (now) => {
      clearTimeout(timer)
      const asked = now.trim().slice(0, 200)
      if (asked === '') {
        setAnswer({ hits: [] })
        return setState('still')
      }
      setState('searching')
      timer = setTimeout(() => void ask(asked), REST_MS)
    }),
  )
  return {
    commands: createMemo(() =>
      once([...seen().focused, ...all(), ...seen().around])
        .filter(({ label, of }) => {
          const said = fold(`${label} ${of}`)
          return words().every((word) => said.includes(word))
        })
        .slice(0, words().length === 0 ? undefined : MOST_COMMANDS),
    ),
    lines: createMemo(() => answer().hits.map((hit) => lineOf(hit, group().id, language(), text()))),
    state,
  }
}

/** Of several with one name the first. */
const once = (commands: readonly Command[]): readonly Command[] => {
  const names = new Map(commands.toReversed().map((command) => [fold(command.label), command]))
  return commands.filter((command) => names.get(fold(command.label)) === command)
}
