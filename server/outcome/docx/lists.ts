// Lists of a Word document. Each list has a numbering instance of its own, so that none continues another: Word counts by instance, not by list. A
// nested list shares the numbering of the outer one where Word counts it alike.
import { type INumberingOptions, type IParagraphOptions, LevelFormat } from 'docx'
import { listLevels } from './styles.ts'

export interface Lists {
  /** Called before the first line of each block, and of each language of it. */
  readonly begin: () => void
  /** Undefined outside lists. To be called for each line in document order. */
  readonly numberingOf: (marker: string, level: number) => IParagraphOptions['numbering']
  readonly config: () => INumberingOptions['config']
}
interface OpenList {
  readonly reference: string
  readonly isOrdered: boolean
  next: number
  /** Since its last item. */
  hasInner: boolean
}

export const createLists = (): Lists => {
  const config: INumberingOptions['config'][number][] = []
  /** By level, outermost first. */
  let open: (OpenList | undefined)[] = []
  const define = (isOrdered: boolean, level: number, start: number): string => {
    const reference = `list-${config.length + 1}`
    const levels = isOrdered ? listLevels(LevelFormat.DECIMAL, '%1.', { level, start }) : listLevels(LevelFormat.BULLET, '•')
    config.push({ reference, levels })
    return reference
  }
  return {
    begin() {
      open = []
    },
    numberingOf(marker, level) {
      const number = /^(\d+)\.$/.exec(marker)?.[1]
      const isOrdered = number !== undefined
      open = open.slice(0, level + 1)
      if (!isOrdered && marker !== '•') return undefined
      const at = Number(number ?? 1)
      const own = open[level]
      if (own && own.isOrdered === isOrdered && (!isOrdered || own.next === at)) {
        own.next = at + 1
        own.hasInner = false
        return { reference: own.reference, level }
      }
      const outer = level > 0 ? open[level - 1] : undefined
      const isShared = outer && !own && outer.isOrdered === isOrdered && !outer.hasInner && at === 1
      const reference = isShared ? outer.reference : define(isOrdered, level, at)
      if (outer) outer.hasInner = true
      open[level] = { reference, isOrdered, next: at + 1, hasInner: false }
      return { reference, level }
    },
    config: () => config,
  }
}
