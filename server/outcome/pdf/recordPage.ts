// Records what is drawn on the first page of a PDF, while it is drawn: text by its font, lines and areas by the calls of pdfkit.
import type { PreviewShape } from '../../../shared/outcome/preview.ts'
import { faceOfFont } from './fonts.ts'
import type { Doc, Sheets } from './paper.ts'

type Pen = 'moveTo' | 'lineTo' | 'closePath' | 'rect' | 'fill' | 'stroke' | 'fillColor' | 'strokeColor' | 'lineWidth' | 'dash' | 'undash'

/** From now on, as long as the first page is drawn on. */
export const recordFirstPage = ({ doc, fonts }: Sheets): readonly PreviewShape[] => {
  const shapes: PreviewShape[] = []
  const { page: first } = doc
  const pen = { path: '', fill: '#000000', line: '#000000', width: 1, dash: false }
  const at = (x: number, y: number) => `${rounded(x)} ${rounded(y)}`
  const records: { readonly [Call in Pen]: (...args: never[]) => void } = {
    moveTo: (x: number, y: number) => {
      pen.path += `M${at(x, y)}`
    },
    lineTo: (x: number, y: number) => {
      pen.path += `L${at(x, y)}`
    },
    closePath: () => {
      pen.path += 'Z'
    },
    rect: (x: number, y: number, width: number, height: number) => {
      pen.path += `M${at(x, y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}Z`
    },
    fill: () => {
      shapes.push({ type: 'fill', path: pen.path, color: pen.fill })
      pen.path = ''
    },
    stroke: () => {
      shapes.push({ type: 'line', path: pen.path, color: pen.line, width: pen.width, dash: pen.dash })
      pen.path = ''
    },
    fillColor: (color: string) => {
      pen.fill = color
    },
    strokeColor: (color: string) => {
      pen.line = color
    },
    lineWidth: (width: number) => {
      pen.width = width
    },
    dash: () => {
      pen.dash = true
    },
    undash: () => {
      pen.dash = false
    },
  }
  for (const [call, record] of Object.entries(records)) {
    const draw = (doc[call as Pen] as (...args: unknown[]) => Doc).bind(doc)
    Object.assign(doc, {
      [call](...args: never[]) {
        if (doc.page === first) record(...args)
        return draw(...args)
      },
    })
  }
  const { show } = fonts
  Object.assign(fonts, {
    show(piece: Parameters<typeof show>[0], place: Parameters<typeof show>[1]) {
      const { x, baseline, size } = place
      if (doc.page === first)
        shapes.push({
          type: 'words',
          words: piece.text,
          x: rounded(x),
          baseline: rounded(baseline),
          width: rounded(fonts.width(piece, size)),
          size: rounded(size),
          color: pen.fill,
          ...faceOfFont(piece.font),
        })
      show(piece, place)
    },
  })
  return shapes
}

const rounded = (value: number): number => Math.round(value * 100) / 100
