// One import from the file to what was written: which file and sheet, which column is which field, what was decided, and what it would do.
import { useLocation } from '@solidjs/router'
import { batch, createSignal } from 'solid-js'
import type { Bilingual } from '../../shared/bilingual.ts'
import { defineOwnFields } from '../../shared/roadmap/defineFields.ts'
import { DONE } from '../../shared/schema/change.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { pastedIn } from '../base/openImport.ts'
import { MOST_BYTES } from '../exchange/bounds.ts'
import type { Encoding } from '../exchange/delimited.ts'
import type { Separator } from '../exchange/separated.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { useItemWrites } from '../item/itemWrites.ts'
import { useLive, useWrite } from '../live/LiveDocument.tsx'
import type { UndoStep } from '../live/undo.ts'
import { carryOut, type Written } from './carryOut.ts'
import { createCheck } from './createCheck.ts'
import { createPickedFile } from './createPickedFile.ts'
import { type ImportPlan, importedOf, isWritten } from './importPlan.ts'
import { keepMoment } from './keepMoment.ts'
import { type ImportFileProblem, pastedFile, type ReadFile, readFile } from './readFile.ts'

export type ImportStep = 'file' | 'check' | 'done'
interface Outcome {
  readonly created: number
  readonly changed: number
  /** Of those: without a cell that was not understood. */
  readonly gaps: number
  readonly left: number
  readonly stayed: number
  /** Null if no moment could be kept. */
  readonly moment: string | null
  /** The step of undo that is the import; null when nothing was written. */
  readonly step: UndoStep | null
}

const browserRandom = (length: number) => crypto.getRandomValues(new Uint8Array(length))

export type Import = ReturnType<typeof createImport>

export const createImport = () => {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const context = useItemContext()
  const live = useLive()
  const write = useItemWrites()
  const writeFields = useWrite('roadmap')
  const [step, setStep] = createSignal<ImportStep>('file')
  const [file, setFile] = createSignal<ReadFile | null>(null)
  const [at, setAt] = createSignal(0)
  const [outcome, setOutcome] = createSignal<Outcome | null>(null)
  const [writing, setWriting] = createSignal(false)
  const [progress, setProgress] = createSignal(0)

  const sheet = () => file()?.sheets[at()] ?? null
  const { names, asked, choice, preview, body, newFields, ...check } = createCheck({ sheet, isLookedAt: () => step() === 'check', writing })
  const forget = () => {
    check.forget()
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

  // A pasted table has no name, and nothing to choose before it is checked.
  const pasted = pastedIn(useLocation().state)
  const isPasted = () => file() !== null && picked.name() === ''
  const called = () => (isPasted() ? text().importing.pastedTable : picked.name())
  if (pasted !== null) {
    setFile(pastedFile(pasted))
    setStep('check')
  }

  const run = async () => {
    const now = preview.plan()
    if (!now || writing()) return
    setWriting(true)
    choice.remember()
    asked.remember()
    const moment = await keepMoment(api, group().id, text().importing.moment(called()))
    // With the first lines, so that one undo takes all of it back. A field that no column has any more is not defined.
    let toDefine = newFields.all().filter(({ id }) => choice.columns().some((column) => column?.field === id))
    const writePiece: typeof write.changeItems = (changes, newcomers) => {
      const defined = toDefine.length > 0 ? writeFields((doc) => defineOwnFields(doc, toDefine, browserRandom)) : DONE
      toDefine = []
      return defined.ok ? write.changeItems(changes, newcomers) : defined
    }
    const done = await carryOut(live.undoManager, writePiece, importedOf(now), setProgress)
    batch(() => {
      setWriting(false)
      setProgress(0)
      if (done.stopped) context.report(done.stopped)
      if (done.stopped && !done.step) return
      setOutcome({ ...outcomeOf(now, done), moment, step: done.step })
      setStep('done')
    })
  }
  return {
    ...picked,
    ...choice,
    ...preview,
    name: called,
    size: () => (isPasted() ? (pasted ?? '').length : picked.size()),
    step,
    /** Not while it is written: what is written is of the file that is shown. */
    setStep: (to: ImportStep) => (writing() ? undefined : setStep(to)),
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
    tooMuch: check.tooMuch,
    values: asked,
    newFields,
    valuesOf: check.valuesOf,
    addField: check.addField,
    /** The new workstream is what the words of the file mean. */
    createStream: (name: Bilingual, key: string) => {
      const made = write.addStream(name)
      context.report(made)
      if (made.ok) asked.say(key, [made.value])
    },
    writing,
    /** Lines that are written so far. */
    progress,
    outcome,
    run,
    mayUndo: () => {
      const step = outcome()?.step
      // `canUndo` is read so that this follows what is taken back.
      return Boolean(live.canUndo() && step && live.undoManager.holds(step))
    },
    undo: () => outcome()?.step?.takeBack?.() ?? null,
  }
}

/** The first sheet that is shown and has more than its heads. */
const firstFilled = ({ sheets }: ReadFile): number =>
  Math.max(
    0,
    sheets.findIndex(({ isHidden, rows }) => !isHidden && rows.length > 1),
  )

const outcomeOf = (plan: ImportPlan, { added, refused }: Written): Omit<Outcome, 'moment' | 'step'> => {
  const ids = new Set(refused.map(({ id }) => id))
  const { refused: never, skipped, decide, stays } = plan.counts
  const changed = plan.lines.filter((line) => isWritten(line) && line.item && !ids.has(line.item.id)).length
  return { created: added.length, changed, gaps: plan.counts.gaps, left: never + skipped + decide + ids.size, stayed: stays }
}
