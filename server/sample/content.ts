// What the sample group writes, read from `content/*.json`, with its dates where they belong, and checked: a mistake in a file is an error that names its place.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { diary, item, page, stream } from './sampleModel.ts'
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
    streams: read('workstreams', z.array(stream)),
    /** In the order of their numbers: WG-001 is the first. */
    items: read('items', z.array(item)),
    /** What happened to the items beside their own steps, and who was without a network. */
    diary: read('diary', diary),
    /** Two that were held, and one that is being prepared. */
    sessions: read('sessions', z.array(session)),
    texts: read('texts', z.array(page)),
  }
}
