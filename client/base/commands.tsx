// What one can do here, as data: screens say it while they are open; the command palette lists it and runs it.
import { type Accessor, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { IconName } from '../ui/icons.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** Where it belongs: its group in the palette. */
  readonly of: string
  readonly icon?: IconName | undefined
  /** As it is written on keyboards: `Ctrl Z`. */
  readonly shortcut?: string | undefined
  readonly run: () => void
}
type Source = Accessor<readonly Command[]>

interface Commands {
  readonly all: Accessor<readonly Command[]>
  readonly add: (source: Source, far: boolean) => void
}
/** Where no palette stands around a view, nobody lists what it can do. */
const Context = createContext<Commands>({ all: () => [], add: () => undefined })

export function CommandsProvider(props: ParentProps) {
  const [sources, setSources] = createSignal<readonly Source[]>([])
  const commands: Commands = {
    // What was said last stands nearest: the view before the frame around it.
    all: () =>
      sources()
        .toReversed()
        .flatMap((source) => source()),
    add: (source, far) => {
      setSources((all) => (far ? [source, ...all] : [...all, source]))
      onCleanup(() => setSources((all) => all.filter((one) => one !== source)))
    },
  }
  return <Context.Provider value={commands}>{props.children}</Context.Provider>
}

/** What this view can do, for as long as it lives. `far`: behind what everything else says. */
export const useCommands = (source: Source, far = false): void => useContext(Context).add(source, far)
export const useAllCommands = (): Accessor<readonly Command[]> => useContext(Context).all
