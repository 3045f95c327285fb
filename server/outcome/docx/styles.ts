// Styles and numberings of a Word document.
import { AlignmentType, type LevelFormat } from 'docx'
import type { Language } from '../../../shared/bilingual.ts'
import { COUNTED_QUOTATION, KIND_STYLE, LIST_CONTINUE, NUMBERED_STYLES, QUOTED_CONTINUE } from '../../../shared/outcome/wordMarks.ts'

export const DOCX_LANG: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }

/** Available in every Word, and in LibreOffice with the same metrics: an editable document embeds no font. */
export const SANS = 'Calibri'

const SERIF = 'Cambria'

/** For each level of a list. */
export const LIST_INDENT = 360

export const stylesIn = (language: Language) => {
  const heading = (size: number, before: number) => ({
    run: { font: SANS, size, bold: true, color: '1B2A33' },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  })
  return {
    default: {
      document: { run: { font: SANS, size: 21, language: { value: DOCX_LANG[language] } }, paragraph: { spacing: { after: 100 } } },
      title: { run: { font: SANS, size: 44, bold: true, color: '1B2A33' }, paragraph: { spacing: { before: 120, after: 160 } } },
      heading1: heading(28, 320),
      heading2: heading(23, 220),
      heading3: heading(21, 180),
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
        paragraph: { spacing: { after: 60 } },
      },
      {
        id: 'Quotation',
        name: 'Quotation',
        basedOn: 'Agreed',
        quickFormat: true,
        run: { color: '4A5A63' },
        paragraph: { indent: { left: 360 } },
      },
      { id: 'Cell', name: 'Table cell', basedOn: 'Normal', quickFormat: true, run: { size: 18 }, paragraph: { spacing: { after: 20 } } },
      {
        id: 'CellHead',
        name: 'Table head',
        basedOn: 'Cell',
        quickFormat: true,
        run: { bold: true, color: '4A5A63', size: 17 },
        paragraph: { keepNext: true, spacing: { after: 20 } },
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
