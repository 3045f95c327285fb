// Reads and validates the content of the sample group from `content/*.json`, with adjusted dates; an error names its place in the file.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { diary, sampleItem, sampleOwnField, samplePage, sampleStream } from './sampleModel.ts'
import { session } from './sessionModel.ts'
import type { StoryDates } from './storyDates.ts'

export const readContent = (dates: StoryDates) => {
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> =>
    schema.parse(
      JSON.parse(readFileSync(new URL(`content/${name}.json`, import.meta.url), 'utf8'), (_key, value: unknown) =>
        typeof value === 'string' ? dates.text(value) : value,
      ),
    )
  return {
    streams: read('workstreams', z.array(sampleStream)),
    ownFields: read('ownFields', z.array(sampleOwnField)),
    /** In the order of their numbers: WG-001 is the first. */
    items: read('items', z.array(sampleItem)),
    /** Events of items besides their own steps, and who was offline. */
    diary: read('diary', diary),
    /** Two past ones, and one in preparation. */
    sessions: read('sessions', z.array(session)),
    texts: read('texts', z.array(samplePage)),
  }
}
