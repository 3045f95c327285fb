// The picture of the first page: what is drawn there and nowhere else, at the places that poppler finds in the PDF.
import { beforeAll, expect, test } from 'vitest'
import { drawFirstPage, writePdf } from '../../../../server/outcome/pdf/writePdf.ts'
import type { ExportedDocument } from '../../../../shared/outcome/model.ts'
import { needPoppler, readPdf } from '../../../harness/needPoppler.ts'
import { paperOf } from '../papers.ts'

beforeAll(needPoppler)

const wordsOnFirstPage = async (outcome: ExportedDocument) => {
  const parts: Uint8Array[] = []
  const { pages } = await writePdf(outcome, 'letter', (bytes) => parts.push(bytes))
  const [first = ''] = readPdf('pdftotext', ['-raw'], Buffer.concat(parts)).split('\f')
  return { pages, words: first.match(/\S+/g)?.toSorted() }
}

test('[E18] the picture of the first page has the words of that page of the PDF, and says how many pages there are', async () => {
  const outcome = paperOf(
    ['es', 'en'],
    Array.from({ length: 60 }, (_, at) => ({ es: `Párrafo ${at}: consulta → respuesta`, en: `Paragraph ${at}: consultation` })),
  )
  const { pages, words } = await wordsOnFirstPage(outcome)
  const preview = await drawFirstPage(outcome, 'letter')
  expect([preview.pages, preview.width, preview.height]).toEqual([pages, 612, 792])
  expect(pages).toBeGreaterThan(1)
  const drawn = preview.shapes.flatMap((shape) => (shape.type === 'words' ? [shape] : []))
  const letters = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].toSorted().join('')
  expect(letters(drawn.map((shape) => shape.words))).toBe(letters(words ?? []))
  expect(drawn.every(({ x, width, baseline }) => x >= 0 && x + width <= 612 && baseline > 0 && baseline < 792)).toBe(true)
  expect(preview.shapes.some(({ type }) => type === 'line')).toBe(true)
})
