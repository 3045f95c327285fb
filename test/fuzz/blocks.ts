// Which parts of our code have run: an input that reaches a new one is worth keeping.
import { type Profiler, Session } from 'node:inspector'

export interface Blocks {
  /** What has run since it was asked last, and is not remembered. Takes some milliseconds. */
  fresh(): readonly string[]
  remember(blocks: readonly string[]): void
  readonly seen: number
}

/** Of the files whose address matches. Not under Vitest, which loads files under other addresses. */
export const watchBlocks = (files: RegExp): Blocks => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const seen = new Set<string>()
  const take = (): string[] => {
    let scripts: readonly Profiler.ScriptCoverage[] = []
    // Calls back before it returns.
    session.post('Profiler.takePreciseCoverage', (_error, coverage) => {
      scripts = coverage?.result ?? []
    })
    return scripts.flatMap(({ url, functions }) =>
      files.test(url)
        ? functions.flatMap(({ ranges }) =>
            ranges.flatMap(({ startOffset, endOffset, count }) => (count > 0 ? [`${url}:${startOffset}-${endOffset}`] : [])),
          )
        : [],
    )
  }
  return {
    fresh: () => take().filter((block) => !seen.has(block)),
    remember(blocks) {
      for (const block of blocks) seen.add(block)
    },
    get seen() {
      return seen.size
    },
  }
}
