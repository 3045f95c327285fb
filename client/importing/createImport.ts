// One import from the file to what was written: which file and sheet, which column is which field, what was decided, and what it would do.
import { type Accessor, batch, createMemo, createSignal, untrack } from 'solid-js'
import { MOST } from '../../shared/bounds.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { readBytes } from '../base/readBytes.ts'
import type { DayOrder } from '../dates/readDay.ts'
import { MOST_BYTES, MOST_LINES } from '../exchange/bounds.ts'
import type { Encoding } from '../exchange/delimited.ts'
import { columnKey, columnOf, type PlanColumn } from '../exchange/planColumns.ts'
import type { Separator } from '../exchange/separated.ts'
import { type Names, namesOf } from '../item/facets/names.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { MOST_IMPORTED, sizeWith } from '../live/documentSize.ts'
import { useLive, useRoadMap } from '../live/LiveDocument.tsx'
import { changesOf, isSure, newcomersOf } from '../roadmap/paste/pastePlan.ts'
import { additionOf, carryOut, isTooMuch } from './carryOut.ts'
import { type FileLines, fileLines } from './fileLines.ts'
import { type Decision, type ImportPlan, type ImportRequest, importPlan, writtenOf } from './importPlan.ts'
import { keepMoment } from './keepMoment.ts'
import { headsOf, type Matched, matchColumns } from './matchColumns.ts'
import type { MonthReading } from './months.ts'
import { type FileProblem, isWide, type ReadFile, readFile } from './readFile.ts'
import { rememberedColumns } from './rememberedColumns.ts'

export type Step = 'file' | 'columns' | 'preview' | 'done'
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

const browserRandom = (length: number) => crypto.getRandomValues(new Uint8Array(length))

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
  const columnsKept = rememberedColumns(untrack(actor).account)

  const [step, setStep] = createSignal<Step>('file')
  const [name, setName] = createSignal('')
  const [bytes, setBytes] = createSignal<Uint8Array<ArrayBuffer> | null>(null)
  const [size, setSize] = createSignal(0)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<FileProblem | 'gone' | 'tooManyLines' | 'tooManyColumns' | null>(null)
  const [file, setFile] = createSignal<ReadFile | null>(null)
  const [at, setAt] = createSignal(0)
  const [chosen, setChosen] = createSignal<ReadonlyMap<number, string | null>>(new Map())
  const [key, setKey] = createSignal<string | null>(null)
  const [orders, setOrders] = createSignal<ReadonlyMap<FieldKey, DayOrder>>(new Map())
  const [months, setMonths] = createSignal<ReadonlyMap<FieldKey, MonthReading>>(new Map())
  const [decided, setDecided] = createSignal<ReadonlyMap<number, Decision>>(new Map())
  const [outcome, setOutcome] = createSignal<Outcome | null>(null)
  const [writing, setWriting] = createSignal(false)

  const names: Accessor<Names> = createMemo(() =>
    namesOf({
      language: language(),
      thisYear: Number(context.today().slice(0, 4)),
      delegations: context.delegations(),
      agencies: context.agencies(),
      members: context.members(),
      streams: Object.values(roadMap.streams),
      items: roadMap.all(),
    }),
  )
  /** While it is read, another one may be chosen. */
  let picked: File | null = null
  const sheet = () => file()?.sheets[at()] ?? null
  const matched = createMemo((): Matched => {
    const rows = sheet()?.rows
    return rows ? matchColumns(rows, untrack(names), columnsKept.of) : { head: -1, columns: [] }
  })
  const heads = () => headsOf(sheet()?.rows ?? [], matched().head)
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
  const body = createMemo((): FileLines => fileLines(sheet()?.rows ?? [], matched().head))
  const titles = () => columns().flatMap((column) => (column?.field === 'title' ? [column] : []))
  const keyColumn = (): PlanColumn | null => {
    const told = key()
    if (told === 'none') return null
    return titles().find((column) => columnKey(column) === told) ?? titles()[0] ?? null
  }
  const request = (): ImportRequest => ({
    lines: body().lines,
    columns: columns(),
    key: keyColumn(),
    all: roadMap.all(),
    names: names(),
    orders: orders(),
    months: months(),
    decided: decided(),
  })
  // Reckoned once somebody looks at it, and anew as the plan changes.
  const plan = createMemo((before: ImportPlan | null): ImportPlan | null => {
    if (writing()) return before
    return step() === 'preview' ? importPlan(request()) : null
  }, null)

  /** Of the plan with the import, in bytes; null if it fits for certain. */
  const bytesWith = createMemo((before: number | null): number | null => {
    if (writing()) return before
    const now = plan()
    if (!now) return null
    const written = writtenOf(now)
    return sizeWith(live.doc, additionOf({ changes: changesOf(written), newcomers: newcomersOf(written, {}) }, browserRandom))
  }, null)

  const forget = () =>
    batch(() => {
      setChosen(new Map())
      setKey(null)
      setOrders(new Map())
      setMonths(new Map())
      setDecided(new Map())
      setOutcome(null)
    })
  const read = async (told: { readonly encoding?: Encoding; readonly separator?: Separator } = {}) => {
    const given = bytes()
    if (!given) return
    setBusy(true)
    const found = await readFile(given, names(), told)
    if (bytes() !== given) return
    batch(() => {
      setBusy(false)
      forget()
      setProblem(found.ok ? null : found.why)
      setFile(found.ok ? found.file : null)
      if (found.ok)
        setAt(
          Math.max(
            0,
            found.file.sheets.findIndex(({ isHidden, rows }) => !isHidden && rows.length > 1),
          ),
        )
    })
  }
  return {
    step,
    setStep,
    name,
    size,
    busy,
    problem,
    file,
    sheet,
    sheetAt: at,
    chooseSheet: (index: number) =>
      batch(() => {
        forget()
        setAt(index)
      }),
    give: async (given: File) => {
      // A file of gigabytes is not brought into memory to learn that it is too big.
      const isTooBig = given.size > MOST_BYTES
      picked = given
      batch(() => {
        setName(given.name)
        setSize(given.size)
        setBytes(null)
        setFile(null)
        setProblem(isTooBig ? 'tooBig' : null)
        setBusy(!isTooBig)
      })
      if (isTooBig) return
      const content = await readBytes(given)
      if (picked !== given) return
      if (!content)
        return batch(() => {
          setBusy(false)
          setProblem('gone')
        })
      setBytes(content)
      await read()
    },
    drop: () =>
      batch(() => {
        picked = null
        setName('')
        setBytes(null)
        setBusy(false)
        setFile(null)
        setProblem(null)
        forget()
        setStep('file')
      }),
    readAs: read,
    body,
    /** Why the sheet cannot be imported. */
    tooMuch: (): 'tooManyLines' | 'tooManyColumns' | 'noLines' | null => {
      if (!sheet()) return null
      if (isWide(sheet()?.rows ?? [])) return 'tooManyColumns'
      if (body().lines.length > MOST_LINES) return 'tooManyLines'
      return body().lines.length === 0 ? 'noLines' : null
    },
    heads,
    head: () => matched().head,
    columns,
    twice,
    chooseColumn: (index: number, to: string | null) => setChosen((all) => new Map([...all, [index, to]])),
    titles,
    keyColumn,
    chooseKey: setKey,
    preview: () => {
      columnsKept.keep(
        heads(),
        columns().map((column) => column && columnKey(column)),
      )
      setStep('preview')
    },
    plan,
    setOrder: (field: FieldKey, order: DayOrder) => setOrders((all) => new Map([...all, [field, order]])),
    setMonth: (field: FieldKey, reading: MonthReading) => setMonths((all) => new Map([...all, [field, reading]])),
    decide: (line: number, decision: Decision) => setDecided((all) => new Map([...all, [line, decision]])),
    createStream: (called: string) => {
      const other = language() === 'es' ? 'en' : 'es'
      context.report(write.addStream({ [language()]: called, [other]: '' }))
    },
    /** Why it cannot be written yet. */
    waitsFor: (): 'dates' | 'full' | 'tooLarge' | 'tooManyChanges' | 'nothing' | null => {
      const now = plan()
      if (!now) return 'nothing'
      const written = writtenOf(now)
      if (now.months.length > 0 || !isSure(now.paste)) return 'dates'
      if (isTooMuch(changesOf(written))) return 'tooManyChanges'
      // An undone import stays as archived items, which count, too: the relay would refuse what is beyond the bound, for good.
      if (roadMap.all().length + now.counts.creates > MOST.items) return 'full'
      if ((bytesWith() ?? 0) > MOST_IMPORTED) return 'tooLarge'
      return now.counts.creates + now.counts.changes === 0 ? 'nothing' : null
    },
    bytesWith,
    writing,
    outcome,
    run: async () => {
      const now = plan()
      if (!now || writing()) return
      setWriting(true)
      const moment = await keepMoment(api, group().id, text().importing.moment(name()))
      const written = writtenOf(now)
      const done = await carryOut(live.undoManager, write.changeItems, { changes: changesOf(written), newcomers: newcomersOf(written, {}) })
      batch(() => {
        setWriting(false)
        context.report(done)
        if (!done.ok) return
        const refused = new Set(done.value.refused.map(({ id }) => id))
        setOutcome({
          created: done.value.added.length,
          changed: now.lines.filter(({ what, item }) => what === 'changes' && item && !refused.has(item.id)).length,
          refused: now.refusedCells + now.counts.decide + refused.size,
          stayed: now.counts.stays,
          moment,
          step: live.undoManager.last(),
        })
        setStep('done')
      })
    },
    mayUndo: () => live.canUndo() && live.undoManager.last() === outcome()?.step,
    undo: live.undo,
  }
}
