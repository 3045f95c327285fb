// Paragraphs and runs of a Word document, each run with its language; lists are native.
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Language } from '../../../shared/bilingual.ts'
import type { Footnote, PaperLine, PaperRun, PaperSide, PaperText } from '../../../shared/outcome/model.ts'
import type { WriteSvgWords } from '../../../shared/outcome/svgWords.ts'
import { LIST_CONTINUE, QUOTED_CONTINUE } from '../../../shared/outcome/wordMarks.ts'
import { printable } from '../../../shared/printable.ts'
import type { Lists } from './lists.ts'
import { DOCX_LANG, type DocxSpaces, LIST_INDENT } from './styles.ts'

export interface ParagraphWriting {
  readonly width: number
  readonly spaces: DocxSpaces
  readonly notes: readonly Footnote[]
  /** Footnotes contained already: the other language refers to the same one. */
  readonly noted: Set<number>
  readonly lists: Lists
  /** Words of drawings. */
  readonly inDrawings: WriteSvgWords
}

export const docxRuns = (
  runs: readonly PaperRun[],
  language: Language,
  writing: ParagraphWriting,
  how: Partial<IRunOptions> = {},
): readonly ParagraphChild[] =>
  runs.flatMap((run): readonly ParagraphChild[] => {
    if (run.note !== undefined) {
      if (writing.noted.has(run.note) || !writing.notes.some(({ number }) => number === run.note))
        return [new TextRun({ text: String(run.note), superScript: true, language: { value: DOCX_LANG[language] } })]
      writing.noted.add(run.note)
      return [new FootnoteReferenceRun(run.note)]
    }
    const options = (text: string, at: number): IRunOptions => ({
      ...how,
      text,
      ...(at > 0 ? { break: 1 } : {}),
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.underline || run.href ? { underline: {} } : {}),
      ...(run.strike ? { strike: true } : {}),
      language: { value: DOCX_LANG[language] },
    })
    const written = printable(run.text)
      .split('\n')
      .map((text, at) => new TextRun(options(text, at)))
    return run.href ? [new ExternalHyperlink({ link: run.href, children: written })] : written
  })

const STYLE: Readonly<Record<NonNullable<PaperLine['style']>, string | null>> = {
  plain: null,
  strong: null,
  heading: null,
  soft: 'Soft',
  quote: 'Quotation',
}

export const paragraph = (
  line: PaperLine,
  language: Language,
  writing: ParagraphWriting,
  options: Partial<IParagraphOptions> = {},
): Paragraph => {
  const marker = line.marker ?? ''
  const level = Math.min(8, line.depth ?? 0)
  const strong = line.style === 'strong' || line.style === 'heading' ? { bold: true } : {}
  const continued = line.continues ? (line.style === 'quote' ? QUOTED_CONTINUE : LIST_CONTINUE)[level]?.id : undefined
  const style = continued ?? STYLE[line.style ?? 'plain'] ?? options.style
  const own = writing.lists.numberingOf(marker, level)
  return new Paragraph({
    ...options,
    ...(style ? { style } : {}),
    ...(own ? { numbering: own } : level > 0 && marker === '' && !continued ? { indent: { left: LIST_INDENT * (level + 1) } } : {}),
    children: [...docxRuns(line.runs, language, writing, strong)],
  })
}

export const sideParagraphs = (side: PaperSide, writing: ParagraphWriting, options: Partial<IParagraphOptions>): readonly Paragraph[] => {
  writing.lists.begin()
  return side.lines.length === 0 ? [new Paragraph(options)] : side.lines.map((line) => paragraph(line, side.language, writing, options))
}

/** One line for both languages: a heading is outside of columns, where Word finds it. */
export const inOne = (said: PaperText, writing: ParagraphWriting, options: Partial<IParagraphOptions>): Paragraph =>
  new Paragraph({
    ...options,
    children: said.flatMap(({ language, lines }, at) => [
      ...(at > 0 ? [new TextRun({ text: ' · ' })] : []),
      ...lines.flatMap(({ runs }, index) => [...(index > 0 ? [new TextRun({ text: ' ' })] : []), ...docxRuns(runs, language, writing)]),
    ]),
  })

export const plainParagraph = (text: string, [language = 'es']: readonly Language[]): PaperText => [
  { language, lines: [{ runs: [{ text }] }] },
]
