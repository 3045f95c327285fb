// One import from the file to what was written: which file and sheet, which column is which field, what was decided, and what it would do.
import { type Accessor, batch, createMemo, createSignal, untrack } from 'solid-js'
import { useActor, useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { MOST_BYTES, MOST_EXCHANGED_LINES } from '../exchange/bounds.ts'
import type { Encoding } from '../exchange/delimited.ts'
import type { Separator } from '../exchange/separated.ts'
import { type FacetNames, facetNames } from '../item/facets/names.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { carryOut, type Written } from './carryOut.ts'
import { createColumnChoice } from './createColumnChoice.ts'
import { createImportPreview, importedOf } from './createImportPreview.ts'
import { createPickedFile } from './createPickedFile.ts'
import { type FileLines, fileLines } from './fileLines.ts'
import type { ImportPlan } from './importPlan.ts'
import { keepMoment } from './keepMoment.ts'
import { type FileSheet, type ImportFileProblem, isWide, type ReadFile, readFile } from './readFile.ts'
import { rememberedColumns } from './rememberedColumns.ts'

export type ImportStep = 'file' | 'columns' | 'preview' | 'done'
interface Outcome {
  readonly created: number
  readonly changed: number
  readonly refused: number
  readonly stayed: number
  /** Null if no moment could be kept. */
  readonly moment: string | null
  /** The undo manager's step that undoes the import. */
  readonly step: unknown
}

export type Import = ReturnType<typeof createImport>

export const createImport = () => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const actor = useActor()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const live = useLive()
  const write = useItemWrites()
  const [step, setStep] = createSignal<ImportStep>('file')
  const [file, setFile] = createSignal<ReadFile | null>(null)
  const [at, setAt] = createSignal(0)
  const [outcome, setOutcome] = createSignal<Outcome | null>(null)
  const [writing, setWriting] = createSignal(false)

  const names: Accessor<FacetNames> = createMemo(() =>
    facetNames({
      language: language(),
      thisYear: Number(context.today().slice(0, 4)),
      delegations: context.delegations(),
      agencies: context.agencies(),
      members: context.members(),
      streams: Object.values(roadMap.streams),
      items: roadMap.all(),
    }),
  )
  const sheet = () => file()?.sheets[at()] ?? null
  const {
    remember,
    forget: forgetColumns,
    ...choice
  } = createColumnChoice({
    rows: () => sheet()?.rows,
    names,
    remembered: rememberedColumns(untrack(actor).account),
  })
  const body = createMemo((): FileLines => fileLines(sheet()?.rows ?? [], choice.head()))
  const { forget: forgetDecisions, ...preview } = createImportPreview({
    request: () => ({ lines: body().lines, columns: choice.columns(), key: choice.keyColumn(), names: names() }),
    isLookedAt: () => step() === 'preview',
    writing,
  })
  const forget = () => {
    forgetColumns()
    forgetDecisions()
    setOutcome(null)
  }

  const read = async (told: { readonly encoding?: Encoding; readonly separator?: Separator } = {}) => {
    const found = await picked.readAs((bytes) => readFile(bytes, names(), told))
    if (!found) return
    batch(() => {
      forget()
      picked.done(found.ok ? null : found.why)
      setFile(found.ok ? found.file : null)
      if (found.ok) setAt(firstFilled(found.file))
    })
  }
  const picked = createPickedFile<ImportFileProblem>({
    mostBytes: MOST_BYTES,
    clear: () => {
      setFile(null)
      forget()
      setStep('file')
    },
    read,
  })

  const run = async () => {
    const now = preview.plan()
    if (!now || writing()) return
    setWriting(true)
    const moment = await keepMoment(api, group().id, text().importing.moment(picked.name()))
    const done = await carryOut(live.undoManager, write.changeItems, importedOf(now))
    batch(() => {
      setWriting(false)
      context.report(done)
      if (!done.ok) return
      setOutcome({ ...outcomeOf(now, done.value), moment, step: live.undoManager.last() })
      setStep('done')
    })
  }
  return {
    ...picked,
    ...choice,
    ...preview,
    step,
    setStep,
    file,
    sheet,
    sheetAt: at,
    chooseSheet: (index: number) =>
      batch(() => {
        forget()
        setAt(index)
      }),
    readAs: read,
    body,
    /** Why the sheet cannot be imported. */
    tooMuch: () => tooMuchIn(sheet(), body()),
    preview: () => {
      remember()
      setStep('preview')
    },
    createStream: (called: string) => {
      const other = language() === 'es' ? 'en' : 'es'
      context.report(write.addStream({ [language()]: called, [other]: '' }))
    },
    writing,
    outcome,
    run,
    mayUndo: () => live.canUndo() && live.undoManager.last() === outcome()?.step,
    undo: live.undo,
  }
}

/** The first sheet that is shown and has more than its heads. */
const firstFilled = ({ sheets }: ReadFile): number =>
  Math.max(
    0,
    sheets.findIndex(({ isHidden, rows }) => !isHidden && rows.length > 1),
  )

const tooMuchIn = (sheet: FileSheet | null, { lines }: FileLines): 'tooManyLines' | 'tooManyColumns' | 'noLines' | null => {
  if (!sheet) return null
  if (isWide(sheet.rows)) return 'tooManyColumns'
  if (lines.length > MOST_EXCHANGED_LINES) return 'tooManyLines'
  return lines.length === 0 ? 'noLines' : null
}

const outcomeOf = (plan: ImportPlan, { added, refused }: Written): Omit<Outcome, 'moment' | 'step'> => {
  const ids = new Set(refused.map(({ id }) => id))
  return {
    created: added.length,
    changed: plan.lines.filter(({ what, item }) => what === 'changes' && item && !ids.has(item.id)).length,
    refused: plan.refusedCells + plan.counts.decide + ids.size,
    stayed: plan.counts.stays,
  }
}
