// The browser stories in a stock Firefox. Those that cannot be told there are named with what they do; why is known of all but those with
// axe, `A7`, `G1`, `G3` and `K5`: the driver's or ours, nobody has found out.
export const NOT_IN_FIREFOX: Readonly<Record<string, readonly string[]>> = {
  'asks Chromium itself for fingers, crashes and quotas': [
    'V38',
    'C27',
    'survive a crash',
    'after the page has crashed',
    'says that it is full',
    'C6\\] a tab',
  ],
  'waits for a download, a line’s end or a permission, of which Playwright is not told': [
    'they can be taken along',
    'T5',
    'T6',
    'T10',
    'H35',
    'K7',
    'A9',
    'I7',
    'a value stands again',
  ],
  'needs the print layout, a pasted event or axe, which Firefox does not give Playwright': [
    'R12',
    'what is pasted',
    'V20',
    'V24',
    'C10',
    'CS-03',
  ],
  'fills a number or a list without keys, which Firefox takes otherwise': ['from the feed', 'S8', 'A7'],
  'looks at a window behind another one, where Firefox draws nothing': ['S20'],
  'presses or points within the moment in which something arrives': ['G1', 'G3', 'K5'],
}
const names = Object.values(NOT_IN_FIREFOX).flat().join('|')
export const TOLD_IN_FIREFOX = `^(?!.*(${names})).*$`

/** With one seat in Chromium. */
export const AT_ONE_TABLE = ['together', 'texts', 'grid', 'away', 'forms'].map((name) => `test/e2e/${name}.e2e.ts`)
