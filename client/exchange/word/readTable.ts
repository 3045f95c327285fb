// Reads a table of a Word document: its rows and cells, by how many columns each takes, and which rows are tracked changes.
import { type GridCell, gridOf } from './grid.ts'
import { type Loss, type WordBlock, type WordTable, wordBlocksText } from './model.ts'
import { changeOf, type Tracked } from './tracked.ts'
import { childOf, flat, isOn, settingIn, type Xml } from './xml.ts'

interface TableReading {
  readonly readCell: (cell: Xml) => readonly WordBlock[]
  readonly tracked: Tracked
  readonly losses: Record<Loss, number>
}

export const readWordTable = (table: Xml, { readCell, tracked, losses }: TableReading): WordTable => {
  const rows: GridCell[][] = []
  let isHeaded = false
  for (const row of flat(table, 'w:tr')) {
    const properties = childOf(row, 'w:trPr')
    const [inserted, deleted] = [childOf(properties, 'w:ins'), childOf(properties, 'w:del')]
    const change = inserted ? changeOf('inserted', inserted) : deleted ? changeOf('deleted', deleted) : null
    if (rows.length === 0 && isOn(properties, 'w:tblHeader') === true) isHeaded = true
    let at = Number(settingIn(properties, 'w:gridBefore') ?? 0) || 0
    const cells = flat(row, 'w:tc').map((cell) => {
      const own = childOf(cell, 'w:tcPr')
      const wide = Math.max(1, Math.min(64, Number(settingIn(own, 'w:gridSpan') ?? 1) || 1))
      const merge = childOf(own, 'w:vMerge')
      const blocks = readCell(cell)
      if (wide > 1 || (merge && merge.attributes['w:val'] === 'restart')) losses.merged += 1
      losses.nested += blocks.filter(({ type }) => type === 'table').length
      const read = { wide, blocks, goesOn: merge !== undefined && merge.attributes['w:val'] !== 'restart', at }
      at += wide
      return read
    })
    if (change && !tracked.counts(change.type)) tracked.record(change, wordBlocksText(cells.flatMap(({ blocks }) => blocks)))
    else rows.push(cells)
  }
  return { type: 'table', isHeaded, rows: gridOf(rows) }
}
