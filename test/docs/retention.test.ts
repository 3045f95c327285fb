// What docs/operate/retention.md says is kept so long is what the code keeps so long.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SETTINGS } from '../../server/config.ts'

const PAGE = readFileSync('docs/operate/retention.md', 'utf8')
const cells = PAGE.split('\n')
  .filter((line) => /^\| (?!what|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const rows = cells.map(([, what = '', kept = '', setBy = '', where = '']) => ({
  what,
  days: Number(/^(\d+) days?\b/.exec(kept)?.[1] ?? 0),
  kept,
  settings: [...setBy.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  file: /`(.+)`/.exec(where)?.[1] ?? null,
}))

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The days of a constant like `30 * DAY` or `60 * 24 * 3_600_000`. */
const daysOf = (expression: string): number =>
  expression
    .replaceAll('_', '')
    .replace(/\bDAY\b/, String(DAY_MS))
    .split('*')
    .reduce((product, factor) => product * Number(factor), 1) / DAY_MS

/** Constants by which something goes after a time. */
const CONSTANT = /\b(?:const (?:KEPT_MS|UPLOAD_MS) =|keptMs:) ([\w* ]+)/g
const constants = globSync('server/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(CONSTANT)].map(([, expression = '']) => ({ file, days: daysOf(expression) })),
)

test('[O19] each constant by which something goes after a time is a row, with its days', () => {
  expect(constants.length).toBeGreaterThan(5)
  for (const { file, days } of constants) expect(rows, `${file}: ${days} days`).toContainEqual(expect.objectContaining({ file, days }))
})

test('[O19] each row names a file that is there, and days that are those of its constant or of its setting', () => {
  expect(rows.length).toBeGreaterThan(15)
  const defaults = new Map<string, unknown>(Object.values(SETTINGS).map(({ name, otherwise }) => [name, otherwise]))
  for (const { what, days, kept, settings, file } of rows) {
    if (file !== null) expect(existsSync(file), what).toBe(true)
    for (const name of settings) expect(defaults.has(name), `${what}: ${name}`).toBe(true)
    if (days === 0) continue
    const [setting] = settings
    if (setting === undefined) expect(constants, what).toContainEqual({ file, days })
    else expect([days, days * DAY_MS], `${what}: ${kept}`).toContain(defaults.get(setting))
  }
  expect([defaults.get('IDLE_MINUTES'), defaults.get('SESSION_HOURS')]).toEqual([HOUR_MS / 2, 12 * HOUR_MS])
})
