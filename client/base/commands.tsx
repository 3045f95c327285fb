// Commands as data: screens register them while they are open; the command palette lists and runs them.
import { type Accessor, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
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
  readonly run: () => void
}
type Source = Accessor<readonly Command[]>
/** A command that is made of what was typed: `first` before what the search finds. */
export type TypedCommand = Command & { readonly first: boolean }
/** `at`: the item that has the focus. */
export type TypedSource = (query: string, at: ItemId | null) => readonly TypedCommand[]

interface Commands {
  readonly all: Accessor<readonly Command[]>
  readonly add: (source: Source, far: boolean) => void
  readonly typed: TypedSource
  readonly addTyped: (source: TypedSource) => void
}
/** Without a palette, commands are not registered. */
const Context = createContext<Commands>({ all: () => [], add: () => undefined, typed: () => [], addTyped: () => undefined })

export function CommandsProvider(props: ParentProps) {
  const [sources, setSources] = createSignal<readonly Source[]>([])
  const [typed, setTyped] = createSignal<readonly TypedSource[]>([])
  const commands: Commands = {
    // The last registered first: commands of the view before those of the frame.
    all: () =>
      sources()
        .toReversed()
        .flatMap((source) => source()),
    add: (source, far) => {
      setSources((all) => (far ? [source, ...all] : [...all, source]))
      onCleanup(() => setSources((all) => all.filter((one) => one !== source)))
    },
    typed: (query, at) => typed().flatMap((source) => source(query, at)),
    addTyped: (source) => {
      setTyped((all) => [...all, source])
      onCleanup(() => setTyped((all) => all.filter((one) => one !== source)))
    },
  }
  return <Context.Provider value={commands}>{props.children}</Context.Provider>
}

/** Registers the commands of this view while it is mounted. `far`: listed after all others. */
export const useCommands = (source: Source, far = false): void => useContext(Context).add(source, far)
export const useAllCommands = (): Accessor<readonly Command[]> => useContext(Context).all

/** Registers commands that are made of what is typed into the palette. */
export const useTypedCommands = (source: TypedSource): void => useContext(Context).addTyped(source)
export const useTyped = (): TypedSource => useContext(Context).typed
