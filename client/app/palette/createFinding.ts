// The results of a query: commands at once, and those of the server shortly after typing stops.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { fold } from '../../../shared/foldAccents.ts'
import { useActor } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { type Command, useAllCommands } from '../../base/commands.tsx'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { type HitLine, lineOf } from '../../base/searchHits.ts'
import type { OnScreen } from './onScreen.ts'
import { recentFor } from './recent.ts'

interface Finding {
  /** The commands run last that can be run now; shown while nothing is typed. */
  readonly recent: Accessor<readonly Command[]>
  readonly commands: Accessor<readonly Command[]>
  /** Made of what was typed. */
  readonly typed: Accessor<readonly Command[]>
  readonly lines: Accessor<readonly HitLine[]>
  readonly state: Accessor<'still' | 'searching' | 'offline'>
}
const REST_MS = 150
const MOST_COMMANDS = 8

/** `seen`: the buttons on the screen where the palette was opened. */
export const createFinding = (query: Accessor<string>, seen: Accessor<OnScreen>): Finding => {
  const group = useGroup()
  const language = useLanguage()
  const text = useText()
  const all = useAllCommands()
  const actor = useActor()
  const words = createMemo(() => fold(query()).split(/\s+/).filter(Boolean))
  const typed = createMemo(() => query().trim().slice(0, 200))
  const [asked, setAsked] = createSignal('')
  createEffect(
    on(typed, (now) => {
      if (now === '') return setAsked('')
      const timer = setTimeout(() => setAsked(now), REST_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  const found = createQuery(() => (asked() === '' ? null : address('/api/groups/:group/search', { group: group().id, q: asked() })), {
    keepsPrevious: true,
  })
  const state = () => {
    if (typed() === '') return 'still'
    if (typed() !== asked() || found.loading()) return 'searching'
    return found.failure() ? 'offline' : 'still'
  }
  const possible = createMemo(() => once([...seen().focused, ...all(typed(), seen().item), ...seen().around]))
  const recent = createMemo(() => {
    const ids = words().length > 0 ? [] : (recentFor(actor().account).read()?.ids ?? [])
    return ids.flatMap((id) => possible().find((command) => command.id === id) ?? [])
  })
  return {
    recent,
    typed: createMemo(() => possible().filter((command) => command.typed)),
    commands: createMemo(() =>
      possible()
        .filter((command) => {
          const said = fold(`${command.label} ${command.of}`)
          return !command.typed && words().every((word) => said.includes(word))
        })
        .slice(0, words().length === 0 ? undefined : MOST_COMMANDS),
    ),
    lines: createMemo(() =>
      (state() === 'offline' ? [] : (found.value()?.hits ?? [])).map((hit) => lineOf(hit, group().id, language(), text())),
    ),
    state,
  }
}

/** The first of several with the same name. */
const once = (commands: readonly Command[]): readonly Command[] => {
  const names = new Map(commands.toReversed().map((command) => [fold(command.label), command]))
  return commands.filter((command) => names.get(fold(command.label)) === command)
}
