// What of a sheet is understood: its columns, its lines, its words, and what it would do.
import { type Accessor, createMemo, untrack } from 'solid-js'
import { type OwnKind, parseOwnKey } from '../../shared/roadmap/ownKeys.ts'
import { useActor } from '../base/actor.tsx'
import { MOST_EXCHANGED_LINES } from '../exchange/bounds.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useFacetNames } from '../item/useFacetNames.ts'
import { useRoadMap } from '../live/LiveDocument.tsx'
import type { KnownThings } from './answers.ts'
import { createColumnChoice } from './createColumnChoice.ts'
import { createImportPreview } from './createImportPreview.ts'
import { createNewFields } from './createNewFields.ts'
import { createValues } from './createValues.ts'
import { type FileLines, fileLines } from './fileLines.ts'
import { matched } from './importPlan.ts'
import { kindOfValues } from './newFields.ts'
import { type FileSheet, isWide } from './readFile.ts'
import { createRememberedAnswers } from './rememberedAnswers.ts'
import { rememberedColumns } from './rememberedColumns.ts'

interface Needs {
  readonly sheet: Accessor<FileSheet | null>
  readonly isLookedAt: Accessor<boolean>
  readonly writing: Accessor<boolean>
}

export const createCheck = ({ sheet, isLookedAt, writing }: Needs) => {
  const actor = useActor()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const namesAmong = useFacetNames()
  const names: Accessor<FacetNames> = createMemo(() => namesAmong(roadMap.all()))
  const { forget: forgetColumns, ...choice } = createColumnChoice({
    rows: () => sheet()?.rows,
    names,
    remembered: rememberedColumns(untrack(actor).account),
  })
  const newFields = createNewFields()
  const known = (): KnownThings => ({
    delegations: context.delegations(),
    agencies: context.agencies(),
    members: context.members(),
    streams: Object.values(roadMap.streams),
  })
  const body = createMemo((): FileLines => fileLines(sheet()?.rows ?? [], choice.head(), sheet()?.thousandths))
  const tooMuch = () => tooMuchIn(sheet(), body())
  const isChecked = () => isLookedAt() && choice.mayCheck() && tooMuch() === null
  const asked = createValues({
    isLookedAt: isChecked,
    writing,
    request: () => ({
      lines: body().lines,
      columns: choice.columns(),
      names: names(),
      known: known(),
      items: matched({
        lines: body().lines,
        columns: choice.columns(),
        key: choice.keyColumn(),
        all: roadMap.all(),
        names: names(),
        decided: preview.decided(),
      }).map(({ item }) => item),
    }),
    remembered: createRememberedAnswers(),
  })
  const { forget: forgetDecisions, ...preview } = createImportPreview({
    request: () => ({
      lines: body().lines,
      columns: choice.columns(),
      key: choice.keyColumn(),
      names: names(),
      answers: asked.answers(),
      known: known(),
    }),
    newFields: newFields.all,
    isLookedAt: isChecked,
    writing,
  })
  /** What the cells of a column say. */
  const valuesOf = (at: number): readonly string[] =>
    body().lines.flatMap(({ cells }) => {
      const text = cells[at]?.trim() ?? ''
      return text === '' ? [] : [text]
    })
  return {
    names,
    choice,
    newFields,
    valuesOf,
    /** The column becomes a field of the group's own: of the kind that its values have, unless another one is said. */
    addField: (at: number, kind: OwnKind = kindOfValues(valuesOf(at), names())) => {
      const before = parseOwnKey(choice.columns()[at]?.field)
      const heads = choice.heads()
      const column = { heading: heads[at] ?? '', others: heads.filter((_, other) => other !== at), values: valuesOf(at) }
      const key = newFields.add(column, kind, before && newFields.of(before))
      choice.chooseColumn(at, key)
      if (before) newFields.drop(before)
    },
    body,
    /** Why the sheet cannot be imported. */
    tooMuch,
    asked,
    preview,
    forget: () => {
      forgetColumns()
      newFields.forget()
      forgetDecisions()
      asked.forget()
    },
  }
}

const tooMuchIn = (sheet: FileSheet | null, { lines }: FileLines): 'tooManyLines' | 'tooManyColumns' | 'noLines' | null => {
  if (!sheet) return null
  if (isWide(sheet.rows)) return 'tooManyColumns'
  if (lines.length > MOST_EXCHANGED_LINES) return 'tooManyLines'
  return lines.length === 0 ? 'noLines' : null
}
