// `npm run browsers [-- --only firefox|both|webkit] [FILE …]`: the stories in Firefox, at one table with Chromium, and a walk in WebKit. Exit code 1 when something is not as it should be.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { needFirefox } from '../harness/firefox.ts'
import { AT_ONE_TABLE, NOT_IN_FIREFOX, TOLD_IN_FIREFOX } from './stories.ts'
import { needWebKit } from './webkit.ts'
import { walkWebKit } from './webkitWalk.ts'

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
const wants = (part: 'firefox' | 'both' | 'webkit') => values.only === undefined || values.only === part
const broken: string[] = []

const tell = (browser: 'firefox' | 'both', files: readonly string[]): void => {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'e2e', '-t', TOLD_IN_FIREFOX, ...files], {
    stdio: 'inherit',
    env: { ...process.env, BROWSER: browser },
  })
  if (status !== 0) broken.push(browser === 'firefox' ? 'Firefox' : 'Firefox beside Chromium')
}

if (wants('firefox') || wants('both')) {
  needFirefox()
  for (const [why, names] of Object.entries(NOT_IN_FIREFOX)) console.log(`Not told in Firefox, because it ${why}: ${names.join(', ')}`)
}
if (wants('firefox')) tell('firefox', positionals)
if (wants('both')) tell('both', AT_ONE_TABLE)
if (wants('webkit')) {
  needWebKit()
  await walkWebKit(console.log).catch((error) => {
    console.error(error)
    broken.push('WebKit')
  })
}
console.log(broken.length === 0 ? 'All is as it should be.' : `Not as it should be: ${broken.join(', ')}`)
process.exit(broken.length === 0 ? 0 : 1)
