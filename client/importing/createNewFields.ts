// Fields of the group's own that an import would define: shown as if they were there, and written with the first line.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { MOST } from '../../shared/bounds.ts'
import type { OwnField } from '../../shared/roadmap/model.ts'
import type { OwnFieldKey, OwnKind } from '../../shared/roadmap/ownKeys.ts'
import { createOwnRows } from '../../shared/roadmap/ownRows.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { showOwnFields } from '../live/ownFields.ts'
import { type Column, fieldOfColumn, ofOtherKind } from './newFields.ts'

const browserRandom = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export const createNewFields = () => {
  const roadMap = useRoadMap()
  const live = useLive()
  const group = useGroup()
  const can = useCan()
  const [drafts, setDrafts] = createSignal<readonly OwnField[]>([])
  /** Those that are not written yet. */
  const open: Accessor<readonly OwnField[]> = createMemo(() => drafts().filter(({ id }) => !roadMap.fields().some((one) => one.id === id)))
  showOwnFields(createMemo(() => createOwnRows([...roadMap.fields(), ...open()])))
  const used = () => roadMap.fields().filter(({ archived }) => !archived).length + open().length
  return {
    all: open,
    of: (key: OwnFieldKey) => open().find(({ id }) => id === key) ?? null,
    /** Chair and secretariat define fields. */
    mayAdd: () => live.canWrite() && can('field.define', group().id) && used() < MOST.ownFields,
    /** `before`: the draft that it replaces. */
    add: (column: Column, kind: OwnKind, before: OwnField | null): OwnFieldKey => {
      const field = before ? ofOtherKind(before, column, kind, browserRandom) : fieldOfColumn(column, kind, browserRandom)
      setDrafts((all) => [...all, field])
      return field.id
    },
    change: (key: OwnFieldKey, part: Partial<Pick<OwnField, 'name' | 'unit'>>) =>
      setDrafts((all) => all.map((one) => (one.id === key ? { ...one, ...part } : one))),
    drop: (key: OwnFieldKey) => setDrafts((all) => all.filter(({ id }) => id !== key)),
    forget: () => setDrafts([]),
  }
}
