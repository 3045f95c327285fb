// Styles and numberings of a Word document.
import { AlignmentType, type LevelFormat } from 'docx'
import type { Language } from '../../../shared/bilingual.ts'
import { COUNTED_QUOTATION, KIND_STYLE, LIST_CONTINUE, NUMBERED_STYLES, QUOTED_CONTINUE } from '../../../shared/outcome/wordMarks.ts'

export const DOCX_LANG: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }

/** Available in every Word, and in LibreOffice with the same metrics: an editable document embeds no font. */
export const SANS = 'Calibri'

const SERIF = 'Cambria'

/** Space around paragraphs, rows, tables and pages, in twentieths of a point. `between`: after a table. */
export interface DocxSpaces {
  readonly margin: number
  /** Size of the title, in half points. */
  readonly title: number
  readonly after: number
  readonly afterSoft: number
  readonly afterHeading: number
  readonly above: readonly [number, number, number]
  readonly inCell: number
  readonly afterCell: number
  readonly between: number
  readonly signLine: number
}
export const SPACES = {
  usual: {
    margin: 1100,
    title: 44,
    after: 100,
    afterSoft: 60,
    afterHeading: 100,
    above: [320, 220, 180],
    inCell: 40,
    afterCell: 20,
    between: 120,
    signLine: 880,
  },
  compact: {
    margin: 880,
    title: 36,
    after: 30,
    afterSoft: 20,
    afterHeading: 40,
    above: [160, 100, 100],
    inCell: 10,
    afterCell: 0,
    between: 40,
    signLine: 640,
  },
} satisfies Readonly<Record<string, DocxSpaces>>

/** For each level of a list. */
export const LIST_INDENT = 360

export const stylesIn = (
  language: Language,
  { title, after, afterSoft, afterCell, afterHeading, above: [first, second, third] }: DocxSpaces,
) => {
  const heading = (size: number, before: number) => ({
    run: { font: SANS, size, bold: true, color: '1B2A33' },
    paragraph: { spacing: { before, after: afterHeading }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font: SANS, size: 21, language: { value: DOCX_LANG[language] } }, paragraph: { spacing: { after } } },
      title: {
        run: { font: SANS, size: title, bold: true, color: '1B2A33' },
        paragraph: { spacing: { before: afterHeading, after: afterHeading } },
      },
      heading1: heading(28, first),
      heading2: heading(23, second),
      heading3: heading(21, third),
    },
    paragraphStyles: [
      { ...COUNTED_QUOTATION, basedOn: 'Quotation', quickFormat: true },
      ...[...LIST_CONTINUE, ...QUOTED_CONTINUE].map(({ id, name }, at) => ({
        id,
        name,
        basedOn: at < LIST_CONTINUE.length ? 'Agreed' : 'Quotation',
        quickFormat: true,
        paragraph: { indent: { left: LIST_INDENT * ((at % LIST_CONTINUE.length) + 1) } },
      })),
      ...NUMBERED_STYLES.map(({ id, name }) => ({ id, name, basedOn: 'Agreed', quickFormat: true })),
      { id: 'Agreed', name: 'Agreed words', basedOn: 'Normal', quickFormat: true, run: { font: SERIF } },
      {
        id: 'Soft',
        name: 'Remark',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18, color: '4A5A63' },
        paragraph: { spacing: { after: afterSoft } },
      },
      {
        id: 'Quotation',
        name: 'Quotation',
        basedOn: 'Agreed',
        quickFormat: true,
        run: { color: '4A5A63' },
        paragraph: { indent: { left: 360 } },
      },
      {
        id: 'Cell',
        name: 'Table cell',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18 },
        paragraph: { spacing: { after: afterCell } },
      },
      {
        id: 'CellHead',
        name: 'Table head',
        basedOn: 'Cell',
        quickFormat: true,
        run: { bold: true, color: '4A5A63', size: 17 },
        paragraph: { keepNext: true, spacing: { after: afterCell } },
      },
      { id: KIND_STYLE, name: 'Kind of document', basedOn: 'Normal', run: { size: 26, bold: true, color: '0B5563' } },
      { id: 'Footnote', name: 'Footnote words', basedOn: 'Normal', run: { size: 18 }, paragraph: { spacing: { after: 20 } } },
    ],
  }
}

export const listLevels = (
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  from: { readonly level: number; readonly start: number } = { level: 0, start: 1 },
) =>
  Array.from({ length: 9 }, (_, level) => ({
    level,
    format,
    start: level === from.level ? from.start : 1,
    text: text.replace('1', String(level + 1)),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: LIST_INDENT * (level + 1), hanging: LIST_INDENT } } },
  }))
