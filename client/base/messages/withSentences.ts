// Merges the two sources of messages: sentences without parameters are in `es.json` and `en.json` (before sign-in in `outside.*.json`), for
// translators; those with plurals or parameters are functions under the same keys.

/** Merges both trees of keys, recursively. */
export const withSentences = <Plain extends object, Made extends object>(plain: Plain, made: Made): Plain & Made => {
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(plain))
  for (const [key, value] of Object.entries(made)) {
    const below = merged[key]
    merged[key] = isTree(below) && isTree(value) ? withSentences(below, value) : value
  }
  return merged as Plain & Made
}
const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null
