// Which column of a sheet is which field: as recognized, as remembered of the last import, or as chosen.
import { type Accessor, batch, createMemo, createSignal, untrack } from 'solid-js'
import { columnKey, columnOf, type PlanColumn } from '../exchange/planColumns.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { type Matched, matchColumns, NOT_SAID } from './matchColumns.ts'
import type { FileSheet } from './readFile.ts'
import type { rememberedColumns } from './rememberedColumns.ts'

interface Needs {
  readonly rows: Accessor<FileSheet['rows'] | undefined>
  readonly names: Accessor<FacetNames>
  readonly remembered: ReturnType<typeof rememberedColumns>
}

export const createColumnChoice = ({ rows, names, remembered }: Needs) => {
  const [chosen, setChosen] = createSignal<ReadonlyMap<number, string | null>>(new Map())
  const [key, setKey] = createSignal<string | null>(null)
  const matched = createMemo((): Matched => {
    const all = rows()
    return all ? matchColumns(all, untrack(names), remembered.of) : { head: -1, heads: [], columns: [], running: [] }
  })
  const heads = () => matched().heads
  const columns = createMemo((): readonly (PlanColumn | null)[] =>
    matched().columns.map((column, index) => {
      const told = chosen().get(index)
      return told === undefined ? column : told === null ? null : columnOf(told)
    }),
  )
  /** A field that two columns would fill. */
  const twice = createMemo(() => {
    const keys = columns().flatMap((column) => (column ? [columnKey(column)] : []))
    return new Set(keys.filter((one, index) => keys.indexOf(one) !== index))
  })
  const isIdentified = () => columns().some((column) => column?.field === 'number' || column?.field === 'title')
  const titles = () => columns().flatMap((column) => (column?.field === 'title' ? [column] : []))
  return {
    head: () => matched().head,
    heads,
    columns,
    isIdentified,
    /** Each line names its item, and no field is in two columns. */
    mayCheck: () => isIdentified() && twice().size === 0,
    /** Whether a column is left out because it only counts the lines. */
    isRunning: (index: number) => matched().running.includes(index) && columns()[index] === null,
    twice,
    chooseColumn: (index: number, to: string | null) => setChosen((all) => new Map([...all, [index, to]])),
    titles,
    keyColumn: (): PlanColumn | null => {
      const told = key()
      if (told === 'none') return null
      return titles().find((column) => columnKey(column) === told) ?? titles()[0] ?? null
    },
    chooseKey: setKey,
    remember: () =>
      remembered.keep(
        heads(),
        columns().map((column, index) => (column ? columnKey(column) : chosen().get(index) === null ? null : NOT_SAID)),
      ),
    forget: () =>
      batch(() => {
        setChosen(new Map())
        setKey(null)
      }),
  }
}
