// Commands as data: screens register them while they are open; the command palette lists and runs them.
import { createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import type { ItemId } from '../../shared/ids.ts'
import type { IconName } from '../ui/icons.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** Group of the command in the palette. */
  readonly of: string
  readonly icon?: IconName | undefined
  /** Shortcut label: `Ctrl Z`. */
  readonly shortcut?: string | undefined
  /** Made of what was typed. `named`: it says of what, so it stands before what a search finds. */
  readonly typed?: 'named' | 'likely' | undefined
  readonly run: () => void
}
/** Of what is typed into the palette, and the item that has the focus. */
type Source = (query: string, at: ItemId | null) => readonly Command[]

interface Commands {
  readonly all: Source
  readonly add: (source: Source, far: boolean) => void
}
/** Without a palette, commands are not registered. */
const Context = createContext<Commands>({ all: () => [], add: () => undefined })

export function CommandsProvider(props: ParentProps) {
  const [sources, setSources] = createSignal<readonly Source[]>([])
  const commands: Commands = {
    // The last registered first: commands of the view before those of the frame.
    all: (query, at) =>
      sources()
        .toReversed()
        .flatMap((source) => source(query, at)),
    add: (source, far) => {
      setSources((all) => (far ? [source, ...all] : [...all, source]))
      onCleanup(() => setSources((all) => all.filter((one) => one !== source)))
    },
  }
  return <Context.Provider value={commands}>{props.children}</Context.Provider>
}

/** Registers the commands of this view while it is mounted. `far`: listed after all others. */
export const useCommands = (source: Source, far = false): void => useContext(Context).add(source, far)
export const useAllCommands = (): Source => useContext(Context).all
