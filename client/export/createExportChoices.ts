// What is chosen in the dialog of an export, and what can be. Format, languages, paper and parts are remembered on the device; the moment,
// since when, and the comments are chosen anew for each file.
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { PAPERS, type PaperSize, RECORD_PARTS, type RecordPart } from '../../shared/outcome/model.ts'
import type { CsvSeparator } from '../../shared/spreadsheet.ts'
import { type CsvSeparators, EXPORT_CHOICES, separatorsIn, USUAL_SEPARATORS } from '../base/csvSeparator.ts'
import { createMeetings, createNamedMoments } from '../base/groupFacts.ts'
import { useLanguage } from '../base/i18n.tsx'
import { remembered, validEntries } from '../base/remembered.ts'
import { useOptionalComments } from '../comments/CommentsProvider.tsx'
import type { KnownMoments } from '../compare/presets.ts'
import { COMMENTS_IN_FILE, type CommentsInFile } from '../exchange/commentsInFile.ts'
import { createNoNetwork } from '../ui/network.ts'
import { type Exported, type ExportKind, type ExportRequest, LANGUAGE_CHOICES, type LanguageChoice } from './exported.ts'
import { type ExportFormatName, type FORMAT_USES, FORMATS } from './formats.ts'

export const NO_MOMENT = ''
/** Documents that can show an earlier state. */
const MOVABLE: readonly ExportKind[] = ['text', 'plan', 'item', 'register']

export type ExportChoices = ReturnType<typeof createExportChoices>

export const createExportChoices = (of: Accessor<Exported>, onChoose: () => void) => {
  const comments = useOptionalComments()
  const language = useLanguage()
  const [chosen, setChosen] = createSignal(choices.read() ?? FIRST)
  const [since, setSince] = createSignal(NO_MOMENT)
  const [moment, setMoment] = createSignal(NO_MOMENT)
  const [included, setIncluded] = createSignal<CommentsInFile>('none')
  const inclusions = (): readonly CommentsInFile[] => (comments?.reader().delegation ? COMMENTS_IN_FILE : ['none', 'all'])
  const formats = () => FORMATS.filter(({ kinds }) => kinds.includes(of().kind))
  const hasNoNetwork = createNoNetwork()
  /** The server makes it, and there is no way to the server. */
  const isOutOfReach = ({ documents }: ExportFormatName) => hasNoNetwork() && documents.includes(of().kind)
  /** Without a network one that this device makes, if there is one; the choice stays for later. */
  const format = () => {
    const wanted = formats().find(({ id }) => id === chosen().format) ?? formats()[0]
    return wanted && isOutOfReach(wanted) ? (formats().find((one) => !isOutOfReach(one)) ?? wanted) : wanted
  }
  const isDocument = () => format()?.documents.includes(of().kind) === true
  /** From the first format that offers moments on: the moments stay while another one is chosen, as the chosen moment does. */
  const offersMoments = createMemo((offered: boolean) => offered || isDocument(), false)
  const meetings = createMeetings({ when: offersMoments, remember: true, news: 'meetings' })
  const named = createNamedMoments({ when: offersMoments })
  /** A screen that shows the past fixes the moment; a record and a review have their own. */
  const asksMoment = () => {
    const exported = of()
    return MOVABLE.includes(exported.kind) && !('at' in exported && exported.at !== undefined)
  }
  /** Data of the current road map can include comments; a table with one sheet cannot. */
  const holdsComments = () => of().kind === 'plan' && !isDocument() && format()?.id !== 'csv' && !('at' in of())
  const choose = (part: Partial<typeof FIRST>) => {
    onChoose()
    setChosen((all) => ({ ...all, ...part }))
    choices.write(chosen())
  }
  return {
    of,
    chosen,
    choose,
    since,
    setSince,
    moment,
    setMoment,
    /** What there is to choose from. */
    moments: (): KnownMoments => ({ meetings: meetings.value() ?? [], named: named.value() ?? [] }),
    /** A past moment is chosen. */
    isPast: () => asksMoment() && isDocument() && moment() !== NO_MOMENT,
    included,
    setIncluded: (value: string) => setIncluded(inclusions().find((one) => one === value) ?? 'none'),
    inclusions,
    formatsTo: (use: (typeof FORMAT_USES)[number]) => formats().filter((one) => one.use === use),
    format,
    isOutOfReach,
    isNoneInReach: () => formats().every(isOutOfReach),
    isDocument,
    asksMoment,
    holdsComments,
    /** A table with one sheet, of cells between separators. */
    isSeparated: () => format()?.id === 'csv',
    separator: () => chosen().separators[language()],
    chooseSeparator: (separator: CsvSeparator) => choose({ separators: { ...chosen().separators, [language()]: separator } }),
    isNothing: () => of().kind === 'record' && isDocument() && chosen().parts.length === 0,
  }
}

/** A past moment is of the log alone. */
export const unsentOf = async (choices: ExportChoices, of: Exported): Promise<number> =>
  choices.isPast() ? 0 : ((await of.unsent?.()) ?? 0)

export const requestOf = (choices: ExportChoices, of: Exported, unsent: number): Omit<ExportRequest, 'again'> => ({
  ...choices.chosen(),
  of,
  unsent,
  separator: choices.separator(),
  since: choices.since(),
  moment: choices.isPast() ? choices.moment() : NO_MOMENT,
  comments: choices.holdsComments() ? choices.included() : 'none',
})

interface Choices {
  readonly format: string
  readonly languages: LanguageChoice
  readonly paper: PaperSize
  readonly parts: readonly RecordPart[]
  readonly timeline: boolean
  readonly separators: CsvSeparators
}
/** The defaults: the whole document as a PDF in both languages. */
const FIRST: Choices = {
  format: 'pdf',
  languages: 'es-en',
  paper: 'a4',
  parts: RECORD_PARTS,
  timeline: true,
  separators: USUAL_SEPARATORS,
}

const known = <T extends string>(all: readonly T[], value: unknown): T | null => all.find((one) => one === value) ?? null

const choices = remembered<Choices>(EXPORT_CHOICES, (found) => ({
  format: typeof found.format === 'string' ? found.format : FIRST.format,
  languages: known(LANGUAGE_CHOICES, found.languages) ?? FIRST.languages,
  paper: known(PAPERS, found.paper) ?? FIRST.paper,
  parts: Array.isArray(found.parts) ? validEntries(found.parts, (one) => known(RECORD_PARTS, one)) : FIRST.parts,
  timeline: found.timeline !== false,
  separators: separatorsIn(found.separators),
}))
