// The group's own fields as this page knows them: from the store of the open road map, or of its past while that is shown, read by
// everything that shows a field. A reader in a view follows it, so a field that somebody defines or renames changes everywhere at once.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { FIELDS, type FieldKey, type ShownField } from '../../shared/roadmap/fields.ts'
import { isOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { allFieldKeys, NO_OWN_FIELDS, type OwnRows } from '../../shared/roadmap/ownRows.ts'

/** Of each store that is open; the last one is shown. */
const [sources, setSources] = createSignal<readonly Accessor<OwnRows>[]>([])
/** Until the store's owner is disposed of. */
export const showOwnFields = (rows: Accessor<OwnRows>): void => {
  setSources((all) => [...all, rows])
  onCleanup(() => setSources((all) => all.filter((one) => one !== rows)))
}

export const ownFields = (): OwnRows => sources().at(-1)?.() ?? NO_OWN_FIELDS
/** The row of a field: Ruta's, or the group's own. */
export const fieldRow = (key: FieldKey): ShownField => (isOwnKey(key) ? ownFields().row(key) : FIELDS[key])
/** All fields, the group's own after Ruta's. */
export const fieldKeys = (): readonly FieldKey[] => allFieldKeys(ownFields())
